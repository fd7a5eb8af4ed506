/**
 * Draws the background: one colour and a grid of dots. The dots show the movement of the camera where the board is
 * empty.
 * @module draw/background
 */

import { clamp } from "../geometry.js";

/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./paint/renderContext.js").Context} Context */
/** @typedef {{w: number, h: number}} Size */

/**
 * Board units between two dots. The dots are half of this off the multiples of it, where the corners of frames often
 * are.
 */
const SPACING = 32;
const DOT_PX = 2;
/** At this spacing in pixels the dots are not drawn; from the second number on they are opaque. */
const INVISIBLE_PX = 10;
const OPAQUE_PX = 17;

/**
 * @param {Context} context  in device pixels
 * @param {Size} size_dpx
 * @param {RenderContext} renderContext
 * @param {OffscreenCanvas|null} dotStrip  a work area, the same one for each call; null draws no dots
 */
export function drawBackground(context, size_dpx, renderContext, dotStrip) {
  context.fillStyle = renderContext.theme.canvas;
  context.fillRect(0, 0, size_dpx.w, size_dpx.h);
  const opacity = clamp((SPACING * renderContext.zoom - INVISIBLE_PX) / (OPAQUE_PX - INVISIBLE_PX), 0, 1);
  if (opacity === 0 || !dotStrip) return;
  context.save();
  context.globalAlpha = opacity;
  drawRow(dotStrip, size_dpx.w, renderContext);
  for (const y of dotPositions(renderContext.top_dpx, size_dpx.h, renderContext.scale))
    context.drawImage(dotStrip, 0, y);
  context.restore();
}

/**
 * All rows are equal, so one is drawn and copied. Drawing thousands of dots, or dashed lines, takes several times as
 * long.
 * @param {OffscreenCanvas} dotStrip
 * @param {number} width_dpx
 * @param {RenderContext} renderContext
 */
function drawRow(dotStrip, width_dpx, renderContext) {
  const dot_dpx = Math.round(DOT_PX * renderContext.dpr);
  dotStrip.width = width_dpx;
  dotStrip.height = dot_dpx;
  const row = dotStrip.getContext("2d");
  if (!row) return;
  row.fillStyle = renderContext.theme.dot;
  row.beginPath();
  for (const x of dotPositions(renderContext.left_dpx, width_dpx, renderContext.scale))
    row.roundRect(x, 0, dot_dpx, dot_dpx, dot_dpx / 2);
  row.fill();
}

/**
 * Positions of the dots along one side, in whole pixels. Starts with the last dot before the edge, so that no dot
 * appears suddenly.
 * @param {number} edge_dpx
 * @param {number} length_dpx
 * @param {number} scale
 * @returns {number[]}
 */
function dotPositions(edge_dpx, length_dpx, scale) {
  const spacing = SPACING * scale;
  const first = Math.floor(edge_dpx / spacing - 0.5) + 0.5;
  const count = Math.ceil(length_dpx / spacing) + 1;
  return Array.from({ length: count }, (_, step) => Math.round((first + step) * spacing) - edge_dpx);
}
