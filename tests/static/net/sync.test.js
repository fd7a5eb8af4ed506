import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyEntries } from "../../../static/js/net/sync.js";
import { createNode, createThread, entry, note, rowsOf } from "../world.js";
import { Page, moved } from "./page.js";

test("[J5] entries that follow on the board's number are next", () => {
  assert.equal(classifyEntries(4, [moved(5), moved(6)]).kind, "next");
});

test("[J5] entries that the board has already are stale", () => {
  assert.deepEqual(classifyEntries(6, [moved(5), moved(6)]), { kind: "stale", fresh: [] });
});

test("[J5] of entries that overlap with what the board has, the rest is next", () => {
  const { kind, fresh } = classifyEntries(5, [moved(5), moved(6)]);
  assert.deepEqual([kind, fresh.map(({ seq }) => seq)], ["next", [6]]);
});

test("[J5] entries that begin later leave a gap", () => {
  assert.equal(classifyEntries(4, [moved(6)]).kind, "gap");
});

test("no entries at all are stale", () => {
  assert.equal(classifyEntries(4, []).kind, "stale");
});

test("[J1] entries of others change the board", () => {
  const page = new Page();
  page.ops(moved(2), moved(3, 30));
  assert.deepEqual([page.x, page.board.seq], [30, 3]);
});

test("[J5] an entry that the page has already is passed over", () => {
  const page = new Page();
  page.ops(moved(2, 20));
  page.ops(moved(2, 99));
  assert.equal(page.x, 20);
});

test("an op is on the screen and on its way at once", () => {
  const page = new Page();
  page.move(50);
  assert.deepEqual([page.x, page.pushed, page.sync.pendingOpCount], [50, [1], 1]);
});

test("[P4] each op gets an id of its own", () => {
  const page = new Page();
  page.sync.submit([
    { kind: "person.rename", name: "A" },
    { kind: "person.rename", name: "B" },
  ]);
  assert.equal(new Set(page.sent[0]?.ops.map((op) => op.op_id)).size, 2);
});

test("[P2] an acknowledged push is answered with no refusal, and its op stays", async () => {
  const page = new Page();
  const answer = page.move(50);
  page.ops(page.logged(2));
  page.ack(1);
  assert.deepEqual([await answer, page.x, page.sync.pendingOpCount], [null, 50, 0]);
});

test("[P5] a refused push is answered with the reason", async () => {
  const page = new Page();
  const answer = page.move(50);
  page.refuse(1);
  assert.deepEqual(await answer, { code: "forbidden", params: { role: "view" } });
});

test("[P1] a refused push is rolled back whole, beneath and above the entries of others", () => {
  const [page, other] = [new Page(), new Page()];
  page.sync.submit([
    { kind: "node.delete", id: "n" },
    { kind: "person.rename", name: "Me" },
  ]);
  const theirs = [moved(2, 20), entry(3, createNode(note("theirs"))), entry(4, createThread("late", { node_id: "n" }))];
  page.ops(...theirs);
  page.refuse(1);
  other.ops(...theirs);
  assert.deepEqual(rowsOf(page.board), rowsOf(other.board));
});

test("[P1] of several pending pushes only the refused one is rolled back", () => {
  const page = new Page();
  page.move(50);
  page.sync.submit([{ kind: "node.update", id: "n", set: { y: 60 } }]);
  page.refuse(1);
  assert.deepEqual([page.x, page.board.nodes.get("n")?.y, page.sync.pendingOpCount], [0, 60, 1]);
});

test("one push is sent at a time, in the order of submitting", () => {
  const page = new Page();
  for (const id of ["one", "two", "three"]) page.write(id);
  assert.deepEqual(page.pushed, [1]);
  page.ack(1);
  page.refuse(2);
  assert.deepEqual(page.pushed, [1, 2, 3]);
});

test("an answer to another push than the one under way changes nothing", () => {
  const page = new Page();
  page.move(50);
  page.ack(7);
  page.refuse(8);
  assert.deepEqual([page.x, page.sync.pendingOpCount, page.pushed], [50, 1, [1]]);
});

test("what is written without a connection is shown, waits, and is sent on welcome", () => {
  const page = new Page(false);
  page.move(50);
  page.write("c");
  assert.deepEqual([page.x, page.sync.pendingOpCount, page.pushed], [50, 2, []]);
  page.welcome();
  assert.deepEqual(page.pushed, [1]);
});

