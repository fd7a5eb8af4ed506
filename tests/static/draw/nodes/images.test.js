import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, image } from "../world.js";

const imagesOf = (width, height) => ({ get: () => /** @type {any} */ ({ width, height }) });
const place = (width, height, box) =>
  drawn(image("i", box), { images: imagesOf(width, height) })
    .named("drawImage")[0]
    ?.slice(2);

test("an image fills its box if the proportions are equal", () => {
  assert.deepEqual(place(1600, 800, { x: 10, w: 200, h: 100 }), [10, 0, 200, 100]);
});

test("an image of other proportions is shown uncropped and centred", () => {
  assert.deepEqual(place(100, 100, { w: 200, h: 100 }), [50, 0, 100, 100]);
  assert.deepEqual(place(400, 100, { w: 200, h: 100 }), [0, 25, 200, 50]);
});

test("an image that nearly fills its box has no gap", () => {
  assert.deepEqual(place(1600, 805, { w: 200, h: 100 }), [0, 0, 200, 100]);
});

test("an image is requested by asset at its drawn width", () => {
  const asked = [];
  drawn(image("i", { asset: "b".repeat(64) }), {
    zoom: 0.5,
    dpr: 2,
    images: { get: (...how) => (asked.push(how), null) },
  });
  assert.deepEqual(asked, [["b".repeat(64), 200]]);
});

test("a placeholder shows the alternative text", () => {
  const { named } = drawn(image("i", { h: 140, alt: "Työpajan piirros" }));
  assert.deepEqual(
    named("fillText").map(([, words]) => words),
    ["Työpajan piirros"],
  );
  assert.equal(named("stroke").length, 1);
});

test("a placeholder without text has the icon only, a small one nothing", () => {
  assert.equal(drawn(image("i", { alt: "" })).named("fillText").length, 0);
  assert.deepEqual(
    drawn(image("i"), { zoom: 0.1 }).names.filter((name) => !String(name).endsWith("=")),
    ["fillRect"],
  );
});

test("a long alternative text stays inside its placeholder", () => {
  const { named } = drawn(image("i", { w: 160, h: 160, alt: "hyvin pitkä kuvaus ".repeat(20) }));
  const lines = named("fillText");
  assert.ok(lines.length > 1 && lines.every(([, , , y]) => Number(y) < 150));
  assert.match(String(lines.at(-1)?.[1]), /…$/);
});
