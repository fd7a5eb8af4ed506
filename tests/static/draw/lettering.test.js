import assert from "node:assert/strict";
import { test } from "node:test";
import { letteringOf } from "../../../static/js/draw/lettering.js";
import { measure, sticky, text } from "./world.js";

test("a text is laid out once for as long as its node lives", () => {
  const node = sticky("a");
  assert.equal(letteringOf(node, measure), letteringOf(node, measure));
  assert.notEqual(letteringOf(node, measure), letteringOf({ ...node }, measure));
});

test("another measure, as after fonts have arrived, lays out anew", () => {
  const node = sticky("a");
  const wider = (word, font) => 2 * measure(word, font);
  assert.equal(letteringOf(node, wider).runs[0].width, 2 * letteringOf(node, measure).runs[0].width);
});

test("a note's text begins inside its padding", () => {
  const [run] = letteringOf(sticky("a", { w: 200, h: 200 }), measure).runs;
  assert.equal(run.x, 14);
  assert.ok(run.baseline > 14 && run.baseline < 14 + 16 * 1.4);
});

test("text is aligned in its box", () => {
  const left = (align) => letteringOf(text("a", { w: 100, text: "abcd", size: 10, align }), measure).runs[0].x;
  assert.deepEqual(["left", "center", "right"].map(left), [0, 40, 80]);
});

test("text that does not fit its note is set smaller until it does", () => {
  const { size, runs } = letteringOf(sticky("a", { w: 200, h: 100, text: "sana ".repeat(25).trim() }), measure);
  assert.ok(size < 16 && size > 8);
  assert.ok(runs.every((run) => run.baseline < 100 - 12));
});

test("what does not fit at half the size falls off rather than out", () => {
  const { size, runs } = letteringOf(sticky("a", { w: 200, h: 100, text: "sana ".repeat(900) }), measure);
  assert.ok(size > 8 && size < 9);
  assert.ok(runs.every((run) => run.baseline < 100));
});

test("a word too long for its line is set smaller rather than broken", () => {
  const { size, runs } = letteringOf(sticky("a", { w: 128, h: 100, text: "tietosuojaseloste" }), measure);
  assert.equal(runs.length, 1);
  assert.ok(size < 16);
});

test("text without paper keeps its size and runs on", () => {
  const { size, runs } = letteringOf(text("a", { w: 50, h: 20, text: "sana ".repeat(9) }), measure);
  assert.equal(size, 16);
  assert.equal(runs.length, 9);
});

test("a line with a link is cut into pieces that stand side by side", () => {
  const { runs } = letteringOf(text("a", { w: 900, size: 10, text: "ks. www.dvv.fi heti" }), measure);
  assert.deepEqual(runs.map((run) => [run.text, run.x, run.width, run.href]), [
    ["ks. ", 0, 20, null],
    ["www.dvv.fi", 20, 50, "https://www.dvv.fi/"],
    [" heti", 70, 25, null],
  ]);
});
