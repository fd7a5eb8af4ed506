/**
 * Full-text search on a board: in its nodes and comments.
 * @module board/text/search
 */

import { centre } from "../../geometry.js";
import { searchWords } from "./excerpt.js";
import { foldForSearch, toPlainText } from "./plainText.js";
import { titleOfFrame, textOfNode } from "./nodeText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../state.js").BoardState} BoardState */
/** @typedef {(boardPoint: import("../../geometry.js").Point) => FrameNode|null} FrameAt  the topmost frame there */

/** @typedef {{kind: "node", id: string, node: BoardNode}} NodeHit */
/** @typedef {{kind: "thread", id: string, comment: Comment}} CommentHit  `id` is the id of the thread */
/** @typedef {NodeHit|CommentHit} Hit */
/**
 * @typedef {{frame: FrameNode|null, isComments: boolean, hits: Hit[]}} Group  neither a frame nor comments: outside all
 *   frames
 */

/** This many rows take much less than a millisecond once their folded texts are cached. */
const ROWS_PER_STEP = 200;
/** More than the nesting of any real board. Also ends the walk when parents form a cycle. */
const DEPTH_MAX = 64;

/** Searches one board. Keeps the folded text of every row for the next search. */
export class BoardSearch {
  #board;
  #visibleComments;
  #lang;
  #frameAt;
  /** Rows are never changed in place, so cached texts stay valid. @type {WeakMap<object, string>} */
  #foldedTexts = new WeakMap();

  /**
   * @param {BoardState} board
   * @param {import("../comments/visibleComments.js").VisibleComments} visibleComments
   * @param {string} lang
   * @param {FrameAt} frameAt
   */
  constructor(board, visibleComments, lang, frameAt) {
    this.#board = board;
    this.#visibleComments = visibleComments;
    this.#lang = lang;
    this.#frameAt = frameAt;
  }

  /**
   * Searches the whole board in small steps, so that the page can respond between them.
   * @param {string} query  a row matches if it contains all words, in any order
   * @returns {Generator<void, Group[], void>} groups by frame in presentation order, then nodes outside all frames,
   *   then comments
   */
  *find(query) {
    const words = searchWords(query);
    if (words.length === 0) return [];
    const nodes = yield* this.#findRows(this.#board.nodes.values(), words);
    const comments = yield* this.#findRows(this.#visibleComments.comments(), words);
    const groups = yield* this.#groupByFrame(nodes);
    const hits = comments.sort((a, b) => a.seq - b.seq).map(commentHit);
    return hits.length > 0 ? [...groups, { frame: null, isComments: true, hits }] : groups;
  }

  /**
   * @param {Hit} hit
   * @returns {string} the text that was searched, on one line
   */
  textOf(hit) {
    return this.#plainTextOf(hit.kind === "node" ? hit.node : hit.comment);
  }

  /**
   * @template {BoardNode|Comment} R
   * @param {Iterable<R>} rows
   * @param {string[]} words
   * @returns {Generator<void, R[], void>}
   */
  *#findRows(rows, words) {
    /** @type {R[]} */
    const found = [];
    let count = 0;
    for (const row of rows) {
      if (++count % ROWS_PER_STEP === 0) yield;
      const text = this.#foldedTextOf(row);
      if (words.every((word) => text.includes(word))) found.push(row);
    }
    return found;
  }

  /**
   * @param {BoardNode[]} nodes
   * @returns {Generator<void, Group[], void>}
   */
  *#groupByFrame(nodes) {
    /** @type {Map<FrameNode|null, BoardNode[]>} */
    const byFrame = new Map();
    for (const [count, node] of nodes.entries()) {
      if (count % ROWS_PER_STEP === 0) yield;
      const frame = this.#frameOf(node);
      const its = byFrame.get(frame);
      if (its) its.push(node);
      else byFrame.set(frame, [node]);
    }
    /** @type {Group[]} */
    const groups = [];
    for (const frame of [...this.#board.frames(), null]) {
      const its = byFrame.get(frame);
      if (!its) continue;
      yield;
      groups.push({ frame, isComments: false, hits: sortInReadingOrder(its).map(nodeHit) });
    }
    return groups;
  }

  /**
   * The frame that a node belongs to: the node itself, else its nearest parent frame, else the frame below its centre.
   * @param {BoardNode} node
   * @returns {FrameNode|null}
   */
  #frameOf(node) {
    /** @type {BoardNode|undefined} */
    let at = node;
    for (let depth = 0; at && depth < DEPTH_MAX; depth += 1) {
      if (at.kind === "frame") return at;
      at = this.#board.nodes.get(at.place.parent ?? "");
    }
    return this.#frameAt(centre(node));
  }

  /** @param {BoardNode|Comment} row */
  #foldedTextOf(row) {
    // Not cached: a card shows the title of the frame that it links to, which can change without the card.
    if ("kind" in row && row.kind === "card") return foldForSearch(this.#plainTextOf(row));
    const known = this.#foldedTexts.get(row);
    if (known !== undefined) return known;
    const folded = foldForSearch(this.#plainTextOf(row));
    this.#foldedTexts.set(row, folded);
    return folded;
  }

  /** @param {BoardNode|Comment} row */
  #plainTextOf(row) {
    return toPlainText("kind" in row ? this.#textOfNode(row) : row.text).normalize("NFC");
  }

  /** @param {BoardNode} node */
  #textOfNode(node) {
    const text = textOfNode(node, this.#lang);
    return node.kind === "card" && node.url.startsWith("#")
      ? `${text}\n${this.#linkedFrameTitle(node.url.slice(1))}`
      : text;
  }

  /**
   * @param {string} id  of the node that a card links to
   * @returns {string} the frame title that the card shows; empty without a frame
   */
  #linkedFrameTitle(id) {
    const target = this.#board.nodes.get(id);
    const frame = target?.kind === "frame" ? target : this.#board.nodes.get(target?.place.parent ?? "");
    return frame?.kind === "frame" ? titleOfFrame(frame, this.#lang) : "";
  }
}

/**
 * Sorts nodes in reading order: frames first, then row by row from the top, each from the left.
 * @param {BoardNode[]} nodes
 * @returns {BoardNode[]}
 */
function sortInReadingOrder(nodes) {
  const titles = nodes.filter((node) => node.kind === "frame");
  const others = nodes.filter((node) => node.kind !== "frame");
  return [...titles, ...splitIntoRows(others).flatMap((row) => row.sort((a, b) => a.x - b.x))];
}

/**
 * Splits nodes into rows. A node belongs to a row if its top is above the centre of the row's first node, because
 * people do not align notes exactly.
 * @param {BoardNode[]} nodes
 * @returns {BoardNode[][]}
 */
function splitIntoRows(nodes) {
  /** @type {BoardNode[][]} */
  const rows = [];
  let middle = -Infinity;
  for (const node of nodes.sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && node.y <= middle) {
      row.push(node);
    } else {
      rows.push([node]);
      middle = node.y + node.h / 2;
    }
  }
  return rows;
}

/** @param {BoardNode} node  @returns {Hit} */
function nodeHit(node) {
  return { kind: "node", id: node.id, node };
}

/** @param {Comment} comment  @returns {Hit} */
function commentHit(comment) {
  return { kind: "thread", id: comment.thread_id, comment };
}
