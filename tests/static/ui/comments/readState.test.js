import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { ReadState } from "../../../../static/js/ui/comments/readState.js";
import { boardOf, comment, thread, viewOf } from "../../world.js";

/**
 * Makes the page of one person. `items` is the storage of the browser, which other pages share.
 * @param {Map<string, string>} items
 */
function page(items, { you = { id: "me" }, seqs = { a: [3], b: [5] } } = {}) {
  const comments = Object.entries(seqs).flatMap(([thread_id, each]) =>
    each.map((seq) => comment(`${thread_id}${seq}`, { thread_id, seq, by: "bob" })),
  );
  const board = boardOf({
    seq: Math.max(...Object.values(seqs).flat()),
    threads: [thread("a"), thread("b")],
    comments,
  });
  const view = viewOf();
  /** @type {Record<string, Function>} */
  const listeners = {};
  const browser = {
    hidden: false,
    isHidden: () => browser.hidden,
    addEventListener: (kind, listener) => void (listeners[kind] = listener),
  };
  const sync = /** @type {any} */ ({ you, onChange: (listener) => void (listeners["sync"] = listener) });
  const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
  const readState = new ReadState(
    /** @type {any} */ ({
      board_id: "board",
      board,
      visibleComments: new VisibleComments(board),
      view,
      sync,
      storage,
      browser,
      later: (run) => run(),
    }),
  );
  const receive = (
    id,
    thread_id,
    seq,
    by = "bob",
    hidden = /** @type {import("../../../../static/js/wire.js").HiddenReason|null} */ (null),
  ) => {
    board.seq = seq;
    board.applyChanges({ comments: new Map([[id, comment(id, { thread_id, seq, by, hidden })]]) });
  };
  return { readState, board, view, browser, sync, listeners, receive };
}

test("on the first visit, all comments are read", () => {
  const items = new Map();
  assert.equal(page(items).readState.count, 0);
  assert.deepEqual([...items.keys()], ["kehys.read.board.me"]);
});

test("a new comment is unread until its thread is opened, also after a reload", () => {
  const items = new Map();
  const before = page(items);
  before.receive("a2", "a", 6);
  before.receive("b2", "b", 7);
  assert.deepEqual([before.readState.count, before.readState.isUnread("a")], [2, true]);
  before.view.set({ thread: "a" });
  assert.deepEqual([before.readState.count, before.readState.isUnread("a")], [1, false]);

  const after = page(items, { seqs: { a: [3, 6], b: [5, 7] } });
  assert.deepEqual([after.readState.isUnread("a"), after.readState.isUnread("b")], [false, true]);
});

test("a new comment of the open thread is read, unless the tab is hidden", () => {
  const { readState, view, browser, listeners, receive } = page(new Map());
  view.set({ thread: "a" });
  receive("a2", "a", 6);
  assert.equal(readState.count, 0);
  browser.hidden = true;
  receive("a3", "a", 7);
  assert.equal(readState.count, 1);
  browser.hidden = false;
  listeners["visibilitychange"]?.();
  assert.equal(readState.count, 0);
});

test("own comments are never unread", () => {
  const { readState, receive } = page(new Map());
  receive("a2", "a", Number.MAX_SAFE_INTEGER, "me");
  assert.equal(readState.count, 0);
});

test("if everything is read, only one number is stored", () => {
  const items = new Map();
  const { view, receive } = page(items);
  receive("a2", "a", 6);
  view.set({ thread: "a" });
  assert.equal(items.get("kehys.read.board.me"), '{"base":6,"threads":[]}');
});

test("a thread that is read in another window is read here too", () => {
  const items = new Map();
  const [one, other] = [page(items), page(items)];
  for (const { receive } of [one, other]) receive("a2", "a", 6);
  for (const { receive } of [one, other]) receive("b2", "b", 7);
  one.view.set({ thread: "a" });
  other.listeners["storage"]?.({ key: "kehys.read.board.me" });
  assert.deepEqual([other.readState.count, other.readState.isUnread("b")], [1, true]);
});

test("readAll marks everything as read and calls each listener once", () => {
  const { readState, receive } = page(new Map());
  receive("a2", "a", 6);
  let calls = 0;
  readState.onChange(() => (calls += 1));
  readState.readAll();
  assert.deepEqual([readState.count, calls], [0, 1]);
});

test("nothing is unread before the welcome message of the server", () => {
  const { readState, sync, listeners, receive } = page(new Map(), { you: /** @type {any} */ (null) });
  receive("a2", "a", 6);
  assert.equal(readState.count, 0);
  sync.you = { id: "me" };
  listeners["sync"]?.();
  receive("b2", "b", 7);
  assert.deepEqual([readState.isUnread("a"), readState.isUnread("b")], [false, true]);
});

test("each person in a browser has their own marks", () => {
  const items = new Map();
  page(items);
  page(items, { you: { id: "her" } });
  assert.deepEqual([...items.keys()], ["kehys.read.board.me", "kehys.read.board.her"]);
});

test("comments are marked as read even if the storage is full", () => {
  const items = new Map();
  items.set = () => {
    throw new Error("QuotaExceededError");
  };
  const { readState, view, receive } = page(items);
  receive("a2", "a", 6);
  view.set({ thread: "a" });
  assert.equal(readState.count, 0);
});

test("a pending comment is not unread before it is published", () => {
  const { readState, receive } = page(new Map());
  receive("a2", "a", 6, "bob", "pending");
  assert.equal(readState.count, 0);
  receive("a2", "a", 6, "bob", null);
  assert.equal(readState.count, 1);
});

test("a comment that is published late is unread despite its old number, until its thread is opened", () => {
  const { readState, view, board, receive } = page(new Map());
  receive("a2", "a", 6, "bob", "pending");
  receive("b2", "b", 7);
  view.set({ thread: "b" });
  view.set({ thread: null });
  assert.equal(readState.count, 0);
  board.seq = 8;
  receive("a2", "a", 6, "bob", null);
  assert.equal(readState.isUnread("a"), true);
  view.set({ thread: "a" });
  assert.equal(readState.count, 0);
});
