/**
 * The strip of a comment area below its text, which is free for the button and for pins. If the text is at the
 * bottom, the strip is above it.
 * @module draw/overlay/areaFoot
 */

import { shapeTextBox } from "../paint/shapePaths.js";
import { textLayoutOf } from "../text/textLayout.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/text.js").Measure} Measure */

/** The share of the free height that is above the text. */
const FREE_SHARE_ABOVE = Object.freeze({ top: 0, middle: 0.5, bottom: 1 });

/**
 * @param {ShapeNode} area
 * @param {Measure} measure
 * @returns {Box} relative to the area's top left corner; its height is 0 if the text leaves no space
 */
export function areaFoot(area, measure) {
  const { x, y, w } = shapeTextBox(area);
  const end = textEnd(area, measure);
  if (area.vertical === "bottom" && area.text !== "")
    return { x, y, w, h: Math.max(0, end - textLayoutOf(area, measure).height - y) };
  const top = Math.min(area.h, end);
  return { x, y: top, w, h: area.h - top };
}

/**
 * @param {ShapeNode} area
 * @param {Measure} measure
 * @returns {Box} around the lines of the text, relative to the area's top left corner; without size if there is no text
 */
export function questionBox(area, measure) {
  const textBox = shapeTextBox(area);
  const { runs, height } = textLayoutOf(area, measure);
  const y = textEnd(area, measure) - height;
  const [left, right] = [Math.min(...runs.map((run) => run.x)), Math.max(...runs.map((run) => run.x + run.width))];
  return runs.length === 0 ? { x: textBox.x, y: textBox.y, w: 0, h: 0 } : { x: left, y, w: right - left, h: height };
}

/**
 * @param {ShapeNode} area
 * @param {Measure} measure
 * @returns {number} bottom of the text, relative to the area's top
 */
function textEnd(area, measure) {
  const { y, h } = shapeTextBox(area);
  if (area.text === "") return y;
  const { height } = textLayoutOf(area, measure);
  return y + (h - height) * FREE_SHARE_ABOVE[area.vertical] + height;
}
