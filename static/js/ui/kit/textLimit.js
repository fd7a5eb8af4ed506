/**
 * Counts the characters of a text field. A text over the limit stays in the field with a hint: a paste that is cut
 * silently loses text.
 * @module ui/kit/textLimit
 */

/** @typedef {{hint: string, isOver: boolean}} Counted */

/** The hint appears when so many characters are left. */
const COUNT_FROM = 200;

/**
 * @param {HTMLTextAreaElement} text
 * @param {number} max  characters, as the server counts them: code points
 * @param {import("../../i18n.js").Translate} t
 * @returns {Counted} `hint` is empty while the text is far from the limit
 */
export function countText(text, max, t) {
  const left = max - [...text.value].length;
  text.ariaInvalid = String(left < 0);
  if (left < 0) return { hint: t("text.over", { n: -left }), isOver: true };
  return { hint: left < COUNT_FROM ? t("text.left", { n: left }) : "", isOver: false };
}
