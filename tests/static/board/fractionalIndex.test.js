import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAbove } from "../../../static/js/board/fractionalIndex.js";

const nodes = (/** @type {string[]} */ ...orders) =>
  orders.map(
    (order) => /** @type {import("../../../static/js/wire.js").BoardNode} */ ({ place: { parent: null, order } }),
  );

test("a key is above all others", () => {
  for (const orders of [[], ["a"], ["Zz", "a1", "a"], ["a0z"], ["zzz"], ["9z", "9"]]) {
    const key = keyAbove(nodes(...orders));
    assert.ok(
      orders.every((order) => order < key),
      `${key} is not above ${orders.join()}`,
    );
    assert.match(key, /^[0-9A-Za-z]{1,64}$/);
  }
});

test("[P8] ten thousand in a row stay within the length that the server takes", () => {
  let key = "z";
  for (let count = 0; count < 10_000; count += 1) {
    const above = keyAbove(nodes(key));
    assert.ok(above > key);
    key = above;
  }
  assert.ok(key.length <= 64);
});

test("[P8] the highest key that there can be has none above it", () => {
  assert.equal(keyAbove(nodes("z".repeat(64))), "z".repeat(64));
});
