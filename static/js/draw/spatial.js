/**
 * Finds the nodes in a part of the board, in the order in which they are painted.
 * @module draw/spatial
 */

import RBush from "rbush";
import { unionBoxes } from "../geometry.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/state.js").Changed} Changed */

/**
 * @typedef {object} Entry  a node in the tree
 * @property {number} minX
 * @property {number} minY
 * @property {number} maxX
 * @property {number} maxY
 * @property {BoardNode} node
 * @property {number} level  frames by how deep they are nested, then everything else
 * @property {number} rank  its place in the painting order
 * @property {boolean} isLive  false once the node is gone
 */

/** Above every frame, however deep; also ends a chain of parents that bites its own tail. */
const LEVEL_OF_CONTENT = 64;
/** When a search is to find more than one in so many, going through all in order beats sorting what was found. */
const SCAN_SHARE = 8;
/** A change of so many nodes is loaded as a whole, which packs the tree better than one by one. */
const RELOAD_FROM = 1000;

/** @type {Readonly<Box>} */
const NOWHERE = Object.freeze({ x: 0, y: 0, w: 0, h: 0 });

/** The nodes of a board by place, kept right while the board changes. */
export class SpatialIndex {
  /** @type {RBush<Entry>} */
  #tree = new RBush();
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Entry[]} */
  #ordered = [];
  #isOrdered = true;
  /** Around everything; may be too large after removals. */
  #extent = NOWHERE;
  #board;
  #stop;

  /** @param {BoardState} board */
  constructor(board) {
    this.#board = board;
    this.#stop = board.onChange((changed) => this.#follow(changed));
    this.#load();
  }

  /**
   * The nodes that meet a box (edges count), lowest first.
   * @param {Box} box
   * @returns {BoardNode[]} a new array
   */
  search(box) {
    this.#order();
    if (areaOf(overlap(box, this.#extent)) * SCAN_SHARE > areaOf(this.#extent)) return this.#scan(box);
    const hits = this.#tree.search({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h });
    if (hits.length * SCAN_SHARE > this.#ordered.length) return this.#scan(box);
    return hits.sort(byRank).map(nodeOf);
  }

  /**
   * The box around the whole board.
   * @returns {Box|null} null when the board is empty
   */
  bounds() {
    return unionBoxes([...this.#entries.values()].map(nodeOf));
  }

  /** Stops following the board. */
  dispose() {
    this.#stop();
  }

  /**
   * Compares the corners in the entries: they all have one shape, which the kinds of node have not, and that is faster.
   * @param {Box} box
   * @returns {BoardNode[]}
   */
  #scan({ x, y, w, h }) {
    const [right, bottom] = [x + w, y + h];
    const found = [];
    for (const { minX, minY, maxX, maxY, node } of this.#ordered) {
      if (minX <= right && maxX >= x && minY <= bottom && maxY >= y) found.push(node);
    }
    return found;
  }

  /** @param {Changed} changed */
  #follow(changed) {
    if (changed.isReset || changed.nodes.size >= RELOAD_FROM) this.#load();
    else for (const id of changed.nodes) this.#renew(id);
  }

  #load() {
    this.#ordered = Array.from(this.#board.nodes.values(), newEntry);
    this.#entries = new Map(this.#ordered.map((entry) => [entry.node.id, entry]));
    this.#tree.clear().load(this.#ordered);
    this.#extent = this.bounds() ?? NOWHERE;
    this.#isOrdered = false;
  }

  /** @param {string} id */
  #renew(id) {
    const node = this.#board.nodes.get(id);
    const entry = this.#entries.get(id);
    if (node && entry) this.#replace(entry, node);
    else if (node) this.#add(node);
    else if (entry) this.#remove(entry);
  }

  /** @param {BoardNode} node */
  #add(node) {
    const entry = newEntry(node);
    this.#entries.set(node.id, entry);
    this.#ordered.push(entry);
    this.#insert(entry);
    this.#isOrdered = false;
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#tree.remove(entry);
    this.#entries.delete(entry.node.id);
    entry.isLive = false;
    this.#isOrdered = false;
  }

  /**
   * A node that only moves keeps its rank: dragging sorts nothing.
   * @param {Entry} entry
   * @param {BoardNode} node
   */
  #replace(entry, node) {
    const { place, kind, ...box } = entry.node;
    if (kind !== node.kind || place.parent !== node.place.parent || place.order !== node.place.order) this.#isOrdered = false;
    entry.node = node;
    if (box.x === node.x && box.y === node.y && box.w === node.w && box.h === node.h) return;
    this.#tree.remove(entry);
    this.#insert(Object.assign(entry, cornersOf(node)));
  }

  /** @param {Entry} entry */
  #insert(entry) {
    this.#tree.insert(entry);
    this.#extent = unionBoxes([this.#extent, entry.node]) ?? NOWHERE;
  }

  /** Sorting an almost sorted array is quick, so the old order is the start of the new one. */
  #order() {
    if (this.#isOrdered) return;
    this.#ordered = this.#ordered.filter((entry) => entry.isLive);
    for (const entry of this.#ordered) entry.level = this.#levelOf(entry.node);
    this.#ordered.sort(inPaintingOrder);
    this.#ordered.forEach((entry, rank) => (entry.rank = rank));
    this.#isOrdered = true;
  }

  /** @param {BoardNode} node  @returns {number} */
  #levelOf(node) {
    if (node.kind !== "frame") return LEVEL_OF_CONTENT;
    let level = 0;
    let parent = this.#parentOf(node);
    while (parent && level < LEVEL_OF_CONTENT - 1) {
      level += 1;
      parent = this.#parentOf(parent);
    }
    return level;
  }

  /** @param {BoardNode} node  @returns {BoardNode|undefined} */
  #parentOf(node) {
    return node.place.parent === null ? undefined : this.#board.nodes.get(node.place.parent);
  }
}

/**
 * Written out: from `...cornersOf(node)` V8 makes objects of a slow kind, and a search takes thirty times as long.
 * @param {BoardNode} node
 * @returns {Entry}
 */
function newEntry(node) {
  const { x, y, w, h } = node;
  return { minX: x, minY: y, maxX: x + w, maxY: y + h, node, level: 0, rank: 0, isLive: true };
}

/** @param {BoardNode} node  @returns {Pick<Entry, "minX"|"minY"|"maxX"|"maxY">} */
function cornersOf({ x, y, w, h }) {
  return { minX: x, minY: y, maxX: x + w, maxY: y + h };
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {Box} of no width or no height when they do not meet
 */
function overlap(a, b) {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.max(0, Math.min(a.x + a.w, b.x + b.w) - x);
  return { x, y, w, h: Math.max(0, Math.min(a.y + a.h, b.y + b.h) - y) };
}

/** @param {Box} box  @returns {number} */
function areaOf({ w, h }) {
  return w * h;
}

/** @param {Entry} entry  @returns {BoardNode} */
function nodeOf(entry) {
  return entry.node;
}

/**
 * @param {Entry} a
 * @param {Entry} b
 * @returns {number}
 */
function byRank(a, b) {
  return a.rank - b.rank;
}

/**
 * @param {Entry} a
 * @param {Entry} b
 * @returns {number}
 */
function inPaintingOrder(a, b) {
  return a.level - b.level || compare(a.node.place.order, b.node.place.order) || compare(a.node.id, b.node.id);
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
