/**
 * The list of threads: filters, search and sorting.
 * @module board/comments/threadList
 */

import { foldForSearch } from "../text/plainText.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../state.js").BoardState} BoardState */
/** @typedef {import("../text/search.js").FrameAt} FrameAt */

/** @typedef {import("./visibleComments.js").VisibleComments} VisibleComments */
/** @typedef {"open"|"unread"|"mine"|"mentions"|"resolved"|"review"} Filter */
/** @typedef {"newest"|"frame"} Sorting */
/** @typedef {{filter: Filter, by: Sorting, query: string}} ThreadQuery */

/**
 * @typedef {object} Reader  the person who reads the list
 * @property {string} me
 * @property {(thread_id: string) => boolean} isUnread
 * @property {(comment: Comment) => boolean} needsReview  whether an owner should review the comment
 * @property {string|null} [keeps]  an open thread, which stays in the list even if it does not match any more
 */

/**
 * @typedef {object} ThreadItem
 * @property {Thread} thread
 * @property {readonly Comment[]} comments  those that the reader may read, with their content; at least one
 * @property {Comment} match  the first comment that matches the query; with the filter "review", the first to be
 *   reviewed
 * @property {FrameNode|null} frame  the topmost frame below the pin
 */

/** This many threads take much less than a millisecond once their folded texts are cached. */
const THREADS_PER_STEP = 100;

/** @type {Readonly<Record<Filter, (thread: Thread, comments: readonly Comment[], reader: Reader) => boolean>>} */
const FILTERS = Object.freeze({
  open: ({ is_resolved }) => !is_resolved,
  resolved: ({ is_resolved }) => is_resolved,
  unread: ({ id }, _comments, { isUnread }) => isUnread(id),
  mine: ({ by }, comments, { me }) => by === me || comments.some((comment) => comment.by === me),
  mentions: (_thread, comments, { me }) => comments.some(({ mentions }) => mentions.includes(me)),
  review: (_thread, comments, { needsReview }) => comments.some(needsReview),
});

/** Lists the threads of one board. Keeps the folded texts for the next query. */
export class ThreadList {
  #board;
  #visibleComments;
  #frameAt;
  /** Rows are never changed in place, so cached texts stay valid. @type {WeakMap<object, string>} */
  #foldedTexts = new WeakMap();

  /**
   * @param {BoardState} board
   * @param {VisibleComments} visibleComments
   * @param {FrameAt} frameAt
   */
  constructor(board, visibleComments, frameAt) {
    this.#board = board;
    this.#visibleComments = visibleComments;
    this.#frameAt = frameAt;
  }

  /**
   * Goes through all threads in small steps, so that the page can respond between them.
   * @param {ThreadQuery} query
   * @param {Reader} reader
   * @returns {Generator<void, ThreadItem[], void>} the newest first, or by frame in presentation order, then threads
   *   outside all frames
   */
  *find({ filter, by, query }, reader) {
    const wanted = foldForSearch(query.trim());
    /** @type {ThreadItem[]} */
    const items = [];
    let count = 0;
    for (const thread of this.#board.threads.values()) {
      if (++count % THREADS_PER_STEP === 0) yield;
      const comments = this.#visibleComments.commentsOf(thread.id);
      const isWanted = thread.id === reader.keeps || FILTERS[filter](thread, comments, reader);
      const meant = filter === "review" ? comments.filter(reader.needsReview) : comments;
      const match = isWanted
        ? (this.#findMatch(meant, wanted) ?? (thread.id === reader.keeps ? comments[0] : undefined))
        : undefined;
      if (match) items.push({ thread, comments, match, frame: this.#frameAt(this.#board.pinOf(thread)) });
    }
    yield;
    return items.sort(by === "newest" ? compareNewestFirst : (a, b) => this.#compareByFrame(a, b));
  }

  /**
   * @param {readonly Comment[]} comments
   * @param {string} wanted  folded for search
   */
  #findMatch(comments, wanted) {
    return comments.find(
      (comment) =>
        this.#foldedTextOf(comment, comment.text).includes(wanted) || this.#authorNameOf(comment).includes(wanted),
    );
  }

  /** @param {Comment} comment */
  #authorNameOf({ by }) {
    const person = this.#board.people.get(by);
    return person ? this.#foldedTextOf(person, person.name) : "";
  }

  /**
   * @param {object} row
   * @param {string} text
   */
  #foldedTextOf(row, text) {
    const known = this.#foldedTexts.get(row);
    if (known !== undefined) return known;
    const folded = foldForSearch(text);
    this.#foldedTexts.set(row, folded);
    return folded;
  }

  /**
   * Within a frame, threads are sorted by their first comment, so that a new reply does not move them.
   * @param {ThreadItem} a
   * @param {ThreadItem} b
   */
  #compareByFrame(a, b) {
    return (
      this.#framePositionOf(a) - this.#framePositionOf(b) ||
      seqOf(a.comments[0]) - seqOf(b.comments[0]) ||
      compareById(a, b)
    );
  }

  /** @param {ThreadItem} item */
  #framePositionOf({ frame }) {
    return frame ? this.#board.frameNumber(frame.id) : Number.MAX_SAFE_INTEGER;
  }
}

/**
 * Why a person is notified of a comment.
 * @param {Comment} comment
 * @param {readonly Comment[]} comments  all comments of its thread
 * @param {string} me
 * @returns {"mention"|"answer"|null} "answer" is a comment in a thread in which this person has commented
 */
export function notificationReason(comment, comments, me) {
  if (comment.by === me) return null;
  if (comment.mentions.includes(me)) return "mention";
  return comments.some(({ by }) => by === me) ? "answer" : null;
}

/**
 * @param {readonly ThreadItem[]} items
 * @param {string|null} thread_id  the current thread
 * @param {1|-1} by
 * @returns {ThreadItem|undefined} the next or the previous item; after the last item comes the first one
 */
export function itemAfter(items, thread_id, by) {
  const at = items.findIndex(({ thread }) => thread.id === thread_id);
  const from = at < 0 && by < 0 ? 0 : at;
  return items[(from + by + items.length) % items.length];
}

/**
 * @param {ThreadItem} a
 * @param {ThreadItem} b
 */
function compareNewestFirst(a, b) {
  return seqOf(b.comments.at(-1)) - seqOf(a.comments.at(-1)) || compareById(a, b);
}

/** @param {Comment|undefined} comment */
function seqOf(comment) {
  return comment?.seq ?? 0;
}

/**
 * @param {ThreadItem} a
 * @param {ThreadItem} b
 */
function compareById(a, b) {
  return a.thread.id < b.thread.id ? -1 : 1;
}
