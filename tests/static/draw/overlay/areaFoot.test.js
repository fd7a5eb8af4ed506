import assert from "node:assert/strict";
import { test } from "node:test";
import { areaFoot, questionBox } from "../../../../static/js/draw/overlay/areaFoot.js";
import { measure, shape } from "../world.js";

const SIZE = { w: 400, h: 200, size: 20 };

test("the foot of an area starts below its text", () => {
  const area = shape("area", { ...SIZE, text: "Why?", vertical: "top" });
  const [foot, question] = [areaFoot(area, measure), questionBox(area, measure)];
  assert.equal(foot.y, question.y + question.h);
  assert.equal(foot.y + foot.h, area.h);
});

test("if the text is at the bottom, the free strip is above it", () => {
  const area = shape("area", { ...SIZE, text: "Why?", vertical: "bottom" });
  const [foot, question] = [areaFoot(area, measure), questionBox(area, measure)];
  assert.equal(foot.y + foot.h, question.y);
});

test("an area without text has a question without size", () => {
  const { w, h } = questionBox(shape("area", { ...SIZE, text: "" }), measure);
  assert.deepEqual([w, h], [0, 0]);
});
