/**
 * A picture as numbers, for what is too much to be told to a canvas box by box.
 * @module draw/paint/pixelBuffer
 */

const OPAQUE = 0xff << 24;

/** The pixels of a canvas, in memory. */
export class PixelBuffer {
  /** @type {ImageData} */
  image;
  /** @type {Int32Array} a word for each pixel, row by row; with sign, as unsigned ones are counted with as fractions */
  pixels;

  /**
   * @param {number} w
   * @param {number} h
   */
  constructor(w, h) {
    this.image = new ImageData(w, h);
    this.pixels = new Int32Array(this.image.data.buffer);
  }

  /**
   * @param {{w: number, h: number}} size
   * @returns {boolean}
   */
  hasSize({ w, h }) {
    return this.image.width === w && this.image.height === h;
  }
}

/**
 * A pixel's word: alpha, blue, green, red from its highest byte on, as all machines lay it out that browsers run on.
 * @param {string} color  #rrggbb
 * @returns {number}
 */
export function packColor(color) {
  const rgb = Number.parseInt(color.slice(1), 16);
  return OPAQUE | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16);
}
