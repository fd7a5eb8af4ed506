import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../static/js/board/camera/camera.js";
import { Gestures } from "../../../static/js/tools/gestures.js";
import { noteWorld } from "./notes/noteWorld.js";

const at = (/** @type {number} */ x, y = 0) => ({ x, y });
/** In the middle of one's own note. */
const MINE = at(75, 75);

function world() {
  const { view, index, noteMove, where, map, page } = noteWorld();
  /** @type {unknown[]} */
  const done = [];
  const cameraAnimation = /** @type {any} */ ({ stop: () => {}, glide: () => done.push("glide") });
  const click = (/** @type {unknown} */ point) => done.push(point);
  const isOwnNote = (/** @type {any} */ node) => node?.by === "me";
  const gestures = new Gestures({
    map: /** @type {any} */ (map),
    page,
    view,
    index,
    noteMove,
    isOwnNote,
    cameraAnimation,
    click,
  });
  const press = (/** @type {number} */ id, point = at(0)) =>
    gestures.press({ id, at: point, isTouch: true, isFirstButton: true });
  const move = (/** @type {number} */ id, /** @type {import("../../../static/js/geometry.js").Point} */ point) =>
    gestures.move(id, point, 0);
  const lift = (/** @type {number} */ id, point = at(0)) => gestures.release(id, point, 0);
  return { view, gestures, press, move, lift, done, where };
}

/** @param {ReturnType<typeof world>} world  two fingers at 0 and 100, which have not moved */
function pinch({ press }) {
  press(1, at(300));
  press(2, at(400));
}

test("the finger that is left after a pinch pans", () => {
  const hands = world();
  pinch(hands);
  hands.lift(1, at(300));
  hands.move(2, at(440, 20));
  assert.deepEqual([hands.view.camera, hands.gestures.isPanning], [cameraAt(-80, -40, 0.5), true]);
});

test("the last finger of a pinch clicks nothing", () => {
  const hands = world();
  pinch(hands);
  hands.lift(2, at(400));
  hands.lift(1, at(300));
  assert.deepEqual([hands.done, hands.view.camera], [[], cameraAt(0, 0, 0.5)]);
});

test("a third finger changes nothing, and those that stay pinch on", () => {
  const hands = world();
  pinch(hands);
  hands.press(3, at(350, 300));
  assert.deepEqual(hands.view.camera, cameraAt(0, 0, 0.5));
  hands.lift(1, at(300));
  hands.move(3, at(400, 600));
  assert.equal(hands.view.camera.zoom > 0.5, true);
});

test("a second finger puts back the note that the first one carried", () => {
  const { press, move, where } = world();
  press(1, MINE);
  move(1, at(175, 75));
  press(2, at(300));
  assert.deepEqual(where(), [100, 100, null]);
});

test("cancelling puts the camera back, and the fingers count no more until they are lifted", () => {
  const { press, move, lift, gestures, view, done } = world();
  press(1, at(300));
  move(1, at(350));
  gestures.cancel();
  assert.deepEqual([view.camera, gestures.isPanning, gestures.has(1)], [cameraAt(0, 0, 0.5), false, false]);
  press(2, at(10));
  lift(2, at(10));
  assert.deepEqual(done, [at(10)]);
});

test("cancelling a pinch puts the camera back", () => {
  const hands = world();
  pinch(hands);
  hands.move(2, at(600));
  hands.gestures.cancel();
  assert.deepEqual(hands.view.camera, cameraAt(0, 0, 0.5));
});
