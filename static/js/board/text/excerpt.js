/**
 * Excerpts of texts that were found, with the matches marked.
 * @module board/text/excerpt
 */

import { foldForSearch, toPlainText } from "./plainText.js";

/** @typedef {{text: string, isMatch: boolean}} Part */

/** Characters that an excerpt shows before the first match, and in total. */
const LEAD_LENGTH = 28;
const EXCERPT_LENGTH = 120;

/**
 * @param {string} query
 * @returns {string[]} the words of the query, folded for search
 */
export function searchWords(query) {
  return foldForSearch(toPlainText(query)).split(" ").filter(Boolean);
}

/**
 * Cuts an excerpt around the first match.
 * @param {string} text  on one line, in NFC
 * @param {string[]} words  from `searchWords`
 * @returns {Part[]} the parts of the excerpt in order
 */
export function excerptOf(text, words) {
  const spans = findSpans(foldForSearch(text), words);
  const start = excerptStart(text, spans[0]?.[0] ?? 0);
  const end = excerptEnd(text, start + EXCERPT_LENGTH);
  const parts = start > 0 ? [{ text: "…", isMatch: false }] : [];
  let at = start;
  for (const [from, to] of spans) {
    if (from >= end) break;
    parts.push({ text: text.slice(at, from), isMatch: false }, { text: text.slice(from, to), isMatch: true });
    at = to;
  }
  parts.push({ text: text.slice(at, Math.max(at, end)), isMatch: false });
  if (end < text.length) parts.push({ text: "…", isMatch: false });
  return parts.filter((part) => part.text !== "");
}

/**
 * The positions of all matches, sorted. Overlapping matches are merged.
 * @param {string} folded
 * @param {string[]} words
 * @returns {[number, number][]}
 */
function findSpans(folded, words) {
  const all = words.flatMap((word) => [...findOccurrences(folded, word)]).sort((a, b) => a[0] - b[0]);
  /** @type {[number, number][]} */
  const spans = [];
  for (const [from, to] of all) {
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
}

/**
 * @param {string} text
 * @param {string} word
 * @returns {Generator<[number, number], void, void>}
 */
function* findOccurrences(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield [at, at + word.length];
}

/**
 * @param {string} text
 * @param {number} match  start of the first match
 * @returns {number} the start of a word shortly before it
 */
function excerptStart(text, match) {
  if (match <= LEAD_LENGTH) return 0;
  const space = text.indexOf(" ", match - LEAD_LENGTH);
  return space >= 0 && space < match ? space + 1 : match;
}

/**
 * @param {string} text
 * @param {number} limit  the largest end that is allowed
 * @returns {number} the end of the last word that fits; the limit itself inside a very long word
 */
function excerptEnd(text, limit) {
  if (text.length <= limit) return text.length;
  const space = text.lastIndexOf(" ", limit);
  return space > limit - LEAD_LENGTH ? space : limit;
}
