import assert from "node:assert/strict";
import { test } from "node:test";
import { Drag, isDragDistance } from "../../../../static/js/tools/base/drag.js";
import { pointerAt } from "../pointers.js";
import { fakeMover } from "./fakeMover.js";

const FINGER = { type: "touch" };

/** @param {{hasRest?: boolean}} [how]  whether a finger has to rest first */
function world({ hasRest = false } = {}) {
  const mover = fakeMover();
  const clicks = /** @type {number[]} */ ([]);
  const shown = /** @type {boolean[]} */ ([]);
  const waiting = /** @type {(() => void)[]} */ ([]);
  const later = (/** @type {() => void} */ run) => void waiting.push(run);
  const drag = new Drag({
    mover,
    grip: ({ at }) => (at.x < 100 ? { id: "a", positionFor: ({ x, y }) => ({ x: x + 1, y }) } : null),
    click: ({ x }) => void clicks.push(x),
    onDrag: (isDragging) => void shown.push(isDragging),
    ...(hasRest ? { touch: { rest_ms: 300, later } } : {}),
  });
  return { drag, mover, clicks, shown, rest: () => waiting.splice(0).forEach((run) => run()) };
}

for (const [type, slack_px] of /** @type {[string, number][]} */ ([
  ["mouse", 4],
  ["pen", 4],
  ["touch", 10],
])) {
  test(`a ${type} pointer drags from ${slack_px} px on`, () => {
    const from = pointerAt(0, 0, { type });
    assert.deepEqual(
      [isDragDistance(from, { x: slack_px - 0.1, y: 0 }), isDragDistance(from, { x: slack_px, y: 0 })],
      [false, true],
    );
  });
}

test("a drag moves the object and drops it", () => {
  const { drag, mover, shown, clicks } = world();
  drag.down(pointerAt(50));
  drag.move(pointerAt(60));
  drag.up(pointerAt(60));
  assert.deepEqual([mover.done, shown, clicks], [["move a 61 0", "drop"], [true, false], []]);
});

test("a press without a drag is a click", () => {
  const { drag, mover, clicks } = world();
  drag.down(pointerAt(50));
  drag.up(pointerAt(52));
  assert.deepEqual([mover.done, clicks], [[], [52]]);
});

test("where nothing can be held the drag stays idle", () => {
  const { drag } = world();
  assert.equal(drag.down(pointerAt(150)), false);
});

test("an object that may not be moved any more is put back", () => {
  const { drag, mover, shown } = world();
  drag.down(pointerAt(50));
  drag.move(pointerAt(60));
  mover.isAllowed = false;
  drag.move(pointerAt(70));
  assert.deepEqual([mover.done, drag.state, shown], [["move a 61 0", "put back"], "idle", [true, false]]);
});

test("a finger that has to rest first lifts the object where it is", () => {
  const { drag, mover, rest } = world({ hasRest: true });
  drag.down(pointerAt(50, 0, FINGER));
  rest();
  assert.deepEqual([drag.state, mover.done], ["dragging", ["move a 10 10"]]);
});

test("a finger that moves too early ends its press without a click", () => {
  const { drag, mover, clicks, rest } = world({ hasRest: true });
  drag.down(pointerAt(50, 0, FINGER));
  drag.move(pointerAt(60, 0, FINGER));
  rest();
  drag.up(pointerAt(60, 0, FINGER));
  assert.deepEqual([drag.state, mover.done, clicks], ["idle", [], []]);
});

test("the rest of an earlier press lifts nothing", () => {
  const { drag, mover, rest } = world({ hasRest: true });
  drag.down(pointerAt(50, 0, FINGER));
  drag.up(pointerAt(50, 0, FINGER));
  rest();
  assert.deepEqual([drag.state, mover.done], ["idle", []]);
});
