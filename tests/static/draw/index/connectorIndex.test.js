import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectorIndex } from "../../../../static/js/draw/index/connectorIndex.js";
import { connector } from "../world.js";

/** @param {string} id @param {string|null} start_id @param {string|null} end_id */
const between = (id, start_id, end_id) =>
  connector(id, { start: { node_id: start_id, x: 0, y: 0 }, end: { node_id: end_id, x: 0, y: 0 } });

test("a connector is attached to the nodes at both ends", () => {
  const index = new ConnectorIndex();
  index.add(between("c", "a", "b"));
  index.add(between("d", "b", null));
  assert.deepEqual([[...index.attachedTo("a")], [...index.attachedTo("b")]], [["c"], ["c", "d"]]);
  assert.equal(index.attachedTo("other").size, 0);
});

test("a removed connector is attached to no node", () => {
  const index = new ConnectorIndex();
  index.add(between("c", "a", "a"));
  index.remove(between("c", "a", "a"));
  assert.equal(index.attachedTo("a").size, 0);
});
