import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { Nudge } from "../../../../static/js/tools/base/nudge.js";
import { viewOf } from "../../world.js";
import { fakeElement, fire } from "../pointers.js";
import { fakeMover } from "./fakeMover.js";

/** @param {string|null} id  of the object that keys move */
function world(id = "a") {
  const mover = fakeMover();
  const waiting = /** @type {(() => void)[]} */ ([]);
  const later = (/** @type {() => void} */ run) => void waiting.push(run);
  const [page, place] = [new EventTarget(), fakeElement()];
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  const nudge = new Nudge({ page, places: [place], view, mover, idFor: () => id, later });
  const press = (/** @type {string} */ key, fields = {}) =>
    fire(place, "keydown", { key, shiftKey: true, altKey: false, ctrlKey: false, metaKey: false, ...fields });
  return { nudge, mover, page, place, press, rest: () => waiting.splice(0).forEach((run) => run()) };
}

test("a step is 10 px of the screen at each zoom, and 50 px with Ctrl or Cmd", () => {
  const { mover, press } = world();
  press("ArrowRight");
  press("ArrowDown", { ctrlKey: true });
  press("ArrowUp", { metaKey: true });
  assert.deepEqual(mover.done, ["move a 15 10", "move a 15 35", "move a 15 10"]);
});

test("several steps are dropped once, after the last one", () => {
  const { nudge, mover, press, rest } = world();
  press("ArrowRight");
  press("ArrowRight");
  rest();
  assert.deepEqual([mover.done, nudge.state], [["move a 15 10", "move a 20 10", "drop"], "idle"]);
});

test("Enter drops the object and goes on to other listeners", () => {
  const { mover, press } = world();
  press("ArrowRight");
  assert.equal(press("Enter").defaultPrevented, false);
  assert.deepEqual(mover.done, ["move a 15 10", "drop"]);
});

test("an object that a pointer has taken meanwhile is not dropped", () => {
  const { mover, place, press } = world();
  press("ArrowRight");
  mover.movingId = "b";
  fire(place, "focusout", {});
  assert.deepEqual(mover.done, ["move a 15 10"]);
});

for (const [what, id, isAllowed] of /** @type {[string, string|null, boolean][]} */ ([
  ["no object", null, true],
  ["an object that this person may not move", "a", false],
])) {
  test(`with ${what} the key is left to others`, () => {
    const { nudge, mover, press } = world(id);
    mover.isAllowed = isAllowed;
    assert.equal(press("ArrowRight").defaultPrevented, false);
    assert.deepEqual([nudge.state, mover.done], ["idle", []]);
  });
}
