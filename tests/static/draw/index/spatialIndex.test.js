import assert from "node:assert/strict";
import { test } from "node:test";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { boxesMeet } from "../../../../static/js/geometry.js";
import { connectorBox } from "../../../../static/js/board/connectors/connectors.js";
import { boardWith, change, connector, frame, randomFrom, randomNodes, sticky } from "../world.js";
import { snapshot } from "../../world.js";

const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
const idsIn = (index, box = EVERYWHERE) => index.search(box).map((node) => node.id);
const indexOf = (...nodes) => new SpatialIndex(boardWith(...nodes));

test("frames are below everything else, then the order key decides, then the id", () => {
  const index = indexOf(
    sticky("d", { place: { order: "a" } }),
    sticky("c", { place: { order: "b" } }),
    sticky("b", { place: { order: "b" } }),
    frame("f", { place: { order: "z" } }),
  );
  assert.deepEqual(idsIn(index), ["f", "d", "b", "c"]);
});

test("a nested frame is above its parent", () => {
  const inner = frame("inner", { place: { parent: "outer", order: "a" } });
  assert.deepEqual(idsIn(indexOf(inner, frame("outer", { place: { order: "z" } }))), ["outer", "inner"]);
});

test("a cycle of parents does not block the search", () => {
  const index = indexOf(frame("a", { place: { parent: "b" } }), frame("b", { place: { parent: "a" } }));
  assert.deepEqual(idsIn(index), ["a", "b"]);
});

test("a search gives the same nodes as a scan, in the same order", () => {
  const random = randomFrom(11);
  const index = new SpatialIndex(boardWith(...randomNodes(random, 400)));
  const all = index.search(EVERYWHERE);
  for (let round = 0; round < 200; round += 1) {
    const box = { x: random() * 1200 - 100, y: random() * 1200 - 100, w: random() ** 3 * 900, h: random() ** 3 * 900 };
    assert.deepEqual(
      index.search(box),
      all.filter((node) => boxesMeet(node, box)),
    );
  }
});

test("after any changes the index equals a new one", () => {
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

test("a reset and a change of very many nodes rebuild the index", () => {
  const board = boardWith(sticky("a"));
  const index = new SpatialIndex(board);
  board.load(snapshot({ nodes: [sticky("b")] }));
  assert.deepEqual(idsIn(index), ["b"]);
  change(board, Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`n${n}`, sticky(`n${n}`)])));
  assert.equal(idsIn(index).length, 1201);
});

test("bounds contain the whole board, and an empty board has none", () => {
  assert.deepEqual(indexOf(sticky("a"), sticky("b", { x: 300, y: 50 })).bounds(), { x: 0, y: 0, w: 500, h: 150 });
  assert.equal(indexOf().bounds(), null);
  assert.deepEqual(idsIn(indexOf()), []);
});

test("after dispose the index does not change", () => {
  const board = boardWith(sticky("a"));
  const index = new SpatialIndex(board);
  index.dispose();
  change(board, { b: sticky("b") });
  assert.deepEqual(idsIn(index), ["a"]);
});

test("a search in a small part of a large board gives the same nodes as a scan", () => {
  const random = randomFrom(13);
  const nodes = randomNodes(random, 3000).map((node) => ({ ...node, x: node.x * 40, y: node.y * 40 }));
  const index = indexOf(...nodes);
  const all = index.search(EVERYWHERE);
  for (let round = 0; round < 100; round += 1) {
    const box = { x: random() * 40_000, y: random() * 40_000, w: random() * 3000, h: random() * 3000 };
    assert.deepEqual(
      index.search(box),
      all.filter((node) => boxesMeet(node, box)),
    );
  }
});

/** @param {string} id  @param {string|null} from  @param {string|null} to */
const line = (id, from, to) =>
  connector(id, { start: { node_id: from, x: 0.5, y: 0.5 }, end: { node_id: to, x: 0.5, y: 0.5 } });

test("a connector is found at its ends and follows them", () => {
  const board = boardWith(sticky("a"), sticky("b", { x: 1000 }), line("c", "a", "b"));
  const index = new SpatialIndex(board);
  assert.deepEqual(idsIn(index, { x: 600, y: 40, w: 20, h: 20 }), ["c"]);
  change(board, { b: sticky("b", { x: 0, y: 3000 }) });
  assert.deepEqual(idsIn(index, { x: 600, y: 40, w: 20, h: 20 }), []);
  assert.deepEqual(idsIn(index, { x: 90, y: 1500, w: 20, h: 20 }), ["c"]);
});

test("connectors have the right boxes after any changes in any order", () => {
  const random = randomFrom(14);
  const board = boardWith();
  const index = new SpatialIndex(board);
  const any = () => `n${Math.floor(random() * 30)}`;
  for (let round = 0; round < 300; round += 1) {
    const id = any();
    const isLine = Number(id.slice(1)) % 3 === 0;
    const made = isLine
      ? line(id, any(), random() < 0.5 ? any() : null)
      : sticky(id, { x: random() * 5000, y: random() * 5000 });
    change(board, { [id]: random() < 0.25 ? null : made });
    for (const node of index.search(EVERYWHERE)) {
      if (node.kind !== "connector") continue;
      const { x, y, w, h } = connectorBox(node, board.nodes);
      assert.ok(
        index.search({ x, y, w: 0, h: 0 }).includes(node) &&
          index.search({ x: x + w, y: y + h, w: 0, h: 0 }).includes(node),
      );
    }
  }
});

test("listeners get the old and the new box of a node", () => {
  const board = boardWith(sticky("a"), frame("f"), line("c", "a", null));
  const index = new SpatialIndex(board);
  /** @type {(number|undefined)[]} left edges; undefined for everywhere */
  let touched = [];
  index.onTouch((_, box) => touched.push(box?.x));
  change(board, { a: sticky("a", { x: 5000 }) });
  assert.deepEqual(touched.slice(0, 2), [0, 5000]);
  assert.equal(touched.length, 4, "the connector's old and new place");
  for (const [what, isEverywhere] of /** @type {const} */ ([
    [{ f: frame("f", { x: 40 }) }, false],
    [{ f: frame("f", { place: { order: "b" } }) }, true],
    [{ f: null }, true],
    [{ s: sticky("s") }, false],
  ])) {
    touched = [];
    change(board, what);
    assert.equal(touched.includes(undefined), isEverywhere);
  }
});

test("after the outermost node is deleted the bounds are smaller", () => {
  const board = boardWith(sticky("a"), sticky("b", { x: 5000 }));
  const index = new SpatialIndex(board);
  assert.equal(index.bounds()?.w, 5200);
  change(board, { b: null });
  assert.equal(index.bounds()?.w, 200);
});

test("if very many nodes are in view, the lists contain all nodes", () => {
  const index = indexOf(...Array.from({ length: 50 }, (_, n) => sticky(`n${n}`, { x: n * 300 })), frame("f"));
  const all = index.listSlots({ x: -10, y: -10, w: 8000, h: 300 }, 20);
  assert.deepEqual([all.isAll, all.frames.length, all.others.length], [true, 1, 50]);
  const few = index.listSlots({ x: -10, y: -10, w: 350, h: 300 }, 20);
  assert.deepEqual([few.isAll, few.frames.length, few.others.length], [false, 1, 2]);
});
