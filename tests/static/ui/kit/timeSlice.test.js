import assert from "node:assert/strict";
import { test } from "node:test";
import { runInSlices } from "../../../../static/js/ui/kit/timeSlice.js";

/** @param {number} steps */
function* count(steps) {
  for (let at = 0; at < steps; at += 1) yield;
  return steps;
}

test("work ends with what it has made", async () => {
  assert.equal(await runInSlices(count(5), new AbortController().signal), 5);
});

test("long work lets others have their turn", async (context) => {
  let now_ms = 0;
  context.mock.method(performance, "now", () => (now_ms += 3));
  let turns = 0;
  const timer = setInterval(() => (turns += 1));
  await runInSlices(count(50), new AbortController().signal);
  clearInterval(timer);
  assert.ok(turns > 0);
});

test("work that nobody wants any more stops", async () => {
  const wanted = new AbortController();
  let steps = 0;
  const work = (function* () {
    for (;;) {
      if (++steps === 3) wanted.abort();
      yield;
    }
  })();
  assert.deepEqual([await runInSlices(work, wanted.signal), steps], [null, 3]);
});
