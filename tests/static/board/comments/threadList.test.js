import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { notificationReason, itemAfter, ThreadList } from "../../../../static/js/board/comments/threadList.js";
import { boardOf, comment, frame, thread } from "../../world.js";

const PEOPLE = [
  { id: "ann", name: "Aino Åberg", is_guest: true },
  { id: "bob", name: "Eino", is_guest: false },
];
const FRAMES = [
  frame("f2", { place: { parent: null, order: "b" } }),
  frame("f1", { place: { parent: null, order: "a" } }),
];

/**
 * A board with a discussion for each list of comments, which are numbered as they stand here.
 * @param {Record<string, Partial<import("../../../../static/js/wire.js").Comment>[]>} threads
 * @param {Record<string, Partial<import("../../../../static/js/wire.js").Thread>>} [fields]
 */
function world(threads, fields = {}) {
  let seq = 0;
  const rows = Object.entries(threads);
  const comments = rows.flatMap(([thread_id, its]) =>
    its.map((each) => comment(`c${++seq}`, { thread_id, seq, text: "", ...each })),
  );
  return boardOf({
    threads: rows.map(([id, its]) => thread(id, { by: its[0]?.by ?? "ann", ...fields[id] })),
    comments,
    people: PEOPLE,
    nodes: FRAMES,
  });
}

/**
 * @param {import("../../../../static/js/board/state.js").BoardState} board
 * @param {Partial<import("../../../../static/js/board/comments/threadList.js").ThreadQuery & {unread: string[], keeps:
 *   string}>} wish
 */
function listed(board, { filter = "open", by = "newest", query = "", unread = [], keeps } = {}) {
  // The point's x says which frame is there.
  const list = new ThreadList(
    board,
    new VisibleComments(board),
    ({ x }) => FRAMES.find(({ id }) => id === `f${x}`) ?? null,
  );
  const search = list.find(
    { filter, by, query },
    { me: "me", isUnread: (id) => unread.includes(id), needsReview: ({ hidden }) => hidden === "pending", keeps },
  );
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** @param {Parameters<typeof listed>} of */
const ids = (...of) => listed(...of).map((item) => item.thread.id);

const BOARD = world(
  { a: [{ by: "me" }], b: [{ by: "ann" }, { by: "me" }], c: [{ by: "ann", mentions: ["me"] }], d: [{ by: "bob" }] },
  { b: { is_resolved: true } },
);

test("each filter lists its own", () => {
  assert.deepEqual(ids(BOARD), ["d", "c", "a"]);
  assert.deepEqual(ids(BOARD, { filter: "resolved" }), ["b"]);
  assert.deepEqual(ids(BOARD, { filter: "mine" }), ["b", "a"]);
  assert.deepEqual(ids(BOARD, { filter: "mentions" }), ["c"]);
  assert.deepEqual(ids(BOARD, { filter: "unread", unread: ["d", "b"] }), ["d", "b"]);
});

test("who answers brings a thread to the top", () => {
  assert.deepEqual(ids(world({ a: [{ seq: 1 }, { seq: 9 }], b: [{ seq: 5 }] })), ["a", "b"]);
});

test("by frame: in the order of the presentation, within a frame as they were begun, what is outside last", () => {
  const board = world(
    { out: [{}], late: [{ seq: 9 }], early: [{ seq: 2 }, { seq: 10 }], second: [{}] },
    { late: { x: 1 }, early: { x: 1 }, second: { x: 2 } },
  );
  const items = listed(board, { by: "frame" });
  assert.deepEqual(
    items.map((item) => [item.frame?.id, item.thread.id]),
    [
      ["f1", "early"],
      ["f1", "late"],
      ["f2", "second"],
      [undefined, "out"],
    ],
  );
});

test("a pin on a node lies where the node is", () => {
  const board = world({ a: [{}] }, { a: { node_id: "n", x: 1 } });
  board.applyChanges({ nodes: new Map([["n", frame("n", { x: 1 })]]) });
  assert.equal(listed(board)[0]?.frame?.id, "f2");
});

test("words are found in any comment and in names, whatever their case", () => {
  const board = world({
    a: [
      { by: "bob", text: "Missä on hissi?" },
      { by: "ann", text: "Oven vieressä" },
    ],
    b: [{ by: "bob", text: "Kiitos" }],
  });
  assert.deepEqual(ids(board, { query: "HISSI" }), ["a"]);
  assert.deepEqual(ids(board, { query: " oven V" }), ["a"]);
  assert.deepEqual(ids(board, { query: "åberg" }), ["a"]);
  assert.deepEqual(ids(board, { query: "aberg" }), []);
});

test("the match is the first comment that has the words", () => {
  const board = world({ a: [{ text: "ovi" }, { text: "hissi" }, { text: "hissi taas" }] });
  assert.deepEqual([listed(board, { query: "hissi" })[0]?.match.id, listed(board)[0]?.match.id], ["c2", "c1"]);
});

test("what one reads stays in the list though it no longer matches", () => {
  assert.deepEqual(ids(BOARD, { filter: "unread", unread: ["d"], keeps: "c" }), ["d", "c"]);
  assert.deepEqual(ids(BOARD, { query: "olematon", keeps: "c" }), ["c"]);
});

test("a thread whose comments are not there is not listed", () => {
  assert.deepEqual(ids(boardOf({ threads: [thread("empty")] })), []);
});

test("a long list is made in steps", () => {
  const threads = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`t${at}`, [{}]]));
  const board = world(threads);
  const search = new ThreadList(board, new VisibleComments(board), () => null).find(
    { filter: "open", by: "newest", query: "" },
    { me: "me", isUnread: () => false, needsReview: () => false },
  );
  assert.equal(search.next().done, false);
  assert.equal(search.next().done, false);
});

