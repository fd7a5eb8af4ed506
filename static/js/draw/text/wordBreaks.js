/**
 * Words that are wider than their line, in the chunks that stay together.
 * @module draw/text/wordBreaks
 */

import { RANK, breaksOf, endOf, isAddress, softBreak } from "./hyphenation.js";

/** @typedef {import("./blockMetrics.js").Ruler} Ruler */
/** @typedef {import("./blockMetrics.js").Word} Word */
/**
 * @typedef {object} Chunk  widths are in sizes of the letters, as the ruler has them
 * @property {number} end  in the block's text
 * @property {number} from  width of the word before it
 * @property {number} to
 * @property {number} filled  the same with the hyphen, if the word is broken behind it
 * @property {string} tail  that hyphen
 * @property {number} rank
 */

/** Between the parts of a compound is the better place for a break, unless it leaves the line half empty. */
const SEAM_FROM = 0.5;

/**
 * @param {Ruler} ruler
 * @param {Word} word
 * @returns {Chunk[]} none, if it is an address
 */
export function chunksOf(ruler, { start, end }) {
  const word = ruler.block.text.slice(start, end);
  if (isAddress(word)) return [];
  const softs = ruler.block.softs.filter((at) => at > start && at < end).map((at) => softBreak(at - start));
  const places = [...breaksOf(word), ...softs, endOf(word)].sort((a, b) => a.at - b.at);
  let [at, from] = [start, 0];
  return places.map(({ at: place, tail, rank }) => {
    const to = from + ruler.width(at, start + place);
    const chunk = { end: start + place, from, to, filled: to + (tail === "" ? 0 : ruler.widthOf(tail)), tail, rank };
    [at, from] = [chunk.end, to];
    return chunk;
  });
}

/**
 * How many chunks go on a line.
 * @param {readonly Chunk[]} chunks
 * @param {number} first  of them on the line
 * @param {number} width_max
 * @returns {number} 0 if not even that one fits
 */
export function countThatFits(chunks, first, width_max) {
  const start = chunks[first]?.from ?? 0;
  /** @type {number[]} the best of each rank */
  const counts = [0, 0, 0];
  for (let index = first; index < chunks.length; index += 1) {
    const { to, filled, rank } = /** @type {Chunk} */ (chunks[index]);
    if (to - start > width_max) break;
    const isGood = rank !== RANK.SEAM || filled - start >= SEAM_FROM * width_max;
    if (isGood && filled - start <= width_max) counts[rank] = index - first + 1;
  }
  return counts[RANK.GIVEN] || counts[RANK.SEAM] || counts[RANK.SYLLABLE] || 0;
}

/**
 * @param {readonly Chunk[]} chunks  of a word
 * @returns {number} width of what must be on one line, unless a word is broken where its writer did not say
 */
export function widestPart(chunks) {
  let [widest, start] = [0, 0];
  for (const { to, filled, rank } of chunks) {
    if (rank < RANK.GIVEN) continue;
    widest = Math.max(widest, filled - start);
    start = to;
  }
  return widest;
}
