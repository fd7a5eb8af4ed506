/**
 * Breaks text into lines.
 * @module draw/text/lineBreaking
 */

import { countThatFits, widestPart } from "./wordBreaks.js";
import { isWebAddress } from "./hyphenation.js";
import { LINE_HEIGHT, sizeOf } from "./text.js";

/** @typedef {import("./wordBreaks.js").Chunk} Chunk */
/** @typedef {import("./blockMetrics.js").Ruler} Ruler */
/** @typedef {import("./blockMetrics.js").Word} Word */
/**
 * @typedef {object} Line
 * @property {Ruler} ruler  has its block
 * @property {number} start  in the block's text
 * @property {number} end
 * @property {string} tail  drawn behind it, though it stands in no text: a hyphen, an ellipsis or nothing
 * @property {number} width  with its tail
 * @property {number} size  of its letters
 * @property {number} indent
 */
/**
 * @typedef {object} TextLayout
 * @property {number} size  of ordinary text
 * @property {Line[]} lines
 * @property {number} height
 * @property {number} excess  how many times its line the widest word is, if more than 1; addresses, and words that are
 *   broken only where their writer said, do not count
 */

/** Nodes are often made exactly as wide as their text; rounding must not break them. In font sizes. */
const SLACK = 0.01;
/** An indent takes no more of the width than this. */
const INDENT_SHARE_MAX = 0.5;
const ELLIPSIS = "…";
/** Before an ellipsis stands no comma and no space. */
const LETTER = /[^\s\p{P}]/u;
/** Made once: that takes longer than many a text. */
const CHARACTERS = new Intl.Segmenter();
/** Here each code unit is a character, and nobody has to be asked. */
const ASCII = /^[ -~]*$/;

/**
 * Lays text out in lines no wider than `width`, except where a single character is wider.
 * @param {readonly Ruler[]} rulers  of its blocks
 * @param {number} size  of ordinary text
 * @param {number} width
 * @returns {TextLayout} lines without trailing spaces; lengths in the unit of `size`
 */
export function layoutText(rulers, size, width) {
  /** @type {Line[]} */
  const lines = [];
  let [height, excess] = [0, 1];
  for (const ruler of rulers) {
    const breaker = new LineBreaker(ruler, size, width, lines);
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
export function withEllipsis(line, width) {
  const { ruler, start, size } = line;
  const ellipsis = ruler.widthOf(ELLIPSIS);
  const ems_max = (width - line.indent) / size + SLACK - ellipsis;
  let ems = ruler.width(start, line.end);
  let { end } = line;
  for (const character of charactersOf(ruler.block.text.slice(start, end)).reverse()) {
    if (ems <= ems_max && LETTER.test(character)) break;
    ems -= ruler.width(end - character.length, end);
    end -= character.length;
  }
  return { ...line, end, tail: ELLIPSIS, width: (ems + ellipsis) * size };
}

/** Fills lines greedily, one word after another. Counts in sizes of the block's letters, as its ruler does. */
class LineBreaker {
  excess = 1;
  #start = 0;
  #end = 0;
  #ems = 0;

  /**
   * @param {Ruler} ruler
   * @param {number} size
   * @param {number} width
   * @param {Line[]} lines  gets those of the block
   */
  constructor(ruler, size, width, lines) {
    this.ruler = ruler;
    this.lines = lines;
    this.size = sizeOf(ruler.block, size);
    this.indent = Math.min(ruler.block.indent * size, width * INDENT_SHARE_MAX);
    this.ems_max = (width - this.indent) / this.size + SLACK;
  }

  fill() {
    for (const word of this.ruler.words) this.#addWord(word);
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
    else this.#addInPieces(word);
  }

  /**
   * A word wider than the line is broken where its language allows it; what has no such place, where the line is full.
   * @param {Word} word
   */
  #addInPieces(word) {
    const { start, end, width } = word;
    const chunks = this.ruler.chunksOf(word);
    const widest = chunks.length > 0 ? widestPart(chunks) : width;
    if (!isWebAddress(this.ruler.block.text.slice(start, end)))
      this.excess = Math.max(this.excess, widest / this.ems_max);
    for (let first = 0, count = 1; first < chunks.length && count > 0; first += count) {
      count = countThatFits(chunks, first, this.ems_max);
      if (count > 0) this.#addChunks(chunks, first, first + count);
    }
    if (this.#end < end) this.#addCharacters(this.#end, end);
  }

  /**
   * @param {readonly Chunk[]} chunks
   * @param {number} first
   * @param {number} behind  the last of them that fits the line
   */
  #addChunks(chunks, first, behind) {
    const last = /** @type {Chunk} */ (chunks[behind - 1]);
    this.#extend(last.end, last.to - (chunks[first]?.from ?? 0));
    if (behind === chunks.length) return;
    this.#close(last.tail);
    this.#open(last.end);
  }

  /**
   * Never inside what a reader takes for one character.
   * @param {number} start
   * @param {number} end
   */
  #addCharacters(start, end) {
    let at = start;
    for (const { length } of charactersOf(this.ruler.block.text.slice(start, end))) {
      const ems = this.ruler.width(at, at + length);
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

  /** @param {string} tail */
  #close(tail) {
    const { ruler, size, indent } = this;
    const ems = this.#ems + (tail === "" ? 0 : ruler.widthOf(tail));
    this.lines.push({ ruler, start: this.#start, end: this.#end, tail, width: ems * size, size, indent });
  }
}

/**
 * @param {string} text
 * @returns {string[]} what a reader takes for one character each
 */
function charactersOf(text) {
  return ASCII.test(text) ? text.split("") : Array.from(CHARACTERS.segment(text), ({ segment }) => segment);
}
