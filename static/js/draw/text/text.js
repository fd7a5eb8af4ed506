/**
 * Font, sizes and styles of board text.
 * @module draw/text/text
 */

/** @typedef {import("./markdown.js").Block} Block */
/** @typedef {import("./markdown.js").Span} Span */
/** @typedef {(text: string, font: string) => number} Measure  width of a text in a CSS font, in pixels */
/** @typedef {"regular"|"bold"} Weight */

/** The font of all board text. It is the same on every machine, so that lines break in the same way. */
export const FONT_FAMILY = '"Inter Variable", Inter, system-ui, sans-serif';
/** Distance between two baselines, in font sizes. */
export const LINE_HEIGHT = 1.4;
/** From the top of a line to its baseline, in font sizes. Centres the letters of Inter in the line. */
export const BASELINE = 1.06;
/** Font size of a heading by its level, relative to the text around it. */
const HEADING_SIZES = Object.freeze([1, 1.5, 1.25, 1.1]);

/**
 * A CSS font. Italics are slanted by the browser, so they are as wide as upright letters.
 * @param {Weight} weight
 * @param {number} size_px
 * @param {boolean} [italic]
 * @returns {string}
 */
export function fontOf(weight, size_px, italic = false) {
  return `${italic ? "italic " : ""}${weight === "bold" ? 600 : 400} ${size_px}px ${FONT_FAMILY}`;
}

/**
 * @param {Block} block
 * @param {Weight} weight  of text without a span
 * @param {Span} [span]
 * @returns {Weight}
 */
export function weightOf(block, weight, span) {
  return weight === "bold" || block.level > 0 || span?.bold ? "bold" : "regular";
}

/**
 * @param {Block} block
 * @param {number} size  of ordinary text
 * @returns {number} font size of the block
 */
export function sizeOf(block, size) {
  return size * (HEADING_SIZES[block.level] ?? 1);
}

/**
 * Splits a stretch of a block's text at the boundaries of its spans.
 * @param {Block} block
 * @param {number} start
 * @param {number} end
 * @returns {{text: string, span: Span|undefined}[]} no empty ones
 */
export function splitAtSpans({ text, spans }, start, end) {
  const pieces = [];
  let at = start;
  for (let index = firstSpanEndingAfter(spans, start); at < end; index += 1) {
    const span = spans[index];
    const [from, to] = span ? [Math.min(span.start, end), Math.min(span.end, end)] : [end, end];
    if (from > at) pieces.push({ text: text.slice(at, from), span: undefined });
    const begin = Math.max(at, from);
    if (to > begin) pieces.push({ text: text.slice(begin, to), span });
    at = Math.max(at, to);
  }
  return pieces;
}

/**
 * A binary search: a hostile text can have thousands of spans, and this is called for each of its words.
 * @param {readonly Span[]} spans
 * @param {number} at
 * @returns {number} index of the first span that ends after `at`
 */
function firstSpanEndingAfter(spans, at) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
