/**
 * Finds where a word may be broken: at its own hyphens, between the parts of a compound, and between syllables. The
 * rules are for Finnish, because Finnish compounds are the words that do not fit on a line. The main rule, that the
 * last consonant goes to the next line, also holds for Swedish. See docs/decisions/0007 for why these rules are our
 * own.
 * @module draw/text/hyphenation
 */

/** @typedef {{at: number, rank: number, hyphen: string}} WordBreak  `rank` is one of RANK; `hyphen` is drawn there */

/** Explicit breaks are in the text itself, compound breaks join two words, and syllable breaks are the last resort. */
export const RANK = Object.freeze({ SYLLABLE: 0, COMPOUND: 1, EXPLICIT: 2 });

/** At least this many letters stay together on either side. */
const LETTERS_MIN = 3;
/** The same for explicit breaks. */
const EXPLICIT_LETTERS_MIN = 2;

const EXPLICIT_HYPHEN = /[-\u2010\u2013/]/g;
const LETTERS = /\p{L}+/gu;
/** E-mail and web addresses get no hyphen, because readers would take it for a part of the address. */
const WEB_ADDRESS = /^\W*(?:https?:|www\.)/i;
const OTHER_ADDRESS = /@|\.[a-z]{2,}\//i;
const HYPHEN = "-";

const VOWEL = "[aeiouyåäöéü]";
const CONSONANT = "[bcdfghjklmnpqrstvwxzšž]";
/** Before a consonant and a vowel. "ck" is not divided, and neither is "ch", "ph" or "th". */
const BEFORE_CONSONANT = new RegExp(
  `(?<=${VOWEL}${CONSONANT}{0,4})(?!k(?<=ck)|h(?<=[cpt]h)|[cpt]h)(?=${CONSONANT}${VOWEL})`,
  "g",
);
const BEFORE_SOUND = new RegExp(`(?<=${VOWEL}${CONSONANT}{0,4})(?=[cp]h${VOWEL})|(?<=ck)(?=${VOWEL})`, "g");
/** After a long vowel: maa-ilma. Other pairs of vowels in two syllables are better not divided. */
const AFTER_LONG_VOWEL =
  /(?<=aa)(?=[eiou])|(?<=ee)(?=[aiou])|(?<=ii)(?=[aeo])|(?<=oo)(?=[aeiu])|(?<=uu)(?=[aeio])|(?<=yy)(?=[äö])/g;
/** Vowels that never meet within one Finnish word: työ-aika, teko-äly. */
const VOWEL_CLASH = /(?<=[aou])(?=[äö])|(?<=[äö])(?=[aou])/g;

/** Starts of words that no Finnish syllable has. The syllable rule would break them: digitalisaatios-trategia. */
const CLUSTER_STARTS = [
  "blog|brändi|draama|dron|fraasi|globaal|graaf|grafi|gramm|klinik|klusteri|kriis|kriteer|kriti|kvali|kvantt|plan",
  "platf|pragma|prefer|presid|priorit|produkt|profess|profiil|program|projekt|prosent|proses|protok|provis|psyk",
  "skaal|skanna|skenaar|sprint|stabi|standard|start|statist|status|stipend|strateg|stress|strukt|studio|trafi",
  "transf|trend",
];
/** Starts of words with a vowel. The syllable rule would move the n or s before them to the next line. */
const VOWEL_STARTS = [
  "aikai|aikatau|aineisto|ajatte|aloit|alue|alusta|ammatti|ansio|ansvar|apuv|arkisto|arkkiteht|arvio|arvoi|asema",
  "asetu|asiaka|asiakirj|asiant|asioi|asukka|asumi|asunto|avustaj|avustu|edistä|edust|ehdo|ehto|elinkein|elinvoim",
  "elämä|energi|ennako|ennust|erity|esity|identiteet|ikäi|ilmasto|ilmoit|infra|innovaat|integraat|investoi|istunno",
  "istunto|itsehall|ohjau|ohjee|ohjei|ohjelm|oikeu|olosuht|omai|område|ongelm|opetu|opett|opinto|opisto|opiskel",
  "organis|orient|osaami|osallis|osasto|osa(?:n|t|ssa|sta)?$|osoit|osuuk|osuus|(?<=n)otto|(?<=us)uh[ak]|ulkopuol",
  "utbildn|utveck|uudistu|uutis|yhdist|yhteis|yhteyd|yhteyk|yhteys|yhtiö|yhtymä|yksikk|yksikö|ylläpi|ymmärr",
  "ympärist|yrityk|yrityst|yrittä|ystäv|äänest",
];
/** Frequent second parts of compounds. The syllable rule finds these breaks too, but compound breaks are preferred. */
const COMPOUND_PARTS = [
  "hallin|järjestelm|kehittäm|kehity|kokonai|kunnallis|kunta|kunti|laitos|lautakun|ministeri|palvel|rekisteri",
  "seloste|suoja|suunnitelm|suunnittel|tavoit|tekni|tieto|toimen|toimi|toteut|turva|turvall|työ|vaatimu|vaikutu",
  "valmiste|valvon|varanto|verkko|verkosto|virasto|väestö|väylä|käytän|käyttö|käyttä|luettel|liikenn|rakent|rakenn",
  "ratkais|menettel|mahdollis",
];
const BEFORE_CLUSTER = new RegExp(`(?<=${VOWEL}[a-zäö]{0,3})(?=${CLUSTER_STARTS.join("|")})`, "g");
const BEFORE_VOWEL_START = new RegExp(`(?<=[ns]|${VOWEL})(?=${VOWEL_STARTS.join("|")})`, "g");
const BEFORE_COMPOUND_PART = new RegExp(`(?<=[nst]|${VOWEL})(?=${COMPOUND_PARTS.join("|")})`, "g");

