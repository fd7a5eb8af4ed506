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
 * @property {BlockMetrics} metrics  has its block
 * @property {number} start  in the block's text
 * @property {number} end
 * @property {string} suffix  drawn behind it, though it stands in no text: a hyphen, an ellipsis or nothing
 * @property {number} width  with its tail
 * @property {number} size  of its letters
 * @property {number} indent
 */
/**
 * @typedef {object} LineLayout
 * @property {number} size  of ordinary text
 * @property {Line[]} lines
 * @property {number} height
 * @property {number} excess  how many times its line the widest word is, if more than 1; addresses, and words that are
 *   broken only where their writer said, do not count
 */

/** Nodes are often made exactly as wide as their text; rounding must not break them. In font sizes. */
const ROUNDING_SLACK = 0.01;
/** An indent takes no more of the width than this. */
const INDENT_SHARE_MAX = 0.5;
const ELLIPSIS = "…";
/** Before an ellipsis stands no comma and no space. */
const LAST_CHARACTER = /[^\s\p{P}]/u;
/** Made once: that takes longer than many a text. */
const SEGMENTER = new Intl.Segmenter();
/** Here each code unit is a character, and nobody has to be asked. */
const ASCII = /^[ -~]*$/;

/**
 * Lays text out in lines no wider than `width`, except where a single character is wider.
 * @param {readonly BlockMetrics[]} blocks  of its blocks
 * @param {number} size  of ordinary text
 * @param {number} width
 * @returns {LineLayout} lines without trailing spaces; lengths in the unit of `size`
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
 * A line that says that more would follow.
 * @param {Line} line
 * @param {number} width  that it may take
 * @returns {Line} the same, or less of it
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

/** Fills lines greedily, one word after another. Counts in sizes of the block's letters, as its ruler does. */
class LineBreaker {
  excess = 1;
  #start = 0;
  #end = 0;
  #ems = 0;

  /**
   * @param {BlockMetrics} metrics
   * @param {number} size
   * @param {number} width
   * @param {Line[]} lines  gets those of the block
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
   * A word wider than the line is broken where its language allows it; what has no such place, where the line is full.
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
   * @param {number} end  the last of them that fits the line
   */
  #addParts(parts, first, end) {
    const last = /** @type {WordPart} */ (parts[end - 1]);
    this.#extend(last.end, last.end_em - (parts[first]?.start_em ?? 0));
    if (end === parts.length) return;
    this.#close(last.hyphen);
    this.#open(last.end);
  }

  /**
   * Never inside what a reader takes for one character.
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
 * @returns {string[]} what a reader takes for one character each
 */
function charactersOf(text) {
  return ASCII.test(text) ? text.split("") : Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
