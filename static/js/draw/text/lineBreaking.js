/**
 * Breaks text into lines.
 * @module draw/text/lineBreaking
 */

import { countPartsThatFit, widestPart } from "./wordBreaks.js";
import { isWebAddress } from "./hyphenation.js";
import { LINE_HEIGHT, sizeOf } from "./text.js";

/** @typedef {import("./wordBreaks.js").WordPart} WordPart */
/** @typedef {import("./blockMetrics.js").BlockMetrics} BlockMetrics */
/** @typedef {import("./blockMetrics.js").Word} Word */
/**
 * @typedef {object} Line
 * @property {BlockMetrics} metrics  of its block
 * @property {number} start  in the block's text
 * @property {number} end
 * @property {string} suffix  drawn after the text: a hyphen, an ellipsis or nothing
 * @property {number} width  including the suffix
 * @property {number} size  font size
 * @property {number} indent
 */
/**
 * @typedef {object} LineLayout
 * @property {number} size  of ordinary text
 * @property {Line[]} lines
 * @property {number} height
 * @property {number} excess  width of the widest word divided by the width of the line, at least 1; ignores
 *   addresses and
 *   explicit breaks
 */

/** Many nodes are exactly as wide as their text, and rounding must not break their lines. In font sizes. */
const ROUNDING_SLACK = 0.01;
/** An indent takes at most this share of the width. */
const INDENT_SHARE_MAX = 0.5;
const ELLIPSIS = "…";
/** An ellipsis follows directly after a character like this, not after a space or a comma. */
const LAST_CHARACTER = /[^\s\p{P}]/u;
/** Created once, because creating it takes longer than segmenting a short text. */
const SEGMENTER = new Intl.Segmenter();
/** Texts in which each code unit is one character, so that they need no segmenter. */
const ASCII = /^[ -~]*$/;

/**
 * Breaks text into lines that are not wider than `width`, unless a single character is wider.
 * @param {readonly BlockMetrics[]} blocks
 * @param {number} size  of ordinary text
 * @param {number} width
 * @returns {LineLayout} lines without trailing spaces; lengths in the same unit as `size`
 */
export function breakLines(blocks, size, width) {
  /** @type {Line[]} */
  const lines = [];
  let [height, excess] = [0, 1];
  for (const metrics of blocks) {
    const breaker = new LineBreaker(metrics, size, width, lines);
    height -= lines.length * breaker.size * LINE_HEIGHT;
    breaker.fill();
    height += lines.length * breaker.size * LINE_HEIGHT;
    excess = Math.max(excess, breaker.excess);
  }
  return { size, lines, height, excess };
}

/**
 * Shortens a line so that it ends with an ellipsis.
 * @param {Line} line
 * @param {number} width  available width
 * @returns {Line} a new line
 */
export function addEllipsis(line, width) {
  const { metrics, start, size } = line;
  const ellipsis = metrics.widthOf(ELLIPSIS);
  const ems_max = (width - line.indent) / size + ROUNDING_SLACK - ellipsis;
  let ems = metrics.width(start, line.end);
  let { end } = line;
  for (const character of charactersOf(metrics.block.text.slice(start, end)).reverse()) {
    if (ems <= ems_max && LAST_CHARACTER.test(character)) break;
    ems -= metrics.width(end - character.length, end);
    end -= character.length;
  }
  return { ...line, end, suffix: ELLIPSIS, width: (ems + ellipsis) * size };
}

/** Fills lines greedily, word by word. Widths are in font sizes of the block. */
class LineBreaker {
  excess = 1;
  #start = 0;
  #end = 0;
  #ems = 0;

  /**
   * @param {BlockMetrics} metrics
   * @param {number} size
   * @param {number} width
   * @param {Line[]} lines  the lines of the block are added here
   */
  constructor(metrics, size, width, lines) {
    this.metrics = metrics;
    this.lines = lines;
    this.size = sizeOf(metrics.block, size);
    this.indent = Math.min(metrics.block.indent * size, width * INDENT_SHARE_MAX);
    this.ems_max = (width - this.indent) / this.size + ROUNDING_SLACK;
  }

  fill() {
    for (const word of this.metrics.words) this.#addWord(word);
    this.#close("");
  }

  /** @param {Word} word */
  #addWord(word) {
    const { start, end, gap, width } = word;
    if (this.#ems + gap + width <= this.ems_max) {
      this.#extend(end, gap + width);
      return;
    }
    if (this.#end > this.#start) this.#close("");
    this.#open(start);
    if (width <= this.ems_max) this.#extend(end, width);
    else this.#addBroken(word);
  }

  /**
   * Breaks a word that is wider than the line at its break opportunities, or at any character if it has none.
   * @param {Word} word
   */
  #addBroken(word) {
    const { start, end, width } = word;
    const parts = this.metrics.partsOf(word);
    const widest = parts.length > 0 ? widestPart(parts) : width;
    if (!isWebAddress(this.metrics.block.text.slice(start, end)))
      this.excess = Math.max(this.excess, widest / this.ems_max);
    for (let first = 0, count = 1; first < parts.length && count > 0; first += count) {
      count = countPartsThatFit(parts, first, this.ems_max);
      if (count > 0) this.#addParts(parts, first, first + count);
    }
    if (this.#end < end) this.#addCharacters(this.#end, end);
  }

  /**
   * @param {readonly WordPart[]} parts
   * @param {number} first
   * @param {number} end  index after the last part that fits on the line
   */
  #addParts(parts, first, end) {
    const last = /** @type {WordPart} */ (parts[end - 1]);
    this.#extend(last.end, last.end_em - (parts[first]?.start_em ?? 0));
    if (end === parts.length) return;
    this.#close(last.hyphen);
    this.#open(last.end);
  }

  /**
   * Does not break inside a grapheme cluster.
   * @param {number} start
   * @param {number} end
   */
  #addCharacters(start, end) {
    let at = start;
    for (const { length } of charactersOf(this.metrics.block.text.slice(start, end))) {
      const ems = this.metrics.width(at, at + length);
      if (this.#ems + ems > this.ems_max && this.#end > this.#start) {
        this.#close("");
        this.#open(at);
      }
      at += length;
      this.#extend(at, ems);
    }
  }

  /** @param {number} start */
  #open(start) {
    this.#start = start;
    this.#end = start;
    this.#ems = 0;
  }

  /**
   * @param {number} end
   * @param {number} ems
   */
  #extend(end, ems) {
    this.#end = end;
    this.#ems += ems;
  }

  /** @param {string} suffix */
  #close(suffix) {
    const { metrics, size, indent } = this;
    const ems = this.#ems + (suffix === "" ? 0 : metrics.widthOf(suffix));
    this.lines.push({ metrics, start: this.#start, end: this.#end, suffix, width: ems * size, size, indent });
  }
}

/**
 * @param {string} text
 * @returns {string[]} grapheme clusters
 */
function charactersOf(text) {
  return ASCII.test(text) ? text.split("") : Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
