/**
 * Draws one complete view of the board.
 * @module draw/scene
 */

import { drawBackground } from "./background.js";
import { drawLabels } from "./labels.js";
import { deviceBox } from "./paint/renderContext.js";
import { drawNode } from "./nodes/nodes.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./paint/renderContext.js").Context} Context */
/** @typedef {import("./textLayoutBudget.js").TextLayoutBudget} TextLayoutBudget */

/**
 * @typedef {object} Scene
 * @property {{w: number, h: number}} size_dpx  device pixels
 * @property {readonly BoardNode[]} nodes  in view, in z-order, lowest first
 * @property {OffscreenCanvas|null} dotStrip  work area for the dots; null draws no dots
 * @property {TextLayoutBudget} textBudget
 */

/**
 * Draws the background and all nodes.
 * @param {Context} context  with identity transform
 * @param {Scene} scene
 * @param {RenderContext} renderContext
 */
export function drawScene(context, { size_dpx, nodes, dotStrip, textBudget }, renderContext) {
  drawBackground(context, size_dpx, renderContext, dotStrip);
  // Text has a size of zero at a zoom of zero, so it is not drawn. Everything else depends on the scale.
  const withoutText = { ...renderContext, zoom: 0 };
  for (const node of nodes)
    drawNode(context, node, textBudget.allows(node, renderContext.zoom) ? renderContext : withoutText);
}

/**
 * Draws what is above all nodes: the labels of frames, or the dimming around a presented frame, and the tint of the
 * dark theme.
 * @param {Context} context  with identity transform
 * @param {{size_dpx: {w: number, h: number}, nodes: Iterable<BoardNode>, spotlight: Box|null}} scene
 * @param {RenderContext} renderContext
 */
export function drawForeground(context, { size_dpx, nodes, spotlight }, renderContext) {
  if (spotlight) dimAround(context, size_dpx, deviceBox(renderContext, spotlight), renderContext.theme.dim);
  else drawLabels(context, nodes, renderContext);
  if (renderContext.theme.tint === "") return;
  context.fillStyle = renderContext.theme.tint;
  context.fillRect(0, 0, size_dpx.w, size_dpx.h);
}

/**
 * @param {Context} context
 * @param {{w: number, h: number}} size
 * @param {Box} hole
 * @param {string} style
 */
function dimAround(context, { w, h }, hole, style) {
  context.fillStyle = style;
  context.beginPath();
  context.rect(0, 0, w, h);
  context.rect(hole.x, hole.y, hole.w, hole.h);
  context.fill("evenodd");
}
