import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { CommentTool } from "../../../../static/js/tools/pins/commentTool.js";
import { boardOf, frame, note, viewOf } from "../../world.js";

function world() {
  const nodes = [frame("f", { w: 500, h: 400 }), note("n", { x: 100, y: 100, place: { parent: "f", order: "a" } })];
  const view = viewOf({ camera: cameraAt(0, 0, 2), tool: "comment" });
  return { view, tool: new CommentTool(view, new SpatialIndex(boardOf({ nodes }))) };
}

test("toggle takes the tool, and puts it away again", () => {
  const { view, tool } = world();
  const tools = [0, 1].map(() => {
    tool.toggle();
    return view.tool;
  });
  assert.deepEqual(tools, ["hand", "comment"]);
});

test("[C1] on a node the draft is pinned to it, at the offset from its corner", () => {
  const { view, tool } = world();
  tool.place({ x: 220, y: 240 });
  assert.deepEqual(view.draft, { node_id: "n", x: 10, y: 20 });
});

test("[C1] beside the notes of a frame the draft is pinned to the frame", () => {
  const { view, tool } = world();
  tool.place({ x: 900, y: 700 });
  assert.deepEqual(view.draft, { node_id: "f", x: 450, y: 350 });
});

test("[C1] on the bare board the draft stands at its point", () => {
  const { view, tool } = world();
  view.set({ camera: cameraAt(-1000, 0, 1) });
  tool.place({ x: 10, y: 20 });
  assert.deepEqual(view.draft, { node_id: null, x: -990, y: 20 });
});

test("a placed draft puts the tool away and closes the open thread", () => {
  const { view, tool } = world();
  view.set({ thread: "t" });
  tool.place({ x: 0, y: 0 });
  assert.deepEqual([view.tool, view.thread], ["hand", null]);
});

test("placed without a pointer the draft stands in the middle of the screen", () => {
  const { view, tool } = world();
  tool.placeInMiddle();
  assert.deepEqual(view.draft, { node_id: "f", x: 250, y: 200 });
});
