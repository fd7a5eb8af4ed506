import assert from "node:assert/strict";
import { test } from "node:test";
import {
  RANK,
  findWordBreaks,
  wordEndBreak,
  isAddress,
  isWebAddress,
  softHyphenBreak,
} from "../../../../static/js/draw/text/hyphenation.js";

/** "·" is a syllable break, "=" a compound break, "|" an explicit break. */
const SIGNS = { [RANK.SYLLABLE]: "·", [RANK.COMPOUND]: "=", [RANK.EXPLICIT]: "|" };

/** @param {string} word */
function broken(word) {
  const parts = findWordBreaks(word).map(
    ({ at, rank }, index, all) => word.slice(all[index - 1]?.at ?? 0, at) + SIGNS[rank],
  );
  return parts.join("") + word.slice(findWordBreaks(word).at(-1)?.at ?? 0);
}

const WORDS = [
  [
    "the last consonant before a vowel goes to the next line",
    "kun·ta·liitto hal·lin·tomme kau·punki saa·ta·vuus KUN·TA·LIITTO",
  ],
  ["three letters stay together on either side", "kunta epäily esi·merkki"],
  ["vowels that may be one syllable stay together", "luot·ta·mus val·tioi·den asia·kas"],
  ["behind a long vowel begins another syllable", "maa·ilma vapaa=ehtoi·nen"],
  ["back and front vowels meet only in compounds", "työ=aika teko=älyä"],
  [
    "a first part keeps its last consonant",
    "kan·sa·lais=aloite kau·pun·gin=osa viran=omai·sille koko·nais=ark·ki·teh·tuuri",
  ],
  ["a second part keeps its first consonants", "digi·ta·li·saa·tio=stra·te·gia pal·ve·lu=pro·sessi"],
  ["frequent second parts are the better place", "tie·don=hal·linta tie·to=suo·ja=seloste vapaa=ehtois=työ"],
  ["what only looks like a second part is none", "fan·ta·siaa onnis·tu·nut asso·siaa·tio"],
  [
    "behind a hyphen, a dash or a slash two letters are enough",
    "Suomi.fi-|pal·ve·lut TE-|toi·misto e-|kirja 2020–|2024 sosiaali-|/|ter·veys",
  ],
  ["Swedish follows the same rule and keeps ck together", "utveck·ling digi·ta·li·se·rings=stra·tegi bock·arna"],
  ["other scripts, and letters that become longer in lower case, are not broken", "Министерство İİİİİİİİ"],
];
for (const [name, words] of WORDS) {
  test(name, () =>
    assert.equal(
      words
        .split(" ")
        .map((word) => broken(word.replace(/[·=|]/g, "")))
        .join(" "),
      words,
    ),
  );
}

test("only syllable and compound breaks need a hyphen", () => {
  assert.deepEqual(
    findWordBreaks("TE-toimisto").map(({ hyphen }) => hyphen),
    ["", "-"],
  );
  assert.deepEqual([softHyphenBreak(4).hyphen, wordEndBreak("kunta").hyphen], ["-", ""]);
});

test("addresses get no hyphen, and web addresses may be broken anywhere", () => {
  const words = [
    "https://kunta.fi/",
    "(www.kunta.fi",
    "aino@kunta.fi",
    "kunta.fi/palvelut",
    "Suomi.fi-palvelut",
    "1.1.2026/2",
  ];
  assert.deepEqual(words.map(isAddress), [true, true, true, true, false, false]);
  assert.deepEqual(words.map(isWebAddress), [true, true, false, false, false, false]);
});

test("breaks are in text order, even in long words", () => {
  for (const part of ["strategia", "ab", "ä", "aä", "a-", "ck", "osa", "bcd"]) {
    const places = findWordBreaks(part.repeat(2000)).map(({ at }) => at);
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
    );
  }
});
