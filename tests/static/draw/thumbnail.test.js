import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SpatialIndex } from "../../../static/js/draw/index/spatialIndex.js";
import { drawThumbnail } from "../../../static/js/draw/thumbnail.js";
import { boardWith, card, frame, image, measure, recordingContext } from "./world.js";

beforeEach(() => Object.assign(globalThis, { devicePixelRatio: 1 }));

const SECTION = frame("section", { w: 1280, h: 720, style: "section", title: "Liitteet", titles: { sv: "Bilagor" } });

/** @param {object} how  what is told beside the board */
function pictured(nodes, how = {}) {
  const recording = recordingContext();
  const canvas = /** @type {any} */ ({ width: 0, height: 0, getContext: () => recording.context });
  const board = boardWith(...nodes);
  drawThumbnail(canvas, { board, index: new SpatialIndex(board), frame_id: "section", width_px: 640, measure, ...how });
  return { ...recording, words: recording.named("fillText").map(([, text]) => text) };
}

test("a section's thumbnail has its number and its title in the reader's language", () => {
  assert.deepEqual(pictured([SECTION], { lang: "sv" }).words, ["Bilagor", "1"]);
  assert.deepEqual(pictured([SECTION]).words, ["Liitteet", "1"]);
});

test("a thumbnail shows loaded images", () => {
  const picture = { width: 200, height: 100 };
  const { named } = pictured([SECTION, image("i", { x: 10, y: 10 })], { images: { get: () => picture } });
  assert.deepEqual(named("drawImage")[0]?.slice(1), [picture, 5, 5, 100, 50]);
});

test("a card in a thumbnail shows its destination", () => {
  const goal = card("c", { x: 10, y: 10, w: 480, h: 152, title: "Katso", url: "#section" });
  assert.ok(pictured([SECTION, goal]).words.includes("1 · Liitteet"));
});