/**
 * @param {string} word  including punctuation
 * @returns {boolean} if true, the word may be broken anywhere
 */
export function isWebAddress(word) {
  return WEB_ADDRESS.test(word);
}

/**
 * @param {string} word  including punctuation
 * @returns {boolean} if true, the word must not get a hyphen
 */
export function isAddress(word) {
  return isWebAddress(word) || OTHER_ADDRESS.test(word);
}

/**
 * @param {string} word  including punctuation
 * @returns {WordBreak[]} in text order
 */
export function findWordBreaks(word) {
  /** @type {WordBreak[]} */
  const explicit = [...word.matchAll(EXPLICIT_HYPHEN)].map(({ index }) => ({
    at: index + 1,
    rank: RANK.EXPLICIT,
    hyphen: "",
  }));
  const breaks = explicit.filter(({ at }) => at >= EXPLICIT_LETTERS_MIN && at <= word.length - EXPLICIT_LETTERS_MIN);
  for (const { 0: letters, index } of word.matchAll(LETTERS))
    breaks.push(...findLetterBreaks(toLowerCaseSameLength(letters), index));
  return breaks.sort((a, b) => a.at - b.at);
}

/**
 * @param {number} at
 * @returns {WordBreak} for a soft hyphen at this position
 */
export function softHyphenBreak(at) {
  return { at, rank: RANK.EXPLICIT, hyphen: HYPHEN };
}

/**
 * @param {string} word
 * @returns {WordBreak} for the end of the word, which is better than any break inside it
 */
export function wordEndBreak(word) {
  return { at: word.length, rank: RANK.EXPLICIT, hyphen: "" };
}

/**
 * @param {string} letters  in lower case
 * @param {number} start  index of the letters in the word
 * @returns {WordBreak[]}
 */
function findLetterBreaks(letters, start) {
  if (letters.length < 2 * LETTERS_MIN) return [];
  const boundaries = [
    ...new Set(matchPositions(letters, VOWEL_CLASH, BEFORE_CLUSTER, BEFORE_VOWEL_START, BEFORE_COMPOUND_PART)),
  ];
  // No syllable break near a compound break: kansalai-saloite, digitalisaatios-trategia would be wrong.
  const near = new Set(boundaries.flatMap((at) => [at - 1, at, at + 1, at + 2]));
  const syllables = matchPositions(letters, BEFORE_CONSONANT, BEFORE_SOUND, AFTER_LONG_VOWEL).filter(
    (at) => !near.has(at),
  );
  const breaks = [
    ...boundaries.map((at) => ({ at, rank: RANK.COMPOUND })),
    ...syllables.map((at) => ({ at, rank: RANK.SYLLABLE })),
  ];
  return breaks
    .filter(({ at }) => at >= LETTERS_MIN && at <= letters.length - LETTERS_MIN)
    .map(({ at, rank }) => ({ at: start + at, rank, hyphen: HYPHEN }));
}

/**
 * Keeps the word as it is if lower case would change its length, because positions must stay valid.
 * @param {string} letters
 * @returns {string}
 */
function toLowerCaseSameLength(letters) {
  const lower = letters.toLowerCase();
  return lower.length === letters.length ? lower : letters;
}

/**
 * @param {string} letters
 * @param {RegExp[]} rules
 * @returns {number[]}
 */
function matchPositions(letters, ...rules) {
  return rules.flatMap((rule) => [...letters.matchAll(rule)].map(({ index }) => index));
}
