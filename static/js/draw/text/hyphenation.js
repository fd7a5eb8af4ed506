/**
 * Where words may be broken: at their own hyphens, between the parts of a compound as far as they are known, and between
 * syllables. The rules are those of Finnish, whose compounds are what does not fit a line; the main one, that the last
 * consonant goes to the next line, is also that of Swedish. docs/decisions/0007 has why they are our own.
 * @module draw/text/hyphenation
 */

/** @typedef {{at: number, rank: number, hyphen: string}} WordBreak  `rank`: one of RANK; `tail`: the hyphen that it needs */

/** Given ones are the writer's; a seam joins two words; syllables are the last resort. */
export const RANK = Object.freeze({ SYLLABLE: 0, COMPOUND: 1, EXPLICIT: 2 });

/** So many letters stay together on either side; behind a hyphen of the writer's one less will do. */
const LETTERS_MIN = 3;
const EXPLICIT_LETTERS_MIN = 2;

const EXPLICIT_HYPHEN = /[-\u2010\u2013/]/g;
const LETTERS = /\p{L}+/gu;
/** Addresses of people, and of the web as they are often written: a hyphen would be taken for a part of them. */
const WEB_ADDRESS = /^\W*(?:https?:|www\.)/i;
const OTHER_ADDRESS = /@|\.[a-z]{2,}\//i;
const HYPHEN = "-";

const VOWEL = "[aeiouyåäöéü]";
const CONSONANT = "[bcdfghjklmnpqrstvwxzšž]";
/** Before a consonant and a vowel; "ck" stays whole, and what English writes with an h is one sound. */
const BEFORE_CONSONANT = new RegExp(
  `(?<=${VOWEL}${CONSONANT}{0,4})(?!k(?<=ck)|h(?<=[cpt]h)|[cpt]h)(?=${CONSONANT}${VOWEL})`,
  "g",
);
const BEFORE_SOUND = new RegExp(`(?<=${VOWEL}${CONSONANT}{0,4})(?=[cp]h${VOWEL})|(?<=ck)(?=${VOWEL})`, "g");
/** Behind a long vowel: maa-ilma. Other vowels that are two syllables are better left together. */
const AFTER_LONG_VOWEL =
  /(?<=aa)(?=[eiou])|(?<=ee)(?=[aiou])|(?<=ii)(?=[aeo])|(?<=oo)(?=[aeiu])|(?<=uu)(?=[aeio])|(?<=yy)(?=[äö])/g;
/** Vowels that Finnish has in no single word: työ-aika, teko-äly. */
const VOWEL_CLASH = /(?<=[aou])(?=[äö])|(?<=[äö])(?=[aou])/g;

/** Words that begin as no Finnish syllable does, so the rule would tear them: digitalisaatios-trategia. */
const CLUSTER_STARTS = [
  "blog|brändi|draama|dron|fraasi|globaal|graaf|grafi|gramm|klinik|klusteri|kriis|kriteer|kriti|kvali|kvantt|plan",
  "platf|pragma|prefer|presid|priorit|produkt|profess|profiil|program|projekt|prosent|proses|protok|provis|psyk",
  "skaal|skanna|skenaar|sprint|stabi|standard|start|statist|status|stipend|strateg|stress|strukt|studio|trafi",
  "transf|trend",
];
/** Words that begin with a vowel: the rule would give them the n or s with which the word before them ends. */
const VOWEL_STARTS = [
  "aikai|aikatau|aineisto|ajatte|aloit|alue|alusta|ammatti|ansio|ansvar|apuv|arkisto|arkkiteht|arvio|arvoi|asema",
  "asetu|asiaka|asiakirj|asiant|asioi|asukka|asumi|asunto|avustaj|avustu|edistä|edust|ehdo|ehto|elinkein|elinvoim",
  "elämä|energi|ennako|ennust|erity|esity|identiteet|ikäi|ilmasto|ilmoit|infra|innovaat|integraat|investoi|istunno",
  "istunto|itsehall|ohjau|ohjee|ohjei|ohjelm|oikeu|olosuht|omai|område|ongelm|opetu|opett|opinto|opisto|opiskel",
  "organis|orient|osaami|osallis|osasto|osa(?:n|t|ssa|sta)?$|osoit|osuuk|osuus|(?<=n)otto|(?<=us)uh[ak]|ulkopuol",
  "utbildn|utveck|uudistu|uutis|yhdist|yhteis|yhteyd|yhteyk|yhteys|yhtiö|yhtymä|yksikk|yksikö|ylläpi|ymmärr",
  "ympärist|yrityk|yrityst|yrittä|ystäv|äänest",
];
/** Frequent second parts of compounds that the rule would find, too, but which are the better place. */
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
 * @param {string} word  with its punctuation
 * @returns {boolean} nobody minds where it is broken
 */
export function isWebAddress(word) {
  return WEB_ADDRESS.test(word);
}

/**
 * @param {string} word  with its punctuation
 * @returns {boolean} it takes no hyphen
 */
export function isAddress(word) {
  return isWebAddress(word) || OTHER_ADDRESS.test(word);
}

/**
 * @param {string} word  with its punctuation
 * @returns {WordBreak[]} in order
 */
export function findWordBreaks(word) {
  /** @type {WordBreak[]} */
  const given = [...word.matchAll(EXPLICIT_HYPHEN)].map(({ index }) => ({
    at: index + 1,
    rank: RANK.EXPLICIT,
    hyphen: "",
  }));
  const breaks = given.filter(({ at }) => at >= EXPLICIT_LETTERS_MIN && at <= word.length - EXPLICIT_LETTERS_MIN);
  for (const { 0: letters, index } of word.matchAll(LETTERS))
    breaks.push(...findLetterBreaks(toLowerCaseSameLength(letters), index));
  return breaks.sort((a, b) => a.at - b.at);
}

/**
 * @param {number} at
 * @returns {WordBreak} where a soft hyphen stands
 */
export function softHyphenBreak(at) {
  return { at, rank: RANK.EXPLICIT, hyphen: HYPHEN };
}

/**
 * @param {string} word
 * @returns {WordBreak} behind it; the best of all
 */
export function wordEndBreak(word) {
  return { at: word.length, rank: RANK.EXPLICIT, hyphen: "" };
}

/**
 * @param {string} letters  in lower case
 * @param {number} start  of them in the word
 * @returns {WordBreak[]}
 */
function findLetterBreaks(letters, start) {
  if (letters.length < 2 * LETTERS_MIN) return [];
  const boundaries = [
    ...new Set(matchPositions(letters, VOWEL_CLASH, BEFORE_CLUSTER, BEFORE_VOWEL_START, BEFORE_COMPOUND_PART)),
  ];
  // A seam forbids what the rule says of its surroundings: kansalai-saloite, digitalisaatios-trategia.
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
 * Places must not move, and a few capitals become two characters.
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
