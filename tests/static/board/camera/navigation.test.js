import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, centreOn, toScreen, visibleBox } from "../../../../static/js/board/camera/camera.js";
import { Navigation } from "../../../../static/js/board/camera/navigation.js";
import { CameraAnimation } from "../../../../static/js/board/camera/cameraAnimation.js";
import { boxInside, centre } from "../../../../static/js/geometry.js";
import { FrameClock, boardOf, frame, note, thread, viewOf } from "../../world.js";

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

test("a node is brought whole onto the screen", () => {
  const here = world();
  assert.equal(here.navigation.flyToNode("two"), true);
  assert.ok(boxInside(NODES[1] ?? here.view, visibleBox(here.view.camera, here.view.viewport)));
});

test("a node that is not there moves nothing, and the caller knows", () => {
  const { navigation, view } = world();
  const { camera } = view;
  assert.deepEqual([navigation.flyToNode("gone"), view.camera], [false, camera]);
});

test("a note is not shown larger than one and a half", () => {
  assert.equal(world().navigation.cameraForNode(note("tiny", { w: 10, h: 10 })).zoom, 1.5);
});

test("an open sidebar takes its room from the left", () => {
  const here = world();
  here.view.set({ isSidebarOpen: true });
  here.navigation.flyToNode("one");
  assert.ok(onScreen(here, NODES[0]).x >= 383);
});

test("a phone has bars above and below, and no sidebar beside the map", () => {
  const here = world();
  here.view.set({ viewport: { w: 400, h: 800 }, isSidebarOpen: true });
  here.navigation.flyToNode("one");
  assert.ok(boxInside(onScreen(here, NODES[0]), { x: 11, y: 95, w: 378, h: 566 }));
});

test("a presented frame fills the screen, and only there", () => {
  const here = world();
  here.navigation.present(/** @type {any} */ (NODES[1]));
  assert.equal(here.view.presenting, "two");
  assert.equal(Math.round(onScreen(here, NODES[1]).w), 1000);
});

test("after a presentation the frame stands between the bars", () => {
  const { navigation, view } = world();
  navigation.present(/** @type {any} */ (NODES[1]));
  navigation.endPresentation();
  assert.deepEqual([view.presenting, view.camera], [null, navigation.cameraForNode(/** @type {any} */ (NODES[1]))]);
});

test("a presentation whose frame was deleted ends where it is", () => {
  const { board, navigation, view } = world();
  navigation.present(/** @type {any} */ (NODES[1]));
  const { camera } = view;
  board.applyChanges({ nodes: new Map([["two", null]]) });
  navigation.endPresentation();
  assert.deepEqual([view.presenting, view.camera], [null, camera]);
});

test("steps go through the frames in their order, and stop at both ends", () => {
  const { navigation } = world();
  navigation.flyToNode("two");
  const stops = [1, 1, -1, -1, -1].map((steps) => {
    navigation.stepFrame(steps);
    return navigation.frameInView()?.id;
  });
  assert.deepEqual(stops, ["three", "three", "two", "one", "one"]);
});

test("with no frame in view the first step leads to the first frame", () => {
  const { navigation, view } = world();
  view.set({ camera: cameraAt(1e6, 1e6, 1) });
  navigation.stepFrame(1);
  assert.equal(navigation.frameInView()?.id, "one");
});

test("a board without frames has no steps", () => {
  const { navigation, view } = world([note("n")]);
  const { camera } = view;
  navigation.stepFrame(1);
  assert.equal(view.camera, camera);
});

test("the frame in view is the one under the middle of the screen", () => {
  const { navigation, view } = world();
  view.set({ camera: centreOn({ x: 2100, y: 450 }, 0.5, view.viewport) });
  assert.equal(navigation.frameInView()?.id, "two");
});

test("with none under the middle it is the nearest on screen", () => {
  const { navigation, view } = world();
  view.set({ camera: centreOn({ x: 1900, y: 450 }, 0.5, view.viewport) });
  assert.equal(navigation.frameInView()?.id, "two");
});

test("frames off the screen are not in view", () => {
  const { navigation, view } = world();
  view.set({ camera: centreOn({ x: 1800, y: 5000 }, 1, view.viewport) });
  assert.equal(navigation.frameInView(), null);
});

for (const how of /** @type {const} */ (["flyToPoint", "centreAt"])) {
  test(`${how} brings a point to the middle, from as far away as one is`, () => {
    const { navigation, view } = world();
    view.set({ camera: cameraAt(0, 0, 0.1) });
    navigation[how]({ x: 700, y: 70 });
    assert.deepEqual([centre(visibleBox(view.camera, view.viewport)), view.camera.zoom], [{ x: 700, y: 70 }, 0.1]);
  });
}

