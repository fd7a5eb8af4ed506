import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_COLORS } from "../../../../static/js/draw/paint/palette.js";
import { connector, drawn, sticky } from "../world.js";

const level = (fields) => connector("c", { end: { node_id: null, x: 200, y: 0 }, ...fields });

test("a line is stroked in device pixels on a path in board units", () => {
  const { calls } = drawn(connector("c", { end_cap: "none" }), { zoom: 2, dpr: 2, x: 10 });
  const names = calls.map(([name]) => name);
  assert.deepEqual(calls[names.indexOf("setTransform")], ["setTransform", 4, 0, 0, 4, -40, -0]);
  assert.deepEqual(calls[names.lastIndexOf("setTransform")], ["setTransform", 1, 0, 0, 1, 0, 0]);
  assert.ok(names.lastIndexOf("setTransform") < names.indexOf("stroke"));
  assert.deepEqual(calls[names.indexOf("lineWidth=")], ["lineWidth=", 8]);
});

test("horizontal lines are on whole pixels, even if their width is odd", () => {
  const y = (stroke_width) =>
    drawn(
      level({
        start: { node_id: null, x: 0, y: 0.3 },
        end: { node_id: null, x: 200, y: 0.3 },
        end_cap: "none",
        stroke_width,
      }),
    ).named("moveTo")[0]?.[2];
  assert.deepEqual([y(2), y(3)], [0, 0.5]);
});

test("a slanted line keeps its ends where they are", () => {
  const { named } = drawn(connector("c", { start: { node_id: null, x: 0.3, y: 0.3 }, end_cap: "none" }));
  assert.deepEqual(named("moveTo")[0], ["moveTo", 0.3, 0.3]);
});

test("an arrow's tip is at the end of the line, and the line ends below the arrowhead", () => {
  const { named } = drawn(level());
  const ends = named("lineTo").map(([, x]) => Number(x));
  assert.ok(ends.every((x) => x < 200 - 6 && x > 200 - 12));
  assert.ok(named("arcTo").some(([, x, y]) => x === 200 && y === 0));
});

test("a dot is at the end of the line", () => {
  const { named } = drawn(level({ start_cap: "dot", end_cap: "dot" }));
  assert.deepEqual(
    named("arc").map(([, x]) => x),
    [0, 200],
  );
  assert.equal(named("lineTo")[0]?.[1], 200);
});

test("caps too small to see are not drawn", () => {
  assert.equal(drawn(level(), { zoom: 0.2 }).named("fill").length, 0);
  assert.equal(drawn(level(), { zoom: 0.5 }).named("fill").length, 1);
});

test("an elbow is rounded as far as its segments allow", () => {
  const radius = (y) =>
    drawn(connector("c", { route: "elbow", end: { node_id: null, x: 200, y }, end_cap: "none" })).named(
      "arcTo",
    )[0]?.[5];
  assert.deepEqual([radius(100), radius(8)], [10, 4]);
});

test("a connector connects the nodes of the render context", () => {
  const nodes = new Map(
    [sticky("a", { w: 50, h: 50 }), sticky("b", { x: 300, w: 50, h: 50 })].map((node) => [node.id, node]),
  );
  const ends = { start: { node_id: "a", x: 0.5, y: 0.5 }, end: { node_id: "b", x: 0.5, y: 0.5 } };
  assert.deepEqual(drawn(connector("c", { ...ends, end_cap: "none" }), { nodes }).named("moveTo")[0], [
    "moveTo",
    50,
    25,
  ]);
});

test("tiny lines and lines without a stroke are not drawn", () => {
  assert.deepEqual(drawn(level(), { zoom: 0.01 }).calls, []);
  assert.equal(drawn(level({ stroke: "none" })).named("stroke").length, 0);
  assert.equal(drawn(level({ stroke_width: 0 })).named("stroke").length, 0);
});

test("a label has a background of its size in the middle of the line", () => {
  const { named, last } = drawn(level({ text: "ehkä", size: 10 }));
  const [, x, y, w, h] = /** @type {[string, number, number, number, number]} */ (named("roundRect").at(-1));
  assert.ok(Math.abs(x + w / 2 - 100) <= 0.5 && Math.abs(y + h / 2) <= 0.5);
  assert.ok(w > 4 * 5 && w < 40 && h > 14 && h < 20);
  assert.deepEqual([last("fillText")?.[0], last("fillStyle=")], ["ehkä", [TEXT_COLORS.ink]]);
});

test("a label of several lines is centred, and is not drawn from far away", () => {
  const long = level({ text: "Yhteinen haaste kokoaa toimijat saman pöydän ääreen", size: 10 });
  const { named } = drawn(long);
  const middles = named("fillText").map(([, words, x]) => Number(x) + (String(words).length * 5) / 2);
  assert.ok(middles.length > 1 && middles.every((middle) => Math.abs(middle - Number(middles[0])) < 0.01));
  assert.equal(drawn(long, { zoom: 0.1 }).named("roundRect").length, 0);
});
