import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanText, isBlank } from "../../../../static/js/ui/kit/cleanText.js";

test("control characters and outer spaces are removed; tabs and line breaks stay", () => {
  assert.equal(cleanText(" a\u0007\tb\n\u0000c \n"), "a\tb\nc");
});

test("a text of invisible characters is blank", () => {
  const invisible = "\u3164\u2800\u115f\u1160\uffa0\u034f\ufe0f\u200b\u200d\u00ad\u{e0100}\u{e0041}";
  for (const text of ["", " \n\t", "\u00a0", ...invisible, invisible])
    assert.equal(isBlank(text), true, JSON.stringify(text));
});

test("a text with one visible character is not blank", () => {
  for (const text of ["a", "\u2764\ufe0f", "\u200d\u0645", "\u2801", "."])
    assert.equal(isBlank(text), false, JSON.stringify(text));
});
