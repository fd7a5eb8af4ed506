import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf, searchWords } from "../../../../static/js/board/text/excerpt.js";

/** As people see it, with the matches in brackets. */
function shown(/** @type {string} */ text, /** @type {string} */ query) {
  return excerptOf(text, searchWords(query))
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join("");
}

test("every match is marked, as it was written", () => {
  assert.equal(shown("Kunta ja KUNTA", "kunta"), "[Kunta] ja [KUNTA]");
});

test("each word of the query is marked", () => {
  assert.equal(shown("koulu alkaa elokuussa", "elo koulu"), "[koulu] alkaa [elo]kuussa");
});

test("words that overlap are one mark", () => {
  assert.equal(shown("satama", "sata tama"), "[satama]");
});

test("a long text is cut before and after, between words", () => {
  const text = `${"alku ".repeat(40)}osuma ${"loppu ".repeat(40)}`.trim();
  assert.match(shown(text, "osuma"), /^…(alku )+\[osuma\]( loppu)+…$/u);
  assert.ok(shown(text, "osuma").length < 140);
});

test("one endless word is cut where it must be", () => {
  assert.equal(shown("x".repeat(500), "y").length, 121);
});

test("an accent in the text does not move the mark", () => {
  assert.equal(shown("Kahvila Café Élite", "elite"), "Kahvila Café [Élite]");
});

test("the query is read as texts are", () => {
  assert.deepEqual(searchWords("  **Äiti** É "), ["äiti", "e"]);
});
