/**
 * The box around all of the board, kept while boxes come and go.
 * @module draw/index/bounds
 */

/** Grows with each box; that it may shrink is found out when somebody needs to know exactly. */
export class Bounds {
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;
  /** Whether something was taken away since it was measured. */
  isStale = false;

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  include(left, top, right, bottom) {
    if (left < this.left) this.left = left;
    if (top < this.top) this.top = top;
    if (right > this.right) this.right = right;
    if (bottom > this.bottom) this.bottom = bottom;
  }

  /**
   * @param {Float64Array} corners
   * @param {readonly Uint32Array[]} lists  of all slots that are in use
   */
  measure(corners, lists) {
    Object.assign(this, new Bounds());
    for (const list of lists) {
      for (let n = 0; n < list.length; n += 1) {
        const at = 4 * /** @type {number} */ (list[n]);
        this.include(
          /** @type {number} */ (corners[at]),
          /** @type {number} */ (corners[at + 1]),
          /** @type {number} */ (corners[at + 2]),
          /** @type {number} */ (corners[at + 3]),
        );
      }
    }
  }

  /** @returns {import("../../geometry.js").Box|null} null around nothing */
  box() {
    const { left, top, right, bottom } = this;
    return left <= right ? { x: left, y: top, w: right - left, h: bottom - top } : null;
  }

  /**
   * @param {import("../../geometry.js").Box} box
   * @returns {number} how much of it this box covers, from 0 to 1
   */
  coveredShareOf({ x, y, w, h }) {
    const width = Math.min(x + w, this.right) - Math.max(x, this.left);
    const height = Math.min(y + h, this.bottom) - Math.max(y, this.top);
    return width > 0 && height > 0 ? (width * height) / ((this.right - this.left) * (this.bottom - this.top)) : 0;
  }
}
