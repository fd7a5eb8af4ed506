import assert from "node:assert/strict";
import { test } from "node:test";
import { loadWhenIdle, loadOnce } from "../../../../static/js/ui/kit/lazyLoad.js";
import { settled } from "../../world.js";

test("a part is loaded once for all callers", async () => {
  let loads = 0;
  const load = loadOnce(() => Promise.resolve((loads += 1)));
  assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
});

test("a load that failed is tried again at the next call", async () => {
  let loads = 0;
  const load = loadOnce(() => (++loads === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(loads)));
  await assert.rejects(load(), /offline/u);
  assert.equal(await load(), 2);
});

test("when idle, parts are loaded one after the other, and an error stops none of the others", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const loaded = [];
  loadWhenIdle([() => Promise.reject(new Error("offline")), async () => loaded.push("second")]);
  assert.deepEqual(loaded, []);
  context.mock.timers.tick(0);
  await settled();
  context.mock.timers.tick(0);
  await settled();
  assert.deepEqual(loaded, ["second"]);
});
