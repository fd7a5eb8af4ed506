import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingStorage } from "../../../static/js/net/pendingStorage.js";

/** A browser's storage, which all of its windows share. */
class Storage {
  #values = new Map();

  get length() {
    return this.#values.size;
  }

  /** @param {number} at */
  key = (at) => [...this.#values.keys()][at] ?? null;
  /** @param {string} key */
  getItem = (key) => this.#values.get(key) ?? null;
  /** @param {string} key  @param {string} value */
  setItem = (key, value) => void this.#values.set(key, value);
  /** @param {string} key */
  removeItem = (key) => void this.#values.delete(key);
}

const PUSHES = /** @type {any} */ ([[{ kind: "person.rename", op_id: "o", name: "Aino" }]]);
const windowOf = (/** @type {any} */ storage, board = "board") => new PendingStorage(board, storage);

test("what a window could not send is taken over by the next one, once", () => {
  const storage = new Storage();
  windowOf(storage).save(PUSHES);
  const next = windowOf(storage);
  assert.deepEqual(next.takeOver(), PUSHES);
  assert.deepEqual(windowOf(storage).takeOver(), []);
});

test("a window does not take over its own", () => {
  const one = windowOf(new Storage());
  one.save(PUSHES);
  assert.deepEqual(one.takeOver(), []);
});

test("what was sent leaves nothing behind", () => {
  const storage = new Storage();
  const one = windowOf(storage);
  one.save(PUSHES);
  one.save([]);
  assert.equal(storage.length, 0);
});

test("boards do not share what waits", () => {
  const storage = new Storage();
  windowOf(storage, "one").save(PUSHES);
  assert.deepEqual(windowOf(storage, "two").takeOver(), []);
});

test("damaged storage is passed over", () => {
  const storage = new Storage();
  storage.setItem("kehys.unsent.board.x", "[{");
  assert.deepEqual(windowOf(storage).takeOver(), []);
});

const push = (/** @type {string} */ op_id) => /** @type {any} */ ([{ kind: "person.rename", op_id, name: "Aino" }]);

test("a change writes the push that is new, and no other", () => {
  const storage = new Storage();
  /** @type {string[]} */
  const written = [];
  const { setItem } = storage;
  storage.setItem = (key, value) => (written.push(value), setItem(key, value));
  const one = windowOf(storage);
  const [a, b] = [push("a"), push("b")];
  one.save([a]);
  one.save([a, b]);
  one.save([b]);
  assert.deepEqual(written, [JSON.stringify(a), JSON.stringify(b)]);
  assert.deepEqual(windowOf(storage).takeOver(), [b]);
});

test("pushes are taken over in the order in which they were made", () => {
  const storage = new Storage();
  const pushes = Array.from({ length: 12 }, (_, at) => push(String(at)));
  windowOf(storage).save(pushes);
  assert.deepEqual(windowOf(storage).takeOver(), pushes);
});

test("pushes that an older page has written under one key are taken over too", () => {
  const storage = new Storage();
  storage.setItem("kehys.unsent.board.old", JSON.stringify([push("a"), push("b")]));
  assert.deepEqual(windowOf(storage).takeOver(), [push("a"), push("b")]);
});
