/**
 * Checks and cleans text from a text field, as the server does.
 * @module ui/kit/cleanText
 */

/**
 * Removes control characters and spaces at both ends. Pasted text often has control characters, and the server refuses
 * them.
 * @param {string} text
 * @returns {string}
 */
export function cleanText(text) {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

/**
 * @param {string} text
 * @returns {boolean} whether all its characters are invisible. The server refuses such a name or comment.
 */
export function isBlank(text) {
  return !/[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s\u2800]/u.test(text);
}
