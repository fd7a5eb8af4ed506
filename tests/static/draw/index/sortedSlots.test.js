import assert from "node:assert/strict";
import { test } from "node:test";
import { SortedSlots } from "../../../../static/js/draw/index/sortedSlots.js";
import { randomFrom } from "../world.js";

/** @param {Map<number, number>} weights  what slots are sorted by */
const orderBy = (weights) => new SortedSlots((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b);

/**
 * @param {SortedSlots} order
 * @param {Map<number, number>} weights
 * @param {Iterable<number>} slots
 */
function assertSorted(order, weights, slots) {
  const expected = [...slots].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b);
  assert.deepEqual([...order.slots()], expected);
  const ranks = order.ranks();
  expected.forEach((slot, rank) => assert.equal(ranks[slot], rank));
}

test("slots are sorted and ranked after any additions and removals", () => {
  const random = randomFrom(3);
  const [weights, here] = [/** @type {Map<number, number>} */ (new Map()), /** @type {Set<number>} */ (new Set())];
  const order = orderBy(weights);
  for (let round = 0; round < 80; round += 1) {
    for (let left = random() < 0.2 ? 200 : 3; left > 0; left -= 1) {
      const slot = Math.floor(random() * 600);
      if (here.has(slot)) order.remove(slot);
      else weights.set(slot, Math.floor(random() * 90));
      if (here.has(slot)) here.delete(slot);
      else order.add(slot), here.add(slot);
    }
    assertSorted(order, weights, here);
  }
});

test("slots added in order cost one comparison each", () => {
  let compared = 0;
  const order = new SortedSlots((a, b) => (compared += 1) && a - b);
  for (let slot = 0; slot < 5000; slot += 1) order.add(slot);
  order.slots();
  assert.ok(compared <= 5000);
});

test("after invalidation everything is sorted again", () => {
  const weights = new Map([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  const order = orderBy(weights);
  for (const slot of [0, 1, 2]) order.add(slot);
  weights.set(2, 0);
  order.invalidate();
  assertSorted(order, weights, [0, 1, 2]);
});
