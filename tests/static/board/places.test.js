import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, centredOn, toScreen, visibleBox } from "../../../static/js/board/camera.js";
import { Places } from "../../../static/js/board/places.js";
import { Travel } from "../../../static/js/board/travel.js";
import { boxInside, centre } from "../../../static/js/geometry.js";
import { FrameClock, boardOf, frame, note, viewOf } from "../world.js";

const at = (/** @type {string} */ order) => ({ parent: null, order });
const NODES = [
  frame("one", { x: 0, w: 1600, h: 900, place: at("a") }),
  frame("two", { x: 2000, w: 1600, h: 900, place: at("b") }),
  frame("three", { x: 4000, w: 1600, h: 900, place: at("c") }),
  note("n", { x: 300, y: 300, w: 200, h: 200 }),
];

/** Flights arrive at once. @param {import("../../../static/js/wire.js").BoardNode[]} [nodes] */
function world(nodes = NODES) {
  const [board, view] = [boardOf({ nodes }), viewOf()];
  return { board, view, places: new Places(board, view, new Travel(view, new FrameClock(true))) };
}

/** What of the screen a box of the board takes up. */
function onScreen({ view }, box) {
  const { x, y } = toScreen(view.camera, box);
  return { x, y, w: box.w * view.camera.zoom, h: box.h * view.camera.zoom };
}

test("the overview has every node between the bars", () => {
  const here = world();
  here.places.flyToAll();
  for (const node of NODES) assert.ok(boxInside(onScreen(here, node), { x: 83, y: 103, w: 894, h: 626 }), node.id);
});

test("the overview of an empty board stays where one is", () => {
  const { places, view } = world([]);
  const { camera } = view;
  places.flyToAll();
  assert.equal(view.camera, camera);
});

test("a small board is not blown up", () => {
  assert.equal(world([note("n")]).places.overview().zoom, 1);
});

test("one begins with the whole board", () => {
  const { places } = world();
  assert.deepEqual(places.beginning(), places.overview());
});

test("one begins with the first frame where the whole board would be too small to make out", () => {
  const [first, far] = [frame("one", { w: 1600, h: 900, place: at("a") }), frame("far", { x: 90_000, place: at("b") })];
  const { places } = world([far, first]);
  assert.deepEqual(places.beginning(), places.cameraFor(first));
});

test("a node is brought whole onto the screen", () => {
  const here = world();
  assert.equal(here.places.flyToNode("two"), true);
  assert.ok(boxInside(NODES[1] ?? here.view, visibleBox(here.view.camera, here.view.viewport)));
});

test("a node that is not there moves nothing, and the caller knows", () => {
  const { places, view } = world();
  const { camera } = view;
  assert.deepEqual([places.flyToNode("gone"), view.camera], [false, camera]);
});

test("a note is not shown larger than one and a half", () => {
  assert.equal(world().places.cameraFor(note("tiny", { w: 10, h: 10 })).zoom, 1.5);
});

test("an open sidebar takes its room from the left", () => {
  const here = world();
  here.view.set({ isSidebarOpen: true });
  here.places.flyToNode("one");
  assert.ok(onScreen(here, NODES[0]).x >= 383);
});

test("a phone has bars above and below, and no sidebar beside the map", () => {
  const here = world();
  here.view.set({ viewport: { w: 400, h: 800 }, isSidebarOpen: true });
  here.places.flyToNode("one");
  assert.ok(boxInside(onScreen(here, NODES[0]), { x: 11, y: 95, w: 378, h: 566 }));
});

test("a presented frame fills the screen, and only there", () => {
  const here = world();
  here.places.present(/** @type {any} */ (NODES[1]));
  assert.equal(here.view.presenting, "two");
  assert.equal(Math.round(onScreen(here, NODES[1]).w), 1000);
});

test("after a presentation the frame stands between the bars", () => {
  const { places, view } = world();
  places.present(/** @type {any} */ (NODES[1]));
  places.endPresentation();
  assert.deepEqual([view.presenting, view.camera], [null, places.cameraFor(/** @type {any} */ (NODES[1]))]);
});

test("a presentation whose frame was deleted ends where it is", () => {
  const { board, places, view } = world();
  places.present(/** @type {any} */ (NODES[1]));
  const { camera } = view;
  board.put({ nodes: new Map([["two", null]]) });
  places.endPresentation();
  assert.deepEqual([view.presenting, view.camera], [null, camera]);
});

test("steps go through the frames in their order, and stop at both ends", () => {
  const { places } = world();
  places.flyToNode("two");
  const stops = [1, 1, -1, -1, -1].map((steps) => {
    places.step(steps);
    return places.frameInView()?.id;
  });
  assert.deepEqual(stops, ["three", "three", "two", "one", "one"]);
});

test("with no frame in view the first step leads to the first frame", () => {
  const { places, view } = world();
  view.set({ camera: cameraAt(1e6, 1e6, 1) });
  places.step(1);
  assert.equal(places.frameInView()?.id, "one");
});

test("a board without frames has no steps", () => {
  const { places, view } = world([note("n")]);
  const { camera } = view;
  places.step(1);
  assert.equal(view.camera, camera);
});

test("the frame in view is the one under the middle of the screen", () => {
  const { places, view } = world();
  view.set({ camera: centredOn({ x: 2100, y: 450 }, 0.5, view.viewport) });
  assert.equal(places.frameInView()?.id, "two");
});

test("with none under the middle it is the nearest on screen", () => {
  const { places, view } = world();
  view.set({ camera: centredOn({ x: 1900, y: 450 }, 0.5, view.viewport) });
  assert.equal(places.frameInView()?.id, "two");
});

test("frames off the screen are not in view", () => {
  const { places, view } = world();
  view.set({ camera: centredOn({ x: 1800, y: 5000 }, 1, view.viewport) });
  assert.equal(places.frameInView(), null);
});

test("a point comes to the middle, near enough to read", () => {
  const { places, view } = world();
  view.set({ camera: cameraAt(0, 0, 0.1) });
  places.flyToPoint({ x: 700, y: 70 });
  assert.deepEqual([centre(visibleBox(view.camera, view.viewport)), view.camera.zoom], [{ x: 700, y: 70 }, 0.5]);
});

test("zooming keeps the middle of the screen", () => {
  const { places, view } = world();
  const before = centre(visibleBox(view.camera, view.viewport));
  places.zoomBy(2);
  assert.deepEqual([centre(visibleBox(view.camera, view.viewport)), view.camera.zoom], [before, 2]);
});

test("actual size is a board unit for a pixel", () => {
  const { places, view } = world();
  view.set({ camera: cameraAt(0, 0, 0.25) });
  places.zoomToActualSize();
  assert.equal(view.camera.zoom, 1);
});

test("stop ends a flight", () => {
  const [view, clock] = [viewOf(), new FrameClock()];
  const places = new Places(boardOf({ nodes: NODES }), view, new Travel(view, clock));
  places.flyToAll();
  places.stop();
  assert.equal(clock.waiting.size, 0);
});
