/**
 * Finds the slots in a box in z-order, either by the grid or by a scan of all slots, whichever is faster.
 * @module draw/index/rangeQuery
 */

/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./bounds.js").Bounds} Extent */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./zOrder.js").ZOrder} Stack */
/** @typedef {{slots: Uint32Array, count: number}} FoundSlots  the first `count` slots; valid until the next query */
/**
 * @typedef {object} SlotLists  in z-order, lowest first
 * @property {Uint32Array} frames
 * @property {Uint32Array} others
 * @property {number} count  estimate of how many of them are in view
 * @property {boolean} isAll  true: all slots of the board, valid until the next change; false: valid until the next
 *   query
 */

/**
 * Above this share of the board a scan is faster than a search and a sort. Measured with 100,000 and 1,000,000 boxes.
 */
const SCAN_SHARE = 1 / 32;
/** Visiting a cell costs about as much as comparing this many boxes. */
const CELL_COST = 4;

/** Answers queries with the parts of a spatial index. */
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
   * The slots whose boxes intersect this one (edges count), lowest first.
   * @param {Box} box
   * @returns {FoundSlots}
   */
  find(box) {
    const { x, y, w, h } = box;
    const found = this.#found;
    // The grid can find a slot twice.
    if (found.slots.length < 2 * this.#grid.count) found.slots = new Uint32Array(3 * this.#grid.count);
    if (this.#isWide(box)) found.count = this.#scan(x, y, x + w, y + h);
    else found.count = this.#zOrder.sort(found.slots, this.#grid.search(x, y, x + w, y + h, found.slots));
    return found;
  }

  /**
   * Like `find`, but frames and other nodes apart. If very many nodes are in view, it returns all nodes of the board,
   * and the caller skips those that are out of view.
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
   * @returns {boolean} whether a scan is faster than a search in the grid
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
