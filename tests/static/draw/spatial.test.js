import assert from "node:assert/strict";
import { test } from "node:test";
import { SpatialIndex } from "../../../static/js/draw/spatial.js";
import { boxesMeet } from "../../../static/js/geometry.js";
import { boardWith, change, frame, randomFrom, randomNodes, sticky } from "./world.js";
import { snapshot } from "../world.js";

const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
const idsIn = (index, box = EVERYWHERE) => index.search(box).map((node) => node.id);
const indexOf = (...nodes) => new SpatialIndex(boardWith(...nodes));

test("frames are painted before everything else, then order decides, then id", () => {
  const index = indexOf(
    sticky("d", { place: { order: "a" } }),
    sticky("c", { place: { order: "b" } }),
    sticky("b", { place: { order: "b" } }),
    frame("f", { place: { order: "z" } }),
  );
  assert.deepEqual(idsIn(index), ["f", "d", "b", "c"]);
});

test("a frame in a frame is painted after it, whatever their order", () => {
  const inner = frame("inner", { place: { parent: "outer", order: "a" } });
  assert.deepEqual(idsIn(indexOf(inner, frame("outer", { place: { order: "z" } }))), ["outer", "inner"]);
});

test("frames that are each other's parents do not hang the search", () => {
  const index = indexOf(frame("a", { place: { parent: "b" } }), frame("b", { place: { parent: "a" } }));
  assert.deepEqual(idsIn(index), ["a", "b"]);
});

test("a search finds what going through all nodes finds, in the same order", () => {
  const random = randomFrom(11);
  const index = new SpatialIndex(boardWith(...randomNodes(random, 400)));
  const all = index.search(EVERYWHERE);
  for (let round = 0; round < 200; round += 1) {
    const box = { x: random() * 1200 - 100, y: random() * 1200 - 100, w: random() ** 3 * 900, h: random() ** 3 * 900 };
    assert.deepEqual(index.search(box), all.filter((node) => boxesMeet(node, box)));
  }
});

test("after any changes it is the same as an index made anew", () => {
  const random = randomFrom(12);
  const board = boardWith(...randomNodes(random, 60));
  const index = new SpatialIndex(board);
  for (let round = 0; round < 60; round += 1) {
    const changed = randomNodes(random, 80).filter(() => random() < 0.05);
    change(board, Object.fromEntries(changed.map((node) => [node.id, random() < 0.3 ? null : node])));
    const box = { x: random() * 1000, y: random() * 1000, w: random() * 200, h: random() * 200 };
    const anew = new SpatialIndex(board);
    assert.deepEqual(index.search(EVERYWHERE), anew.search(EVERYWHERE));
    assert.deepEqual(index.search(box), anew.search(box));
    anew.dispose();
  }
});

test("a reset and a change of very many nodes load everything anew", () => {
  const board = boardWith(sticky("a"));
  const index = new SpatialIndex(board);
  board.load(snapshot({ nodes: [sticky("b")] }));
  assert.deepEqual(idsIn(index), ["b"]);
  change(board, Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`n${n}`, sticky(`n${n}`)])));
  assert.equal(idsIn(index).length, 1201);
});

test("bounds go around the whole board, and an empty one has none", () => {
  assert.deepEqual(indexOf(sticky("a"), sticky("b", { x: 300, y: 50 })).bounds(), { x: 0, y: 0, w: 500, h: 150 });
  assert.equal(indexOf().bounds(), null);
  assert.deepEqual(idsIn(indexOf()), []);
});

test("after dispose it no longer follows the board", () => {
  const board = boardWith(sticky("a"));
  const index = new SpatialIndex(board);
  index.dispose();
  change(board, { b: sticky("b") });
  assert.deepEqual(idsIn(index), ["a"]);
});
