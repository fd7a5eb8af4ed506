/**
 * Whom a text calls: "@" and a name, as the board has it.
 * @module board/mentions
 */

/** @typedef {import("../wire.js").Person} Person */

/** The server has the same figure. */
export const MENTIONS_MAX = 20;
/** What stands between the sign and the caret, if it may become a name. */
const BEGUN = /(?:^|[\s(])@([^@\n]{0,60})$/u;
/** So many are offered; who is not among them comes up with the next letter. */
const OFFERED_MAX = 6;

/**
 * @param {string} text
 * @param {Iterable<Person>} people
 * @returns {string[]} ids, as many as one comment may call
 */
export function mentionsIn(text, people) {
  if (!text.includes("@")) return [];
  return [...people].filter(({ name }) => text.includes(`@${name}`)).slice(0, MENTIONS_MAX).map(({ id }) => id);
}

/**
 * @param {string} before  the text in front of the caret
 * @returns {string|null} the beginning of a name, which may be empty; null where nobody is being called
 */
export function begunName(before) {
  return BEGUN.exec(before)?.[1] ?? null;
}

/**
 * @param {string} begun
 * @param {Iterable<Person>} people
 * @param {string} lang
 * @returns {Person[]} those with a word in their name that begins so, by name
 */
export function namesLike(begun, people, lang) {
  const wanted = begun.toLocaleLowerCase(lang);
  const fits = (/** @type {Person} */ { name }) => ` ${name.toLocaleLowerCase(lang)}`.includes(` ${wanted}`);
  return [...people].filter(fits).toSorted((a, b) => a.name.localeCompare(b.name, lang)).slice(0, OFFERED_MAX);
}
