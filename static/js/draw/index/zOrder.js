/**
 * What is painted above what: frames by how deep they are nested, then everything else; among equals the order of their
 * places decides, then their ids.
 * @module draw/index/zOrder
 */

import { PaintingOrder } from "./sortedSlots.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */

/** Ends a chain of parents that bites its own tail. */
const LEVELS_MAX = 64;

/** The slots of nodes, lowest first. */
export class Stack {
  #nodeAt;
  #nodeOf;
  #frames = new PaintingOrder((a, b) => this.#compareFrames(a, b));
  #contents = new PaintingOrder((a, b) => compareNodes(this.#nodeAt(a), this.#nodeAt(b)));
  /** How deep each frame is nested, by slot. */
  #levels = new Uint8Array(0);
  #areLevelsStale = false;

  /**
   * @param {(slot: number) => BoardNode} nodeAt
   * @param {(id: string) => BoardNode|undefined} nodeOf
   */
  constructor(nodeAt, nodeOf) {
    this.#nodeAt = nodeAt;
    this.#nodeOf = nodeOf;
  }

  /** @param {number} capacity  how many nodes there will be */
  reserve(capacity) {
    this.#contents.reserve(capacity);
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node  that which `nodeAt` gives
   */
  add(slot, node) {
    if (node.kind === "frame") this.#areLevelsStale = true;
    this.#listOf(node).add(slot);
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node  that which `nodeAt` gives until this returns
   */
  remove(slot, node) {
    if (node.kind === "frame") this.#areLevelsStale = true;
    this.#listOf(node).remove(slot);
  }

  /** @returns {[Uint32Array, Uint32Array]} frames, and what is above them; views that the next change spoils */
  lists() {
    this.#refreshLevels();
    return [this.#frames.slots(), this.#contents.slots()];
  }

  /**
   * @param {Uint32Array} slots  the first ones are put in order, each once
   * @param {number} count
   * @returns {number} how many are left, as some may have been there twice
   */
  sort(slots, count) {
    const [frames, contents] = this.lists();
    const [frameRanks, contentRanks] = [this.#frames.ranks(), this.#contents.ranks()];
    for (let n = 0; n < count; n += 1) {
      const slot = /** @type {number} */ (slots[n]);
      slots[n] =
        this.#nodeAt(slot).kind === "frame"
          ? /** @type {number} */ (frameRanks[slot])
          : frames.length + /** @type {number} */ (contentRanks[slot]);
    }
    slots.subarray(0, count).sort();
    let kept = 0;
    for (let n = 0; n < count; n += 1) {
      const rank = /** @type {number} */ (slots[n]);
      const slot =
        rank < frames.length
          ? /** @type {number} */ (frames[rank])
          : /** @type {number} */ (contents[rank - frames.length]);
      if (kept === 0 || slots[kept - 1] !== slot) slots[kept++] = slot;
    }
    return kept;
  }

  /**
   * @param {Uint32Array} slots  in order
   * @param {number} count
   * @returns {number} how many of the first ones are frames
   */
  countFrames(slots, count) {
    let frames = 0;
    while (frames < count && this.#nodeAt(/** @type {number} */ (slots[frames])).kind === "frame") frames += 1;
    return frames;
  }

  /** @param {BoardNode} node */
  #listOf(node) {
    return node.kind === "frame" ? this.#frames : this.#contents;
  }

  /** A frame that comes, goes or moves into another one may change how deep others lie. */
  #refreshLevels() {
    if (!this.#areLevelsStale) return;
    this.#areLevelsStale = false;
    let isDisturbed = false;
    for (const slot of this.#frames.slots()) {
      const level = this.#levelOf(this.#nodeAt(slot));
      isDisturbed ||= (this.#levels[slot] ?? 0) !== level;
      this.#setLevel(slot, level);
    }
    if (isDisturbed) this.#frames.disturb();
  }

  /**
   * @param {number} slot
   * @param {number} level
   */
  #setLevel(slot, level) {
    if (slot >= this.#levels.length) {
      const longer = new Uint8Array(2 * slot + 1);
      longer.set(this.#levels);
      this.#levels = longer;
    }
    this.#levels[slot] = level;
  }

  /** @param {BoardNode} node  @returns {number} */
  #levelOf(node) {
    let level = 0;
    let parent = this.#frameAround(node);
    while (parent && level < LEVELS_MAX) {
      level += 1;
      parent = this.#frameAround(parent);
    }
    return level;
  }

  /** @param {BoardNode} node  @returns {BoardNode|null} */
  #frameAround({ place }) {
    const parent = place.parent === null ? undefined : this.#nodeOf(place.parent);
    return parent?.kind === "frame" ? parent : null;
  }

  /**
   * @param {number} a
   * @param {number} b
   * @returns {number}
   */
  #compareFrames(a, b) {
    return (this.#levels[a] ?? 0) - (this.#levels[b] ?? 0) || compareNodes(this.#nodeAt(a), this.#nodeAt(b));
  }
}

/**
 * @param {BoardNode} a
 * @param {BoardNode} b
 * @returns {number}
 */
function compareNodes(a, b) {
  return compare(a.place.order, b.place.order) || compare(a.id, b.id);
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
