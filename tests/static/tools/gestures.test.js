import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../static/js/board/camera/camera.js";
import { Gestures } from "../../../static/js/tools/gestures.js";
import { Pan } from "../../../static/js/tools/view/pan.js";
import { Pinch } from "../../../static/js/tools/view/pinch.js";
import { noteWorld } from "./notes/noteWorld.js";
import { pointerAt } from "./pointers.js";

/** @typedef {import("../../../static/js/geometry.js").Point} Point */

const at = (/** @type {number} */ x, y = 0) => ({ x, y });
/** In the middle of the person's own note. */
const MINE = at(75, 75);

function world() {
  const { view, noteMove, where, map, drag, page, clicks } = noteWorld();
  /** @type {unknown[]} */
  const done = [];
  const cameraAnimation = /** @type {any} */ ({ stop: () => done.push("stop"), glide: () => done.push("glide") });
  const click = (/** @type {unknown} */ point) => done.push(point);
  const pan = new Pan({ map, view, cameraAnimation, click });
  const gestures = new Gestures({ tools: [drag, pan], pan, pinch: new Pinch(view), cameraAnimation });
  const finger = (/** @type {number} */ id, /** @type {Point} */ { x, y }) => pointerAt(x, y, { id, type: "touch" });
  const press = (/** @type {number} */ id, point = at(0)) => gestures.down(finger(id, point));
  const move = (/** @type {number} */ id, /** @type {Point} */ point) => gestures.move(finger(id, point));
  const lift = (/** @type {number} */ id, point = at(0)) => gestures.up(finger(id, point));
  return { view, gestures, pan, press, move, lift, done, clicks, where, noteMove, page };
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
  assert.deepEqual([hands.view.camera, hands.pan.state], [cameraAt(-80, -40, 0.5), "panning"]);
});

test("the last finger of a pinch clicks nothing", () => {
  const hands = world();
  pinch(hands);
  hands.lift(2, at(400));
  hands.lift(1, at(300));
  assert.deepEqual([hands.done, hands.view.camera], [["stop"], cameraAt(0, 0, 0.5)]);
});

test("a third finger changes nothing, and the two that stay go on pinching", () => {
  const hands = world();
  pinch(hands);
  hands.press(3, at(350, 300));
  assert.deepEqual(hands.view.camera, cameraAt(0, 0, 0.5));
  hands.lift(1, at(300));
  hands.move(3, at(400, 600));
  assert.equal(hands.view.camera.zoom > 0.5, true);
});

test("a second finger puts back the note that the first one dragged", () => {
  const { press, move, where } = world();
  press(1, MINE);
  move(1, at(175, 75));
  press(2, at(300));
  assert.deepEqual(where(), [100, 100, null]);
});

test("cancel puts the camera back, and a finger that is still down counts only after it was lifted", () => {
  const { press, move, lift, gestures, pan, view, done } = world();
  press(1, at(300));
  move(1, at(350));
  gestures.cancel();
  assert.deepEqual([view.camera, pan.state, gestures.has(1)], [cameraAt(0, 0, 0.5), "idle", false]);
  press(2, at(10));
  lift(2, at(10));
  assert.deepEqual(done, ["stop", "stop", at(10)]);
});

test("cancel of a pinch puts the camera back", () => {
  const hands = world();
  pinch(hands);
  hands.move(2, at(600));
  hands.gestures.cancel();
  assert.deepEqual(hands.view.camera, cameraAt(0, 0, 0.5));
});

test("a press stops a flight, on a note and on the board", () => {
  for (const point of [MINE, at(300)]) {
    const { press, done } = world();
    press(1, point);
    assert.deepEqual(done, ["stop"]);
  }
});

test("a press on a note that is lifted without a drag is a click there", () => {
  const { press, lift, clicks, done } = world();
  press(1, MINE);
  lift(1, MINE);
  assert.deepEqual([clicks, done], [[MINE], ["stop"]]);
});

for (const [what, fields] of /** @type {[string, object][]} */ ([
  ["a button on the board", { target: { closest: () => ({}) } }],
  ["the right button of the mouse", { button: 2 }],
])) {
  test(`${what} begins no gesture`, () => {
    const { gestures } = world();
    assert.deepEqual([gestures.down(pointerAt(300, 0, fields)), gestures.has(1)], [false, false]);
  });
}

test("the middle button of the mouse pans, also from a note", () => {
  const { gestures, pan, where } = world();
  gestures.down(pointerAt(MINE.x, MINE.y, { button: 1 }));
  gestures.move(pointerAt(MINE.x + 20, MINE.y));
  assert.deepEqual([pan.state, where()], ["panning", [100, 100, null]]);
});
