/**
 * Finds slots in a box, lowest first, in whichever way is cheaper there: by squares of the grid, or by going through all.
 * @module draw/index/rangeQuery
 */

/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./bounds.js").Bounds} Extent */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./zOrder.js").ZOrder} Stack */
/** @typedef {{slots: Uint32Array, count: number}} FoundSlots  the first `count` slots; the next search spoils them */
/**
 * @typedef {object} SlotLists  slots, lowest first
 * @property {Uint32Array} frames
 * @property {Uint32Array} others
 * @property {number} count  about how many of them are in view
 * @property {boolean} isAll  all of the board, which only a change spoils; else the next search does too
 */

/** Going through all boxes in order costs as much as finding one in so many and sorting them: measured at 100,000 and 1,000,000. */
const SCAN_SHARE = 1 / 32;
/** Looking at a square of the grid costs about as much as comparing so many boxes. */
const CELL_COST = 4;

/** Searches for who keeps the parts. */
export class RangeQuery {
  #grid;
  #zOrder;
  #bounds;
  /** @type {FoundSlots} */
  #found = { slots: new Uint32Array(0), count: 0 };

  /**
   * @param {Grid} grid
   * @param {Stack} zOrder
   * @param {Extent} bounds
   */
  constructor(grid, zOrder, bounds) {
    this.#grid = grid;
    this.#zOrder = zOrder;
    this.#bounds = bounds;
  }

  /**
   * The slots whose boxes meet this one (edges count).
   * @param {Box} box
   * @returns {FoundSlots}
   */
  find(box) {
    const { x, y, w, h } = box;
    const found = this.#found;
    // What the grid finds may be there twice.
    if (found.slots.length < 2 * this.#grid.count) found.slots = new Uint32Array(3 * this.#grid.count);
    if (this.#isWide(box)) found.count = this.#scan(x, y, x + w, y + h);
    else found.count = this.#zOrder.sort(found.slots, this.#grid.search(x, y, x + w, y + h, found.slots));
    return found;
  }

  /**
   * As `find`, in two lists, and where very many nodes are in view simply all: who paints them sees which are in view.
   * @param {Box} box
   * @param {number} count_min
   * @returns {SlotLists}
   */
  listSlots(box, count_min) {
    const estimate = this.#bounds.coveredShareOf(box) * this.#grid.count;
    if (estimate >= count_min && this.#isWide(box)) {
      const [frames, others] = this.#zOrder.lists();
      return { frames, others, count: estimate, isAll: true };
    }
    const { slots, count } = this.find(box);
    const frames = this.#zOrder.countFrames(slots, count);
    return { frames: slots.subarray(0, frames), others: slots.subarray(frames, count), count, isAll: false };
  }

  /**
   * @param {Box} box
   * @returns {boolean} whether it is cheaper to go through all nodes in order
   */
  #isWide(box) {
    return this.#bounds.coveredShareOf(box) > SCAN_SHARE || this.#grid.countCells(box) * CELL_COST > this.#grid.count;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @returns {number}
   */
  #scan(left, top, right, bottom) {
    const { corners } = this.#grid;
    const { slots } = this.#found;
    let count = 0;
    for (const list of this.#zOrder.lists()) {
      for (let n = 0; n < list.length; n += 1) {
        const slot = /** @type {number} */ (list[n]);
        const at = 4 * slot;
        if (/** @type {number} */ (corners[at]) > right || /** @type {number} */ (corners[at + 2]) < left) continue;
        if (/** @type {number} */ (corners[at + 1]) > bottom || /** @type {number} */ (corners[at + 3]) < top) continue;
        slots[count++] = slot;
      }
    }
    return count;
  }
}
