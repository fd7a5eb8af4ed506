import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { NoteTool } from "../../../../static/js/tools/notes/noteTool.js";
import { boardOf, frame, note, viewOf } from "../../world.js";

function world(zoom = 1, isOwn = true) {
  const nodes = [
    frame("f", { w: 500, h: 400 }),
    note("n", { x: 100, y: 100, w: 100, h: 100, place: { parent: "f", order: "b5" } }),
  ];
  const view = viewOf({ camera: cameraAt(0, 0, zoom), tool: "note" });
  return {
    view,
    tool: new NoteTool(
      view,
      new SpatialIndex(boardOf({ nodes })),
      (node) => node?.id === "n",
      () => isOwn,
    ),
  };
}

test("toggle takes the tool, and puts it away again", () => {
  const { view, tool } = world();
  const tools = [0, 1].map(() => {
    tool.toggle();
    return view.tool;
  });
  assert.deepEqual(tools, ["hand", "note"]);
});

test("[N7] a new note lies around its point, in the frame there, above all other nodes", () => {
  const { view, tool } = world();
  tool.place({ x: 300, y: 200 });
  assert.deepEqual(view.note, {
    id: null,
    x: 200,
    y: 130,
    w: 200,
    h: 140,
    size: 16,
    place: { parent: "f", order: "b6" },
  });
});

test("[N7] a new note outside all frames belongs to none", () => {
  const { view, tool } = world();
  tool.place({ x: 900, y: 700 });
  assert.equal(view.note?.id === null && view.note.place.parent, null);
});

for (const [zoom, width] of [
  [1, 200],
  [0.5, 400],
  [0.2, 1_000],
  [0.01, 1_000],
  [8, 100],
]) {
  test(`at a zoom of ${zoom} it is ${width} units wide`, () => {
    const { view, tool } = world(zoom);
    tool.placeInMiddle();
    assert.equal(view.note?.id === null && Math.round(view.note.w), width);
  });
}

test("a placed note puts the tool away and closes the open thread", () => {
  const { view, tool } = world();
  view.set({ thread: "t" });
  tool.place({ x: 0, y: 0 });
  assert.deepEqual([view.tool, view.thread], ["hand", null]);
});

test("[N7] open opens only notes that this person may change", () => {
  const { view, tool } = world();
  assert.deepEqual([tool.open({ x: 300, y: 300 }), tool.open({ x: 900, y: 900 }), view.note], [false, false, null]);
  assert.equal(tool.open({ x: 150, y: 150 }), true);
  assert.deepEqual(view.note, { id: "n" });
});

test("[N7] one click opens only a person's own notes", () => {
  for (const isOwn of [true, false]) {
    const { view, tool } = world(1, isOwn);
    assert.deepEqual([tool.click({ x: 150, y: 150 }), view.note], isOwn ? [true, { id: "n" }] : [false, null]);
  }
});

test("a click on the note that is open leaves it open", () => {
  const { view, tool } = world(1, false);
  tool.open({ x: 150, y: 150 });
  assert.deepEqual([tool.click({ x: 150, y: 150 }), view.note], [true, { id: "n" }]);
});
