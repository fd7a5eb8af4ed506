import assert from "node:assert/strict";
import { test } from "node:test";
import { breakLines, addEllipsis } from "../../../../static/js/draw/text/lineBreaking.js";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { BlockMetrics } from "../../../../static/js/draw/text/blockMetrics.js";
import { LINE_HEIGHT } from "../../../../static/js/draw/text/text.js";
import { measure } from "../world.js";

const metricsOfBlocks = (text) => parseMarkdown(text).map((block) => new BlockMetrics(block, "regular", measure));
/** In font size 10 a character is 5 wide, so that `columns` characters fit. */
const lay = (text, columns, size = 10) => breakLines(metricsOfBlocks(text), size, (columns * size) / 2);
const textOf = ({ metrics, start, end, suffix }) => metrics.block.text.slice(start, end) + suffix;
const linesOf = (text, columns) => lay(text, columns).lines.map(textOf);

const BROKEN = [
  ["a text that fits stays on one line", "kunta ja tieto", 14, ["kunta ja tieto"]],
  ["words go to the next line where the line is full", "yksi kaksi kolme", 10, ["yksi kaksi", "kolme"]],
  ["newlines of every kind start a line", "a\nb\r\nc\rd", 9, ["a", "b", "c", "d"]],
  ["empty lines stay", "a\n\nb", 9, ["a", "", "b"]],
  ["spaces at the end of lines are dropped", "yksi   kaksi   \nkolme  ", 6, ["yksi", "kaksi", "kolme"]],
  ["spaces within a line and before it are kept", "  a  b", 9, ["  a  b"]],
  ["no-break spaces do not break", "10\u00a0000 kpl", 7, ["10\u00a0000", "kpl"]],
  ["a word wider than the line is broken between syllables", "tietosuoja", 6, ["tieto-", "suoja"]],
  [
    "such a word starts on a line of its own and goes on with the next word",
    "a tietosuoja b",
    7,
    ["a", "tieto-", "suoja b"],
  ],
  ["words that fit a line are not broken to fill one", "yksi tietosuoja", 12, ["yksi", "tietosuoja"]],
  [
    "a word is rather broken at its own hyphen",
    "sosiaali- ja terveyspalvelu-uudistus",
    20,
    ["sosiaali- ja", "terveyspalvelu-", "uudistus"],
  ],
  ["a word is rather broken where its writer said", "tietosuoja\u00adseloste", 13, ["tietosuoja-", "seloste"]],
  ["a soft hyphen where nothing is broken is not seen", "tieto\u00adsuoja", 12, ["tietosuoja"]],
  [
    "a word is rather broken between the parts of a compound",
    "digitalisaatiostrategia",
    20,
    ["digitalisaatio-", "strategia"],
  ],
  ["but not if that leaves the line half empty", "työajanseuranta", 12, ["työajanseu-", "ranta"]],
  ["what has no syllables is broken by characters", "bcdfghjklm", 4, ["bcdf", "ghjk", "lm"]],
  ["so is a word whose syllables are wider than the line", "tietosuoja", 3, ["tie", "tos", "uoj", "a"]],
  [
    "an address is broken where the line is full, and has no hyphen",
    "https://kunta.fi/tietosuoja",
    12,
    ["https://kunt", "a.fi/tietosu", "oja"],
  ],
  ["so is an address of a person", "aino.virtanen@kunta.fi", 12, ["aino.virtane", "n@kunta.fi"]],
  ["a line narrower than a character takes one", "abc", 0, ["a", "b", "c"]],
  ["no text is one empty line", "", 5, [""]],
];
for (const [name, text, columns, expected] of BROKEN) {
  test(String(name), () => assert.deepEqual(linesOf(text, columns), expected));
}

test("grapheme clusters are not broken", () => {
  assert.deepEqual(linesOf("👩‍👩‍👧👩‍👩‍👧", 8), ["👩‍👩‍👧", "👩‍👩‍👧"]);
});

test("lines have their width and their position in the block", () => {
  const { lines } = lay("yksi  kaksi", 6);
  assert.deepEqual(
    lines.map(({ start, end, width }) => [start, end, width]),
    [
      [0, 4, 20],
      [6, 11, 25],
    ],
  );
});

test("a hyphen counts in the width of its line", () => {
  const [line] = lay("tietosuoja", 6).lines;
  assert.deepEqual([line.end, line.suffix, line.width], [5, "-", 30]);
});

test("lines of headings are larger and higher", () => {
  const { lines, height } = lay("# aa bb\ncc", 5);
  assert.deepEqual(
    lines.map(({ size, width }) => [size, width]),
    [
      [15, 15],
      [15, 15],
      [10, 10],
    ],
  );
  assert.equal(height, (15 + 15 + 10) * LINE_HEIGHT);
});

test("list items are indented by at most half the width", () => {
  assert.deepEqual(
    lay("- a", 20).lines.map((line) => line.indent),
    [11],
  );
  assert.deepEqual(
    lay("- a", 4).lines.map((line) => line.indent),
    [10],
  );
});

test("lines break at the same places in every size", () => {
  const text = "# Kuntien digitiekartta\nkokoaa **yhteen** palvelut ja yhteiskehittämisverkostot";
  const at = (size) => lay(text, 16, size).lines.map(textOf);
  assert.deepEqual(at(7.3), at(96));
});

test("the excess is that of the widest word, without addresses and explicit breaks", () => {
  assert.equal(lay("ja tietosuojaseloste", 10).excess, 17 / (10 + 0.02));
  assert.equal(lay("https://kunta.fi/tietosuoja", 8).excess, 1);
  assert.equal(lay("tieto\u00adsuoja-\u00adasia", 7).excess, 1);
});

test("an ellipsis follows a letter and fits on the line", () => {
  const [line] = lay("yksi, kaksi", 11).lines;
  assert.equal(textOf(addEllipsis(line, 55)), "yksi, kaks…");
  assert.equal(textOf(addEllipsis(line, 35)), "yksi…");
  assert.equal(textOf(addEllipsis(line, 80)), "yksi, kaksi…");
  assert.equal(textOf(addEllipsis(line, 0)), "…");
});
