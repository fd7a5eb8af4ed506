import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, image } from "../world.js";

const picturesOf = (width, height) => ({ get: () => /** @type {any} */ ({ width, height }) });
const place = (width, height, box) =>
  drawn(image("i", box), { images: picturesOf(width, height) })
    .named("drawImage")[0]
    ?.slice(2);

test("a picture fills its box when it has the same proportions", () => {
  assert.deepEqual(place(1600, 800, { x: 10, w: 200, h: 100 }), [10, 0, 200, 100]);
});

test("one of other proportions is shown whole, in the middle", () => {
  assert.deepEqual(place(100, 100, { w: 200, h: 100 }), [50, 0, 100, 100]);
  assert.deepEqual(place(400, 100, { w: 200, h: 100 }), [0, 25, 200, 50]);
});

test("no hair of paper is left beside a picture that nearly fills its box", () => {
  assert.deepEqual(place(1600, 805, { w: 200, h: 100 }), [0, 0, 200, 100]);
});

test("a picture is asked for by its asset, at the size at which it is drawn", () => {
  const asked = [];
  drawn(image("i", { asset: "b".repeat(64) }), {
    zoom: 0.5,
    dpr: 2,
    images: { get: (...how) => (asked.push(how), null) },
  });
  assert.deepEqual(asked, [["b".repeat(64), 200]]);
});

test("until it is there a blank says what will be shown", () => {
  const { named } = drawn(image("i", { h: 140, alt: "Työpajan piirros" }));
  assert.deepEqual(
    named("fillText").map(([, words]) => words),
    ["Työpajan piirros"],
  );
  assert.equal(named("stroke").length, 1);
});

test("a blank without words has the sign alone, a small one nothing", () => {
  assert.equal(drawn(image("i", { alt: "" })).named("fillText").length, 0);
  assert.deepEqual(
    drawn(image("i"), { zoom: 0.1 }).names.filter((name) => !String(name).endsWith("=")),
    ["fillRect"],
  );
});

test("a long description stays in its blank", () => {
  const { named } = drawn(image("i", { w: 160, h: 160, alt: "hyvin pitkä kuvaus ".repeat(20) }));
  const lines = named("fillText");
  assert.ok(lines.length > 1 && lines.every(([, , , y]) => Number(y) < 150));
  assert.match(String(lines.at(-1)?.[1]), /…$/);
});
