import assert from "node:assert/strict";
import { test } from "node:test";
import { drawLabels } from "../../../static/js/draw/labels.js";
import { placeLabels } from "../../../static/js/draw/labelPlacement.js";
import { connector, frame, renderContext, recordingContext, shape, sticky } from "./world.js";

const FRAME = frame("f", { w: 400, h: 300, title: "Liite 1", titles: { sv: "Bilaga 1" } });

function labelled(how, node = FRAME) {
  const { context, named } = recordingContext();
  drawLabels(context, [node], renderContext({ numberOf: () => 33, ...how }));
  return named("fillText").map(([, words]) => words);
}

test("a label has the title in the reader's language if there is one", () => {
  assert.deepEqual([labelled({ lang: "sv" }), labelled({ lang: "en" })], [["33 · Bilaga 1"], ["33 · Liite 1"]]);
});

test("a frame without a title has its number as label", () => {
  assert.deepEqual(labelled({}, frame("f", { w: 400, h: 300, title: "" })), ["33"]);
});

/** @param {number} gap  between it and a frame above it */
function below(gap) {
  const nodes = [frame("above", { w: 400, h: 300 }), frame("f", { y: 300 + gap, w: 400, h: 300, title: "Liite 1" })];
  return placeLabels(nodes, renderContext({ numberOf: () => 1 })).find((label) => label.frame.id === "f")?.style.size;
}

test("a label below a near frame is small, or missing if it would overlap", () => {
  assert.deepEqual([24, 17, 16].map(below), [13, 11, undefined]);
});

test("a large shape above a frame limits the label too", () => {
  const label = (/** @type {number} */ gap) =>
    placeLabels(
      [shape("bar", { y: -100 - gap, w: 400, h: 100 }), frame("f", { y: 0, w: 400, h: 300 })],
      renderContext(),
    )[0]?.style.size;
  assert.deepEqual([label(24), label(10)], [13, undefined]);
});

test("a label stays inside the surrounding frame", () => {
  const nodes = [frame("around", { w: 900, h: 900 }), frame("f", { y: 10, w: 400, h: 300 })];
  assert.deepEqual(
    placeLabels(nodes, renderContext()).map((label) => label.frame.id),
    ["around"],
  );
});

test("a title ends before a crossing connector, and covers a parallel one", () => {
  const words = (/** @type {[number, number][]} */ ...ends) => {
    const [start, end] = ends.map(([x, y]) => ({ node_id: null, x, y }));
    const line = connector("c", /** @type {any} */ ({ start, end, route: "straight" }));
    return placeLabels(
      [frame("f", { w: 400, h: 300, title: "Merkittävä osa julkisista palveluista" }), line],
      renderContext({ numberOf: () => 1 }),
    )[0]?.text;
  };
  const along = words([-100, -10], [900, -10]);
  const down = words([100, -90], [100, 0]);
  assert.equal(along?.startsWith("1 · Merkittävä osa"), true);
  assert.equal(Number(down?.length) < Number(along?.length), true);
});

test("a label is not drawn over a note", () => {
  const drawn = (/** @type {any} */ note) => {
    const { context, named } = recordingContext();
    drawLabels(context, [FRAME, note], renderContext({ numberOf: () => 1 }));
    return named("clip").length;
  };
  assert.deepEqual(
    [drawn(sticky("on", { x: 20, y: -30, w: 50, h: 50 })), drawn(sticky("off", { x: 20, y: -200, w: 50, h: 50 }))],
    [1, 0],
  );
});
