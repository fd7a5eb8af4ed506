import assert from "node:assert/strict";
import { test } from "node:test";
import { PageStorage, storageOr, withoutThrowing } from "../../../../static/js/ui/kit/storage.js";

test("where a browser lets a page keep nothing, things last as long as the page", () => {
  const storage = storageOr(() => {
    throw new Error("SecurityError");
  });
  storage.setItem("a", "1");
  storage.setItem("b", "2");
  storage.removeItem("a");

  assert.deepEqual(
    [storage.length, storage.key(0), storage.key(1), storage.getItem("a"), storage.getItem("b")],
    [1, "b", null, null, "2"],
  );
  storage.clear();
  assert.equal(storage.length, 0);
});

test("the browser's own is taken where there is one", () => {
  const own = new PageStorage();
  assert.equal(
    storageOr(() => own),
    own,
  );
});

test("a storage without room loses the value and not the event, and says so once", () => {
  const kept = new PageStorage();
  kept.setItem("a", "1");
  let told = 0;
  kept.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const storage = withoutThrowing(kept, () => (told += 1));
  storage.setItem("b", "2");
  storage.setItem("c", "3");
  assert.deepEqual([told, storage.getItem("a"), storage.length, storage.key(0)], [1, "1", 1, "a"]);
});
