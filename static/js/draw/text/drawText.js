/**
 * Draws laid out text: glyphs, farther out bars, then nothing.
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
/** @typedef {import("./measure.js").Context} Context */
/** @typedef {import("../paint/palette.js").TextPalette} Ink */

/** Smaller glyphs cannot be read and cost the most. */
export const GLYPHS_FROM_PX = 4.5;
/** While one zooms nobody reads small letters, and hundreds of them, in another size for each picture, hold it up. */
export const GLYPHS_ZOOMING_FROM_PX = 6.5;
/** Smaller lines cannot even be told apart. */
export const BARS_FROM_PX = 1.6;

/** Height of a bar and its middle above the baseline, in font sizes: that of small letters. */
const BAR_HEIGHT = 0.5;
const BAR_MIDDLE = 0.28;
/** Where a link is underlined, and how thick, in font sizes. */
const UNDERLINE_BELOW = 0.12;
const UNDERLINE_HEIGHT = 1 / 16;

/**
 * @param {number} size  board units
 * @param {RenderContext} renderContext
 * @returns {boolean} whether anything is drawn of letters of this size
 */
export function isTextVisible(size, renderContext) {
  return size * renderContext.zoom >= BARS_FROM_PX;
}

/**
 * A node's own text.
 * @param {Context} context  in device pixels
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Ink} palette
 * @param {Box} box_dpx
 * @param {RenderContext} renderContext
 */
export function drawNodeText(context, node, palette, box_dpx, renderContext) {
  // Decided by the size that was asked for, before anything is laid out: far out no text needs to be laid out at all.
  if (node.text === "" || !isTextVisible(node.size, renderContext)) return;
  drawTextLayout(context, textLayoutOf(node, renderContext.measure), node.size, palette, box_dpx, renderContext);
}

/**
 * @param {Context} context  in device pixels
 * @param {TextLayout} textLayout
 * @param {number} size  that was asked for; decides between glyphs and bars
 * @param {Ink} palette
 * @param {Box} box_dpx  the node's
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
 * Glyphs are scaled by the transform, not by the font: a font of a new size at each step of a zoom would have to be
 * resolved and shaped anew, while the rasteriser sees the same final size both ways.
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
    const color = run.href === null ? palette.letters : palette.links;
    // Setting either costs more than comparing, even when nothing changes.
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
