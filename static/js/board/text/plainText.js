/**
 * Words without what only serves to set them: for lists, and to search in.
 * @module board/text/plainText
 */

/** Most texts have nothing of it. */
const HAS_MARKUP = /[\\*#[\u00ad\u200b]|^[ \t]*- /mu;
/** An escaped sign, a link's words, or stars on one side of a word; between letters a star is a star. */
const MARKUP =
  /\\([\p{P}\p{S}])|\[([^\]\n]*)\]\([^)\s]*\)|(?<![\p{L}\p{N}])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\p{L}\p{N}])/gu;
const LINE_STARTS = /^[ \t]*(?:#{1,3}|-) /gmu;
/** Where a word may be broken; nobody types these into a search. */
const BREAK_HINTS = /[\u00ad\u200b]/gu;
/** What differs from board to board, not from reader to reader. */
const EQUIVALENTS = Object.freeze({
  ø: "ö",
  æ: "ä",
  ł: "l",
  đ: "d",
  ð: "d",
  "’": "'",
  "‘": "'",
  "”": '"',
  "“": '"',
  "–": "-",
  "—": "-",
  "‑": "-",
  "−": "-",
});
/** Letters of their own in Finnish and Swedish: who seeks "väli" does not mean "vali". */
const DISTINCT_LETTERS = "åäö";

/**
 * @param {string} markdown
 * @returns {string} the words on one line
 */
export function toPlainText(markdown) {
  const bare = HAS_MARKUP.test(markdown) ? removeMarkup(markdown) : markdown;
  return bare.replace(/\s+/gu, " ").trim();
}

/**
 * Makes texts comparable: capitals and accents do not count, but å, ä and ö stay letters of their own.
 * @param {string} text
 * @returns {string} as long as the NFC of the text, so that what is found in the one is at the same place in the other
 */
export function foldForSearch(text) {
  const small = text.normalize("NFC").replaceAll("İ", "I").toLowerCase();
  return small.replace(/[^\p{ASCII}]/gu, foldLetter);
}

/** @param {string} markdown */
function removeMarkup(markdown) {
  return markdown
    .replace(LINE_STARTS, "")
    .replace(
      MARKUP,
      (_all, /** @type {string|undefined} */ sign, /** @type {string|undefined} */ words) => sign ?? words ?? "",
    )
    .replace(BREAK_HINTS, "");
}

/** @param {string} letter */
function foldLetter(letter) {
  if (DISTINCT_LETTERS.includes(letter)) return letter;
  const alike = EQUIVALENTS[/** @type {keyof typeof EQUIVALENTS} */ (letter)];
  if (alike) return alike;
  const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
  // Letters outside the first plane are two units long and have to stay so.
  return base.length === letter.length ? base : letter;
}
