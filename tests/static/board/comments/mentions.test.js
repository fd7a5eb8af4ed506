import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MENTIONS_MAX,
  nameBeforeCaret,
  findMentions,
  suggestPeople,
} from "../../../../static/js/board/comments/mentions.js";

/** @param {...string} names */
const people = (...names) => names.map((name) => ({ id: name.toLowerCase(), name, is_guest: true }));

test("[C9] a text calls those whose names it has behind an @", () => {
  assert.deepEqual(findMentions("Hei @Aino Oulusta ja @Eino!", people("Aino Oulusta", "Eino", "Onni")), [
    "aino oulusta",
    "eino",
  ]);
  assert.deepEqual(findMentions("Aino ja a@eino.fi", people("Aino", "Eino")), []);
});

test("[C9] no more are called than the server takes", () => {
  const crowd = people(...Array.from({ length: MENTIONS_MAX + 5 }, (_, n) => `P${100 + n}`));
  assert.equal(findMentions(crowd.map(({ name }) => `@${name}`).join(" "), crowd).length, MENTIONS_MAX);
});

test("[C9] the longest name that stands there is called, and words that only begin so are no names", () => {
  const board = people("Aino", "Aino Oulusta", "oulu", "Matti", "Matti Virtanen");
  assert.deepEqual(findMentions("@Aino Oulusta, katso", board), ["aino oulusta"]);
  assert.deepEqual(findMentions("@Aino katso (@Matti Virtanen)", board), ["aino", "matti virtanen"]);
  assert.deepEqual(findMentions("info@oulu.fi, @Ainola", board), []);
});

test("a name is begun behind an @ that begins a word", () => {
  const begun = ["@", "Hei @Ai", "(@Aino Ou", "a@b", "@Aino\n", "Hei"].map(nameBeforeCaret);
  assert.deepEqual(begun, ["", "Ai", "Aino Ou", null, null, null]);
});

test("people are offered by any word of their name, in the order of the alphabet, and only a few", () => {
  const board = people("Östen Åberg", "Aino Öhman", "Bo");
  assert.deepEqual(
    suggestPeople("ö", board, "sv").map(({ name }) => name),
    ["Aino Öhman", "Östen Åberg"],
  );
  assert.equal(suggestPeople("", people(..."ABCDEFGHIJ"), "fi").length, 6);
});
