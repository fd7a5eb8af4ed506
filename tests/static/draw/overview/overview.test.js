import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Overview } from "../../../../static/js/draw/overview/overview.js";
import { TextLayoutBudget } from "../../../../static/js/draw/textLayoutBudget.js";
import { drawScene } from "../../../../static/js/draw/scene.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { growBox } from "../../../../static/js/geometry.js";
import { PaintingCanvas } from "../canvas.js";
import * as world from "../world.js";

const SIZE = { w: 160, h: 120 };
const COLORS = /** @type {const} */ (["yellow", "white", "violet", "grey"]);
const SIDE = 6000;

before(() => Object.assign(globalThis, { OffscreenCanvas: PaintingCanvas, devicePixelRatio: 1 }));

/** @param {number} w  a board so wide that many nodes are in view @returns {{x: number, y: number, zoom: number}} */
const viewOf = (w, x = 0, y = 0) => ({ x, y, zoom: SIZE.w / w });

/** Nodes that need the canvas must be rare, or the canvas draws everything. */
const SPECIAL_SHARE = 0.03;

/**
 * Nodes of every kind in several styles, overlapping each other.
 * @param {() => number} random
 * @param {number} n
 */
function anyNode(random, n) {
  const pick = (/** @type {readonly any[]} */ choices) => choices[Math.floor(random() * choices.length)];
  const id = `n${n}`;
  const place = { order: pick(["a", "b", "c"]), parent: pick([null, "n1", "n2"]) };
  const box = {
    x: random() * SIDE,
    y: random() * SIDE * 0.75,
    w: 20 + random() ** 4 * 160,
    h: 20 + random() ** 4 * 120,
    place,
  };
  if (random() > SPECIAL_SHARE) return world.sticky(id, { ...box, color: pick(COLORS) });
  const words = { text: pick(["", "Hei"]), size: pick([12, 16, 100]) };
  return pick([
    () =>
      world.frame(id, {
        ...box,
        fill: pick(["white", "navy"]),
        style: pick(["plain", "plain", "section"]),
        page: pick(["", "12"]),
      }),
    () => world.sticky(id, { ...box, ...words, color: pick(COLORS) }),
    () => world.table(id, box),
    () => world.image(id, { ...box, alt: "" }),
    () =>
      world.connector(id, {
        ...box,
        start: { node_id: null, x: box.x, y: box.y },
        end: { node_id: null, x: box.x + box.w, y: box.y + 900 * random() },
      }),
    () => world.text(id, { ...box, ...words }),
    () =>
      world.shape(id, {
        ...box,
        ...words,
        fill: pick(["none", "teal", "white"]),
        stroke: pick(["none", "ink"]),
        form: pick(["rectangle", "ellipse"]),
        corner: pick([0, 8]),
        opacity: pick([1, 1, 0.5]),
      }),
    () => world.tag(id, { ...box, h: 30, text: words.text, color: pick(COLORS) }),
    () => world.card(id, { ...box, color: pick(COLORS) }),
  ])();
}

/** @param {import("../world.js").BoardNode[]} nodes */
function mapOf(nodes) {
  const index = new SpatialIndex(world.boardWith(...nodes));
  const overview = new Overview(index);
  return { index, overview };
}

/**
 * @param {ReturnType<typeof mapOf>} map
 * @param {Parameters<typeof world.renderContext>[0]} how
 */
function bothWays({ index, overview }, how) {
  const renderContext = world.renderContext({ nodes: index.nodes, ...how });
  const seen = growBox(
    { x: how?.x ?? 0, y: how?.y ?? 0, w: SIZE.w / renderContext.scale, h: SIZE.h / renderContext.scale },
    80 / renderContext.scale,
  );
  const [plain, quick] = [new PaintingCanvas(SIZE.w, SIZE.h), new PaintingCanvas(SIZE.w, SIZE.h)];
  const textBudget = new TextLayoutBudget();
  textBudget.start(false);
  drawScene(
    /** @type {any} */ (plain),
    { size_dpx: SIZE, nodes: index.search(seen), dotStrip: null, textBudget },
    renderContext,
  );
  const isPainted = overview.paint(/** @type {any} */ (quick), seen, SIZE, renderContext, false);
  return { plain: plain.pixels, quick: quick.pixels, isPainted };
}

