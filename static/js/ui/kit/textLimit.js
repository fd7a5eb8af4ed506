/**
 * How long a text may be. What is over the limit stays in the field and is pointed out: a paste that is cut in silence
 * is text that is lost.
 * @module ui/kit/textLimit
 */

/** @typedef {{hint: string, isOver: boolean}} Counted */

/** Nobody counts who is far from the limit. */
const COUNT_FROM = 200;

/**
 * @param {HTMLTextAreaElement} text
 * @param {number} max  characters, as the server counts them: code points
 * @param {import("../../i18n.js").Translate} t
 * @returns {Counted} `hint` is empty while there is plenty of room
 */
export function countText(text, max, t) {
  const left = max - [...text.value].length;
  text.ariaInvalid = String(left < 0);
  if (left < 0) return { hint: t("text.over", { n: -left }), isOver: true };
  return { hint: left < COUNT_FROM ? t("text.left", { n: left }) : "", isOver: false };
}
