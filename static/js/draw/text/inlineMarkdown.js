/**
 * The marks within a line of Markdown: stars, links, backslashes. Written so that each character is looked at a fixed number
 * of times: this runs on text from strangers.
 * @module draw/text/inlineMarkdown
 */

import { findLinks, leadsAstray, mayHaveLinks, targetOf } from "./links.js";

/** @typedef {{text: string, bold: boolean, italic: boolean, href: string|null}} Piece  of a line, in one style */
/** @typedef {{bold: number, italic: number}} Turns  how many marks begin, or end */
/**
 * @typedef {object} Token  what is no ordinary text
 * @property {number} start
 * @property {number} end
 * @property {string} text  what is read in its place
 * @property {Turns} closes  before its text
 * @property {Turns} opens  behind its text
 * @property {string|null|undefined} href  leads there from here on, null: nowhere, undefined: as before
 */
/** @typedef {Token & {left: number, canOpen: boolean, canClose: boolean}} Stars  `left`: read as stars, once all are paired */

/** @type {Turns} */
const NO_TURNS = Object.freeze({ bold: 0, italic: 0 });
const TOKEN = /\\[!-/:-@[-`{-~]|\*+|[[\]]/g;
const SPACE = /\s/;
const DIGIT = /\d/;
const SIGN = /[\p{P}\p{S}]/u;
/** Nothing ends behind these. What else may stand there is no matter: Finnish puts its endings right behind the mark. */
const OPENING_SIGN = /[\p{Ps}\p{Pi}¿¡]/u;

/**
 * @param {string} line
 * @returns {Piece[]} in order; neighbours differ in style
 */
export function piecesOf(line) {
  const pieces = new Pieces();
  let at = 0;
  for (const token of tokensOf(line)) {
    pieces.add(line.slice(at, token.start));
    pieces.turn(token.closes, -1);
    pieces.add(isStars(token) ? "*".repeat(token.left) : token.text);
    pieces.turn(token.opens, 1);
    if (token.href !== undefined) pieces.href = token.href;
    at = token.end;
  }
  pieces.add(line.slice(at));
  return pieces.all.flatMap(withAddresses);
}

/**
 * @param {string} line
 * @returns {Piece[]} nothing but its addresses is set otherwise
 */
export function plainPieces(line) {
  return withAddresses({ text: line, bold: false, italic: false, href: null });
}

/** @param {Piece} piece  @returns {Piece[]} */
function withAddresses(piece) {
  const { text } = piece;
  if (piece.href !== null || !mayHaveLinks(text)) return [piece];
  const parts = [];
  let at = 0;
  for (const { start, end, href } of findLinks(text)) {
    parts.push({ ...piece, text: text.slice(at, start) }, { ...piece, text: text.slice(start, end), href });
    at = end;
  }
  parts.push({ ...piece, text: text.slice(at) });
  return parts.filter((part) => part.text !== "");
}

/** Text on its way from the left to the right, and what it looks like there. */
class Pieces {
  /** @type {Piece[]} */
  all = [];
  /** @type {string|null} */
  href = null;
  #bold = 0;
  #italic = 0;

  /**
   * @param {Turns} turns
   * @param {1|-1} sign
   */
  turn({ bold, italic }, sign) {
    this.#bold += sign * bold;
    this.#italic += sign * italic;
  }

  /** @param {string} text */
  add(text) {
    if (text === "") return;
    const [bold, italic, href] = [this.#bold > 0, this.#italic > 0, this.href];
    const last = this.all.at(-1);
    if (last && last.bold === bold && last.italic === italic && last.href === href) last.text += text;
    else this.all.push({ text, bold, italic, href });
  }
}

/** @param {string} line  @returns {Token[]} in order */
function tokensOf(line) {
  /** @type {Token[]} */
  const tokens = [];
  const links = new LinkFinder(line);
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(line); found; found = TOKEN.exec(line)) {
    const [mark] = found;
    if (mark.startsWith("*")) tokens.push(starsAt(line, found.index, mark.length));
    else if (mark === "[") tokens.push(links.begun(found.index));
    else if (mark !== "]") tokens.push(tokenAt(found.index, TOKEN.lastIndex, mark.slice(1)));
    else tokens.push(...links.ended(found.index));
    TOKEN.lastIndex = Math.max(TOKEN.lastIndex, tokens.at(-1)?.end ?? 0);
  }
  pairStars(tokens);
  return tokens;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {string} text
 * @returns {Token}
 */
function tokenAt(start, end, text) {
  return { start, end, text, closes: NO_TURNS, opens: NO_TURNS, href: undefined };
}

/** Finds [text](target). Only a bracket knows whether it begins a link, and only when it has been closed. */
class LinkFinder {
  /** @type {Token[]} */
  #begun = [];
  /** @type {Map<number, number>|null} */
  #closing = null;

  /** @param {string} line */
  constructor(line) {
    this.line = line;
  }

  /** @param {number} at  @returns {Token} */
  begun(at) {
    const token = tokenAt(at, at + 1, "[");
    this.#begun.push(token);
    return token;
  }

  /** @param {number} at  of the closing bracket  @returns {Token[]} none if it is just a bracket */
  ended(at) {
    const first = this.#begun.pop();
    const end = first && this.line[at + 1] === "(" ? this.#closingOf(at + 1) : undefined;
    if (!first || end === undefined) return [];
    const href = targetOf(this.line.slice(at + 2, end));
    const label = this.line.slice(first.end, at);
    if (!href || !label.trim() || leadsAstray(label, href)) return [];
    Object.assign(first, { text: "", href });
    // No link holds another.
    this.#begun = [];
    return [{ ...tokenAt(at, end + 1, ""), href: null }];
  }

  /**
   * Looked up, as looking ahead anew at each bracket would make a long row of them cost its square.
   * @param {number} at  of an opening parenthesis
   * @returns {number|undefined} of its partner, if no space stands between them
   */
  #closingOf(at) {
    this.#closing ??= parenthesesIn(this.line);
    return this.#closing.get(at);
  }
}

/** @param {string} line  @returns {Map<number, number>} */
function parenthesesIn(line) {
  /** @type {Map<number, number>} */
  const closing = new Map();
  /** @type {number[]} */
  let open = [];
  for (const { 0: sign, index } of line.matchAll(/[\s()]/g)) {
    if (sign === "(") open.push(index);
    else if (sign !== ")") open = [];
    else closing.set(open.pop() ?? -1, index);
  }
  return closing;
}

/**
 * @param {string} line
 * @param {number} start
 * @param {number} length
 * @returns {Stars}
 */
function starsAt(line, start, length) {
  const end = start + length;
  const [before, behind] = [line.charAt(start - 1) || " ", line.charAt(end) || " "];
  const [isFree, isLast] = [SPACE.test(before), SPACE.test(behind)];
  // 2*3*4 is a product.
  const isProduct = DIGIT.test(before) && DIGIT.test(behind);
  // A star behind a word, before a comma, belongs to a footnote.
  const canOpen = !isProduct && !isLast && (isFree || !SIGN.test(behind) || SIGN.test(before));
  const canClose = !isProduct && !isFree && (isLast || !OPENING_SIGN.test(before) || SIGN.test(behind));
  const [closes, opens] = [
    { bold: 0, italic: 0 },
    { bold: 0, italic: 0 },
  ];
  return { start, end, text: "", closes, opens, href: undefined, left: length, canOpen, canClose };
}

/** @param {Token[]} tokens */
function pairStars(tokens) {
  /** @type {Stars[]} */
  const open = [];
  for (const token of tokens) {
    if (!isStars(token)) continue;
    if (token.canClose) closeStars(token, open);
    if (token.canOpen && token.left > 0) open.push(token);
  }
}

/**
 * @param {Stars} last
 * @param {Stars[]} open  the innermost at the end
 */
function closeStars(last, open) {
  for (let first = open.at(-1); first && last.left > 0; first = open.at(-1)) {
    const count = Math.min(first.left, last.left, 2);
    const name = count === 2 ? "bold" : "italic";
    first.opens[name] += 1;
    last.closes[name] += 1;
    first.left -= count;
    last.left -= count;
    if (first.left === 0) open.pop();
  }
}

/** @param {Token} token  @returns {token is Stars} */
function isStars(token) {
  return "left" in token;
}