const NOTES_AND_FRAMES = Array.from({ length: 4000 }, (_, n) => {
  const [x, y] = [(n % 80) * 75, Math.floor(n / 80) * 90];
  const color = COLORS[n % 4];
  return n % 20 === 0
    ? world.frame(`n${n}`, { x, y, w: 290, h: 80, place: { order: "a" } })
    : world.sticky(`n${n}`, { x, y, w: 60, h: 60, color, place: { order: "b" } });
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  test(`pixels and canvas draw thousands of notes and frames alike, ${theme}`, () => {
    const map = mapOf(NOTES_AND_FRAMES);
    for (const view of [
      viewOf(6500),
      viewOf(6211.3, 33.3, -71.9),
      viewOf(5000, 200, 300),
      viewOf(20_000, -4000, -5000),
    ]) {
      const { plain, quick, isPainted } = bothWays(map, { ...view, theme });
      assert.equal(isPainted, true);
      assert.deepEqual(quick, plain);
    }
  });
}

for (const dpr of [1, 2]) {
  test(`pixels and canvas draw overlapping nodes alike at a pixel ratio of ${dpr}`, () => {
    const random = world.randomFrom(dpr);
    let painted = 0;
    for (let round = 0; round < 12; round += 1) {
      const map = mapOf(Array.from({ length: 4500 }, (_, n) => anyNode(random, n)));
      const zoom = (SIZE.w / SIDE / dpr) * (0.6 + random() * 0.6);
      const { plain, quick, isPainted } = bothWays(map, { x: random() * 100, y: random() * 100, zoom, dpr });
      if (isPainted) assert.deepEqual(quick, plain);
      painted += Number(isPainted);
    }
    assert.ok(painted > 6, `only ${painted} of 12 were painted`);
  });
}

test("large frames have their shadow below the pixels", () => {
  const map = mapOf([world.frame("large", { x: 500, y: 500, w: 5000, h: 3000 }), ...NOTES_AND_FRAMES]);
  const { plain, quick } = bothWays(map, { ...viewOf(6500) });
  assert.deepEqual(quick, plain);
});

test("a changed node and a new node are in the next drawing", () => {
  const board = world.boardWith(...NOTES_AND_FRAMES);
  const index = new SpatialIndex(board);
  const map = { index, overview: new Overview(index) };
  bothWays(map, viewOf(6500));
  world.change(board, {
    n7: world.sticky("n7", { x: 4000, y: 100, color: "violet" }),
    more: world.sticky("more", { w: 900, h: 900, place: { order: "c" } }),
    n9: null,
  });
  const { plain, quick } = bothWays(map, viewOf(6500));
  assert.deepEqual(quick, plain);
});

test("coordinates that need 64 bits are not rounded", () => {
  const notes = NOTES_AND_FRAMES.map((node) => ({ ...node, x: node.x + 1_000_000.03, y: node.y + 0.01 }));
  const { plain, quick } = bothWays(mapOf(notes), viewOf(6500, 1_000_000, 0));
  assert.deepEqual(quick, plain);
});

test("few nodes, near nodes and boards of images only are drawn on the canvas", () => {
  assert.equal(bothWays(mapOf(NOTES_AND_FRAMES.slice(0, 900)), viewOf(6500)).isPainted, false);
  assert.equal(bothWays(mapOf(NOTES_AND_FRAMES), { x: 0, y: 0, zoom: 0.3 }).isPainted, false);
  const images = Array.from({ length: 3500 }, (_, n) => world.image(`n${n}`, { x: n, alt: "" }));
  assert.equal(bothWays(mapOf(images), viewOf(6500)).isPainted, false);
});
