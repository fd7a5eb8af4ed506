import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../../static/js/ui/drafts/drafts.js";

/** Makes the storage of a browser. */
function createStorage() {
  /** @type {Map<string, string>} */
  const items = new Map();
  const fakeStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  return { items, storage: /** @type {any} */ (fakeStorage) };
}

test("an unsent text is still there after a reload", () => {
  const { storage: browserStorage } = createStorage();
  new Drafts("board", browserStorage).storeText("t", "half a sent");
  assert.equal(new Drafts("board", browserStorage).text("t"), "half a sent");
});

test("each thread has its own draft, and so has a new thread", () => {
  const drafts = new Drafts("board", createStorage().storage);
  drafts.storeText("t", "reply");
  drafts.storeText(null, "begin");
  assert.deepEqual([drafts.text("t"), drafts.text(null), drafts.text("other")], ["reply", "begin", ""]);
});

test("boards do not share drafts", () => {
  const { storage: browserStorage } = createStorage();
  new Drafts("one", browserStorage).storeText(null, "secret");
  assert.equal(new Drafts("two", browserStorage).text(null), "");
});

test("the place of a new thread is stored", () => {
  const drafts = new Drafts("board", createStorage().storage);
  drafts.storePlace({ node_id: "n", x: 1, y: 2 });
  assert.deepEqual(drafts.place(), { node_id: "n", x: 1, y: 2 });
});

test("without a draft there is no place", () => {
  assert.equal(new Drafts("board", createStorage().storage).place(), null);
});

test("an empty draft and no place leave nothing in the storage", () => {
  const { storage: browserStorage, items } = createStorage();
  const drafts = new Drafts("board", browserStorage);
  drafts.storeText(null, "text");
  drafts.storePlace({ node_id: null, x: 0, y: 0 });
  drafts.storeText(null, "");
  drafts.storePlace(null);
  assert.equal(items.size, 0);
});

test("the open note is stored until it is cleared", () => {
  const drafts = new Drafts("board", createStorage().storage);
  drafts.storeNote({ id: "n" });
  assert.deepEqual(drafts.note(), { id: "n" });
  drafts.storeNote(null);
  assert.equal(drafts.note(), null);
});

test("the shelf stores new comments by their place, until they are removed", () => {
  const { storage: browserStorage, items } = createStorage();
  const drafts = new Drafts("board", browserStorage);
  const [here, there] = [
    { node_id: null, x: 1, y: 1 },
    { node_id: "n", x: 2, y: 2 },
  ];
  drafts.shelve("comment", here, "one");
  drafts.shelve("comment", there, "two");
  assert.deepEqual(new Drafts("board", browserStorage).shelf("comment"), [
    { place: here, text: "one" },
    { place: there, text: "two" },
  ]);
  drafts.shelve("comment", here, "");
  drafts.shelve("comment", there, "");
  assert.equal(items.size, 0);
});
