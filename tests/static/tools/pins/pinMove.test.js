import assert from "node:assert/strict";
import { test } from "node:test";
import { frame, note, settled } from "../../world.js";
import { pinWorld } from "./pinWorld.js";

test("[P5] a move that is refused says why", async () => {
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
