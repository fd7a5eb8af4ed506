import assert from "node:assert/strict";
import { test } from "node:test";
import { ImageCache } from "../../../static/js/draw/imageCache.js";
import { settled } from "../world.js";

/** Images that load when the test says so. */
function world({ sizes = {}, pixels_max = 1_000_000 } = {}) {
  const state = { now_ms: 0, loads: 0, asked: /** @type {string[]} */ ([]), open: new Set(), gates: new Map() };
  const picture = (width, height) => {
    const made = { width, height, close: () => state.open.delete(made) };
    state.open.add(made);
    return /** @type {any} */ (made);
  };
  const images = new ImageCache({
    addressOf: (asset) => `/assets/${asset}`,
    onLoad: () => (state.loads += 1),
    decode: async (address) => {
      state.asked.push(address);
      await new Promise((resolve, reject) => state.gates.set(address.slice(8), { resolve, reject }));
      const [w, h] = sizes[address.slice(8)] ?? [400, 300];
      return picture(w, h);
    },
    resize: async (_, w, h) => picture(w, h),
    now_ms: () => state.now_ms,
    pixels_max,
  });
  const come = async (...assets) => {
    for (const asset of assets) state.gates.get(asset).resolve();
    for (let n = 0; n < 4; n += 1) await settled();
  };
  const fail = async (asset) => {
    state.gates.get(asset).reject(new Error("offline"));
    await settled();
  };
  const pixels = () => [...state.open].reduce((sum, { width, height }) => sum + width * height, 0);
  return { images, state, come, fail, pixels };
}

/** @param {ReturnType<typeof world>} here */
async function loaded(here, ...assets) {
  for (const asset of assets) {
    here.images.get(asset);
    await here.come(asset);
  }
}

test("an image is requested once, and drawn when it is loaded", async () => {
  const { images, state, come } = world();
  assert.deepEqual([images.get("a"), images.get("a")], [null, null]);
  assert.deepEqual(state.asked, ["/assets/a"]);
  await come("a");
  assert.equal(state.loads, 1);
  assert.equal(images.get("a")?.width, 400);
  assert.equal(state.asked.length, 1);
});

test("from far away a smaller step is drawn, and none is enlarged", async () => {
  const here = world({ sizes: { a: [1000, 500] } });
  await loaded(here, "a");
  const width = (asked) => here.images.get("a", asked)?.width;
  assert.deepEqual(
    [width(3000), width(1000), width(501), width(500), width(200), width(1)],
    [1000, 1000, 1000, 500, 250, 125],
  );
});

test("an image larger than any screen is reduced at once", async () => {
  const here = world({ sizes: { a: [10_000, 5_000] }, pixels_max: 1e9 });
  await loaded(here, "a");
  assert.deepEqual([here.images.get("a")?.width, here.images.get("a")?.height], [4096, 2048]);
  assert.ok([...here.state.open].every(({ width }) => width <= 4096));
});

test("a tiny image has one step", async () => {
  const here = world({ sizes: { a: [1, 1] } });
  await loaded(here, "a");
  assert.equal(here.state.open.size, 1);
});

test("a failed image is requested again after a minute", async () => {
  const { images, state, fail } = world();
  images.get("a");
  await fail("a");
  for (let n = 0; n < 100; n += 1) assert.equal(images.get("a"), null);
  assert.deepEqual([state.asked.length, state.loads], [1, 0]);
  state.now_ms = 60_000;
  images.get("a");
  assert.equal(state.asked.length, 2);
});

test("a few images are loaded at a time, the newest in view first", async () => {
  const { images, state, come, fail } = world();
  for (const asset of ["a", "b", "c", "d", "e"]) images.get(asset);
  assert.deepEqual(state.asked, ["/assets/a", "/assets/b", "/assets/c"]);
  await come("a");
  await fail("b");
  assert.deepEqual(state.asked.slice(3), ["/assets/e", "/assets/d"]);
});

test("images that were not drawn for longest are dropped first", async () => {
  const here = world({ pixels_max: 400 * 300 * 1.4 * 3 });
  for (const [n, asset] of ["a", "b", "c", "d"].entries()) {
    here.state.now_ms = n * 10_000;
    await loaded(here, asset);
  }
  here.state.asked.length = 0;
  for (const asset of ["b", "c", "d", "a"]) here.images.get(asset);
  assert.deepEqual(here.state.asked, ["/assets/a"]);
});

test("the memory limit holds for many images on screen, each with at least a small step", async () => {
  const pixels_max = 400 * 300 * 2;
  const here = world({ pixels_max });
  const assets = Array.from({ length: 9 }, (_, n) => `p${n}`);
  await loaded(here, ...assets);
  assert.ok(here.pixels() <= pixels_max + 9 * 128 * 128, String(here.pixels()));
  assert.ok(assets.every((asset) => here.images.get(asset)));
});

test("images on screen are not loaded repeatedly", async () => {
  const here = world({ pixels_max: 400 * 300 * 2 });
  await loaded(here, "a", "b", "c");
  here.state.asked.length = 0;
  for (let n = 0; n < 50; n += 1) for (const asset of ["a", "b", "c"]) here.images.get(asset, 400);
  assert.deepEqual(here.state.asked, []);
});

test("a reduced image is loaded again when there is memory", async () => {
  const here = world({ pixels_max: 400 * 300 * 2 });
  await loaded(here, "a", "b");
  assert.notEqual(here.images.get("b", 400)?.width, 400);
  here.state.now_ms = 5000;
  assert.ok(here.images.get("b", 400));
  await here.come("b");
  assert.equal(here.images.get("b", 400)?.width, 400);
});

test("only dropped images are closed", async () => {
  const here = world({ sizes: { a: [128, 128], b: [128, 128] } });
  await loaded(here, "a");
  here.images.get("b");
  here.images.dispose();
  assert.equal(here.state.open.size, 0);
  await here.come("b");
  assert.deepEqual([here.state.open.size, here.state.loads], [0, 1]);
});
