/**
 * What the overview needs of each node, in long arrays by slot: where it is, its colour, and from how far it is a plain box.
 * Nothing else may be read for a million nodes within a frame of the screen; even so it is the memory that takes the time.
 * @module draw/overview/nodeBuffers
 */

import { packFill } from "./rasterize.js";
import { levelOfDetailOf } from "./levelOfDetail.js";
import { grown } from "../index/numbers.js";

/** @typedef {import("../index/spatialIndex.js").SpatialIndex} SpatialIndex */

/** Rounded to 32 bits it must not become larger. */
const ROUND_DOWN = 1 - 2 ** -22;

/** Kept right while the board changes, and learnt while it arrives: all at once would take longer than a picture may. */
export class NodeBuffers {
  /** @type {Float32Array|Float64Array} left, top, right and bottom of each slot */
  corners = new Float32Array(0);
  /** Colour and rim, or 0 where nothing is drawn. */
  fills = new Int32Array(0);
  /** The zoom below which it is a block. */
  boxBelow = new Float32Array(0);
  /** Below this zoom all are. */
  boxBelowMin = Infinity;

  #index;
  #dpr = 0;
  /** Slots below this one are known. */
  #knownEnd = 0;

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#dpr = devicePixelRatio;
    index.onTouch((slot) => this.#refresh(slot));
  }

  /**
   * Looks up all slots that have come since, or all if the screen is another one.
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
    // An empty slot is in no search.
    if (!node) return;
    const { boxBelow, color, border } = levelOfDetailOf(node, this.#index.boxAt(slot), this.#dpr);
    this.boxBelow[slot] = boxBelow * ROUND_DOWN;
    this.boxBelowMin = Math.min(this.boxBelowMin, /** @type {number} */ (this.boxBelow[slot]));
    this.fills[slot] = packFill(color, border);
    for (let at = 4 * slot; at < 4 * slot + 4; at += 1)
      this.#setCorner(at, /** @type {number} */ (this.#index.corners[at]));
  }

  /**
   * Half as many bytes are enough for the places of most boards; one that has others gets all of them.
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
    this.fills = grown(this.fills, new Int32Array(capacity));
    this.boxBelow = grown(this.boxBelow, new Float32Array(capacity));
  }
}
