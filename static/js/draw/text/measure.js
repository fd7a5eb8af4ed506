/**
 * Measures words with the browser's own text engine, each word once.
 * @module draw/text/measure
 */

/** @typedef {import("./text.js").Measure} Measure */
/** @typedef {CanvasRenderingContext2D|OffscreenCanvasRenderingContext2D} Context */

/** A board of 100,000 notes uses some 20,000 words; past that the cache starts anew rather than grow without end. */
const CACHED_TEXTS_MAX = 50_000;

/**
 * Sets what all our text has in common. Without geometricPrecision Linux and Windows round each glyph to whole pixels,
 * and a line would not be as wide on screen as it was when it was broken.
 * @param {Context} context  resizing its canvas undoes this
 */
export function setTextStyle(context) {
  context.textRendering = "geometricPrecision";
  context.fontKerning = "normal";
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
}

/**
 * A measure with a memory. Make a new one when fonts have arrived: layouts are kept by measure, so all is laid out anew.
 * @param {Context} [context]
 * @returns {Measure}
 */
export function makeMeasure(context = newContext()) {
  setTextStyle(context);
  /** @type {Map<string, Map<string, number>>} */
  const fonts = new Map();

  return (text, font) => {
    const widths = fonts.get(font) ?? newWidths(fonts, font);
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (widths.size >= CACHED_TEXTS_MAX) widths.clear();
    context.font = font;
    const { width } = context.measureText(text);
    widths.set(text, width);
    return width;
  };
}

/**
 * @param {Map<string, Map<string, number>>} fonts
 * @param {string} font
 * @returns {Map<string, number>}
 */
function newWidths(fonts, font) {
  /** @type {Map<string, number>} */
  const widths = new Map();
  fonts.set(font, widths);
  return widths;
}

/** @returns {Context} */
function newContext() {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) throw new Error("This browser gave no 2d context to measure text with.");
  return context;
}