test("steps lead to the next and the one before, and around", () => {
  const items = listed(BOARD);
  const step = (/** @type {string|null} */ from, /** @type {1|-1} */ by) => itemAfter(items, from, by)?.thread.id;
  assert.deepEqual([step("d", 1), step("c", -1), step("a", 1), step("d", -1)], ["c", "d", "d", "a"]);
  assert.deepEqual([step(null, 1), step(null, -1), step("gone", 1)], ["d", "a", "d"]);
  assert.equal(itemAfter([], null, 1), undefined);
});

test("a comment concerns whom it mentions, and whoever has a part in the thread", () => {
  const mine = comment("mine", { by: "me" });
  const other = comment("other", { by: "bob" });
  assert.equal(notificationReason({ ...other, mentions: ["me"] }, [other], "me"), "mention");
  assert.equal(notificationReason(other, [mine, other], "me"), "answer");
  assert.equal(notificationReason(other, [other], "me"), null);
  assert.equal(notificationReason({ ...mine, mentions: ["me"] }, [mine], "me"), null);
});

test("what an owner should look at is listed with the first comment that needs it", () => {
  const board = world({
    a: [{}, { hidden: "pending", text: "kelloja" }, { hidden: "pending", text: "sormuksia" }],
    b: [{}],
  });
  const visibleComments = new VisibleComments(board);
  visibleComments.setReader({ id: "olga", role: "own" });
  const search = new ThreadList(board, visibleComments, () => null).find(
    { filter: "review", by: "newest", query: "" },
    { me: "olga", isUnread: () => false, needsReview: (each) => visibleComments.needsReview(each) },
  );
  let step = search.next();
  while (!step.done) step = search.next();
  assert.deepEqual(
    step.value.map((item) => [item.thread.id, item.comments.length, item.match.id]),
    [["a", 3, "c2"]],
  );
});

test("what one may not read is neither listed nor found, and counts as no answer", () => {
  const board = world({
    a: [{ text: "ovi" }, { hidden: "pending", text: "–" }],
    b: [{ hidden: "moderated", text: "–" }],
  });
  assert.deepEqual([ids(board), ids(board, { query: "–" }), listed(board)[0]?.comments.length], [["a"], [], 1]);
});
