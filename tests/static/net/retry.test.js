import assert from "node:assert/strict";
import { test } from "node:test";
import { Page } from "./page.js";

test("[P6] a push that is to be retried stays in sight and is sent again after a pause", () => {
  const page = new Page();
  page.move(50);
  page.refuse(1, "retry");
  assert.deepEqual([page.x, page.sync.pendingOpCount, page.pushed], [50, 1, [1]]);
  page.timers[0]?.();
  assert.deepEqual(page.pushed, [1, 1]);
});

test("[P6] a push that the server fails on is rolled back, and not sent again", () => {
  const page = new Page();
  page.move(50);
  page.refuse(1, "fault");
  assert.deepEqual([page.sync.pendingOpCount, page.timers.length, page.pushed], [0, 0, [1]]);
  page.move(60);
  assert.deepEqual(page.pushed, [1, 2]);
});

test("during the pause before a retry nothing overtakes the push", () => {
  const page = new Page();
  page.move(50);
  page.refuse(1, "retry");
  page.move(60);
  assert.deepEqual(page.pushed, [1]);
});

test("a retry whose push went out on a new connection meanwhile sends nothing twice", () => {
  const page = new Page();
  page.move(50);
  page.refuse(1, "retry");
  page.sync.handleDisconnect();
  page.welcome();
  page.timers[0]?.();
  assert.deepEqual(page.pushed, [1, 1]);
});

test("a retry that comes while there is no connection leaves the push to the next one", () => {
  const page = new Page();
  page.move(50);
  page.refuse(1, "retry");
  page.sync.handleDisconnect();
  page.timers[0]?.();
  assert.deepEqual(page.pushed, [1]);
  page.welcome();
  assert.deepEqual(page.pushed, [1, 1]);
});

test("[O5] a push over the rate limit is sent again after the pause that the server asks for", () => {
  const page = new Page();
  page.write("c");
  page.refuse(1, "too_fast", { retry_after: 4 });
  assert.deepEqual([page.pauses_ms, page.sync.pendingOpCount], [[4_000], 1]);
  page.timers[0]?.();
  assert.deepEqual(page.pushed, [1, 1]);
});

test("the pauses before retries grow, up to half a minute", () => {
  const page = new Page();
  page.write("c");
  for (let attempt = 0; attempt < 7; attempt += 1) {
    page.refuse(1, "retry");
    page.timers.at(-1)?.();
  }
  assert.deepEqual(page.pauses_ms, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
