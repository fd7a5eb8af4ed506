import assert from "node:assert/strict";
import { test } from "node:test";
import { pinWorld } from "./pinWorld.js";

test("pressed: less than 4 px is a click, and the pin stays", () => {
  const { drag, view, done, fire } = pinWorld();
  fire("pointerdown", 60, 40);
  fire("pointermove", 63, 41);
  assert.deepEqual([drag.state, view.draggedPin], ["pressed", null]);
  fire("pointerup", 63, 41);
  assert.deepEqual([drag.state, done.sent, fire("click").cancelBubble], ["idle", [], false]);
});

test("dragging: the pin follows the pointer, held where it was taken, at any zoom", () => {
  const { drag, view, fire } = pinWorld();
  fire("pointerdown", 60, 40);
  fire("pointermove", 90, 80);
  assert.deepEqual([drag.state, view.draggedPin], ["dragging", { id: "t", at: { x: 160, y: 180 } }]);
});

test("[C1] dropped on a node it is pinned to it, at the offset from its corner", () => {
  const { view, done, fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 280, 70);
  fire("pointerup", 280, 70);
  assert.deepEqual(done, {
    sent: [{ kind: "thread.move", id: "t", node_id: "n", x: 60, y: 40 }],
    said: ["pin.moved.node n"],
    shown: [],
  });
  assert.equal(view.draggedPin, null);
});

test("[C1] dropped beside the notes of a frame it is pinned to the frame, whose title is announced", () => {
  const { done, fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 350, 150);
  fire("pointerup", 350, 150);
  assert.deepEqual(
    [done.sent[0], done.said],
    [{ kind: "thread.move", id: "t", node_id: "hall", x: 300, y: 300 }, ["pin.moved.frame hall"]],
  );
});

test("[C2] dropped elsewhere, and on a connector, it is pinned to the board", () => {
  const { done, fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 50, 250);
  fire("pointerup", 50, 250);
  assert.deepEqual(
    [done.sent[0], done.said],
    [{ kind: "thread.move", id: "t", node_id: null, x: 100, y: 500 }, ["pin.moved.map"]],
  );
});

test("the click that ends a drag opens nothing, the next one does", () => {
  const { fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  fire("pointerup", 90, 90);
  assert.equal(fire("click").cancelBubble, true);
  fire("pointerdown", 90, 90);
  fire("pointerup", 90, 90);
  assert.equal(fire("click").cancelBubble, false);
});

test("Enter on a pin that was dragged opens it", () => {
  const { fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  fire("pointerup", 90, 90);
  assert.equal(fire("click", 0, 0, { detail: 0 }).cancelBubble, false);
});

for (const [how, end] of /** @type {[string, (here: ReturnType<typeof pinWorld>) => unknown][]} */ ([
  ["Escape", ({ press }) => press("Escape")],
  ["a pointer that is taken away", ({ fire }) => fire("pointercancel")],
  ["a capture that is lost", ({ fire }) => fire("lostpointercapture")],
  ["another window", ({ page }) => page.dispatchEvent(new Event("blur"))],
])) {
  test(`dragging: ${how} puts it back, and nothing is sent`, () => {
    const here = pinWorld();
    here.fire("pointerdown", 50, 50);
    here.fire("pointermove", 90, 90);
    end(here);
    assert.deepEqual([here.view.draggedPin, here.drag.state], [null, "idle"]);
    here.fire("pointerup", 90, 90);
    assert.deepEqual(here.done.sent, []);
  });
}

test("Escape is left to other listeners while nothing is dragged", () => {
  assert.equal(pinWorld().press("Escape").defaultPrevented, false);
});

test("a person who may not move the pin neither drags nor nudges it", () => {
  const { drag, view, fire, press } = pinWorld({ by: "ann" });
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  press("ArrowLeft", { shiftKey: true });
  assert.deepEqual([drag.state, view.draggedPin], ["idle", null]);
});

for (const [what, fields] of /** @type {[string, object][]} */ ([
  ["the other button", { button: 2 }],
  ["the pin of a draft", { target: { closest: () => ({ dataset: {} }) } }],
  ["a cluster button", { target: { closest: () => null } }],
])) {
  test(`a press with ${what} drags nothing`, () => {
    const { drag, fire } = pinWorld();
    fire("pointerdown", 50, 50, fields);
    assert.equal(drag.state, "idle");
  });
}

const FINGER = { pointerType: "touch" };

test("a finger that moves at once drags no pin", () => {
  const { drag, wait, fire } = pinWorld();
  fire("pointerdown", 50, 50, FINGER);
  fire("pointermove", 62, 50, FINGER);
  wait();
  assert.equal(drag.state, "idle");
});

test("a finger that rests on the pin drags it, and no context menu opens", () => {
  const { drag, view, wait, done, fire } = pinWorld();
  assert.equal(fire("contextmenu").defaultPrevented, false);
  fire("pointerdown", 50, 50, FINGER);
  fire("pointermove", 54, 50, FINGER);
  wait();
  assert.deepEqual(
    [drag.state, view.draggedPin, fire("contextmenu").defaultPrevented],
    ["dragging", { id: "t", at: { x: 100, y: 100 } }, true],
  );
  fire("pointermove", 60, 50, FINGER);
  fire("pointerup", 60, 50, FINGER);
  assert.deepEqual([done.sent[0].x, done.sent[0].y], [120, 100]);
});

test("a finger that only rested sends nothing", () => {
  const { wait, done, fire } = pinWorld();
  fire("pointerdown", 52, 47, FINGER);
  wait();
  fire("pointerup", 52, 47, FINGER);
  assert.deepEqual(done.sent, []);
});

test("a second finger is ignored", () => {
  const { drag, view, fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  fire("pointerdown", 10, 10, { pointerId: 2 });
  fire("pointermove", 10, 10, { pointerId: 2 });
  fire("pointerup", 10, 10, { pointerId: 2 });
  assert.deepEqual([drag.state, view.draggedPin?.at], ["dragging", { x: 180, y: 180 }]);
});

test("a drag ends when its thread is deleted", () => {
  const { drag, board, view, done, fire } = pinWorld();
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  board.applyChanges({ threads: new Map([["t", null]]) });
  fire("pointermove", 95, 95);
  assert.deepEqual([drag.state, view.draggedPin, done.sent], ["idle", null, []]);
});
