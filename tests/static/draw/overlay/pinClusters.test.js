import assert from "node:assert/strict";
import { test } from "node:test";
import {
  SPLIT_INTERVAL_MS,
  PinClusters,
  compareByAge,
  divideCluster,
} from "../../../../static/js/draw/overlay/pinClusters.js";
import { thread } from "../../world.js";

/** @param {string} id @param {number} x */
const pin = (id, x) => ({
  id,
  at: { x, y: 0 },
  isResolved: false,
  isHidden: false,
  button: /** @type {any} */ (null),
});
const LINE = [pin("a", 0), pin("b", 30), pin("c", 60)];
const ids = (/** @type {readonly (readonly {id: string}[])[]} */ groups) =>
  groups.map((group) => group.map(({ id }) => id).join(""));

function gathered() {
  const groups = new PinClusters();
  groups.set(LINE);
  groups.clustersAt(0.1, 0);
  return groups;
}

test("at one zoom level the groups are not computed again", () => {
  const groups = gathered();
  assert.equal(groups.clustersAt(0.1, 1), groups.clustersAt(0.1001, 2));
});

test("zooming in splits groups, but not in each animation frame", () => {
  const groups = gathered();
  assert.deepEqual(ids(groups.clustersAt(1, 1000)), ["ab", "c"]);
  assert.deepEqual([ids(groups.clustersAt(4, 1001)), groups.isSplitPending(4)], [["ab", "c"], true]);
  assert.deepEqual(
    [ids(groups.clustersAt(4, 1000 + SPLIT_INTERVAL_MS)), groups.isSplitPending(4)],
    [["a", "b", "c"], false],
  );
});

test("zooming out groups pins at once", () => {
  const groups = gathered();
  groups.clustersAt(4, 1000);
  assert.deepEqual([ids(groups.clustersAt(1, 1001)), ids(groups.clustersAt(0.1, 1002))], [["ab", "c"], ["abc"]]);
});

test("new pins are grouped at once", () => {
  const groups = gathered();
  groups.set([pin("z", 0)]);
  assert.deepEqual(ids(groups.clustersAt(0.1, 1)), ["z"]);
});

test("a group without pins in use is one cluster", () => {
  assert.deepEqual(divideCluster(LINE, new Set(["other"])), { separate: [], clustered: LINE, isColumn: false });
});

test("a pin in use is separate, and so is a single remaining pin", () => {
  assert.deepEqual(divideCluster(LINE, new Set(["b"])), {
    separate: [LINE[1]],
    clustered: [LINE[0], LINE[2]],
    isColumn: false,
  });
  assert.deepEqual(divideCluster(LINE.slice(0, 2), new Set(["b"])).clustered, []);
});

test("pins at one point are all shown while one of them is in use", () => {
  const heap = [pin("a", 5), pin("b", 5), pin("c", 6)];
  assert.deepEqual(divideCluster(heap, new Set(["c"])), { separate: heap, clustered: [], isColumn: true });
});

test("older threads come first, and equal times are sorted by id", () => {
  const rows = [thread("b", { at: 2 }), thread("a", { at: 2 }), thread("z", { at: 1 })];
  assert.deepEqual(
    rows.sort(compareByAge).map(({ id }) => id),
    ["z", "a", "b"],
  );
});
