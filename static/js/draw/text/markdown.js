/**
 * Parses the small Markdown of board texts: headings, lists, bold, italic and links. Unlike in other dialects, each
 * line of the source stays a line and an empty line stays a gap, because writers of notes expect that. Incomplete
 * marks are ordinary text. The time is linear in the length of the text. server/exchange/importing/markdown.py does
 * the same.
 * @module draw/text/markdown
 */

import { mayHaveLinks } from "./links.js";
import { parseInline, parsePlainLine } from "./inlineMarkdown.js";

/**
 * @typedef {object} Span  a stretch of text in another style
 * @property {number} start
 * @property {number} end
 * @property {boolean} bold
 * @property {boolean} italic
 * @property {string|null} href
 */
/**
 * @typedef {object} Block  one line of the source
 * @property {string} text  without marks and soft hyphens
 * @property {readonly Span[]} spans  in text order
 * @property {readonly number[]} softHyphens  their positions in the text
 * @property {0|1|2|3} level  of a heading; 0 for other lines
 * @property {string} marker  of a list item: "•", "1."
 * @property {number} indent  of all its lines, in ems; the marker is left of it
 */

/** A text that does not match has no marks at all. */
const ANY_MARK = /[*[\\#•]|^[ \t]*(?:-|\d{1,3}[.)])[ \t]/m;
const NEWLINE = /\r\n|\r|\n/;
const HEADING = /^(#{1,3})[ \t]+(?=\S)/;
const ITEM = /^([ \t]*)(?:[-*•]|(\d{1,3}[.)]))[ \t]+(?=\S)/;
const SOFT_HYPHEN = "\u00ad";

/** Widths of the markers with the gap after them. All digits are about equally wide. */
const BULLET_EM = 1.1;
const DIGIT_EM = 0.65;
const POINT_AND_GAP_EM = 0.75;
const DEPTH_MAX = 3;

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/**
 * @param {string} text
 * @returns {Block[]} one per line; never empty
 */
export function parseMarkdown(text) {
  if (!ANY_MARK.test(text)) return plainBlocks(text);
  return setIndents(text.split(NEWLINE).map(parseLine));
}

/**
 * The lines of a text without Markdown. Web addresses become links.
 * @param {string} text
 * @returns {Block[]}
 */
export function plainBlocks(text) {
  return text.split(NEWLINE).map((line) => plainBlock(line));
}

/** @typedef {Pick<Block, "level"|"marker"> & {depth: number}} LineKind */
/** @type {LineKind} */
const PLAIN_LINE = Object.freeze({ level: 0, marker: "", depth: 0 });

/** @param {string} line  @returns {Block & {depth: number}} */
function parseLine(line) {
  const [kind, length] = parseLineStart(line);
  return { ...blockOf(parseInline(line.slice(length))), ...kind };
}

/**
 * The kind of a line, and the length of the mark at its start.
 * @param {string} line
 * @returns {[LineKind, number]}
 */
function parseLineStart(line) {
  const heading = HEADING.exec(line);
  if (heading) return [{ ...PLAIN_LINE, level: /** @type {1|2|3} */ (heading[1]?.length) }, heading[0].length];
  const item = ITEM.exec(line);
  if (!item) return [PLAIN_LINE, 0];
  const [mark, margin = "", number] = item;
  // One level per tab or two spaces. A single space counts too, because writers are not exact here.
  const depth = Math.min(DEPTH_MAX, Math.ceil(margin.replaceAll("\t", "  ").length / 2));
  return [{ level: 0, marker: number ?? "•", depth }, mark.length];
}

/**
 * @param {string} text
 * @returns {Block}
 */
function plainBlock(text) {
  if (mayHaveLinks(text) || text.includes(SOFT_HYPHEN)) return blockOf(parsePlainLine(text));
  return { text, spans: NONE, softHyphens: NONE, level: 0, marker: "", indent: 0 };
}

/**
 * @param {import("./inlineMarkdown.js").InlinePiece[]} pieces
 * @returns {Block}
 */
function blockOf(pieces) {
  let text = "";
  /** @type {Span[]} */
  const spans = [];
  /** @type {number[]} */
  const softHyphens = [];
  for (const { text: piece, bold, italic, href } of pieces) {
    const start = text.length;
    text += removeSoftHyphens(piece, start, softHyphens);
    if (bold || italic || href !== null) spans.push({ start, end: text.length, bold, italic, href });
  }
  return { text, spans, softHyphens, level: 0, marker: "", indent: 0 };
}

/**
 * @param {string} piece
 * @param {number} start  position of the piece in its block
 * @param {number[]} softHyphens  positions are added here
 * @returns {string}
 */
function removeSoftHyphens(piece, start, softHyphens) {
  const parts = piece.split(SOFT_HYPHEN);
  let at = start;
  for (const part of parts.slice(0, -1)) softHyphens.push((at += part.length));
  return parts.length === 1 ? piece : parts.join("");
}

/**
 * Gives all items of a list the indent of the longest marker, so that their texts are aligned.
 * @param {(Block & {depth: number})[]} blocks
 * @returns {Block[]}
 */
function setIndents(blocks) {
  for (let first = 0; first < blocks.length; ) {
    let end = first;
    let widest = 0;
    for (; blocks[end]?.marker; end += 1) widest = Math.max(widest, markerWidth_em(blocks[end]?.marker ?? ""));
    for (const block of blocks.slice(first, end)) block.indent = widest + block.depth * BULLET_EM;
    first = Math.max(end, first + 1);
  }
  return blocks;
}

/** @param {string} marker  @returns {number} */
function markerWidth_em(marker) {
  return marker === "•" ? BULLET_EM : (marker.length - 1) * DIGIT_EM + POINT_AND_GAP_EM;
}