test("the pin of a thread comes to the middle, near enough to read", () => {
  const { board, navigation, view } = world();
  board.applyChanges({ threads: new Map([["t", thread("t", { node_id: "n", x: 10, y: 20 })]]) });
  view.set({ camera: cameraAt(0, 0, 0.1) });
  assert.equal(navigation.flyToThread("t"), true);
  assert.deepEqual([centre(visibleBox(view.camera, view.viewport)), view.camera.zoom], [{ x: 310, y: 320 }, 0.5]);
});

test("a frame is found by the number that it shows", () => {
  const { board, navigation } = world();
  board.info = {
    id: "b",
    title: "B",
    first_number: 0,
    start: null,
    comments_open: true,
    opens_at: null,
    closes_at: null,
    slow_seconds: 0,
    review: "nothing",
  };
  assert.deepEqual(
    navigation.cameraForAddress({ kind: "frame", number: 1 }),
    navigation.cameraForNode(/** @type {any} */ (NODES[1])),
  );
});

for (const address of /** @type {import("../../../../static/js/board/camera/address.js").Address[]} */ ([
  { kind: "node", id: "gone" },
  { kind: "frame", number: 9 },
  { kind: "frame", number: NaN },
  { kind: "comment", id: "gone" },
  { kind: "at", x: NaN, y: 0, zoom: 1 },
  { kind: "at", x: 0, y: 0, zoom: -1 },
])) {
  test(`${JSON.stringify(address)} is no place, and moves nothing`, () => {
    const { navigation, view } = world();
    const { camera } = view;
    assert.deepEqual(
      [navigation.cameraForAddress(address), navigation.flyToAddress(address), view.camera],
      [null, false, camera],
    );
  });
}

test("who goes to a place is announced before the camera moves; panning, zooming and presenting are not", () => {
  const { navigation, view } = world();
  const { camera } = view;
  /** @type {unknown[]} */
  const heard = [];
  navigation.onNavigate((_to, address) => heard.push(address, view.camera === camera));
  navigation.flyToNode("two");
  navigation.present(/** @type {any} */ (NODES[1]));
  navigation.zoomBy(2);
  navigation.centreAt({ x: 0, y: 0 });
  assert.deepEqual(heard, [{ kind: "node", id: "two" }, true]);
});

test("the nearest frame comes to its place; without frames it is the nearest node", () => {
  const here = world();
  here.view.set({ camera: centreOn({ x: 2500, y: 450 }, 2, here.view.viewport) });
  here.navigation.flyToNearest();
  assert.deepEqual(here.view.camera, here.navigation.cameraForNode(/** @type {any} */ (NODES[1])));
  const bare = world([note("n", { x: 30 })]);
  bare.navigation.flyToNearest();
  assert.deepEqual(bare.view.camera, bare.navigation.cameraForNode(note("n", { x: 30 })));
});

test("keys that come faster than flights end add up", () => {
  const [board, view, clock] = [boardOf({ nodes: NODES }), viewOf(), new FrameClock()];
  const navigation = new Navigation(board, view, new CameraAnimation(view, clock));
  view.set({ camera: navigation.cameraForNode(/** @type {any} */ (NODES[0])) });
  navigation.stepFrame(1);
  navigation.stepFrame(1);
  clock.run(0, 1000);
  assert.equal(navigation.frameInView()?.id, "three");
  const { zoom } = view.camera;
  navigation.zoomBy(1.25);
  navigation.zoomBy(1.25);
  clock.run(2000, 3000);
  assert.equal(view.camera.zoom.toFixed(6), (zoom * 1.25 * 1.25).toFixed(6));
});

test("an open search takes the same room as the sidebar", () => {
  const here = world();
  here.view.set({ isSearchOpen: true });
  here.navigation.flyToNode("one");
  assert.ok(onScreen(here, NODES[0]).x >= 383);
});

test("zooming keeps the middle of the screen", () => {
  const { navigation, view } = world();
  const before = centre(visibleBox(view.camera, view.viewport));
  navigation.zoomBy(2);
  assert.deepEqual([centre(visibleBox(view.camera, view.viewport)), view.camera.zoom], [before, 2]);
});

test("actual size is a board unit for a pixel", () => {
  const { navigation, view } = world();
  view.set({ camera: cameraAt(0, 0, 0.25) });
  navigation.zoomToActualSize();
  assert.equal(view.camera.zoom, 1);
});

test("stop ends a flight", () => {
  const [view, clock] = [viewOf(), new FrameClock()];
  const navigation = new Navigation(boardOf({ nodes: NODES }), view, new CameraAnimation(view, clock));
  navigation.flyToOverview();
  navigation.stop();
  assert.equal(clock.waiting.size, 0);
});

test("a part of the board that is no node is shown between the bars, and no larger than is asked", () => {
  const here = world();
  const box = { x: 900, y: 500, w: 300, h: 100 };
  here.navigation.flyToBox(box, 2);
  assert.equal(here.view.camera.zoom, 2);
  here.navigation.flyToBox(box, 8);
  assert.ok(boxInside(onScreen(here, box), { x: 83, y: 103, w: 894, h: 626 }));
});
