/**
 * Which pixels of a picture something lies on.
 * @module draw/overview/coverageMask
 */

/** A mask over a picture. */
export class Cover {
  #mask = new Uint8Array(0);
  #wide = 0;
  #high = 0;
  #isEmpty = true;

  /**
   * Covers nothing any more.
   * @param {number} wide
   * @param {number} high
   */
  begin(wide, high) {
    if (this.#mask.length < wide * high) this.#mask = new Uint8Array(wide * high);
    else if (!this.#isEmpty) this.#mask.fill(0);
    this.#wide = wide;
    this.#high = high;
    this.#isEmpty = true;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  add(left, top, right, bottom) {
    const [from, to] = [Math.max(0, left), Math.min(this.#wide, right)];
    if (from >= to) return;
    const end = Math.min(this.#high, bottom) * this.#wide;
    for (let row = Math.max(0, top) * this.#wide; row < end; row += this.#wide)
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
  meets(left, top, right, bottom) {
    if (this.#isEmpty) return false;
    const [from, to] = [Math.max(0, left), Math.min(this.#wide, right)];
    const end = Math.min(this.#high, bottom) * this.#wide;
    for (let row = Math.max(0, top) * this.#wide; row < end; row += this.#wide) {
      for (let at = row + from; at < row + to; at += 1) if (this.#mask[at] === 1) return true;
    }
    return false;
  }
}
