/**
 * Draws shapes: fill, stroke inside the edge, and text.
 * @module draw/nodes/shapes
 */

import { growBox } from "../../geometry.js";
import { tracePath } from "../paint/shapePaths.js";
import { deviceBox } from "../paint/renderContext.js";
import { PAINTS, textPaletteWithoutFill, textPaletteOn, strokeColorOf } from "../paint/palette.js";
import { beginStroke, endStroke, lineWidth } from "../paint/strokes.js";
import { drawNodeText } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */

/** Smaller shapes are drawn as rectangles. Their form is not visible, and rectangles are several times faster. */
const FORM_FROM_DPX = 6;
/** Through a fainter fill the background shows, so the text colour must suit the background. */
const OPAQUE_FROM = 0.5;

/**
 * @param {Context} context  in device pixels
 * @param {ShapeNode} shape
 * @param {RenderContext} renderContext
 */
export function drawShape(context, shape, renderContext) {
  const box = deviceBox(renderContext, shape);
  const fill = PAINTS[shape.fill] ?? "";
  const stroke = shape.stroke_width > 0 ? strokeColorOf(shape.stroke, renderContext.theme, isInFrame(shape)) : "";
  if (box.w < FORM_FROM_DPX && box.h < FORM_FROM_DPX) drawTinyBox(context, fill || stroke, shape.opacity, box);
  else {
    drawForm(context, shape, fill, stroke, box, renderContext);
    drawNodeText(context, shape, textPaletteFor(shape, renderContext), box, renderContext);
  }
}

/**
 * @param {ShapeNode} shape
 * @param {RenderContext} renderContext
 * @returns {import("../paint/palette.js").TextPalette}
 */
function textPaletteFor(shape, { theme }) {
  const isFillOpaque = shape.fill !== "none" && shape.opacity >= OPAQUE_FROM;
  return isFillOpaque
    ? textPaletteOn(shape.color, shape.fill)
    : textPaletteWithoutFill(shape.color, theme, isInFrame(shape) || shape.fill !== "none");
}

/** @param {ShapeNode} shape  @returns {boolean} */
function isInFrame({ place }) {
  return place.parent !== null;
}

/**
 * @param {Context} context
 * @param {string} style
 * @param {number} opacity
 * @param {Box} box
 */
function drawTinyBox(context, style, opacity, { x, y, w, h }) {
  if (style === "") return;
  context.globalAlpha = opacity;
  context.fillStyle = style;
  context.fillRect(x, y, w, h);
  context.globalAlpha = 1;
}

/**
 * Draws the stroke inside the edge, so that the shape is exactly as large as its box.
 * @param {Context} context
 * @param {ShapeNode} shape
 * @param {string} fill
 * @param {string} stroke
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawForm(context, shape, fill, stroke, box, renderContext) {
  if (stroke === "") {
    if (fill !== "") fillForm(context, shape, fill, box, renderContext);
    return;
  }
  const line = Math.min(lineWidth(shape.stroke_width, renderContext), box.w, box.h);
  const middle = growBox(box, -line / 2);
  // If fill and stroke are transparent, they must not overlap, or the overlap would be visible as a line.
  if (fill !== "")
    fillForm(
      context,
      shape,
      fill,
      shape.opacity < 1 && shape.dash === "solid" ? growBox(box, -line) : middle,
      renderContext,
    );
  tracePath(context, shape, middle);
  beginStroke(context, stroke, shape, shape.opacity, renderContext);
  context.lineWidth = line;
  // Mitred corners of other forms would extend beyond the box.
  context.lineJoin = shape.form === "rectangle" ? "miter" : "round";
  context.stroke();
  endStroke(context, shape.dash);
}

/**
 * @param {Context} context
 * @param {ShapeNode} shape
 * @param {string} fill
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function fillForm(context, shape, fill, box, renderContext) {
  context.globalAlpha = shape.opacity;
  context.fillStyle = fill;
  if (shape.form === "rectangle" && shape.corner * renderContext.scale < 1)
    context.fillRect(box.x, box.y, box.w, box.h);
  else {
    tracePath(context, shape, box);
    context.fill();
  }
  context.globalAlpha = 1;
}
