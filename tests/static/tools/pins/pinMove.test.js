import assert from "node:assert/strict";
import { test } from "node:test";
import { mayMovePin } from "../../../../static/js/tools/pins/pinMove.js";
import { frame, note, settled } from "../../world.js";
import { pinWorld } from "./pinWorld.js";

/** @typedef {import("../../../../static/js/wire.js").Role} Role */

for (const [role, by, expected] of /** @type {[Role, string, boolean][]} */ ([
  ["view", "me", false],
  ["comment", "me", true],
  ["comment", "ann", false],
  ["participate", "me", true],
  ["participate", "ann", false],
  ["edit", "ann", true],
  ["own", "ann", true],
])) {
  test(`[C7] with the role ${role} the pin of ${by} may ${expected ? "" : "not "}be moved`, () => {
    assert.equal(mayMovePin({ id: "me", session: "s", role, name: null }, { by }), expected);
  });
}

test("[C7] before the first welcome no pin can be moved", () => {
  assert.equal(mayMovePin(null, { by: "me" }), false);
});

test("[P5] the reason of a refused move is shown", async () => {
  const { done, fire } = pinWorld({ refusal: { code: "not_found", params: {} } });
  fire("pointerdown", 50, 50);
  fire("pointermove", 90, 90);
  fire("pointerup", 90, 90);
  await settled();
  assert.deepEqual(done.shown, ["error.not_found"]);
});

test("the new place is announced also where nothing is written", () => {
  const { board, move, done } = pinWorld();
  board.applyChanges({ nodes: new Map([["n", note("n", { x: 500, y: 100, text: "" })]]) });
  board.applyChanges({ nodes: new Map([["hall", frame("hall", { x: 400, w: 400, h: 400, title: "" })]]) });
  for (const at of [
    { x: 550, y: 150 },
    { x: 450, y: 350 },
  ]) {
    move.moveTo("t", at);
    move.drop();
  }
  assert.deepEqual(done.said, ["pin.moved.bare", "pin.moved.frame frame.untitled"]);
});
