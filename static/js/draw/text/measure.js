/**
 * Measures words with the browser's text engine, each word once.
 * @module draw/text/measure
 */

/** @typedef {import("./text.js").Measure} Measure */
/** @typedef {import("../paint/renderContext.js").Context} Context */

/**
 * A board of 100,000 notes uses about 20,000 different words. A full cache is emptied, so that it cannot grow
 * forever.
 */
const CACHED_TEXTS_MAX = 50_000;

/**
 * Sets what all board text has in common. Without `geometricPrecision`, Linux and Windows round the width of each
 * glyph to whole pixels, and a drawn line would not have the measured width.
 * @param {Context} context  call again after its canvas is resized
 */
export function setTextStyle(context) {
  context.textRendering = "geometricPrecision";
  context.fontKerning = "normal";
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
}

/**
 * A measure function with a cache. Create a new one after fonts have loaded. Text layouts are cached per measure
 * function, so all text is then laid out again.
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
