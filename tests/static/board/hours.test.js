import assert from "node:assert/strict";
import { test } from "node:test";
import { watchHours, closedReason } from "../../../static/js/board/hours.js";
import { boardOf, snapshot } from "../world.js";

const OPEN = snapshot().board;

/** @param {Partial<typeof OPEN>} hours */
function clockOn(hours) {
  const board = boardOf({ board: { ...OPEN, ...hours } });
  /** @type {{at: number, told: number, timer: {run: () => void, ms: number}|null}} */
  const clock = { at: 0, told: 0, timer: null };
  watchHours(
    board,
    { now: () => clock.at, later: (run, ms) => ((clock.timer = { run, ms }), 7), cancel: () => (clock.timer = null) },
    () => (clock.told += 1),
  );
  const wait = () => {
    clock.at += clock.timer?.ms ?? 0;
    clock.timer?.run();
  };
  return { board, clock, wait };
}

test("[B2] a board says why it takes no comments", () => {
  const hours = { ...OPEN, opens_at: 1_000, closes_at: 2_000 };
  assert.deepEqual(
    [0, 1_000, 2_000].map((now) => closedReason(hours, now)),
    ["early", null, "ended"],
  );
  assert.equal(closedReason({ ...hours, comments_open: false }, 1_500), "closed");
  assert.equal(closedReason(OPEN, 0), null);
});

test("the opening and the closing are told when they come, and nothing is waited for after them", () => {
  const { clock, wait } = clockOn({ opens_at: 1_000, closes_at: 3_000 });
  assert.deepEqual([clock.told, clock.timer?.ms], [0, 1_000]);
  wait();
  assert.deepEqual([clock.told, clock.timer?.ms], [1, 2_000]);
  wait();
  assert.deepEqual([clock.told, clock.timer], [2, null]);
});

test("a far moment is waited for by short looks: a device that slept is not late", () => {
  const { clock, wait } = clockOn({ closes_at: 1e12 });
  assert.equal(clock.timer?.ms, 60_000);
  wait();
  assert.deepEqual([clock.told, clock.timer?.ms], [0, 60_000]);
  clock.at = 1e12;
  clock.timer?.run();
  assert.equal(clock.told, 1);
});

test("hours that the owner changes meanwhile are those that count", () => {
  const { board, clock } = clockOn({ closes_at: 5_000 });
  board.load(snapshot({ board: { ...OPEN, closes_at: 9_000 } }));
  assert.deepEqual([clock.told, clock.timer?.ms], [0, 9_000]);
  board.load(snapshot({ board: OPEN }));
  assert.equal(clock.timer, null);
});
