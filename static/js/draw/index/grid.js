/**
 * A hierarchical hash grid of boxes. Each level is a grid of square cells. A box is stored on the level whose cells
 * are just larger than the box, in the cell that contains its top left corner. So a search looks one cell beyond its
 * own sides, on each level in use. Adding, moving and removing take constant time on a board of any size, unlike in a
 * tree. All data is in a few typed arrays.
 * @module draw/index/grid
 */

/** The smallest cells are 2 to this power wide: as large as a note, so that a board of notes needs one level. */
const LEVEL_MIN = 6;
/** The largest cells are larger than any node. */
const LEVEL_MAX = 30;
const CAPACITY_MIN = 1024;
/** If there are more boxes per list than this on average, the number of lists grows. */
const LOAD_MAX = 2;
const NONE = -1;

/** Boxes by slot: a small number that the caller chooses and may reuse after removing the box. */
export class Grid {
  /** Left, top, right and bottom of each slot. */
  corners = new Float64Array(4 * CAPACITY_MIN);
  /** How many boxes there are. */
  count = 0;

  #cells = new Int32Array(CAPACITY_MIN);
  #nexts = new Int32Array(CAPACITY_MIN);
  #heads = new Int32Array(CAPACITY_MIN).fill(NONE);
  /** How many boxes each level has. */
  #levels = new Uint32Array(LEVEL_MAX + 1);

  /**
   * Allocates memory in advance. Growing in small steps would copy everything several times.
   * @param {number} capacity
   */
  reserve(capacity) {
    const oldCapacity = this.#nexts.length;
    if (capacity <= oldCapacity) return;
    const newCapacity = Math.max(2 * oldCapacity, capacity);
    const [corners, cells, nexts] = [this.corners, this.#cells, this.#nexts];
    this.corners = new Float64Array(4 * newCapacity);
    this.corners.set(corners);
    this.#cells = new Int32Array(newCapacity);
    this.#cells.set(cells);
    this.#nexts = new Int32Array(newCapacity);
    this.#nexts.set(nexts);
    this.#rehash(capacity);
  }

  /**
   * @param {number} slot  not in use
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  add(slot, left, top, right, bottom) {
    this.reserve(slot + 1);
    const { corners } = this;
    corners[4 * slot] = left;
    corners[4 * slot + 1] = top;
    corners[4 * slot + 2] = right;
    corners[4 * slot + 3] = bottom;
    const level = levelOf(left, top, right, bottom);
    this.#count(level, 1);
    this.#cells[slot] = cellOf(level, Math.floor(left / 2 ** level), Math.floor(top / 2 ** level));
    this.#link(slot);
  }

  /** @param {number} slot */
  remove(slot) {
    const { corners } = this;
    const at = 4 * slot;
    this.#count(
      levelOf(
        /** @type {number} */ (corners[at]),
        /** @type {number} */ (corners[at + 1]),
        /** @type {number} */ (corners[at + 2]),
        /** @type {number} */ (corners[at + 3]),
      ),
      -1,
    );
    this.#unlink(slot);
  }

  /**
   * @param {import("../../geometry.js").Box} box
   * @returns {number} how many cells a search in this box would visit; a scan is better if they are more than the boxes
   */
  countCells({ w, h }) {
    let cells = 0;
    for (let level = LEVEL_MIN; level <= LEVEL_MAX; level += 1) {
      if (this.#levels[level] === 0) continue;
      const side = 2 ** level;
      cells += (w / side + 2) * (h / side + 2);
    }
    return cells;
  }

  /**
   * Finds the boxes that intersect this one (edges count). They are in no order, and a box can occur twice.
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @param {Uint32Array} found  receives the slots; at least twice as long as the number of boxes
   * @returns {number} how many were found
   */
  search(left, top, right, bottom, found) {
    let count = 0;
    for (let level = LEVEL_MIN; level <= LEVEL_MAX; level += 1) {
      if (this.#levels[level] === 0) continue;
      const side = 2 ** level;
      const [first, last] = [Math.floor(left / side) - 1, Math.floor(right / side)];
      const bottom_row = Math.floor(bottom / side);
      for (let row = Math.floor(top / side) - 1; row <= bottom_row; row += 1) {
        for (let column = first; column <= last; column += 1) {
          count = this.#collect(cellOf(level, column, row), left, top, right, bottom, found, count);
        }
      }
    }
    return count;
  }

  /**
   * @param {number} cell
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @param {Uint32Array} found
   * @param {number} count
   * @returns {number}
   */
  #collect(cell, left, top, right, bottom, found, count) {
    const { corners } = this;
    const [cells, nexts] = [this.#cells, this.#nexts];
    let slot = /** @type {number} */ (this.#heads[cell & (this.#heads.length - 1)]);
    while (slot !== NONE) {
      const at = 4 * slot;
      const overlapsInX =
        cells[slot] === cell &&
        /** @type {number} */ (corners[at]) <= right &&
        /** @type {number} */ (corners[at + 2]) >= left;
      if (
        overlapsInX &&
        /** @type {number} */ (corners[at + 1]) <= bottom &&
        /** @type {number} */ (corners[at + 3]) >= top
      )
        found[count++] = slot;
      slot = /** @type {number} */ (nexts[slot]);
    }
    return count;
  }

  /**
   * @param {number} level
   * @param {1|-1} change
   */
  #count(level, change) {
    this.#levels[level] = /** @type {number} */ (this.#levels[level]) + change;
    this.count += change;
  }

  /** @param {number} slot */
  #link(slot) {
    const list = /** @type {number} */ (this.#cells[slot]) & (this.#heads.length - 1);
    this.#nexts[slot] = /** @type {number} */ (this.#heads[list]);
    this.#heads[list] = slot;
  }

  /** @param {number} slot */
  #unlink(slot) {
    const list = /** @type {number} */ (this.#cells[slot]) & (this.#heads.length - 1);
    const next = /** @type {number} */ (this.#nexts[slot]);
    let before = /** @type {number} */ (this.#heads[list]);
    if (before === slot) {
      this.#heads[list] = next;
      return;
    }
    while (/** @type {number} */ (this.#nexts[before]) !== slot) before = /** @type {number} */ (this.#nexts[before]);
    this.#nexts[before] = next;
  }

  /**
   * Increases the number of lists for this many boxes.
   * @param {number} capacity
   */
  #rehash(capacity) {
    if (capacity <= LOAD_MAX * this.#heads.length) return;
    const oldHeads = this.#heads;
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(capacity))).fill(NONE);
    for (const head of oldHeads) {
      for (let slot = head; slot !== NONE; ) {
        const next = /** @type {number} */ (this.#nexts[slot]);
        this.#link(slot);
        slot = next;
      }
    }
  }
}

/**
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @returns {number} the level with the smallest cells that are at least as large as the box
 */
function levelOf(left, top, right, bottom) {
  const side = Math.max(right - left, bottom - top);
  // The number of binary digits of the integer part: 2 to that power is larger than the side.
  return Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, 32 - Math.clz32(side)));
}

/**
 * A hash of a cell. Its last digits choose a list. Two cells can share a list, so the search compares the hashes.
 * @param {number} level
 * @param {number} column
 * @param {number} row
 * @returns {number}
 */
function cellOf(level, column, row) {
  let hash = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77) ^ Math.imul(level, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
