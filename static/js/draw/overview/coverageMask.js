/**
 * Records which pixels are covered by something.
 * @module draw/overview/coverageMask
 */

/** One byte per pixel: 1 if it is covered. */
export class CoverageMask {
  #mask = new Uint8Array(0);
  #width = 0;
  #height = 0;
  #isEmpty = true;

  /**
   * Starts a new mask in which nothing is covered.
   * @param {number} width
   * @param {number} height
   */
  reset(width, height) {
    if (this.#mask.length < width * height) this.#mask = new Uint8Array(width * height);
    else if (!this.#isEmpty) this.#mask.fill(0);
    this.#width = width;
    this.#height = height;
    this.#isEmpty = true;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  add(left, top, right, bottom) {
    const [from, to] = [Math.max(0, left), Math.min(this.#width, right)];
    if (from >= to) return;
    const end = Math.min(this.#height, bottom) * this.#width;
    for (let row = Math.max(0, top) * this.#width; row < end; row += this.#width)
      this.#mask.fill(1, row + from, row + to);
    this.#isEmpty = false;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @returns {boolean}
   */
  intersects(left, top, right, bottom) {
    if (this.#isEmpty) return false;
    const [from, to] = [Math.max(0, left), Math.min(this.#width, right)];
    const end = Math.min(this.#height, bottom) * this.#width;
    for (let row = Math.max(0, top) * this.#width; row < end; row += this.#width) {
      for (let at = row + from; at < row + to; at += 1) if (this.#mask[at] === 1) return true;
    }
    return false;
  }
}
