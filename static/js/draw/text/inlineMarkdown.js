/**
 * Parses the Markdown within a line: asterisks, links, backslashes. It runs on text from strangers, so it looks at
 * each character a fixed number of times.
 * @module draw/text/inlineMarkdown
 */

import { findLinks, isMisleading, mayHaveLinks, parseTarget } from "./links.js";

/** @typedef {{text: string, bold: boolean, italic: boolean, href: string|null}} InlinePiece  text in one style */
/** @typedef {{bold: number, italic: number}} MarkCounts  how many marks open or close */
/**
 * @typedef {object} Token  anything that is not ordinary text
 * @property {number} start
 * @property {number} end
 * @property {string} text  shown in its place
 * @property {MarkCounts} closes  applied before its text
 * @property {MarkCounts} opens  applied after its text
 * @property {string|null|undefined} href  target of the link that starts here; null ends a link; undefined changes
 *   nothing
 */
/**
 * @typedef {object} DelimiterFields
 * @property {number} unpaired  how many asterisks have no partner; they are shown as text
 * @property {boolean} canOpen
 * @property {boolean} canClose
 */
/** @typedef {Token & DelimiterFields} DelimiterRun  a row of asterisks */

/** @type {MarkCounts} */
const NO_MARKS = Object.freeze({ bold: 0, italic: 0 });
const TOKEN = /\\[!-/:-@[-`{-~]|\*+|[[\]]/g;
const SPACE = /\s/;
const DIGIT = /\d/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/**
 * An emphasis cannot end after these. Any other character may follow, because Finnish adds endings directly after the
 * mark.
 */
const OPENING_PUNCTUATION = /[\p{Ps}\p{Pi}¿¡]/u;

/**
 * @param {string} line
 * @returns {InlinePiece[]} in text order; neighbours differ in style
 */
export function parseInline(line) {
  const pieces = new PieceBuilder();
  let at = 0;
  for (const token of tokenize(line)) {
    pieces.add(line.slice(at, token.start));
    pieces.apply(token.closes, -1);
    pieces.add(isDelimiterRun(token) ? "*".repeat(token.unpaired) : token.text);
    pieces.apply(token.opens, 1);
    if (token.href !== undefined) pieces.href = token.href;
    at = token.end;
  }
  pieces.add(line.slice(at));
  return pieces.all.flatMap(splitAtLinks);
}

/**
 * @param {string} line
 * @returns {InlinePiece[]} the line without any parsing, except that web addresses become links
 */
export function parsePlainLine(line) {
  return splitAtLinks({ text: line, bold: false, italic: false, href: null });
}

/** @param {InlinePiece} piece  @returns {InlinePiece[]} */
function splitAtLinks(piece) {
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

/** Collects the pieces of a line from left to right, in the style that is active at each place. */
class PieceBuilder {
  /** @type {InlinePiece[]} */
  all = [];
  /** @type {string|null} */
  href = null;
  #bold = 0;
  #italic = 0;

  /**
   * @param {MarkCounts} marks
   * @param {1|-1} sign
   */
  apply({ bold, italic }, sign) {
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
function tokenize(line) {
  /** @type {Token[]} */
  const tokens = [];
  const links = new LinkParser(line);
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(line); found; found = TOKEN.exec(line)) {
    const [mark] = found;
    if (mark.startsWith("*")) tokens.push(delimiterRunAt(line, found.index, mark.length));
    else if (mark === "[") tokens.push(links.openBracket(found.index));
    else if (mark !== "]") tokens.push(tokenAt(found.index, TOKEN.lastIndex, mark.slice(1)));
    else tokens.push(...links.closeBracket(found.index));
    TOKEN.lastIndex = Math.max(TOKEN.lastIndex, tokens.at(-1)?.end ?? 0);
  }
  pairDelimiters(tokens);
  return tokens;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {string} text
 * @returns {Token}
 */
function tokenAt(start, end, text) {
  return { start, end, text, closes: NO_MARKS, opens: NO_MARKS, href: undefined };
}

/** Finds `[text](target)`. Whether a bracket starts a link is known only when it is closed. */
class LinkParser {
  /** @type {Token[]} */
  #openBrackets = [];
  /** @type {Map<number, number>|null} */
  #closingByOpening = null;

  /** @param {string} line */
  constructor(line) {
    this.line = line;
  }

  /** @param {number} at  @returns {Token} */
  openBracket(at) {
    const token = tokenAt(at, at + 1, "[");
    this.#openBrackets.push(token);
    return token;
  }

  /** @param {number} at  of the closing bracket  @returns {Token[]} empty if it is an ordinary bracket */
  closeBracket(at) {
    const first = this.#openBrackets.pop();
    const end = first && this.line[at + 1] === "(" ? this.#closingParenthesis(at + 1) : undefined;
    if (!first || end === undefined) return [];
    const href = parseTarget(this.line.slice(at + 2, end));
    const label = this.line.slice(first.end, at);
    if (!href || !label.trim() || isMisleading(label, href)) return [];
    Object.assign(first, { text: "", href });
    // Links cannot be nested.
    this.#openBrackets = [];
    return [{ ...tokenAt(at, end + 1, ""), href: null }];
  }

  /**
   * Uses a table of all pairs: a search at each bracket would take quadratic time for a long row of brackets.
   * @param {number} at  of an opening parenthesis
   * @returns {number|undefined} its closing parenthesis, if there is no white space between them
   */
  #closingParenthesis(at) {
    this.#closingByOpening ??= matchParentheses(this.line);
    return this.#closingByOpening.get(at);
  }
}

/** @param {string} line  @returns {Map<number, number>} */
function matchParentheses(line) {
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
 * @returns {DelimiterRun}
 */
function delimiterRunAt(line, start, length) {
  const end = start + length;
  const [before, after] = [line.charAt(start - 1) || " ", line.charAt(end) || " "];
  const [isAfterSpace, isBeforeSpace] = [SPACE.test(before), SPACE.test(after)];
  // Asterisks between digits are multiplication: 2*3*4.
  const isProduct = DIGIT.test(before) && DIGIT.test(after);
  // An asterisk after a word and before punctuation is a footnote mark, so it does not open.
  const canOpen =
    !isProduct && !isBeforeSpace && (isAfterSpace || !PUNCTUATION.test(after) || PUNCTUATION.test(before));
  const canClose =
    !isProduct && !isAfterSpace && (isBeforeSpace || !OPENING_PUNCTUATION.test(before) || PUNCTUATION.test(after));
  const [closes, opens] = [
    { bold: 0, italic: 0 },
    { bold: 0, italic: 0 },
  ];
  return { start, end, text: "", closes, opens, href: undefined, unpaired: length, canOpen, canClose };
}

/** @param {Token[]} tokens */
function pairDelimiters(tokens) {
  /** @type {DelimiterRun[]} */
  const open = [];
  for (const token of tokens) {
    if (!isDelimiterRun(token)) continue;
    if (token.canClose) closeDelimiters(token, open);
    if (token.canOpen && token.unpaired > 0) open.push(token);
  }
}

/**
 * @param {DelimiterRun} last
 * @param {DelimiterRun[]} open  innermost last
 */
function closeDelimiters(last, open) {
  for (let first = open.at(-1); first && last.unpaired > 0; first = open.at(-1)) {
    const count = Math.min(first.unpaired, last.unpaired, 2);
    const name = count === 2 ? "bold" : "italic";
    first.opens[name] += 1;
    last.closes[name] += 1;
    first.unpaired -= count;
    last.unpaired -= count;
    if (first.unpaired === 0) open.pop();
  }
}

/** @param {Token} token  @returns {token is DelimiterRun} */
function isDelimiterRun(token) {
  return "unpaired" in token;
}
