import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { fontOf, splitAtSpans, sizeOf, weightOf } from "../../../../static/js/draw/text/text.js";

test("fonts differ in weight, slant and size only", () => {
  const face = fontOf("regular", 16).replace("400 16px ", "");
  assert.deepEqual(
    [fontOf("bold", 20), fontOf("regular", 9.5, true)],
    [`600 20px ${face}`, `italic 400 9.5px ${face}`],
  );
});

test("headings are larger by their level, and bold", () => {
  const blocks = parseMarkdown("# a\n## a\n### a\na");
  assert.deepEqual(
    blocks.map((block) => sizeOf(block, 20)),
    [30, 25, 22, 20],
  );
  assert.deepEqual(
    blocks.map((block) => weightOf(block, "regular")),
    ["bold", "bold", "bold", "regular"],
  );
});

test("text is split where its style changes", () => {
  const [block] = parseMarkdown("ab**cd***ef*gh");
  const pieces = (start, end) => splitAtSpans(block, start, end).map(({ text, span }) => [text, span?.bold ?? null]);
  assert.deepEqual(pieces(0, 8), [
    ["ab", null],
    ["cd", true],
    ["ef", false],
    ["gh", null],
  ]);
  assert.deepEqual(pieces(3, 5), [
    ["d", true],
    ["e", false],
  ]);
  assert.deepEqual(pieces(7, 8), [["h", null]]);
  assert.deepEqual(pieces(4, 4), []);
});
