import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { comment } from "../../world.js";
import { FOUR, openPage, world } from "./pinLayer.js";

beforeEach(openPage);

/** Two pins at one place. Only the author and owners can read the thread of one. */
const HALF_HELD = {
  threads: FOUR.slice(0, 2),
  comments: [
    comment("c", { thread_id: "a", by: "bob", text: "–", hidden: "pending" }),
    comment("d", { thread_id: "b" }),
  ],
};

test("a thread that this person cannot read has no pin and is not counted", () => {
  const { clusters, pinsShown } = world(HALF_HELD);
  assert.deepEqual([clusters().length, pinsShown()], [0, ["b"]]);
});

test("author and owners see the pin of a hidden thread, labelled as hidden", () => {
  for (const you of [
    { id: "bob", role: /** @type {const} */ ("comment") },
    { id: "olga", role: /** @type {const} */ ("own") },
  ]) {
    const { pin } = world({ ...HALF_HELD, threads: FOUR.slice(0, 1) }, {}, you);
    assert.equal(pin("a").classes.has("is-withheld"), true);
    assert.match(pin("a").ariaLabel, /^pin\.withheld/);
  }
});

test("a cluster is marked as hidden only if all its threads are hidden", () => {
  const owner = { id: "olga", role: /** @type {const} */ ("own") };
  const held = (/** @type {string} */ id) =>
    comment(`of ${id}`, { thread_id: id, by: "bob", text: "–", hidden: "pending" });
  const isMarkedHidden = (/** @type {any[]} */ comments) =>
    world({ threads: FOUR.slice(0, 2), comments }, {}, owner)
      .clusters()[0]
      ?.classes.has("is-withheld");
  assert.deepEqual(
    [isMarkedHidden([held("a"), held("b")]), isMarkedHidden([held("a"), comment("c", { thread_id: "b" })])],
    [true, false],
  );
});

test("an open thread has a pin even if it is not readable", () => {
  const { view, pins, pinsShown } = world(HALF_HELD);
  view.set({ thread: "a" });
  assert.deepEqual(pinsShown().sort(), ["a", "b"]);
  view.set({ thread: null });
  assert.equal(pins.pinFor("a"), undefined);
});
