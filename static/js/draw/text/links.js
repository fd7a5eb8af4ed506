/**
 * Finds web addresses in plain text. It runs on text from strangers, so it takes linear time.
 * @module draw/text/links
 */

/** @typedef {{href: string, start: number, end: number}} Link  `end` is exclusive */

const ADDRESS = /(?<![\p{L}\p{N}_@./-])(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;
const ADDRESS_HINT = /https?:|www\./i;
const TRAILING_PUNCTUATION = ".,;:!?'’…*_";
/** Browsers accept no longer addresses, and this limits the work for a hostile text. */
const ADDRESS_MAX = 2_000;
const NODE_TARGET = /^#[A-Za-z0-9_-]{16,40}$/;
const OPENING_BRACKETS = /** @type {Readonly<Record<string, string>>} */ ({ ")": "(", "]": "[", "}": "{" });

/**
 * The web addresses in a text, in text order, without the punctuation of the sentence around them.
 * @param {string} text
 * @returns {Link[]}
 */
export function findLinks(text) {
  /** @type {Link[]} */
  const links = [];
  if (!mayHaveLinks(text)) return links;
  for (const found of text.matchAll(ADDRESS)) {
    const address = trimPunctuation(found[0]);
    const href = parseWebAddress(address);
    if (href) links.push({ href, start: found.index, end: found.index + address.length });
  }
  return links;
}

/**
 * A cheap test. Most texts have no addresses, and the full search is expensive.
 * @param {string} text
 * @returns {boolean}
 */
export function mayHaveLinks(text) {
  return ADDRESS_HINT.test(text);
}

/**
 * Checks the target of `[text](target)`: a web address, or "#" and the id of a node of this board.
 * @param {string} target
 * @returns {string|null} null if such a target is not allowed
 */
export function parseTarget(target) {
  if (target.startsWith("#")) return NODE_TARGET.test(target) ? target : null;
  return target.length <= ADDRESS_MAX ? parseWebAddress(target) : null;
}

/**
 * Whether the label of a link shows the address of another site than the link's target.
 * @param {string} label
 * @param {string} href
 * @returns {boolean}
 */
export function isMisleading(label, href) {
  return findLinks(label).some((shown) => siteOf(shown.href) !== siteOf(href));
}

/** @param {string} href  @returns {string} */
function siteOf(href) {
  return href.startsWith("#") ? "" : new URL(href).hostname.replace(/^www\./, "");
}

/** @param {string} address  @returns {string} */
function trimPunctuation(address) {
  const surplus = surplusBrackets(address);
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const left = surplus.get(last) ?? 0;
    if (left > 0) surplus.set(last, left - 1);
    else if (!TRAILING_PUNCTUATION.includes(last)) break;
  }
  return address.slice(0, end);
}

/**
 * How many closing brackets of each kind have no partner. Counted once: counting in each step of the trimming would
 * take quadratic time for a long row of brackets.
 * @param {string} address
 * @returns {Map<string, number>}
 */
function surplusBrackets(address) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const character of address) count.set(character, (count.get(character) ?? 0) + 1);
  const surplus = Object.entries(OPENING_BRACKETS).map(
    ([close, open]) => /** @type {[string, number]} */ ([close, (count.get(close) ?? 0) - (count.get(open) ?? 0)]),
  );
  return new Map(surplus);
}

/**
 * Allows only http and https, and no user name, because a user name can make an address look like another one.
 * @param {string} address
 * @returns {string|null}
 */
function parseWebAddress(address) {
  const full = /^www\./i.test(address) ? `https://${address}` : address;
  if (!/^https?:\/\/(?:www\.)?[^./]/i.test(full) || !URL.canParse(full)) return null;
  const url = new URL(full);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && url.username === "" && url.password === "" ? url.href : null;
}
