/**
 * What the overview needs to know of each node, in typed arrays by slot: box, colour, and the zoom below which it is
 * a plain box. Reading anything else of a million nodes would take longer than an animation frame. Memory bandwidth
 * is the limit.
 * @module draw/overview/nodeBuffers
 */

import { packFill } from "./rasterize.js";
import { levelOfDetailOf } from "./levelOfDetail.js";

/** @typedef {import("../index/spatialIndex.js").SpatialIndex} SpatialIndex */

/** Rounding to 32 bits must not make the zoom larger. */
const ROUND_DOWN = 1 - 2 ** -22;

/**
 * Updated when the board changes, and filled while a board loads: filling all at once would delay an animation frame.
 */
export class NodeBuffers {
  /** @type {Float32Array|Float64Array} left, top, right and bottom of each slot */
  corners = new Float32Array(0);
  /** Colour and border, packed; 0 if nothing is drawn. */
  fills = new Int32Array(0);
  /** The zoom below which the node is a plain box. */
  boxBelow = new Float32Array(0);
  /** Below this zoom all nodes are plain boxes. */
  boxBelowMin = Infinity;

  #index;
  #dpr = 0;
  /** Slots below this one are filled. */
  #knownEnd = 0;

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#dpr = devicePixelRatio;
    index.onTouch((slot) => this.#refresh(slot));
  }

  /**
   * Fills in the slots that are new, or all if the device pixel ratio has changed.
   * @param {number} dpr
   */
  update(dpr) {
    if (dpr !== this.#dpr) this.#clear();
    this.#dpr = dpr;
    this.#readUpTo(this.#index.slotsEnd);
  }

  /** @param {number} end */
  #readUpTo(end) {
    if (end > this.fills.length) this.#grow(Math.max(end, 2 * this.fills.length));
    for (; this.#knownEnd < end; this.#knownEnd += 1) this.#read(this.#knownEnd);
  }

  /** @param {number} slot  -1 for all */
  #refresh(slot) {
    if (slot === -1) this.#clear();
    else if (slot < this.#knownEnd) this.#read(slot);
    else this.#readUpTo(slot + 1);
  }

  #clear() {
    this.#knownEnd = 0;
    this.boxBelowMin = Infinity;
    this.corners = new Float32Array(this.corners.length);
  }

  /** @param {number} slot */
  #read(slot) {
    const node = this.#index.nodeAt(slot);
    // No query finds an empty slot.
    if (!node) return;
    const { boxBelow, color, border } = levelOfDetailOf(node, this.#index.boxAt(slot), this.#dpr);
    this.boxBelow[slot] = boxBelow * ROUND_DOWN;
    this.boxBelowMin = Math.min(this.boxBelowMin, /** @type {number} */ (this.boxBelow[slot]));
    this.fills[slot] = packFill(color, border);
    for (let at = 4 * slot; at < 4 * slot + 4; at += 1)
      this.#setCorner(at, /** @type {number} */ (this.#index.corners[at]));
  }

  /**
   * Most boards have coordinates that fit in 32 bits. If one does not, all are stored in 64 bits.
   * @param {number} at
   * @param {number} value
   */
  #setCorner(at, value) {
    if (this.corners instanceof Float32Array && Math.fround(value) !== value)
      this.corners = Float64Array.from(this.corners);
    this.corners[at] = value;
  }

  /** @param {number} capacity */
  #grow(capacity) {
    const corners =
      this.corners instanceof Float32Array ? new Float32Array(4 * capacity) : new Float64Array(4 * capacity);
    corners.set(this.corners);
    this.corners = corners;
    const { fills, boxBelow } = this;
    this.fills = new Int32Array(capacity);
    this.fills.set(fills);
    this.boxBelow = new Float32Array(capacity);
    this.boxBelow.set(boxBelow);
  }
}
