/**
 * Plain text without Markdown, for lists and for search.
 * @module board/text/plainText
 */

/** A quick test: most texts have no markup. */
const HAS_MARKUP = /[\\*#[\u00ad\u200b]|^[ \t]*- /mu;
/** An escaped character, the text of a link, or stars at one side of a word. A star between letters is no markup. */
const MARKUP =
  /\\([\p{P}\p{S}])|\[([^\]\n]*)\]\([^)\s]*\)|(?<![\p{L}\p{N}])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\p{L}\p{N}])/gu;
const LINE_STARTS = /^[ \t]*(?:#{1,3}|-) /gmu;
/** Soft hyphens and zero-width spaces: nobody types these into a search. */
const BREAK_HINTS = /[\u00ad\u200b]/gu;
/** Characters that searching treats as equal. */
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
/** Separate letters in Finnish and Swedish: a search for "väli" must not find "vali". */
const DISTINCT_LETTERS = "åäö";

/**
 * @param {string} markdown
 * @returns {string} the text on one line, without markup
 */
export function toPlainText(markdown) {
  const bare = HAS_MARKUP.test(markdown) ? removeMarkup(markdown) : markdown;
  return bare.replace(/\s+/gu, " ").trim();
}

/**
 * Removes the differences that searching ignores: upper case and accents. The letters å, ä and ö stay different from a
 * and o.
 * @param {string} text
 * @returns {string} as long as the NFC form of the text, so that positions in both are the same
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
      (_all, /** @type {string|undefined} */ sign, /** @type {string|undefined} */ linkText) => sign ?? linkText ?? "",
    )
    .replace(BREAK_HINTS, "");
}

/** @param {string} letter */
function foldLetter(letter) {
  if (DISTINCT_LETTERS.includes(letter)) return letter;
  const alike = EQUIVALENTS[/** @type {keyof typeof EQUIVALENTS} */ (letter)];
  if (alike) return alike;
  const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
  // Characters outside the Basic Multilingual Plane have two UTF-16 units, and the length must stay the same.
  return base.length === letter.length ? base : letter;
}
