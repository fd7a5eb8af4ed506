import assert from "node:assert/strict";
import { test } from "node:test";
import { shapeTextBox } from "../../../../static/js/draw/paint/shapePaths.js";
import { layoutText, cached, textLayoutOf } from "../../../../static/js/draw/text/textLayout.js";
import { measure, shape, sticky, text } from "../world.js";

/** Seven lines of 20 characters, each character 5 units wide. */
const ROOM = /** @type {const} */ ({
  x: 0,
  y: 0,
  w: 100,
  h: 98,
  size: 10,
  weight: "regular",
  align: "left",
  vertical: "top",
  shrinks: true,
  isPlain: false,
});
const set = (words, room = {}) => layoutText(words, { ...ROOM, ...room }, measure);
const linesOf = ({ runs }) => runs.map((run) => run.text);

test("a text is laid out once per node object", () => {
  const node = sticky("a");
  assert.equal(textLayoutOf(node, measure), textLayoutOf(node, measure));
  assert.notEqual(textLayoutOf(node, measure), textLayoutOf({ ...node }, measure));
});

test("a new measure function causes a new layout", () => {
  const node = sticky("a");
  const wider = (word, font) => 2 * measure(word, font);
  assert.equal(textLayoutOf(node, wider).runs[0].width, 2 * textLayoutOf(node, measure).runs[0].width);
});

test("a note's text begins inside its padding", () => {
  const [run] = textLayoutOf(sticky("a", { w: 200, h: 200 }), measure).runs;
  assert.equal(run.x, 14);
  assert.ok(run.baseline > 14 && run.baseline < 14 + 16 * 1.4);
});

test("a note's text is aligned", () => {
  const left = (align) => textLayoutOf(sticky("a", { w: 128, text: "abcd", size: 10, align }), measure).runs[0].x;
  assert.deepEqual(["left", "center", "right"].map(left), [14, 54, 94]);
});

test("text is aligned in its box", () => {
  const left = (align) => textLayoutOf(text("a", { w: 100, text: "abcd", size: 10, align }), measure).runs[0].x;
  assert.deepEqual(["left", "center", "right"].map(left), [0, 40, 80]);
});

test("text shrinks until it fits its note", () => {
  const { size, runs } = textLayoutOf(sticky("a", { w: 200, h: 100, text: "sana ".repeat(25).trim() }), measure);
  assert.ok(size < 16 && size > 8);
  assert.ok(runs.every((run) => run.baseline < 100 - 12));
});

test("text that does not fit at half the size is truncated", () => {
  const { size, runs } = textLayoutOf(sticky("a", { w: 200, h: 100, text: "sana ".repeat(900) }), measure);
  assert.ok(size > 8 && size < 9);
  assert.ok(runs.every((run) => run.baseline < 100));
});

test("a word slightly too long for its line shrinks instead of being broken", () => {
  const { size, runs } = textLayoutOf(sticky("a", { w: 128, h: 100, text: "tietosuojaseloste" }), measure);
  assert.deepEqual(
    runs.map((run) => run.text),
    ["tietosuojaseloste"],
  );
  assert.ok(size < 16 && size > 10);
});

test("a word that must be broken anyway keeps its size", () => {
  const textLayout = set("tietosuojaseloste ja yhteen", { w: 55 });
  assert.deepEqual([textLayout.size, linesOf(textLayout)], [10, ["tietosuoja-", "seloste ja", "yhteen"]]);
});

test("a word with an explicit break does not shrink", () => {
  assert.equal(set("tieto\u00adsuoja", { w: 42 }).size, 10);
});

test("a text node keeps its font size and is never truncated", () => {
  const { size, runs } = textLayoutOf(text("a", { w: 50, h: 20, text: "sana ".repeat(9) }), measure);
  assert.equal(size, 16);
  assert.equal(runs.length, 9);
});

test("a line with a link is split into adjacent runs", () => {
  const { runs } = textLayoutOf(text("a", { w: 900, size: 10, text: "ks. www.dvv.fi heti" }), measure);
  assert.deepEqual(
    runs.map((run) => [run.text, run.x, run.width, run.href]),
    [
      ["ks. ", 0, 20, null],
      ["www.dvv.fi", 20, 50, "https://www.dvv.fi/"],
      [" heti", 70, 25, null],
    ],
  );
});

test("a shape's text is inside its text box", () => {
  const node = shape("a", { w: 200, h: 100, form: "ellipse", text: "Hei", size: 10, vertical: "top", align: "left" });
  const [run] = textLayoutOf(node, measure).runs;
  const { x, y } = shapeTextBox(node);
  assert.deepEqual([run.x, run.baseline], [x, y + 10.6]);
});

test("text is aligned vertically", () => {
  const baseline = (vertical) => Math.round(set("a\nb", { vertical }).runs[0].baseline * 10) / 10;
  assert.deepEqual(["top", "middle", "bottom"].map(baseline), [10.6, 45.6, 80.6]);
});

test("text that does not fit starts at the top", () => {
  assert.equal(set("a ".repeat(4000), { vertical: "bottom" }).runs[0].baseline < 10, true);
});

test("a layout has its height, and says whether it is truncated", () => {
  const [whole, part] = [set("a\nb"), set("a\nb\nc", { h: 28, shrinks: false })];
  assert.deepEqual([whole.isTruncated, whole.height, part.isTruncated, part.height], [false, 28, true, 28]);
  assert.equal(set("a\nb\n\n", { h: 28, shrinks: false }).isTruncated, false);
});

test("truncated text ends with an ellipsis if the box asks for it", () => {
  const room = { h: 28, shrinks: false, ellipsis: true };
  assert.deepEqual(linesOf(set("yksi kaksi kolme neljä viisi kuusi seitsemän", room)), [
    "yksi kaksi kolme",
    "neljä viisi kuusi…",
  ]);
  assert.deepEqual(linesOf(set("yksi kaksi", room)), ["yksi kaksi"]);
  assert.deepEqual(linesOf(set("yksi **kaksi** kolme", { ...room, h: 14, w: 62 })), ["yksi ", "kaksi…"]);
});

test("the last line may reach a little into the padding", () => {
  const count = (h) => set("a\nb\nc", { h, shrinks: false }).runs.length;
  assert.deepEqual([count(42), count(38.1), count(37.9), count(1)], [3, 3, 2, 1]);
});

test("plain text is not parsed as Markdown", () => {
  assert.deepEqual(linesOf(set("**a**\n- b", { isPlain: true })), ["**a**", "- b"]);
});

test("headings and lists count in the height", () => {
  const { runs, height } = set("# Otsikko\n- a\n- b");
  assert.deepEqual(
    runs.map((run) => [run.text, run.size]),
    [
      ["Otsikko", 15],
      ["•", 10],
      ["a", 10],
      ["•", 10],
      ["b", 10],
    ],
  );
  assert.equal(height, 49);
});

test("results are cached per node", () => {
  let count = 0;
  const make = () => ({ count: (count += 1) });
  const node = text("a");
  assert.equal(cached(node, measure, make), cached(node, measure, make));
  assert.notEqual(cached({ ...node }, measure, make), cached(node, measure, make));
  assert.equal(count, 2);
});
