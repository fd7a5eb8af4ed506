/**
 * Breaks text into lines. Pure: the widths of words come from the `measure` that is handed in.
 * @module draw/text
 */

import { findLinks } from "./links.js";

/** @typedef {(text: string, font: string) => number} Measure  width in pixels of a text set in a CSS font */
/** @typedef {"regular"|"bold"} Weight */
/** @typedef {{text: string, width: number, start: number, end: number}} Line  where in the text it stands */
/** @typedef {{line: number, start: number, end: number, x: number, width: number}} LinkSegment  `x` from the line's left end */
/** @typedef {{href: string, start: number, end: number, segments: LinkSegment[]}} TextLink */
/**
 * @typedef {object} TextLayout
 * @property {Line[]} lines
 * @property {number} height
 * @property {TextLink[]} links
 * @property {boolean} breaksWord  a word (not an address) was too wide for its line
 */

/** The face of all board text; the same on every machine, so that lines break alike. */
export const FAMILY = '"Inter Variable", Inter, system-ui, sans-serif';
/** Distance of two baselines, in font sizes. */
export const LINE_HEIGHT = 1.4;

/** Words are measured at one size and scaled: the breaks are the same at every size, and one word cache serves all. */
const REFERENCE_PX = 100;
/** Nodes are often made exactly as wide as their text; rounding must not break them. */
const SLACK = 0.01;
/** No-break spaces belong to their word. */
const WORD = /[\S\u00a0\u202f]+/g;
const ADDRESS_START = /^\W*(?:https?:|www\.)/i;
/** Made once: that takes longer than many a text. */
const CHARACTERS = new Intl.Segmenter();
const NEWLINE = /\r\n|\r|\n/g;

/**
 * A CSS font of the board's face.
 * @param {Weight} weight
 * @param {number} size_px
 * @returns {string}
 */
export function fontOf(weight, size_px) {
  return `${weight === "bold" ? 600 : 400} ${size_px}px ${FAMILY}`;
}

/**
 * Lays a text out in lines no wider than `width`, except where a single character is wider.
 * @param {string} text
 * @param {{size: number, weight: Weight, width: number, measure: Measure}} style
 * @returns {TextLayout} lines without trailing spaces; widths and height in the unit of `size`
 */
export function layoutText(text, { size, weight, width, measure }) {
  const font = fontOf(weight, REFERENCE_PX);
  /** @type {WidthOf} */
  const widthOf = (part) => (measure(part, font) * size) / REFERENCE_PX;
  const { lines, breaksWord } = brokenLines(text, width + SLACK * size, widthOf);
  const links = findLinks(text).map((link) => ({ ...link, segments: segmentsOf(link, lines, widthOf) }));
  return { lines, height: lines.length * size * LINE_HEIGHT, links, breaksWord };
}

/** @typedef {(part: string) => number} WidthOf */

/**
 * @param {string} text
 * @param {number} width_max
 * @param {WidthOf} widthOf
 * @returns {LineBreaker}
 */
function brokenLines(text, width_max, widthOf) {
  const breaker = new LineBreaker(text, width_max, widthOf);
  let start = 0;
  for (const newline of text.matchAll(NEWLINE)) {
    breaker.addParagraph(start, newline.index);
    start = newline.index + newline[0].length;
  }
  breaker.addParagraph(start, text.length);
  return breaker;
}

/** Fills lines greedily, one word after another. */
class LineBreaker {
  /** @type {Line[]} */
  lines = [];
  breaksWord = false;
  #start = 0;
  #end = 0;
  #width = 0;

  /**
   * @param {string} text
   * @param {number} width_max
   * @param {WidthOf} widthOf
   */
  constructor(text, width_max, widthOf) {
    this.text = text;
    this.width_max = width_max;
    this.widthOf = widthOf;
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  addParagraph(start, end) {
    this.#open(start);
    for (const word of this.text.slice(start, end).matchAll(WORD)) this.#addWord(word[0], start + word.index);
    this.#close();
  }

  /**
   * @param {string} word
   * @param {number} at
   */
  #addWord(word, at) {
    const gap = this.widthOf(this.text.slice(this.#end, at));
    const width = this.widthOf(word);
    if (this.#width + gap + width <= this.width_max) {
      this.#extend(at + word.length, gap + width);
      return;
    }
    if (this.#end > this.#start) this.#close();
    this.#open(at);
    if (width <= this.width_max) this.#extend(at + word.length, width);
    else this.#addInPieces(word, at);
  }

  /**
   * A word wider than the line breaks where the line is full, never inside what a reader takes for one character.
   * @param {string} word
   * @param {number} at
   */
  #addInPieces(word, at) {
    this.breaksWord ||= !ADDRESS_START.test(word);
    for (const { segment, index } of CHARACTERS.segment(word)) {
      const width = this.widthOf(segment);
      if (this.#width + width > this.width_max && this.#end > this.#start) {
        this.#close();
        this.#open(at + index);
      }
      this.#extend(at + index + segment.length, width);
    }
  }

  /** @param {number} start */
  #open(start) {
    this.#start = start;
    this.#end = start;
    this.#width = 0;
  }

  /**
   * @param {number} end
   * @param {number} width
   */
  #extend(end, width) {
    this.#end = end;
    this.#width += width;
  }

  #close() {
    const text = this.text.slice(this.#start, this.#end);
    this.lines.push({ text, width: this.#width, start: this.#start, end: this.#end });
  }
}

/**
 * The pieces of lines that a link covers; more than one where it is broken.
 * @param {{start: number, end: number}} link
 * @param {Line[]} lines
 * @param {WidthOf} widthOf
 * @returns {LinkSegment[]}
 */
function segmentsOf(link, lines, widthOf) {
  return lines.flatMap((line, index) => {
    const start = Math.max(link.start, line.start);
    const end = Math.min(link.end, line.end);
    if (start >= end) return [];
    const before = line.text.slice(0, start - line.start);
    const covered = line.text.slice(start - line.start, end - line.start);
    return [{ line: index, start, end, x: widthOf(before), width: widthOf(covered) }];
  });
}
