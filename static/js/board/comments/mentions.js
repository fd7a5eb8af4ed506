/**
 * Mentions: "@" and the name of a person on the board.
 * @module board/comments/mentions
 */

/** @typedef {import("../../wire.js").Person} Person */

/** The server has the same limit. */
export const MENTIONS_MAX = 20;
/** Text between an "@" and the caret that may become a name. */
const NAME_BEFORE_CARET = /(?:^|[\s(])@([^@\n]{0,60})$/u;
const AT_SIGN = /(?<![\p{L}\p{N}_])@/gu;
const WORD_CHARACTER = /^[\p{L}\p{N}_]/u;
/** The list stays short: typing another letter narrows it. */
const SUGGESTIONS_MAX = 6;

/**
 * Finds, after each "@" that starts a word, the people with the longest complete name.
 * @param {string} text
 * @param {Iterable<Person>} people
 * @returns {string[]} ids of people, at most `MENTIONS_MAX`
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
 * @param {string} before  the text before the caret
 * @returns {string|null} the typed part of a name, which may be empty; null if the caret is not in a mention
 */
export function nameBeforeCaret(before) {
  return NAME_BEFORE_CARET.exec(before)?.[1] ?? null;
}

/**
 * @param {string} begun
 * @param {Iterable<Person>} people
 * @param {string} lang
 * @returns {Person[]} people with a word in their name that starts with the text, sorted by name
 */
export function suggestPeople(begun, people, lang) {
  const wanted = begun.toLocaleLowerCase(lang);
  const fits = (/** @type {Person} */ { name }) => ` ${name.toLocaleLowerCase(lang)}`.includes(` ${wanted}`);
  return [...people]
    .filter(fits)
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
    .slice(0, SUGGESTIONS_MAX);
}
