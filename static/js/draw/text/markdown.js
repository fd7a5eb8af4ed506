/**
 * Reads the small Markdown of board texts: headings, lists, **bold**, *italic*, links. Unlike elsewhere each line of the
 * source is a line of its own and an empty one is a space, as people who write on notes expect. Whatever is no complete
 * mark is text. Time grows with the length of the text, whatever people paste. server/exchange/importing/markdown.py does the same.
 * @module draw/text/markdown
 */

import { mayHaveLinks } from "./links.js";
import { parseInline, parsePlainLine } from "./inlineMarkdown.js";

/** @typedef {{start: number, end: number, bold: boolean, italic: boolean, href: string|null}} Span  set otherwise than the rest */
/**
 * @typedef {object} Block  a line of the source
 * @property {string} text  as it is read, without marks and soft hyphens
 * @property {readonly Span[]} spans  stretches of the text, in order
 * @property {readonly number[]} softHyphens  where in the text soft hyphens stood
 * @property {0|1|2|3} level  of a heading; 0 is none
 * @property {string} marker  of an item in a list: "•", "1."
 * @property {number} indent  in ems: of all its lines, the marker stands before it
 */

/** Without one of these a text is as it stands. */
const ANY_MARK = /[*[\\#•]|^[ \t]*(?:-|\d{1,3}[.)])[ \t]/m;
const NEWLINE = /\r\n|\r|\n/;
const HEADING = /^(#{1,3})[ \t]+(?=\S)/;
const ITEM = /^([ \t]*)(?:[-*•]|(\d{1,3}[.)]))[ \t]+(?=\S)/;
const SOFT_HYPHEN = "\u00ad";

/** Room for a bullet and the gap behind it; figures are nearly of one width. */
const BULLET_EM = 1.1;
const DIGIT_EM = 0.65;
const POINT_AND_GAP_EM = 0.75;
const DEPTH_MAX = 3;

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/**
 * @param {string} text
 * @returns {Block[]} one for each line; at least one
 */
export function parseMarkdown(text) {
  if (!ANY_MARK.test(text)) return plainBlocks(text);
  return setIndents(text.split(NEWLINE).map(parseLine));
}

/**
 * The lines of a text in which nothing is a mark; addresses in it are links all the same.
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
 * What a line is, and how long the mark is that says so.
 * @param {string} line
 * @returns {[LineKind, number]}
 */
function parseLineStart(line) {
  const heading = HEADING.exec(line);
  if (heading) return [{ ...PLAIN_LINE, level: /** @type {1|2|3} */ (heading[1]?.length) }, heading[0].length];
  const item = ITEM.exec(line);
  if (!item) return [PLAIN_LINE, 0];
  const [mark, margin = "", number] = item;
  // A tab, or two spaces, or any part of them: people are not exact here.
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
 * @param {number} start  of the piece in its block
 * @param {number[]} softHyphens  gets the places
 * @returns {string}
 */
function removeSoftHyphens(piece, start, softHyphens) {
  const parts = piece.split(SOFT_HYPHEN);
  let at = start;
  for (const part of parts.slice(0, -1)) softHyphens.push((at += part.length));
  return parts.length === 1 ? piece : parts.join("");
}

/**
 * The numbers of a list take the room of the longest, so that its texts stand in line.
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
