import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, toScreen } from "../../../../static/js/board/camera/camera.js";
import { Navigation } from "../../../../static/js/board/camera/navigation.js";
import { CameraAnimation } from "../../../../static/js/board/camera/cameraAnimation.js";
import { boxInside } from "../../../../static/js/geometry.js";
import { FrameClock, boardOf, frame, note, viewOf } from "../../world.js";

const at = (/** @type {string} */ order) => ({ parent: null, order });
const NODES = [
  frame("one", { x: 0, w: 1600, h: 900, place: at("a") }),
  frame("two", { x: 2000, w: 1600, h: 900, place: at("b") }),
  frame("three", { x: 4000, w: 1600, h: 900, place: at("c") }),
  note("n", { x: 300, y: 300, w: 200, h: 200 }),
];

/** Flights arrive at once. @param {import("../../../../static/js/wire.js").BoardNode[]} [nodes] */
function world(nodes = NODES) {
  const [board, view] = [boardOf({ nodes }), viewOf()];
  return { board, view, navigation: new Navigation(board, view, new CameraAnimation(view, new FrameClock(true))) };
}

/** What of the screen a box of the board takes up. */
function onScreen({ view }, box) {
  const { x, y } = toScreen(view.camera, box);
  return { x, y, w: box.w * view.camera.zoom, h: box.h * view.camera.zoom };
}

test("the overview has every node between the bars", () => {
  const here = world();
  here.navigation.flyToOverview();
  for (const node of NODES) assert.ok(boxInside(onScreen(here, node), { x: 83, y: 103, w: 894, h: 626 }), node.id);
});

test("the overview of an empty board stays where one is", () => {
  const { navigation, view } = world([]);
  const { camera } = view;
  navigation.flyToOverview();
  assert.equal(view.camera, camera);
});

test("a small board is not enlarged", () => {
  assert.equal(world([note("n")]).navigation.overviewCamera().zoom, 1);
});

test("visitors start with the whole board", () => {
  const { navigation } = world();
  assert.deepEqual(navigation.startCamera(), navigation.overviewCamera());
});

test("visitors start with the first frame where the whole board would be too small to make out", () => {
  const [first, far] = [frame("one", { w: 1600, h: 900, place: at("a") }), frame("far", { x: 90_000, place: at("b") })];
  const { navigation } = world([far, first]);
  assert.deepEqual(navigation.startCamera(), navigation.cameraForNode(first));
});

test("visitors start at the start view of the owner", () => {
  const here = world();
  const start = { x: 2100, y: 100, w: 300, h: 200 };
  here.board.info = {
    id: "b",
    title: "B",
    first_number: 1,
    start,
    comments_open: true,
    opens_at: null,
    closes_at: null,
    slow_seconds: 0,
    review: "nothing",
  };
  here.view.set({ camera: here.navigation.startCamera() });
  assert.ok(boxInside(onScreen(here, start), { x: 83, y: 103, w: 894, h: 626 }));
});

test("what was in view as the start was set is in view for who begins there", () => {
  const here = world();
  here.view.set({ camera: cameraAt(120, 340, 0.7) });
  here.board.info = {
    id: "b",
    title: "B",
    first_number: 1,
    start: here.navigation.unobstructedBox(),
    comments_open: true,
    opens_at: null,
    closes_at: null,
    slow_seconds: 0,
    review: "nothing",
  };
  const { x, y, zoom } = here.navigation.startCamera();
  assert.deepEqual(
    [x, y, zoom].map((figure) => Math.round(figure * 1e6) / 1e6),
    [120, 340, 0.7],
  );
});

test("[B1] an open panel does not shift the start view: visitors begin without it", () => {
  for (const panel of ["isSidebarOpen", "isSearchOpen", "isCommentsOpen"]) {
    const { navigation, view } = world();
    view.set({ viewport: { w: 1440, h: 900 }, camera: cameraAt(120, 340, 0.7) });
    const without = navigation.unobstructedBox();
    view.set({ [panel]: true });
    assert.deepEqual(navigation.unobstructedBox(), without, panel);
  }
});
