/**
 * Draws shapes: a form that is filled, stroked inside its edge, and written on.
 * @module draw/nodes/shapes
 */

import { growBox } from "../../geometry.js";
import { tracePath } from "../paint/shapePaths.js";
import { deviceBox } from "../paint/renderContext.js";
import { PAINTS, bareInk, inkOn, strokeOf } from "../paint/palette.js";
import { beginStroke, endStroke, lineWidth } from "../paint/strokes.js";
import { drawTextOf } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */

/** Of smaller ones nobody sees the form, and plain rectangles are several times faster. */
const FORM_FROM_DPX = 6;
/** Through a fill that is fainter one rather sees what lies below, so letters have the colour that suits that. */
const COVERS_FROM = 0.5;

/**
 * @param {Context} context  in device pixels
 * @param {ShapeNode} shape
 * @param {Look} look
 */
export function drawShape(context, shape, look) {
  const box = deviceBox(look, shape);
  const fill = PAINTS[shape.fill] ?? "";
  const stroke = shape.stroke_width > 0 ? strokeOf(shape.stroke, look.theme, isOnPaper(shape)) : "";
  if (box.w < FORM_FROM_DPX && box.h < FORM_FROM_DPX) drawSpeck(context, fill || stroke, shape.opacity, box);
  else {
    drawForm(context, shape, fill, stroke, box, look);
    drawTextOf(context, shape, inkOf(shape, look), box, look);
  }
}

/**
 * @param {ShapeNode} shape
 * @param {Look} look
 * @returns {import("../paint/palette.js").Ink}
 */
function inkOf(shape, { theme }) {
  const covers = shape.fill !== "none" && shape.opacity >= COVERS_FROM;
  return covers
    ? inkOn(shape.color, shape.fill)
    : bareInk(shape.color, theme, isOnPaper(shape) || shape.fill !== "none");
}

/** @param {ShapeNode} shape  @returns {boolean} */
function isOnPaper({ place }) {
  return place.parent !== null;
}

/**
 * @param {Context} context
 * @param {string} style
 * @param {number} opacity
 * @param {Box} box
 */
function drawSpeck(context, style, opacity, { x, y, w, h }) {
  if (style === "") return;
  context.globalAlpha = opacity;
  context.fillStyle = style;
  context.fillRect(x, y, w, h);
  context.globalAlpha = 1;
}

/**
 * The stroke lies inside the edge, so that a shape is just as large as its box says.
 * @param {Context} context
 * @param {ShapeNode} shape
 * @param {string} fill
 * @param {string} stroke
 * @param {Box} box
 * @param {Look} look
 */
function drawForm(context, shape, fill, stroke, box, look) {
  if (stroke === "") {
    if (fill !== "") fillForm(context, shape, fill, box, look);
    return;
  }
  const line = Math.min(lineWidth(shape.stroke_width, look), box.w, box.h);
  const middle = growBox(box, -line / 2);
  // Where stroke and fill let through, they must not overlap: one would see a line of their sum.
  if (fill !== "")
    fillForm(context, shape, fill, shape.opacity < 1 && shape.dash === "solid" ? growBox(box, -line) : middle, look);
  tracePath(context, shape, middle);
  beginStroke(context, stroke, shape, shape.opacity, look);
  context.lineWidth = line;
  // Sharp corners of other forms would stick out of the box.
  context.lineJoin = shape.form === "rectangle" ? "miter" : "round";
  context.stroke();
  endStroke(context, shape.dash);
}

/**
 * @param {Context} context
 * @param {ShapeNode} shape
 * @param {string} fill
 * @param {Box} box
 * @param {Look} look
 */
function fillForm(context, shape, fill, box, look) {
  context.globalAlpha = shape.opacity;
  context.fillStyle = fill;
  if (shape.form === "rectangle" && shape.corner * look.scale < 1) context.fillRect(box.x, box.y, box.w, box.h);
  else {
    tracePath(context, shape, box);
    context.fill();
  }
  context.globalAlpha = 1;
}
