import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_COLORS } from "../../../../static/js/draw/paint/palette.js";
import { SHADOWS, drawn, frame } from "../world.js";

const words = (...drawnFrame) =>
  drawn(.../** @type {[any, any]} */ (drawnFrame))
    .named("fillText")
    .map(([, text]) => text);
const SECTION = frame("f", {
  w: 1280,
  h: 720,
  style: "section",
  title: "Kokonaiskuva",
  titles: { sv: "Helhetsbild" },
  fill: "navy",
});

test("a section has a large title with its number above", () => {
  const { named } = drawn(SECTION, { numberOf: () => 25 });
  assert.deepEqual(
    named("fillText").map(([, text]) => text),
    ["Kokonaiskuva", "25"],
  );
  const [title, number] = named("fillText");
  assert.ok(Number(title?.[3]) > Number(number?.[3]) && title?.[2] === number?.[2]);
  assert.ok(named("font=").some(([, font]) => /^600 93/.test(String(font))));
  assert.ok(named("fillStyle=").some(([, style]) => style === TEXT_COLORS.white));
});

test("a section's title is in the reader's language", () => {
  assert.deepEqual(
    [words(SECTION, { lang: "sv" }), words(SECTION, { lang: "fi" })],
    [["Helhetsbild"], ["Kokonaiskuva"]],
  );
  assert.deepEqual(words(SECTION, { lang: "sv" }), ["Helhetsbild"]);
});

test("an ordinary frame has no title inside", () => {
  assert.deepEqual(words(frame("f", { title: "Kehys" }), { numberOf: () => 1 }), []);
});

test("the page number is at the bottom right, equally far from both sides", () => {
  const page = frame("f", { w: 1280, h: 720, page: "15" });
  const [, text, x, y] = drawn(page).named("fillText")[0] ?? [];
  const size = 720 * 0.024;
  assert.equal(text, "15");
  assert.ok(Math.abs(1280 - (Number(x) + size) - (720 - Number(y))) < 0.01 && Number(y) < 720 - size);
});

test("from far away there is no page number, and the title is bars", () => {
  assert.deepEqual(words(frame("f", { w: 1280, h: 720, page: "15" }), { zoom: 0.1 }), []);
  const { named } = drawn({ ...SECTION }, { zoom: 0.03 });
  assert.deepEqual([named("fillText").length, named("fillRect").length], [0, 4]);
});

test("a small frame has sharp corners and no soft shadow", () => {
  const [near, far] = [1, 0.05].map((zoom) => drawn(frame("f", { w: 1280, h: 720 }), { zoom, shadows: SHADOWS }));
  assert.ok(near.named("drawImage").length > 0 && near.named("roundRect").length === 2);
  assert.ok(far.named("drawImage").length === 0 && far.named("roundRect").length === 0);
});
