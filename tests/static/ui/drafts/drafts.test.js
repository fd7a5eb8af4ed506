import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../../static/js/ui/drafts/drafts.js";

/** A browser's storage. */
function storage() {
  /** @type {Map<string, string>} */
  const items = new Map();
  const interface_ = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  return { items, storage: /** @type {any} */ (interface_) };
}

test("what was being written is there after a reload", () => {
  const { storage: kept } = storage();
  new Drafts("board", kept).keepText("t", "half a sent");
  assert.equal(new Drafts("board", kept).text("t"), "half a sent");
});

test("each discussion has its own draft, and so has a new one", () => {
  const drafts = new Drafts("board", storage().storage);
  drafts.keepText("t", "reply");
  drafts.keepText(null, "begin");
  assert.deepEqual([drafts.text("t"), drafts.text(null), drafts.text("other")], ["reply", "begin", ""]);
});

test("boards do not share drafts", () => {
  const { storage: kept } = storage();
  new Drafts("one", kept).keepText(null, "secret");
  assert.equal(new Drafts("two", kept).text(null), "");
});

test("the place of a new discussion is kept", () => {
  const drafts = new Drafts("board", storage().storage);
  drafts.keepPlace({ node_id: "n", x: 1, y: 2 });
  assert.deepEqual(drafts.place(), { node_id: "n", x: 1, y: 2 });
});

test("where nothing was begun there is no place", () => {
  assert.equal(new Drafts("board", storage().storage).place(), null);
});

test("what was sent or given up leaves nothing behind", () => {
  const { storage: kept, items } = storage();
  const drafts = new Drafts("board", kept);
  drafts.keepText(null, "text");
  drafts.keepPlace({ node_id: null, x: 0, y: 0 });
  drafts.keepText(null, "");
  drafts.keepPlace(null);
  assert.equal(items.size, 0);
});

test("the note that is being written is kept until it is not", () => {
  const drafts = new Drafts("board", storage().storage);
  drafts.keepNote({ id: "n" });
  assert.deepEqual(drafts.note(), { id: "n" });
  drafts.keepNote(null);
  assert.equal(drafts.note(), null);
});

test("a new comment that is put aside waits at its place, and is taken back from there", () => {
  const { storage: kept, items } = storage();
  const drafts = new Drafts("board", kept);
  const [here, there] = [
    { node_id: null, x: 1, y: 1 },
    { node_id: "n", x: 2, y: 2 },
  ];
  drafts.shelve("comment", here, "one");
  drafts.shelve("comment", there, "two");
  assert.deepEqual(new Drafts("board", kept).shelf("comment"), [
    { place: here, text: "one" },
    { place: there, text: "two" },
  ]);
  drafts.shelve("comment", here, "");
  drafts.shelve("comment", there, "");
  assert.equal(items.size, 0);
});
