/**
 * What the overview needs of each node, in long arrays by slot: where it is, its colour, and from how far it is a plain box.
 * Nothing else may be read for a million nodes within a frame of the screen; even so it is the memory that takes the time.
 * @module draw/overview/nodeBuffers
 */

import { inkOf } from "./rasterize.js";
import { blockOf } from "./levelOfDetail.js";
import { grown } from "../index/numbers.js";

/** @typedef {import("../index/spatialIndex.js").SpatialIndex} SpatialIndex */

/** Rounded to 32 bits it must not become larger. */
const A_LITTLE_LESS = 1 - 2 ** -22;

/** Kept right while the board changes, and learnt while it arrives: all at once would take longer than a picture may. */
export class Swatches {
  /** @type {Float32Array|Float64Array} left, top, right and bottom of each slot */
  corners = new Float32Array(0);
  /** Colour and rim, or 0 where nothing is drawn. */
  inks = new Int32Array(0);
  /** The zoom below which it is a block. */
  below = new Float32Array(0);
  /** Below this zoom all are. */
  least = Infinity;

  #index;
  #dpr = 0;
  /** Slots below this one are known. */
  #known = 0;

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#dpr = devicePixelRatio;
    index.onTouch((slot) => this.#renew(slot));
  }

  /**
   * Looks up all slots that have come since, or all if the screen is another one.
   * @param {number} dpr
   */
  learn(dpr) {
    if (dpr !== this.#dpr) this.#forget();
    this.#dpr = dpr;
    this.#learnTo(this.#index.slotsEnd);
  }

  /** @param {number} end */
  #learnTo(end) {
    if (end > this.inks.length) this.#grow(Math.max(end, 2 * this.inks.length));
    for (; this.#known < end; this.#known += 1) this.#look(this.#known);
  }

  /** @param {number} slot  -1 for all */
  #renew(slot) {
    if (slot === -1) this.#forget();
    else if (slot < this.#known) this.#look(slot);
    else this.#learnTo(slot + 1);
  }

  #forget() {
    this.#known = 0;
    this.least = Infinity;
    this.corners = new Float32Array(this.corners.length);
  }

  /** @param {number} slot */
  #look(slot) {
    const node = this.#index.nodeAt(slot);
    // An empty slot is in no search.
    if (!node) return;
    const { below, word, rim } = blockOf(node, this.#index.boxAt(slot), this.#dpr);
    this.below[slot] = below * A_LITTLE_LESS;
    this.least = Math.min(this.least, /** @type {number} */ (this.below[slot]));
    this.inks[slot] = inkOf(word, rim);
    for (let at = 4 * slot; at < 4 * slot + 4; at += 1)
      this.#place(at, /** @type {number} */ (this.#index.corners[at]));
  }

  /**
   * Half as many bytes are enough for the places of most boards; one that has others gets all of them.
   * @param {number} at
   * @param {number} place
   */
  #place(at, place) {
    if (this.corners instanceof Float32Array && Math.fround(place) !== place)
      this.corners = Float64Array.from(this.corners);
    this.corners[at] = place;
  }

  /** @param {number} capacity */
  #grow(capacity) {
    const corners =
      this.corners instanceof Float32Array ? new Float32Array(4 * capacity) : new Float64Array(4 * capacity);
    corners.set(this.corners);
    this.corners = corners;
    this.inks = grown(this.inks, new Int32Array(capacity));
    this.below = grown(this.below, new Float32Array(capacity));
  }
}
