/**
 * A canvas that paints boxes. Anything else fills its bounding box. That is enough to compare two ways of drawing
 * pixel by pixel.
 * @module tests/draw/canvas
 */

/** @typedef {[number, number, number, number]} Color  red, green, blue from 0 to 255, and from 0 to 1 how much of it */

globalThis.ImageData ??= /** @type {any} */ (
  class {
    /**
     * @param {number} width
     * @param {number} height
     */
    constructor(width, height) {
      Object.assign(this, { width, height, data: new Uint8ClampedArray(4 * width * height) });
    }
  }
);

/** Has the parts of `CanvasRenderingContext2D` that the drawing code uses. */
export class PaintingCanvas {
  fillStyle = "#000000";
  strokeStyle = "#000000";
  globalAlpha = 1;
  /** @type {[number, number, number, number][]} */
  #path = [];
  #matrix = [1, 0, 0, 1, 0, 0];

  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(4 * width * height);
  }

  getContext() {
    return this;
  }

  /** @param {number[]} matrix */
  setTransform(...matrix) {
    this.#matrix = matrix;
  }

  beginPath() {
    this.#path = [];
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} w
   * @param {number} h
   */
  rect(x, y, w, h) {
    this.#path.push([x, y, w, h]);
  }

  roundRect = this.rect;

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} rx
   * @param {number} ry
   */
  ellipse(x, y, rx, ry) {
    this.#path.push([x - rx, y - ry, 2 * rx, 2 * ry]);
  }

  fill() {
    for (const box of this.#path) this.fillRect(...box);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} w
   * @param {number} h
   */
  fillRect(x, y, w, h) {
    const [a, , , d, e, f] = /** @type {[number, number, number, number, number, number]} */ (this.#matrix);
    const color = colorOf(this.fillStyle);
    const [left, right] = [Math.max(0, Math.round(x * a + e)), Math.min(this.width, Math.round((x + w) * a + e))];
    const [top, bottom] = [Math.max(0, Math.round(y * d + f)), Math.min(this.height, Math.round((y + h) * d + f))];
    for (let row = top; row < bottom; row += 1)
      for (let column = left; column < right; column += 1) this.#blend(row * this.width + column, color);
  }

  /** @param {ImageData} image */
  putImageData(image) {
    this.pixels.set(image.data);
  }

  /**
   * Another canvas of the same kind, moved and scaled without smoothing.
   * @param {PaintingCanvas} from
   * @param {number} x
   * @param {number} y
   * @param {number} [w]
   * @param {number} [h]
   */
  drawImage(from, x, y, w = from.width, h = from.height) {
    for (let row = 0; row < this.height; row += 1) {
      for (let column = 0; column < this.width; column += 1) {
        const [u, v] = [
          Math.floor(((column + 0.5 - x) * from.width) / w),
          Math.floor(((row + 0.5 - y) * from.height) / h),
        ];
        const at = 4 * (v * from.width + u);
        if (u < 0 || v < 0 || u >= from.width || v >= from.height || from.pixels[at + 3] === 0) continue;
        this.pixels.set(from.pixels.subarray(at, at + 4), 4 * (row * this.width + column));
      }
    }
  }

  /**
   * @param {number} at
   * @param {Color} color
   */
  #blend(at, [red, green, blue, alpha]) {
    const share = alpha * this.globalAlpha;
    [red, green, blue].forEach(
      (value, n) => (this.pixels[4 * at + n] = value * share + (this.pixels[4 * at + n] ?? 0) * (1 - share)),
    );
    this.pixels[4 * at + 3] = 255;
  }

  /** Everything else does not change the pixels. */
  save() {}
  restore() {}
  fillText() {}
  stroke() {}
  moveTo() {}
  lineTo() {}
  arcTo() {}
  arc() {}
  closePath() {}
  setLineDash() {}
  quadraticCurveTo() {}
  bezierCurveTo() {}
}

/** @param {string} style  @returns {Color} */
function colorOf(style) {
  if (style.startsWith("#"))
    return /** @type {Color} */ ([1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16)).concat(1));
  return /** @type {Color} */ (style.match(/[\d.]+/g)?.map(Number));
}
