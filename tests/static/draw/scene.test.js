import assert from "node:assert/strict";
import { test } from "node:test";
import { shorten } from "../../../static/js/draw/labelPlacement.js";
import { TextLayoutBudget } from "../../../static/js/draw/textLayoutBudget.js";
import { THEMES } from "../../../static/js/draw/paint/palette.js";
import { drawScene, drawForeground } from "../../../static/js/draw/scene.js";
import { frame, renderContext, recordingContext, sticky } from "./world.js";

const FRAME = frame("f", { x: 100, y: 100, title: "Ihmiskeskeinen kehittäminen", w: 400, h: 300 });

/** @typedef {Omit<NonNullable<Parameters<typeof renderContext>[0]>, "nodes">} Options */
/** @typedef {{nodes?: import("./world.js").BoardNode[], spotlight?: import("../../../static/js/geometry.js").Box|null}} Content */

/** @param {Content & Options} [how] */
function drawn({ nodes = [FRAME], spotlight = null, ...how } = {}) {
  const recording = recordingContext();
  const seen = renderContext({ numberOf: () => 21, ...how });
  const size_dpx = { w: 800, h: 600 };
  drawScene(recording.context, { size_dpx, nodes, dotStrip: null, textBudget: new TextLayoutBudget() }, seen);
  drawForeground(recording.context, { size_dpx, nodes, spotlight }, seen);
  return recording;
}

test("the canvas has the colour of the theme", () => {
  assert.deepEqual(drawn({ theme: "dark" }).calls[0], ["fillStyle=", THEMES.dark.canvas]);
});

test("in the dark theme a tint covers everything", () => {
  assert.deepEqual(drawn({ theme: "dark" }).calls.slice(-2), [
    ["fillStyle=", THEMES.dark.tint],
    ["fillRect", 0, 0, 800, 600],
  ]);
});

test("a frame's label has its number and title and stands above it in 13 pixels at every zoom", () => {
  for (const zoom of [0.7, 2]) {
    const { named } = drawn({ zoom });
    assert.deepEqual(named("fillText").at(-1)?.[1], "21 · Ihmiskeskeinen kehittäminen");
    assert.match(String(named("font=").at(-1)?.[1]), /^600 13px/);
    assert.deepEqual(named("setTransform").at(-2), ["setTransform", 1, 0, 0, 1, 100 * zoom, 100 * zoom]);
  }
});

test("a label is shortened to its frame's width, then to the number, then to nothing", () => {
  assert.match(String(drawn({ zoom: 0.3 }).named("fillText")[0]?.[1]), /^21 · .+…$/);
  assert.equal(drawn({ zoom: 0.12 }).named("fillText")[0]?.[1], "21");
  assert.equal(drawn({ zoom: 0.05 }).named("fillText").length, 0);
});

test("labels are drawn after all nodes", () => {
  const { named } = drawn({ nodes: [FRAME, sticky("s", { text: "Hei" })] });
  assert.deepEqual(
    named("fillText").map(([, words]) => words),
    ["Hei", "21 · Ihmiskeskeinen kehittäminen"],
  );
});

test("everything around a presented frame is dimmed, and there are no labels", () => {
  const { named, calls } = drawn({ spotlight: FRAME });
  assert.deepEqual(named("rect"), [
    ["rect", 0, 0, 800, 600],
    ["rect", 100, 100, 400, 300],
  ]);
  assert.deepEqual(calls.at(-1), ["fill", "evenodd"]);
  assert.equal(named("fillText").length, 0);
});

test("a shortened text is as long as possible and does not end with a space or comma", () => {
  const widthOf = (words) => words.length;
  assert.equal(shorten("yksi, kaksi", 20, widthOf), "yksi, kaksi");
  assert.equal(shorten("yksi, kaksi", 7, widthOf), "yksi…");
  assert.equal(shorten("yksi, kaksi", 9, widthOf), "yksi, ka…");
  assert.equal(shorten("yksi", 0, widthOf), "…");
});
