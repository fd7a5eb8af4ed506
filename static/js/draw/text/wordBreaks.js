/**
 * Splits words that are wider than their line into the parts that stay together.
 * @module draw/text/wordBreaks
 */

import { RANK, findWordBreaks, isAddress, softHyphenBreak, wordEndBreak } from "./hyphenation.js";

/** @typedef {import("./blockMetrics.js").BlockMetrics} BlockMetrics */
/** @typedef {import("./blockMetrics.js").Word} Word */
/**
 * @typedef {object} WordPart  widths are in font sizes, from the start of the word
 * @property {number} end  index in the block's text
 * @property {number} start_em
 * @property {number} end_em
 * @property {number} hyphenatedEnd_em  the end including the hyphen, if the word is broken after this part
 * @property {string} hyphen  drawn when the word is broken after this part; may be empty
 * @property {number} rank  of the break after this part
 */

/** A compound break is used only if it fills at least this share of the line. */
const COMPOUND_BREAK_FROM = 0.5;

/**
 * @param {BlockMetrics} metrics
 * @param {Word} word
 * @returns {WordPart[]} empty for an address
 */
export function splitWord(metrics, { start, end }) {
  const word = metrics.block.text.slice(start, end);
  if (isAddress(word)) return [];
  const softHyphens = metrics.block.softHyphens.filter((at) => at > start && at < end);
  const softBreaks = softHyphens.map((at) => softHyphenBreak(at - start));
  const breaks = [...findWordBreaks(word), ...softBreaks, wordEndBreak(word)].sort((a, b) => a.at - b.at);
  let [from, start_em] = [start, 0];
  return breaks.map(({ at, hyphen, rank }) => {
    const part_end = start + at;
    const end_em = start_em + metrics.width(from, part_end);
    const hyphenatedEnd_em = end_em + (hyphen === "" ? 0 : metrics.widthOf(hyphen));
    const part = { end: part_end, start_em, end_em, hyphenatedEnd_em, hyphen, rank };
    [from, start_em] = [part_end, end_em];
    return part;
  });
}

/**
 * @param {readonly WordPart[]} parts
 * @param {number} first  index of the first part on the line
 * @param {number} widthMax_em
 * @returns {number} how many parts go on the line; 0 if the first part alone does not fit
 */
export function countPartsThatFit(parts, first, widthMax_em) {
  const start_em = parts[first]?.start_em ?? 0;
  /** @type {number[]} the most parts that fit, for each rank of the last break */
  const counts = [0, 0, 0];
  for (let index = first; index < parts.length; index += 1) {
    const { end_em, hyphenatedEnd_em, rank } = /** @type {WordPart} */ (parts[index]);
    if (end_em - start_em > widthMax_em) break;
    const width_em = hyphenatedEnd_em - start_em;
    const isGood = rank !== RANK.COMPOUND || width_em >= COMPOUND_BREAK_FROM * widthMax_em;
    if (isGood && width_em <= widthMax_em) counts[rank] = index - first + 1;
  }
  return counts[RANK.EXPLICIT] || counts[RANK.COMPOUND] || counts[RANK.SYLLABLE] || 0;
}

/**
 * @param {readonly WordPart[]} parts  of a word
 * @returns {number} the width in font sizes of the widest piece between two explicit breaks
 */
export function widestPart(parts) {
  let [widest_em, start_em] = [0, 0];
  for (const { end_em, hyphenatedEnd_em, rank } of parts) {
    if (rank < RANK.EXPLICIT) continue;
    widest_em = Math.max(widest_em, hyphenatedEnd_em - start_em);
    start_em = end_em;
  }
  return widest_em;
}
