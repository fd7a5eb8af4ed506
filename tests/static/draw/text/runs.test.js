import assert from "node:assert/strict";
import { test } from "node:test";
import { breakLines } from "../../../../static/js/draw/text/lineBreaking.js";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { BlockMetrics } from "../../../../static/js/draw/text/blockMetrics.js";
import { textRunsOf } from "../../../../static/js/draw/text/runs.js";
import { measure } from "../world.js";

/** Lines of 20 characters, each 5 units wide, starting at 100, 50. */
const ROOM = /** @type {const} */ ({
  x: 100,
  y: 50,
  w: 100,
  h: Infinity,
  size: 10,
  weight: "regular",
  align: "left",
  vertical: "top",
  shrinks: false,
  isPlain: false,
});

function runs(text, room = {}) {
  const all = { ...ROOM, ...room };
  const { lines } = breakLines(
    parseMarkdown(text).map((block) => new BlockMetrics(block, all.weight, measure)),
    all.size,
    all.w,
  );
  return textRunsOf(lines, all, all.y);
}
const shown = (text, room) => runs(text, room).map((run) => [run.text, run.x, run.width]);
const fontsOf = (text, room) => runs(text, room).map((run) => [run.text, run.font.split(" ").slice(0, -5).join(" ")]);

test("a line in one style is one run, and an empty line has no run", () => {
  assert.deepEqual(shown("yksi kaksi\n\nkolme"), [
    ["yksi kaksi", 100, 50],
    ["kolme", 100, 25],
  ]);
});

test("baselines are a line's height apart", () => {
  const [first, second, heading] = runs("a\nb\n# c").map((run) => run.baseline);
  assert.deepEqual(
    [first, second - first, heading - second].map((y) => Math.round(y * 10) / 10),
    [60.6, 14, 19.3],
  );
});

test("pieces of a line are adjacent, each in its font", () => {
  assert.deepEqual(shown("ab **cd** *ef*"), [
    ["ab ", 100, 15],
    ["cd", 115, 10],
    [" ", 125, 5],
    ["ef", 130, 10],
  ]);
  assert.deepEqual(
    fontsOf("ab **cd***ef*").map(([, font]) => font),
    ["400 10px", "600 10px", "italic 400 10px"],
  );
});

test("adjacent pieces in one font are one run", () => {
  assert.deepEqual(shown("ab **cd** ef", { weight: "bold" }), [["ab cd ef", 100, 40]]);
  assert.deepEqual(shown("# a **b** c"), [["a b c", 100, 37.5]]);
});

test("a link is a separate run even in the same font", () => {
  const found = runs("ks. [sivu](https://dvv.fi/) *ja*");
  assert.deepEqual(
    found.map((run) => [run.text, run.href]),
    [
      ["ks. ", null],
      ["sivu", "https://dvv.fi/"],
      [" ", null],
      ["ja", null],
    ],
  );
});

test("a broken link is a link on each of its lines", () => {
  const found = runs("[pitkä nimi jota ei mahdu](#digitiekartta-f01)");
  assert.deepEqual(
    found.map((run) => [run.text, run.href]),
    [
      ["pitkä nimi jota ei", "#digitiekartta-f01"],
      ["mahdu", "#digitiekartta-f01"],
    ],
  );
});

test("lines are aligned right or centred", () => {
  assert.deepEqual(shown("abcd", { align: "right" }), [["abcd", 180, 20]]);
  assert.deepEqual(shown("ab**cd**", { align: "center" }), [
    ["ab", 140, 10],
    ["cd", 150, 10],
  ]);
});

test("a marker is before the first line, and the other lines are aligned with the text", () => {
  assert.deepEqual(shown("- yksi kaksi kolme neljä"), [
    ["•", 102, 5],
    ["yksi kaksi kolme", 111, 80],
    ["neljä", 111, 25],
  ]);
});

test("numbers are right-aligned", () => {
  const ends = runs("9. a\n10. b")
    .filter((run) => run.text.endsWith("."))
    .map((run) => run.x + run.width);
  assert.equal(ends[0], ends[1]);
});

test("a hyphen has the font of its word and counts in the width", () => {
  assert.deepEqual(shown("**tietosuojaseloste**", { w: 60 }), [
    ["tietosuoja-", 100, 55],
    ["seloste", 100, 35],
  ]);
  assert.deepEqual(shown("tietosuojaseloste", { w: 60 }), [
    ["tietosuoja-", 100, 55],
    ["seloste", 100, 35],
  ]);
});
