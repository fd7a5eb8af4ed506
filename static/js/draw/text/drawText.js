/**
 * Draws laid-out text: as glyphs, from farther away as bars, and from even farther not at all.
 * @module draw/text/drawText
 */

import { textLayoutOf } from "./textLayout.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../wire.js").TextNode} TextNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./textLayout.js").TextLayout} TextLayout */
/** @typedef {import("./textLayout.js").TextRun} TextRun */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../paint/palette.js").TextPalette} Ink */

/** Smaller glyphs cannot be read, and they are the most expensive part of a drawing. */
export const GLYPHS_FROM_PX = 4.5;
/**
 * During zooming the limit is higher: hundreds of small glyphs in a new size for each animation frame would be too
 * slow.
 */
export const GLYPHS_ZOOMING_FROM_PX = 6.5;
/** Smaller lines of text cannot be told apart. */
export const BARS_FROM_PX = 1.6;

/** Height of a bar, and its middle above the baseline, in font sizes: those of lower-case letters. */
const BAR_HEIGHT = 0.5;
const BAR_MIDDLE = 0.28;
/** Position and thickness of the line under a link, in font sizes. */
const UNDERLINE_BELOW = 0.12;
const UNDERLINE_HEIGHT = 1 / 16;

/**
 * @param {number} size  font size in board units
 * @param {RenderContext} renderContext
 * @returns {boolean} whether text of this size is drawn at all
 */
export function isTextVisible(size, renderContext) {
  return size * renderContext.zoom >= BARS_FROM_PX;
}

/**
 * Draws the text of a node.
 * @param {Context} context  in device pixels
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Ink} palette
 * @param {Box} box_dpx
 * @param {RenderContext} renderContext
 */
export function drawNodeText(context, node, palette, box_dpx, renderContext) {
  // Checks the requested size before the text is laid out: seen from far away, no text needs a layout.
  if (node.text === "" || !isTextVisible(node.size, renderContext)) return;
  drawTextLayout(context, textLayoutOf(node, renderContext.measure), node.size, palette, box_dpx, renderContext);
}

/**
 * @param {Context} context  in device pixels
 * @param {TextLayout} textLayout
 * @param {number} size  the requested font size; decides between glyphs and bars
 * @param {Ink} palette
 * @param {Box} box_dpx  box of the node
 * @param {RenderContext} renderContext
 */
export function drawTextLayout(context, { runs }, size, palette, box_dpx, renderContext) {
  const size_px = size * renderContext.zoom;
  if (size_px < BARS_FROM_PX) return;
  if (size_px < (renderContext.isZooming ? GLYPHS_ZOOMING_FROM_PX : GLYPHS_FROM_PX))
    drawBars(context, runs, palette, box_dpx, renderContext.scale);
  else drawGlyphs(context, runs, palette, box_dpx, renderContext.scale);
}

/**
 * Scales glyphs by the transform and not by the font. Otherwise each step of a zoom would need a new font that has to
 * be resolved and shaped. The rasterised glyphs are the same.
 * @param {Context} context
 * @param {readonly TextRun[]} runs
 * @param {Ink} palette
 * @param {Box} box_dpx
 * @param {number} scale
 */
function drawGlyphs(context, runs, palette, box_dpx, scale) {
  context.setTransform(scale, 0, 0, scale, box_dpx.x, box_dpx.y);
  let [font, style] = ["", ""];
  for (const run of runs) {
    const color = run.href === null ? palette.text : palette.links;
    // Setting these properties costs more than comparing, even when the value is the same.
    if (run.font !== font) context.font = font = run.font;
    if (color !== style) context.fillStyle = style = color;
    context.fillText(run.text, run.x, run.baseline);
    if (run.href !== null)
      context.fillRect(run.x, run.baseline + run.size * UNDERLINE_BELOW, run.width, run.size * UNDERLINE_HEIGHT);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {Context} context
 * @param {readonly TextRun[]} runs
 * @param {Ink} palette
 * @param {Box} box_dpx
 * @param {number} scale
 */
function drawBars(context, runs, palette, box_dpx, scale) {
  context.fillStyle = palette.bars;
  for (const { x, baseline, width, size } of runs) {
    const height = Math.max(1, size * BAR_HEIGHT * scale);
    const top = Math.round(box_dpx.y + (baseline - size * BAR_MIDDLE) * scale - height / 2);
    context.fillRect(box_dpx.x + x * scale, top, width * scale, height);
  }
}
