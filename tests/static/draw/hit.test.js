import assert from "node:assert/strict";
import { test } from "node:test";
import { frameAt, linkAt, nodeAt } from "../../../static/js/draw/hit.js";
import { SpatialIndex } from "../../../static/js/draw/spatial.js";
import { boxContains } from "../../../static/js/geometry.js";
import { boardWith, frame, measure, randomFrom, randomNodes, sticky, text } from "./world.js";

const indexOf = (...nodes) => new SpatialIndex(boardWith(...nodes));
const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };

test("the topmost is what going through the painted nodes backwards finds first", () => {
  const random = randomFrom(21);
  const index = new SpatialIndex(boardWith(...randomNodes(random, 300)));
  const downwards = index.search(EVERYWHERE).reverse();
  for (let round = 0; round < 500; round += 1) {
    const point = { x: random() * 1300, y: random() * 1300 };
    const under = downwards.filter((node) => boxContains(node, point));
    assert.equal(nodeAt(index, point), under[0] ?? null);
    assert.equal(frameAt(index, point), under.find((node) => node.kind === "frame") ?? null);
  }
});

test("a note on a frame is hit before the frame, and the frame is found below it", () => {
  const index = indexOf(frame("f", { place: { order: "z" } }), sticky("s"));
  assert.equal(nodeAt(index, { x: 5, y: 5 })?.id, "s");
  assert.equal(frameAt(index, { x: 5, y: 5 })?.id, "f");
});

test("beside everything there is nothing", () => {
  assert.equal(nodeAt(indexOf(sticky("s")), { x: -1, y: 5 }), null);
  assert.equal(frameAt(indexOf(sticky("s")), { x: 5, y: 5 }), null);
});

const LINKED = { x: 100, y: 50, w: 400, size: 10, text: "ks. www.dvv.fi heti" };

test("a link is hit on the whole height of its line and not beside it", () => {
  const index = indexOf(text("t", LINKED));
  const at = (x, y) => linkAt(index, { x: 100 + x, y: 50 + y }, measure);
  assert.deepEqual([at(21, 1), at(69, 13)], ["https://www.dvv.fi/", "https://www.dvv.fi/"]);
  assert.deepEqual([at(10, 5), at(75, 5), at(30, 20)], [null, null, null]);
});

test("a link under another node, and a frame, lead nowhere", () => {
  const index = indexOf(text("t", LINKED), sticky("s", { x: 100, y: 50, place: { order: "b" } }));
  assert.equal(linkAt(index, { x: 130, y: 55 }, measure), null);
  assert.equal(linkAt(indexOf(frame("f")), { x: 5, y: 5 }, measure), null);
});
