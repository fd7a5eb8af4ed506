import assert from "node:assert/strict";
import { test } from "node:test";
import { ZOrder } from "../../../../static/js/draw/index/zOrder.js";
import { frame, sticky } from "../world.js";

/** @param {import("../../../../static/js/wire.js").BoardNode[]} nodes  by slot */
function orderOf(...nodes) {
  const zOrder = new ZOrder(
    (slot) => /** @type {import("../../../../static/js/wire.js").BoardNode} */ (nodes[slot]),
    (id) => nodes.find((node) => node.id === id),
  );
  nodes.forEach((node, slot) => zOrder.add(slot, node));
  return zOrder;
}

test("frames are below all other nodes", () => {
  const zOrder = orderOf(sticky("a", { place: { order: "a" } }), frame("f", { place: { order: "z" } }));
  assert.deepEqual(
    zOrder.lists().map((slots) => [...slots]),
    [[1], [0]],
  );
});

test("a nested frame is above its parent, whatever its order key", () => {
  const zOrder = orderOf(
    frame("inner", { place: { parent: "outer", order: "a" } }),
    frame("outer", { place: { order: "z" } }),
  );
  assert.deepEqual([...zOrder.lists()[0]], [1, 0]);
});

test("found slots are sorted, and duplicates are left out", () => {
  const zOrder = orderOf(
    sticky("b", { place: { order: "b" } }),
    sticky("a", { place: { order: "a" } }),
    frame("f", { place: { order: "c" } }),
  );
  const slots = new Uint32Array([0, 1, 0, 2]);
  const count = zOrder.sort(slots, 4);
  assert.deepEqual([...slots.subarray(0, count)], [2, 1, 0]);
  assert.equal(zOrder.countFrames(slots, count), 1);
});
