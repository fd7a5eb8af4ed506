/**
 * A pixel buffer. Used where filling boxes one by one on a canvas is too slow.
 * @module draw/paint/pixelBuffer
 */

const OPAQUE = 0xff << 24;

/** An image in memory that code can write to directly. */
export class PixelBuffer {
  /** @type {ImageData} */
  image;
  /** @type {Int32Array} one number per pixel; signed, because engines store large unsigned numbers as doubles */
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
 * Packs a colour as a pixel: 0xAABBGGRR. This byte order is the one of little-endian machines, and browsers run on no
 * others.
 * @param {string} color  #rrggbb
 * @returns {number}
 */
export function packColor(color) {
  const rgb = Number.parseInt(color.slice(1), 16);
  return OPAQUE | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16);
}
