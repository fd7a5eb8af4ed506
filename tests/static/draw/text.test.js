import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutText, LINE_HEIGHT } from "../../../static/js/draw/text.js";
import { measure } from "./world.js";

/** With size 10 a character is 5 wide: `columns` of them fit. */
const lay = (text, columns) => layoutText(text, { size: 10, weight: "regular", width: columns * 5, measure });
const linesOf = (text, columns) => lay(text, columns).lines.map((line) => line.text);

const GOLDENS = [
  ["a text that fits stays on one line", "kunta ja tieto", 14, ["kunta ja tieto"]],
  ["words go to the next line where the line is full", "yksi kaksi kolme", 10, ["yksi kaksi", "kolme"]],
  ["newlines of every kind start a line", "a\nb\r\nc\rd", 9, ["a", "b", "c", "d"]],
  ["empty lines stay", "a\n\nb", 9, ["a", "", "b"]],
  ["spaces at the end of lines are dropped", "yksi   kaksi   \nkolme  ", 6, ["yksi", "kaksi", "kolme"]],
  ["spaces within a line and before it are kept", "  a  b", 9, ["  a  b"]],
  ["a word wider than the line is broken by characters", "tietosuoja", 4, ["tiet", "osuo", "ja"]],
  ["such a word starts on a line of its own and goes on with the next word", "a tietosuoja b", 6, ["a", "tietos", "uoja b"]],
  ["no-break spaces do not break", "10\u00a0000 kpl", 7, ["10\u00a0000", "kpl"]],
  ["a line narrower than a character takes one", "abc", 0, ["a", "b", "c"]],
  ["no text is one empty line", "", 5, [""]],
];
for (const [name, text, columns, expected] of GOLDENS) {
  test(String(name), () => assert.deepEqual(linesOf(text, columns), expected));
}

test("what a reader takes for one character is not broken", () => {
  assert.deepEqual(linesOf("👩‍👩‍👧👩‍👩‍👧", 8), ["👩‍👩‍👧", "👩‍👩‍👧"]);
});

test("lines know their width and where they stand in the text", () => {
  const { lines } = lay("yksi  kaksi", 6);
  assert.deepEqual(lines, [
    { text: "yksi", width: 20, start: 0, end: 4 },
    { text: "kaksi", width: 25, start: 6, end: 11 },
  ]);
});

test("the height is that of its lines", () => {
  assert.equal(lay("a\nb\nc", 5).height, 3 * 10 * LINE_HEIGHT);
});

test("lines break alike at every size", () => {
  const text = "Kuntien digitiekartta kokoaa yhteen palvelut ja ihmiset";
  const at = (size) => layoutText(text, { size, weight: "bold", width: size * 8, measure }).lines.map((line) => line.text);
  assert.deepEqual(at(7.3), at(96));
});

test("it is told whether a word was broken, but an address may be", () => {
  assert.ok(lay("tietosuojavaikutukset", 8).breaksWord);
  assert.ok(!lay("https://kunta.fi/tietosuoja", 8).breaksWord);
});

test("a link tells which piece of the line it covers", () => {
  const [link] = lay("ks. www.dvv.fi heti", 40).links;
  assert.equal(link.href, "https://www.dvv.fi/");
  assert.deepEqual(link.segments, [{ line: 0, start: 4, end: 14, x: 20, width: 50 }]);
});

test("a link over two lines has a segment on each", () => {
  const [link] = lay("ks. https://dvv.fi/abc", 10).links;
  assert.deepEqual(link.segments.map(({ line, x, width }) => ({ line, x, width })), [
    { line: 1, x: 0, width: 50 },
    { line: 2, x: 0, width: 40 },
  ]);
});