test("[O4] a push without an answer is sent again on the next connection, with the same ids", () => {
  const page = new Page();
  page.move(50);
  page.sync.handleDisconnect();
  page.welcome();
  assert.equal(page.sent.length, 2);
  assert.deepEqual(page.sent[0], page.sent[1]);
});

test("[P4] a push that was logged before the connection broke is confirmed by the log, then acknowledged", async () => {
  const page = new Page();
  const answer = page.move(50);
  page.sync.handleDisconnect();
  page.welcome();
  page.ops(page.logged(2), moved(3, 70));
  page.ack(1);
  assert.deepEqual([await answer, page.x, page.sync.pendingOpCount], [null, 70, 0]);
});

test("a socket that is just closing takes no push: it is sent after the next welcome", () => {
  const page = new Page();
  page.hasNetwork = false;
  page.move(50);
  page.hasNetwork = true;
  page.welcome();
  assert.deepEqual(page.pushed, [1]);
});

test("moves of one node that wait are one move, the latest", () => {
  const page = new Page(false);
  for (const x of [50, 60, 70]) page.move(x);
  assert.deepEqual([page.x, page.sync.pendingOpCount], [70, 1]);
  page.welcome();
  assert.deepEqual(
    page.sent[0]?.ops.map((op) => op.kind === "node.update" && op.set),
    [{ x: 70 }],
  );
});

test("[P4] a move that was sent is not changed any more, even if its connection is gone: the log may have it", () => {
  const page = new Page();
  page.move(50);
  page.sync.handleDisconnect();
  page.move(60);
  page.welcome();
  page.ack(1);
  assert.deepEqual(
    page.sent.map(({ ops }) => ops.map((op) => op.kind === "node.update" && op.set.x)),
    [[50], [50], [60]],
  );
});

test("a refused move takes all that were merged into it back, exactly", async () => {
  const page = new Page();
  page.write("c");
  const before = page.x;
  const answers = [page.move(50), page.move(60)];
  page.ack(1);
  page.refuse(2);
  assert.deepEqual(
    [page.x, (await Promise.all(answers)).map((refusal) => refusal?.code)],
    [before, ["forbidden", "forbidden"]],
  );
});

test("the number of unsent ops is right in every call of a listener", () => {
  const page = new Page();
  /** @type {number[]} */
  const heard = [];
  page.board.onChange(() => heard.push(page.sync.pendingOpCount));
  page.sync.onChange(() => heard.push(page.sync.pendingOpCount));
  page.move(50);
  page.refuse(1);
  assert.deepEqual(heard, [1, 1, 0, 0]);
});

test("a thread and its first comment are unsent until the server has them", () => {
  const page = new Page();
  page.sync.submit([{ kind: "thread.create", id: "mine", node_id: null, x: 0, y: 0, comment_id: "c", text: "Hi" }]);
  assert.deepEqual(
    ["mine", "c", "t"].map((id) => page.sync.isUnsent(id)),
    [true, true, false],
  );
  page.ack(1);
  assert.deepEqual(
    ["mine", "c"].map((id) => page.sync.isUnsent(id)),
    [false, false],
  );
});

test("the server says who one is, and listeners hear of that and of the loss of the connection", () => {
  const page = new Page(false);
  /** @type {unknown[]} */
  const heard = [];
  page.sync.onChange(() => heard.push([page.sync.you?.role, page.sync.isLive]));
  page.welcome("comment");
  page.sync.handleDisconnect();
  assert.deepEqual(heard, [
    ["comment", true],
    ["comment", false],
  ]);
});

test("a listener that has stopped hears nothing more", () => {
  const page = new Page();
  page.sync.onChange(() => assert.fail("called"))();
  page.move(50);
  assert.equal(page.sync.pendingOpCount, 1);
});

test("an op is shown as its writer's, at this computer's time", () => {
  const page = new Page();
  page.sync.submit([{ kind: "comment.create", id: "c", thread_id: "t", text: "Hi" }]);
  assert.deepEqual(page.board.comments.get("c"), {
    id: "c",
    thread_id: "t",
    seq: Number.MAX_SAFE_INTEGER,
    by: "me",
    at: 42,
    text: "Hi",
    mentions: [],
    edited_at: null,
    reactions: {},
    hidden: null,
  });
});

test("[J1] the server's clock is followed, whatever this computer's says", () => {
  const page = new Page(false);
  assert.equal(page.sync.serverNow(), 42);
  page.sync.receive({
    type: "welcome",
    protocol: 2,
    seq: 1,
    at: 5_000,
    you: { id: "me", session: "s", role: "comment", name: null },
  });
  assert.equal(page.sync.serverNow(), 5_000);
});
