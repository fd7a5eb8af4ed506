/**
 * Whom a text calls: "@" and a name, as the board has it.
 * @module board/comments/mentions
 */

/** @typedef {import("../../wire.js").Person} Person */

/** The server has the same figure. */
export const MENTIONS_MAX = 20;
/** What stands between the sign and the caret, if it may become a name. */
const NAME_BEFORE_CARET = /(?:^|[\s(])@([^@\n]{0,60})$/u;
const AT_SIGN = /(?<![\p{L}\p{N}_])@/gu;
const WORD_CHARACTER = /^[\p{L}\p{N}_]/u;
/** So many are offered; who is not among them comes up with the next letter. */
const SUGGESTIONS_MAX = 6;

/**
 * At each "@" that begins a word, those with the longest name that stands there whole.
 * @param {string} text
 * @param {Iterable<Person>} people
 * @returns {string[]} ids, as many as one comment may call
 */
export function findMentions(text, people) {
  /** @type {Set<string>} */
  const called = new Set();
  /** @type {Person[]|null} */
  let known = null;
  for (const { index } of text.matchAll(AT_SIGN)) {
    known ??= [...people];
    const rest = text.slice(index + 1);
    const here = known.filter(({ name }) => rest.startsWith(name) && !WORD_CHARACTER.test(rest.slice(name.length)));
    const longest = Math.max(0, ...here.map(({ name }) => name.length));
    for (const { id, name } of here) if (name.length === longest) called.add(id);
  }
  return [...called].slice(0, MENTIONS_MAX);
}

/**
 * @param {string} before  the text in front of the caret
 * @returns {string|null} the beginning of a name, which may be empty; null where nobody is being called
 */
export function nameBeforeCaret(before) {
  return NAME_BEFORE_CARET.exec(before)?.[1] ?? null;
}

/**
 * @param {string} begun
 * @param {Iterable<Person>} people
 * @param {string} lang
 * @returns {Person[]} those with a word in their name that begins so, by name
 */
export function suggestPeople(begun, people, lang) {
  const wanted = begun.toLocaleLowerCase(lang);
  const fits = (/** @type {Person} */ { name }) => ` ${name.toLocaleLowerCase(lang)}`.includes(` ${wanted}`);
  return [...people]
    .filter(fits)
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
    .slice(0, SUGGESTIONS_MAX);
}
