import assert from "node:assert/strict";
import { test } from "node:test";
import { atLeisure, once } from "../../../../static/js/ui/kit/lazyLoad.js";
import { settled } from "../../world.js";

test("a part is loaded once, whoever asks", async () => {
  let loads = 0;
  const load = once(() => Promise.resolve((loads += 1)));
  assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
});

test("what failed is tried again when somebody asks", async () => {
  let loads = 0;
  const load = once(() => (++loads === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(loads)));
  await assert.rejects(load(), /offline/u);
  assert.equal(await load(), 2);
});

test("at leisure one comes after the other, and one that fails holds nobody up", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const loaded = [];
  atLeisure([() => Promise.reject(new Error("offline")), async () => loaded.push("second")]);
  assert.deepEqual(loaded, []);
  context.mock.timers.tick(0);
  await settled();
  context.mock.timers.tick(0);
  await settled();
  assert.deepEqual(loaded, ["second"]);
});
