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

test("at one level of zoom the groups are the same list: nothing is counted anew", () => {
  const groups = gathered();
  assert.equal(groups.clustersAt(0.1, 1), groups.clustersAt(0.1001, 2));
});

test("nearer they part, but not in each picture of a zoom", () => {
  const groups = gathered();
  assert.deepEqual(ids(groups.clustersAt(1, 1000)), ["ab", "c"]);
  assert.deepEqual([ids(groups.clustersAt(4, 1001)), groups.isSplitPending(4)], [["ab", "c"], true]);
  assert.deepEqual(
    [ids(groups.clustersAt(4, 1000 + SPLIT_INTERVAL_MS)), groups.isSplitPending(4)],
    [["a", "b", "c"], false],
  );
});

test("farther out they gather at once, or pins would lie on each other", () => {
  const groups = gathered();
  groups.clustersAt(4, 1000);
  assert.deepEqual([ids(groups.clustersAt(1, 1001)), ids(groups.clustersAt(0.1, 1002))], [["ab", "c"], ["abc"]]);
});

test("other pins are gathered at once", () => {
  const groups = gathered();
  groups.set([pin("z", 0)]);
  assert.deepEqual(ids(groups.clustersAt(0.1, 1)), ["z"]);
});

test("a group with nobody in use is shown as one", () => {
  assert.deepEqual(divideCluster(LINE, new Set(["other"])), { separate: [], clustered: LINE, isColumn: false });
});

test("who is in use is shown alone, and so is the one that is left over", () => {
  assert.deepEqual(divideCluster(LINE, new Set(["b"])), {
    separate: [LINE[1]],
    clustered: [LINE[0], LINE[2]],
    isColumn: false,
  });
  assert.deepEqual(divideCluster(LINE.slice(0, 2), new Set(["b"])).clustered, []);
});

test("of pins on one point all are shown while one is in use", () => {
  const heap = [pin("a", 5), pin("b", 5), pin("c", 6)];
  assert.deepEqual(divideCluster(heap, new Set(["c"])), { separate: heap, clustered: [], isColumn: true });
});

test("older discussions come first, those of one moment in the same order everywhere", () => {
  const rows = [thread("b", { at: 2 }), thread("a", { at: 2 }), thread("z", { at: 1 })];
  assert.deepEqual(
    rows.sort(compareByAge).map(({ id }) => id),
    ["z", "a", "b"],
  );
});
