/**
 * Measures a block of text: its words, and the parts into which a word may be broken. Widths are in font sizes, so
 * they are measured once for all sizes.
 * @module draw/text/blockMetrics
 */

import { splitWord } from "./wordBreaks.js";
import { fontOf, splitAtSpans, weightOf } from "./text.js";

/** @typedef {import("./markdown.js").Block} Block */
/** @typedef {import("./markdown.js").Span} Span */
/** @typedef {import("./wordBreaks.js").WordPart} WordPart */
/** @typedef {import("./text.js").Weight} Weight */
/** @typedef {import("./text.js").Measure} Measure */
/** @typedef {{start: number, end: number, gap: number, width: number}} Word  `gap` is the white space before it */

/** All words are measured at this size: one cache serves every size, and lines break in the same way at every size. */
const REFERENCE_PX = 100;
const REFERENCE_FONTS = Object.freeze({ regular: fontOf("regular", REFERENCE_PX), bold: fontOf("bold", REFERENCE_PX) });
const [TAB, RETURN, SPACE, ASCII_MAX] = [9, 13, 32, 127];
/** White space outside of ASCII, without the no-break spaces: those belong to a word. */
const UNICODE_SPACE = /[\u1680\u2000-\u200a\u2028\u2029\u205f\u3000\ufeff]/;

/** The widths within one block, measured when they are first needed. */
export class BlockMetrics {
  /** @type {Word[]|null} */
  #words = null;
  /** @type {Map<Word, WordPart[]>} */
  #parts = new Map();
  #font;

  /**
   * @param {Block} block
   * @param {Weight} weight  of text without a span
   * @param {Measure} measure
   */
  constructor(block, weight, measure) {
    this.block = block;
    this.weight = weight;
    this.measure = measure;
    this.#font = REFERENCE_FONTS[weightOf(block, weight)];
  }

  /** @returns {Word[]} in reading order */
  get words() {
    this.#words ??= wordsOf(this);
    return this.#words;
  }

  /**
   * @param {Word} word
   * @returns {WordPart[]} empty if the word has no break opportunities
   */
  partsOf(word) {
    const known = this.#parts.get(word) ?? splitWord(this, word);
    this.#parts.set(word, known);
    return known;
  }

  /**
   * Measures each style separately if the stretch has several.
   * @param {number} start
   * @param {number} end
   * @returns {number}
   */
  width(start, end) {
    const { text, spans } = this.block;
    if (spans.length === 0) return this.widthOf(text.slice(start, end));
    let width = 0;
    for (const { text: piece, span } of splitAtSpans(this.block, start, end)) width += this.widthOf(piece, span);
    return width;
  }

  /**
   * @param {string} text
   * @param {Span} [span]
   * @returns {number}
   */
  widthOf(text, span) {
    return this.measure(text, span?.bold ? REFERENCE_FONTS.bold : this.#font) / REFERENCE_PX;
  }
}

/** @param {BlockMetrics} metrics  @returns {Word[]} */
function wordsOf(metrics) {
  const { text } = metrics.block;
  const space = metrics.widthOf(" ");
  const words = [];
  let before = 0;
  for (let start = wordStart(text, 0); start < text.length; start = wordStart(text, before)) {
    const end = wordEnd(text, start);
    const isSpace = start - before === 1 && text.charCodeAt(before) === SPACE;
    const gap = isSpace ? space : start > before ? metrics.width(before, start) : 0;
    words.push({ start, end, gap, width: metrics.width(start, end) });
    before = end;
  }
  return words;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} the start of the next word
 */
function wordStart(text, at) {
  while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} the end of the word at this position
 */
function wordEnd(text, at) {
  while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** @param {number} code  @returns {boolean} */
function isWhiteSpace(code) {
  if (code <= ASCII_MAX) return code === SPACE || (code >= TAB && code <= RETURN);
  return UNICODE_SPACE.test(String.fromCharCode(code));
}
