/**
 * The z-order of all nodes. Frames are lowest, sorted by nesting depth; all other nodes are above them. Within these
 * groups the order key of a node decides, then its id.
 * @module draw/index/zOrder
 */

import { SortedSlots } from "./sortedSlots.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */

/** Ends the loop if parents form a cycle. */
const DEPTH_MAX = 64;

/** Slots in z-order, lowest first. */
export class ZOrder {
  #nodeAt;
  #nodeById;
  #frames = new SortedSlots((a, b) => this.#compareFrames(a, b));
  #contents = new SortedSlots((a, b) => compareNodes(this.#nodeAt(a), this.#nodeAt(b)));
  /** Nesting depth of each frame, by slot. */
  #depths = new Uint8Array(0);
  #areDepthsStale = false;

  /**
   * @param {(slot: number) => BoardNode} nodeAt
   * @param {(id: string) => BoardNode|undefined} nodeById
   */
  constructor(nodeAt, nodeById) {
    this.#nodeAt = nodeAt;
    this.#nodeById = nodeById;
  }

  /** @param {number} capacity  expected number of nodes */
  reserve(capacity) {
    this.#contents.reserve(capacity);
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node  the node at this slot
   */
  add(slot, node) {
    if (node.kind === "frame") this.#areDepthsStale = true;
    this.#listOf(node).add(slot);
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node  the node at this slot; `nodeAt` must still return it
   */
  remove(slot, node) {
    if (node.kind === "frame") this.#areDepthsStale = true;
    this.#listOf(node).remove(slot);
  }

  /** @returns {[Uint32Array, Uint32Array]} frames and other nodes; valid until the next change */
  lists() {
    this.#updateDepths();
    return [this.#frames.slots(), this.#contents.slots()];
  }

  /**
   * @param {Uint32Array} slots  the first `count` slots are sorted in place, without duplicates
   * @param {number} count
   * @returns {number} how many are left without the duplicates
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
    let uniqueCount = 0;
    for (let n = 0; n < count; n += 1) {
      const rank = /** @type {number} */ (slots[n]);
      const slot =
        rank < frames.length
          ? /** @type {number} */ (frames[rank])
          : /** @type {number} */ (contents[rank - frames.length]);
      if (uniqueCount === 0 || slots[uniqueCount - 1] !== slot) slots[uniqueCount++] = slot;
    }
    return uniqueCount;
  }

  /**
   * @param {Uint32Array} slots  in z-order
   * @param {number} count
   * @returns {number} how many frames are at the start
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

  /** Adding, removing or moving a frame can change the depth of other frames. */
  #updateDepths() {
    if (!this.#areDepthsStale) return;
    this.#areDepthsStale = false;
    let hasChanged = false;
    for (const slot of this.#frames.slots()) {
      const depth = this.#depthOf(this.#nodeAt(slot));
      hasChanged ||= (this.#depths[slot] ?? 0) !== depth;
      this.#setDepth(slot, depth);
    }
    if (hasChanged) this.#frames.invalidate();
  }

  /**
   * @param {number} slot
   * @param {number} depth
   */
  #setDepth(slot, depth) {
    if (slot >= this.#depths.length) {
      const larger = new Uint8Array(2 * slot + 1);
      larger.set(this.#depths);
      this.#depths = larger;
    }
    this.#depths[slot] = depth;
  }

  /** @param {BoardNode} node  @returns {number} */
  #depthOf(node) {
    let depth = 0;
    let parent = this.#frameAround(node);
    while (parent && depth < DEPTH_MAX) {
      depth += 1;
      parent = this.#frameAround(parent);
    }
    return depth;
  }

  /** @param {BoardNode} node  @returns {BoardNode|null} */
  #frameAround({ place }) {
    const parent = place.parent === null ? undefined : this.#nodeById(place.parent);
    return parent?.kind === "frame" ? parent : null;
  }

  /**
   * @param {number} a
   * @param {number} b
   * @returns {number}
   */
  #compareFrames(a, b) {
    return (this.#depths[a] ?? 0) - (this.#depths[b] ?? 0) || compareNodes(this.#nodeAt(a), this.#nodeAt(b));
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
