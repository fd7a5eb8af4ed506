import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "../../../static/js/app/features.js";
import { settled } from "../world.js";

/** @typedef {import("../../../static/js/app/features.js").Feature} Feature */

/** A page with these features. @param {Partial<Feature>[]} rows  @param {string} [role] */
function world(rows, role) {
  /** @type {string[]} */
  const done = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const state = { role };
  const app = /** @type {any} */ ({
    role: () => state.role,
    sync: {
      onChange(/** @type {() => void} */ listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    announcer: { show: (/** @type {string} */ text) => done.push(text) },
    t: (/** @type {string} */ key) => key,
  });
  const table = rows.map((row) => {
    const module = { setUp: () => void done.push(row.id ?? "") };
    return /** @type {Feature} */ ({ when: "start", load: () => module, ...row });
  });
  const setRole = async (/** @type {string} */ next) => {
    state.role = next;
    for (const listener of [...listeners]) listener();
    await settled();
  };
  return { features: /** @type {any} */ (new Features(table, app)), done, setRole };
}

test("features of the start are set up in the order of the table, and no others", async () => {
  const { features, done } = world([
    { id: "one" },
    { id: "later", when: "idle" },
    { id: "two", load: async () => ({ setUp: () => void done.push("two") }) },
    { id: "asked", when: "demand" },
    { id: "three" },
  ]);
  await features.start();
  assert.deepEqual(done, ["one", "two", "three"]);
});

test("features with roles wait until the role is known, and are set up once", async () => {
  const { features, done, setRole } = world([{ id: "editing", roles: ["edit", "own"] }, { id: "all" }]);
  await features.start();
  await setRole("comment");
  assert.deepEqual(done, ["all"]);
  await setRole("edit");
  await setRole("own");
  assert.deepEqual(done, ["all", "editing"]);
});

test("idle features are loaded one after the other, and a demand feature never by itself", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { features, done } = world([
    { id: "a", when: "idle" },
    { id: "asked", when: "demand" },
    { id: "b", when: "idle" },
  ]);
  features.startIdle();
  assert.deepEqual(done, []);
  for (let turn = 0; turn < 3; turn += 1) {
    context.mock.timers.tick(0);
    await settled();
  }
  assert.deepEqual(done, ["a", "b"]);
});

test("a feature that is used before it is idle is set up once", async () => {
  const { features, done } = world([{ id: "panel", when: "idle" }]);
  await Promise.all([features.load("panel"), features.load("panel")]);
  assert.deepEqual(done, ["panel"]);
});

test("what setUp returns is what users of the feature get", async () => {
  const panel = { step: () => {} };
  const { features } = world([{ id: "panel", when: "demand", load: () => ({ setUp: () => panel }) }]);
  assert.equal(await features.load("panel"), panel);
});

test("a feature of other roles cannot be loaded", async () => {
  const { features, done, setRole } = world([{ id: "dialog", when: "demand", roles: ["own"] }], "comment");
  await assert.rejects(features.load("dialog"), /no feature "dialog"/u);
  await setRole("own");
  await features.load("dialog");
  assert.deepEqual(done, ["dialog"]);
});

test("if a feature cannot be loaded, the page says that it is offline, and the next use tries again", async () => {
  let isOnline = false;
  const load = async () => {
    if (!isOnline) throw new Error("offline");
    return { setUp: () => void done.push("dialog") };
  };
  const { features, done } = world([{ id: "dialog", when: "demand", load }]);
  features.use("dialog");
  await settled();
  isOnline = true;
  features.use("dialog");
  await settled();
  assert.deepEqual(done, ["error.offline", "dialog"]);
});
