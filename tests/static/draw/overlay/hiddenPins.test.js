import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { comment } from "../../world.js";
import { FOUR, openPage, world } from "./pinLayer.js";

beforeEach(openPage);

/** Two that lie on each other; of one nobody but its author and owners reads anything. */
const HALF_HELD = {
  threads: FOUR.slice(0, 2),
  comments: [
    comment("c", { thread_id: "a", by: "bob", text: "–", hidden: "pending" }),
    comment("d", { thread_id: "b" }),
  ],
};

test("what one may read nothing of has no pin, and counts in no bubble", () => {
  const { bubbles, pinsShown } = world(HALF_HELD);
  assert.deepEqual([bubbles().length, pinsShown()], [0, ["b"]]);
});

test("its author and owners see its pin, which says that others do not", () => {
  for (const you of [
    { id: "bob", role: /** @type {const} */ ("comment") },
    { id: "olga", role: /** @type {const} */ ("own") },
  ]) {
    const { pin } = world({ ...HALF_HELD, threads: FOUR.slice(0, 1) }, {}, you);
    assert.equal(pin("a").classes.has("is-withheld"), true);
    assert.match(pin("a").ariaLabel, /^pin\.withheld/);
  }
});

test("a bubble of such pins alone is as quiet as they are, and one with another is not", () => {
  const owner = { id: "olga", role: /** @type {const} */ ("own") };
  const held = (/** @type {string} */ id) =>
    comment(`of ${id}`, { thread_id: id, by: "bob", text: "–", hidden: "pending" });
  const isQuiet = (/** @type {any[]} */ comments) =>
    world({ threads: FOUR.slice(0, 2), comments }, {}, owner)
      .bubbles()[0]
      ?.classes.has("is-withheld");
  assert.deepEqual(
    [isQuiet([held("a"), held("b")]), isQuiet([held("a"), comment("c", { thread_id: "b" })])],
    [true, false],
  );
});

test("whoever opens it by a link has a pin beside it for as long as they look", () => {
  const { view, pins, pinsShown } = world(HALF_HELD);
  view.set({ thread: "a" });
  assert.deepEqual(pinsShown().sort(), ["a", "b"]);
  view.set({ thread: null });
  assert.equal(pins.pinFor("a"), undefined);
});
