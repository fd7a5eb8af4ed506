/**
 * How text is set: its face, its sizes, and which of it is set otherwise than the rest.
 * @module draw/text/text
 */

/** @typedef {import("./markdown.js").Block} Block */
/** @typedef {import("./markdown.js").Span} Span */
/** @typedef {(text: string, font: string) => number} Measure  width in pixels of a text set in a CSS font */
/** @typedef {"regular"|"bold"} Weight */

/** The face of all board text; the same on every machine, so that lines break alike. */
export const FONT_FAMILY = '"Inter Variable", Inter, system-ui, sans-serif';
/** Distance of two baselines, in font sizes. */
export const LINE_HEIGHT = 1.4;
/** Baseline below the top of its line, in font sizes: puts Inter's letters in the middle of the line. */
export const BASELINE = 1.06;
/** Size of a heading, by its level, for the text around it. */
const HEADING_SIZES = Object.freeze([1, 1.5, 1.25, 1.1]);

/**
 * A CSS font of the board's face. Italics are slanted by the browser, so they are as wide as upright letters.
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
 * @param {Weight} weight  of what is not marked
 * @param {Span} [span]
 * @returns {Weight}
 */
export function weightOf(block, weight, span) {
  return weight === "bold" || block.level > 0 || span?.bold ? "bold" : "regular";
}

/**
 * @param {Block} block
 * @param {number} size  of ordinary text
 * @returns {number} of the block's
 */
export function sizeOf(block, size) {
  return size * (HEADING_SIZES[block.level] ?? 1);
}

/**
 * A stretch of a block's text in pieces: plain, marked, plain, …
 * @param {Block} block
 * @param {number} start
 * @param {number} end
 * @returns {{text: string, span: Span|undefined}[]} none of them empty
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
 * Found by halving: a hostile text has thousands of spans, and each of its words asks.
 * @param {readonly Span[]} spans
 * @param {number} at
 * @returns {number} of the first span that ends behind `at`
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
