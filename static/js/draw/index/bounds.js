/**
 * The bounding box of the whole board, updated when boxes are added.
 * @module draw/index/bounds
 */

/** Only grows. After a removal it may be too large until it is measured again. */
export class Bounds {
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;
  /** Whether a box was removed since the last `measure`. */
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
   * @param {readonly Uint32Array[]} lists  of all slots in use
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

  /** @returns {import("../../geometry.js").Box|null} null if nothing is included */
  box() {
    const { left, top, right, bottom } = this;
    return left <= right ? { x: left, y: top, w: right - left, h: bottom - top } : null;
  }

  /**
   * @param {import("../../geometry.js").Box} box
   * @returns {number} the share of these bounds that the box covers, from 0 to 1
   */
  coveredShareOf({ x, y, w, h }) {
    const width = Math.min(x + w, this.right) - Math.max(x, this.left);
    const height = Math.min(y + h, this.bottom) - Math.max(y, this.top);
    return width > 0 && height > 0 ? (width * height) / ((this.right - this.left) * (this.bottom - this.top)) : 0;
  }
}
