import assert from "node:assert/strict";
import { test } from "node:test";
import { drawLabel } from "../../../static/js/draw/labels.js";
import { frame, look, recordingContext } from "./world.js";

const FRAME = frame("f", { w: 400, h: 300, title: "Liite 1", titles: { sv: "Bilaga 1" } });

function labelled(how, node = FRAME) {
  const { context, named } = recordingContext();
  drawLabel(context, node, 33, look(how));
  return named("fillText").map(([, words]) => words);
}

test("a label has the title in the reader's language where there is one", () => {
  assert.deepEqual([labelled({ lang: "sv" }), labelled({ lang: "en" })], [["33 · Bilaga 1"], ["33 · Liite 1"]]);
});

test("a frame without a title is called by its number", () => {
  assert.deepEqual(labelled({}, frame("f", { w: 400, h: 300, title: "" })), ["33"]);
});
