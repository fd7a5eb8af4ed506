import assert from "node:assert/strict";
import { test } from "node:test";
import { CommentAreas } from "../../../../static/js/board/comments/areas.js";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { AreaTool, pinBoxOf } from "../../../../static/js/tools/pins/areaTool.js";
import { connector, measure, shape, sticky, text } from "../../draw/world.js";
import { boardOf, thread, viewOf } from "../../world.js";

const FIELD = shape("field", {
  w: 400,
  h: 300,
  size: 20,
  text: "Mitä puuttuu?",
  vertical: "top",
  invites_comments: true,
});

/** @param {{mayWrite?: boolean, nodes?: any[], threads?: any[], camera?: any}} [how] */
function world({ mayWrite = true, nodes = [], threads = [], camera } = {}) {
  const board = boardOf({ nodes: [FIELD, ...nodes], threads });
  const view = viewOf(camera && { camera });
  const flights = /** @type {unknown[]} */ ([]);
  const navigation = { flyToPoint: (/** @type {unknown} */ point) => void flights.push(point) };
  const tool = new AreaTool(
    /** @type {any} */ ({
      areas: new CommentAreas(board, new VisibleComments(board)),
      board,
      view,
      navigation,
      index: new SpatialIndex(board),
      renderer: { measure },
      mayComment: () => mayWrite,
    }),
  );
  return { board, view, tool, flights };
}

test("[N8] a thread that begins in an area is pinned to it, below its question", () => {
  const { view, tool } = world();
  tool.open("field");
  assert.equal(view.draft?.node_id, "field");
  assert.equal(Number(view.draft?.y) > 28 + 36, true);
});

test("the next thread stands beside it", () => {
  const first = world();
  first.tool.open("field");
  const { view, tool } = world({ threads: [thread("t", first.view.draft ?? {})] });
  tool.open("field");
  assert.equal(Number(view.draft?.x) - Number(first.view.draft?.x) >= 72, true);
});

test("a new thread moves only if its place was taken while it was written", () => {
  const { board, view, tool } = world();
  tool.open("field");
  const draft = /** @type {import("../../../../static/js/board/view.js").Draft} */ (view.draft);
  assert.equal(tool.moveToFreePlace(draft), draft);
  board.applyChanges({ threads: new Map([["t", thread("t", draft)]]) });
  assert.notDeepEqual(tool.moveToFreePlace(draft), draft);
  const elsewhere = { node_id: null, x: draft.x, y: draft.y };
  assert.equal(tool.moveToFreePlace(elsewhere), elsewhere);
});

test("a viewer is shown the oldest open thread, or nothing", () => {
  const { view, tool } = world({
    mayWrite: false,
    threads: [
      thread("new", { node_id: "field", at: 9 }),
      thread("old", { node_id: "field", at: 5 }),
      thread("done", { node_id: "field", is_resolved: true }),
    ],
  });
  tool.open("field");
  assert.deepEqual([view.thread, view.draft], ["old", null]);
  const empty = world({ mayWrite: false });
  empty.tool.open("field");
  assert.deepEqual([empty.view.thread, empty.tool.areaAt({ x: 50, y: 50 })], [null, null]);
});

test("the view flies to a pin that would be out of view", () => {
  const { tool, flights } = world({ camera: Object.freeze({ x: 350, y: 250, zoom: 1 }) });
  tool.open("field");
  assert.equal(flights.length, 1);
});

test("a click on a text in the area is for the area, a click on a note or a line is not", () => {
  const on = (/** @type {any[]} */ ...nodes) => world({ nodes }).tool.areaAt({ x: 100, y: 50 });
  assert.equal(on(), "field");
  assert.equal(on(text("t", { place: { order: "b" } })), "field");
  assert.equal(on(sticky("s", { place: { order: "b" } })), null);
  assert.equal(on(connector("c", { place: { order: "b" } })), null);
});

for (const [
  vertical,
  least,
  most,
] of /** @type {[import("../../../../static/js/wire.js").ShapeNode["vertical"], number, number][]} */ ([
  ["top", 28, 300],
  ["middle", 164, 300],
  ["bottom", 0, 272],
])) {
  test(`pins do not cover a text at the ${vertical}, nor the button`, () => {
    const room = pinBoxOf(shape("s", { w: 400, h: 300, size: 20, text: "Mitä puuttuu?", vertical }), measure);
    assert.equal(room.y >= least && room.y + room.h <= most && room.x + room.w <= 220, true);
  });
}

test("where a text fills its area, pins stand at the lower edge", () => {
  const text = Array.from({ length: 40 }, () => "Mitä puuttuu?").join(" ");
  const { y, h } = pinBoxOf(shape("s", { w: 200, h: 60, size: 20, text, vertical: "top" }), measure);
  assert.equal(h <= 10 && y + h <= 60, true);
});

test("a card stands beside the area, or beside its question where there is no space beside the area", () => {
  const edges = (/** @type {number} */ zoom) =>
    world({ camera: Object.freeze({ x: 0, y: 0, zoom }) }).tool.edgesOf("field");
  assert.deepEqual(edges(1), { left: 0, right: 400, top: 0, bottom: 300 });
  const near = edges(2);
  assert.equal(near !== null && near.right < 800 && near.bottom < 200, true);
});

test("a node that is no area has no edges", () => {
  assert.equal(world({ nodes: [sticky("s")] }).tool.edgesOf("s"), null);
});
