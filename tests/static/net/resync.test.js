import assert from "node:assert/strict";
import { test } from "node:test";
import { entry, note, settled, snapshot, updateNode } from "../world.js";
import { Page, moved } from "./page.js";

/** The second half of net/sync: how the page comes back in step. */

/** @param {number} seq  @param {number} [x] */
const taken = (seq, x = seq) => snapshot({ seq, nodes: [note("n", { x })] });

test("[J5] a gap is answered by fetching the snapshot, and what arrives meanwhile is held", async () => {
  const page = new Page();
  page.ops(moved(5));
  page.ops(moved(6));
  assert.deepEqual([page.fetches.length, page.x], [1, 0]);
  page.fetches[0]?.resolve(taken(4));
  await settled();
  assert.deepEqual([page.x, page.board.seq], [6, 6]);
});

test("[J5] held entries that the snapshot includes are passed over", async () => {
  const page = new Page();
  page.ops(moved(5), moved(6));
  page.fetches[0]?.resolve(taken(6, 66));
  await settled();
  assert.deepEqual([page.x, page.board.seq], [66, 6]);
});

test("[J2] resync is answered by fetching the snapshot", async () => {
  const page = new Page();
  page.sync.receive({ type: "resync" });
  page.fetches[0]?.resolve(taken(90));
  await settled();
  assert.deepEqual([page.x, page.board.seq], [90, 90]);
});

test("[J2] a page that is ahead of the board goes back to it", async () => {
  const page = new Page();
  page.ops(moved(2), moved(3));
  page.sync.receive({ type: "resync" });
  page.fetches[0]?.resolve(taken(2, 22));
  await settled();
  page.ops(moved(3, 33));
  assert.equal(page.x, 33);
});

test("[J2] resync, gaps and more entries while a snapshot is on its way fetch no second one", async () => {
  const page = new Page();
  page.sync.receive({ type: "resync" });
  page.sync.receive({ type: "resync" });
  page.ops(moved(9));
  page.fetches[0]?.resolve(taken(9));
  await settled();
  page.ops(moved(10));
  assert.equal(page.fetches.length, 1);
});

test("[J5] a snapshot that is still too old is fetched once more, after a pause", async () => {
  const page = new Page();
  page.ops(moved(9));
  page.fetches[0]?.resolve(taken(5));
  await settled();
  assert.equal(page.fetches.length, 1);
  page.timers[0]?.();
  page.fetches[1]?.resolve(taken(9));
  await settled();
  assert.deepEqual([page.fetches.length, page.board.seq], [2, 9]);
});

test("a snapshot that cannot be fetched is tried again after a pause", async () => {
  const page = new Page();
  page.ops(moved(5));
  page.fetches[0]?.reject(new Error("no network"));
  await settled();
  assert.deepEqual([page.fetches.length, page.timers.length], [1, 1]);
  page.timers[0]?.();
  page.fetches[1]?.resolve(taken(5));
  await settled();
  assert.equal(page.board.seq, 5);
});

test("[J5] during the pause before the second attempt entries are still held", async () => {
  const page = new Page();
  page.ops(moved(5));
  page.fetches[0]?.reject(new Error("no network"));
  await settled();
  page.ops(moved(6));
  page.timers[0]?.();
  page.fetches[1]?.resolve(taken(4));
  await settled();
  assert.deepEqual([page.fetches.length, page.board.seq], [2, 6]);
});

test("[J1] entries that a lost connection brought are not held for the next one, which brings them again", async () => {
  const page = new Page();
  page.ops(moved(5), moved(6));
  page.sync.handleDisconnect();
  page.welcome();
  page.ops(...[2, 3, 4, 5, 6, 7].map((seq) => moved(seq)));
  page.fetches[0]?.resolve(taken(3));
  await settled();
  assert.deepEqual([page.board.seq, page.fetches.length], [7, 1]);
});

test("pending ops stay on top of the new snapshot and are sent as before", async () => {
  const page = new Page();
  page.move(50);
  page.move(60);
  page.ops(moved(5));
  page.fetches[0]?.resolve(taken(5));
  await settled();
  page.ack(1);
  assert.deepEqual([page.x, page.sync.pendingOpCount, page.pushed], [60, 1, [1, 2]]);
});

test("an op that a snapshot brought is settled by its ack, and shown as the snapshot has it", async () => {
  const page = new Page();
  const answer = page.move(50);
  page.ops(moved(5));
  page.fetches[0]?.resolve(taken(5, 55));
  await settled();
  page.ack(1);
  assert.deepEqual([await answer, page.x, page.sync.pendingOpCount], [null, 55, 0]);
});

test("an op that is acknowledged while a snapshot is on its way does not vanish from the screen", async () => {
  const page = new Page();
  /** @type {unknown[]} */
  const seen = [];
  page.board.onChange(() => seen.push(page.x));
  page.move(50);
  page.sync.receive({ type: "resync" });
  page.ops(page.logged(2));
  page.ack(1);
  page.fetches[0]?.resolve(taken(1, 0));
  await settled();
  assert.deepEqual(new Set(seen), new Set([50]));
});

test("an op that was acknowledged meanwhile gives way to what the snapshot says", async () => {
  const page = new Page();
  page.move(50);
  page.sync.receive({ type: "resync" });
  page.ack(1);
  page.fetches[0]?.resolve(taken(9, 99));
  await settled();
  assert.equal(page.x, 99);
});

test("an op that is refused while a snapshot is on its way is rolled back at once", async () => {
  const page = new Page();
  page.move(50);
  page.sync.receive({ type: "resync" });
  page.refuse(1);
  assert.equal(page.x, 0);
});

test("a snapshot that comes after the connection broke is used", async () => {
  const page = new Page();
  page.ops(moved(5));
  page.sync.handleDisconnect();
  page.fetches[0]?.resolve(taken(5));
  await settled();
  page.welcome();
  page.ops(entry(6, updateNode("n", { x: 6 })));
  assert.deepEqual([page.x, page.fetches.length], [6, 1]);
});
