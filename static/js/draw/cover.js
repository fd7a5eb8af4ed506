/**
 * Which parts of a picture something lies in, by squares: rather too much than too little.
 * @module draw/cover
 */

/** Side of a square, 2 to this power: a screen has a few thousand of them. */
const SQUARE_BITS = 4;

/** A coarse mask over a picture. */
export class Cover {
  #squares = new Uint8Array(0);
  #columns = 0;
  #rows = 0;

  /**
   * Covers nothing any more.
   * @param {number} wide  pixels
   * @param {number} high
   */
  begin(wide, high) {
    this.#columns = (wide >> SQUARE_BITS) + 1;
    this.#rows = (high >> SQUARE_BITS) + 1;
    const count = this.#columns * this.#rows;
    if (this.#squares.length < count) this.#squares = new Uint8Array(count);
    else this.#squares.fill(0);
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  add(left, top, right, bottom) {
    const [from, to] = [Math.max(0, left >> SQUARE_BITS), Math.min(this.#columns, (right >> SQUARE_BITS) + 1)];
    const last = Math.min(this.#rows - 1, bottom >> SQUARE_BITS);
    for (let row = Math.max(0, top >> SQUARE_BITS); row <= last; row += 1) {
      if (from < to) this.#squares.fill(1, row * this.#columns + from, row * this.#columns + to);
    }
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @returns {boolean} whether something may lie there
   */
  meets(left, top, right, bottom) {
    const [from, to] = [Math.max(0, left >> SQUARE_BITS), Math.min(this.#columns - 1, right >> SQUARE_BITS)];
    const last = Math.min(this.#rows - 1, bottom >> SQUARE_BITS);
    for (let row = Math.max(0, top >> SQUARE_BITS); row <= last; row += 1) {
      for (let column = from; column <= to; column += 1) if (this.#squares[row * this.#columns + column] === 1) return true;
    }
    return false;
  }
}
