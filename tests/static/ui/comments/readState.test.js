import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { ReadState } from "../../../../static/js/ui/comments/readState.js";
import { boardOf, comment, thread, viewOf } from "../../world.js";

/**
 * A page of one person; `items` is the browser's storage, which other pages share.
 * @param {Map<string, string>} items
 */
function page(items, { you = { id: "me" }, seqs = { a: [3], b: [5] } } = {}) {
  const comments = Object.entries(seqs).flatMap(([thread_id, its]) =>
    its.map((seq) => comment(`${thread_id}${seq}`, { thread_id, seq, by: "bob" })),
  );
  const board = boardOf({
    seq: Math.max(...Object.values(seqs).flat()),
    threads: [thread("a"), thread("b")],
    comments,
  });
  const view = viewOf();
  /** @type {Record<string, Function>} */
  const ears = {};
  const browser = {
    hidden: false,
    isHidden: () => browser.hidden,
    addEventListener: (kind, listener) => void (ears[kind] = listener),
  };
  const sync = /** @type {any} */ ({ you, onChange: (listener) => void (ears["sync"] = listener) });
  const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
  const seen = new ReadState(
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
  const comes = (
    id,
    thread_id,
    seq,
    by = "bob",
    hidden = /** @type {import("../../../../static/js/wire.js").HiddenReason|null} */ (null),
  ) => {
    board.seq = seq;
    board.applyChanges({ comments: new Map([[id, comment(id, { thread_id, seq, by, hidden })]]) });
  };
  return { seen, board, view, browser, sync, ears, comes };
}

test("the first visit finds everything read", () => {
  const items = new Map();
  assert.equal(page(items).seen.count, 0);
  assert.deepEqual([...items.keys()], ["kehys.read.board.me"]);
});

test("what comes later is unread until it is opened, also after a reload", () => {
  const items = new Map();
  const before = page(items);
  before.comes("a2", "a", 6);
  before.comes("b2", "b", 7);
  assert.deepEqual([before.seen.count, before.seen.isUnread("a")], [2, true]);
  before.view.set({ thread: "a" });
  assert.deepEqual([before.seen.count, before.seen.isUnread("a")], [1, false]);

  const after = page(items, { seqs: { a: [3, 6], b: [5, 7] } });
  assert.deepEqual([after.seen.isUnread("a"), after.seen.isUnread("b")], [false, true]);
});

test("what comes into the open discussion is read, unless the tab is out of sight", () => {
  const { seen, view, browser, ears, comes } = page(new Map());
  view.set({ thread: "a" });
  comes("a2", "a", 6);
  assert.equal(seen.count, 0);
  browser.hidden = true;
  comes("a3", "a", 7);
  assert.equal(seen.count, 1);
  browser.hidden = false;
  ears["visibilitychange"]?.();
  assert.equal(seen.count, 0);
});

test("one's own comments are no news", () => {
  const { seen, comes } = page(new Map());
  comes("a2", "a", Number.MAX_SAFE_INTEGER, "me");
  assert.equal(seen.count, 0);
});

test("with everything read one number is kept", () => {
  const items = new Map();
  const { view, comes } = page(items);
  comes("a2", "a", 6);
  view.set({ thread: "a" });
  assert.equal(items.get("kehys.read.board.me"), '{"base":6,"threads":[]}');
});

test("another window of this person counts too", () => {
  const items = new Map();
  const [one, other] = [page(items), page(items)];
  for (const { comes } of [one, other]) comes("a2", "a", 6);
  for (const { comes } of [one, other]) comes("b2", "b", 7);
  one.view.set({ thread: "a" });
  other.ears["storage"]?.({ key: "kehys.read.board.me" });
  assert.deepEqual([other.seen.count, other.seen.isUnread("b")], [1, true]);
});

test("everything can be marked as read at once, and listeners hear of it once", () => {
  const { seen, comes } = page(new Map());
  comes("a2", "a", 6);
  let heard = 0;
  seen.onChange(() => (heard += 1));
  seen.readAll();
  assert.deepEqual([seen.count, heard], [0, 1]);
});

test("nothing is unread before the server has said who one is", () => {
  const { seen, sync, ears, comes } = page(new Map(), { you: /** @type {any} */ (null) });
  comes("a2", "a", 6);
  assert.equal(seen.count, 0);
  sync.you = { id: "me" };
  ears["sync"]?.();
  comes("b2", "b", 7);
  assert.deepEqual([seen.isUnread("a"), seen.isUnread("b")], [false, true]);
});

test("each person of a browser has marks of their own", () => {
  const items = new Map();
  page(items);
  page(items, { you: { id: "her" } });
  assert.deepEqual([...items.keys()], ["kehys.read.board.me", "kehys.read.board.her"]);
});

test("a full storage stops nothing", () => {
  const items = new Map();
  items.set = () => {
    throw new Error("QuotaExceededError");
  };
  const { seen, view, comes } = page(items);
  comes("a2", "a", 6);
  view.set({ thread: "a" });
  assert.equal(seen.count, 0);
});

test("what one may not read is no news, before it is published", () => {
  const { seen, comes } = page(new Map());
  comes("a2", "a", 6, "bob", "pending");
  assert.equal(seen.count, 0);
  comes("a2", "a", 6, "bob", null);
  assert.equal(seen.count, 1);
});

test("what is published late is news though its number is old, until it is opened", () => {
  const { seen, view, board, comes } = page(new Map());
  comes("a2", "a", 6, "bob", "pending");
  comes("b2", "b", 7);
  view.set({ thread: "b" });
  view.set({ thread: null });
  assert.equal(seen.count, 0);
  board.seq = 8;
  comes("a2", "a", 6, "bob", null);
  assert.equal(seen.isUnread("a"), true);
  view.set({ thread: "a" });
  assert.equal(seen.count, 0);
});
