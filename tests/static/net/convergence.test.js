import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../world.js";
import { Browser, TinyServer, random } from "./tinyServer.js";

/** Everything that net/sync and board/pending promise, at once: whatever the network does, all boards end equal. */

const SEEDS = 200;
const OPS = 50;

/** @param {number} seed */
function play(seed) {
  const chance = random(seed);
  const server = new TinyServer(chance);
  const browsers = ["ann", "bob", "cem"].map((id) => new Browser(id, server, chance));
  for (let step = 0, left = OPS; left > 0 || step < OPS; step += 1) {
    const browser = /** @type {Browser} */ (browsers[Math.floor(chance() * 3)]);
    if (left > 0 && chance() < 0.3) {
      left -= 1;
      browser.write();
    } else browser.live();
  }
  // Two rounds: what one sends at the end, the others have yet to receive.
  for (const browser of [...browsers, ...browsers]) browser.calm();
  return { server, browsers };
}

test(`[G3] ${SEEDS} times three browsers, ${OPS} ops and a bad network: all boards end as the server's`, () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { server, browsers } = play(seed);
    for (const browser of browsers)
      assert.deepEqual(rowsOf(browser.board), rowsOf(server.board), `seed ${seed}, ${browser.id}`);
  }
});

test("[P4] what was answered with no refusal is in the log once, and what was refused is not in it", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { server, browsers } = play(seed);
    const logged = server.log.map(({ op }) => op.op_id);
    assert.equal(new Set(logged).size, logged.length);
    for (const { answers, pushes } of browsers) {
      const refusals = await Promise.all(answers);
      const isLogged = pushes.map((ops) => ops.every((op) => logged.includes(op.op_id)));
      assert.deepEqual(
        refusals.map((refusal) => refusal === null),
        isLogged,
        `seed ${seed}`,
      );
    }
  }
});

test("the bad network of this test loses, refuses and resyncs often enough to mean something", () => {
  const servers = Array.from({ length: 20 }, (_, seed) => play(seed + 1).server);
  for (const name of /** @type {const} */ (["losses", "refusals", "resyncs", "repeats"])) {
    const sum = servers.reduce((total, server) => total + server[name], 0);
    assert.ok(sum >= 20, `${name}: ${sum}`);
  }
});
