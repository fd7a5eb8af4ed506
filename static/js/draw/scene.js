/**
 * One whole picture of the board.
 * @module draw/scene
 */

import { drawBackground } from "./background.js";
import { drawLabels } from "./labels.js";
import { deviceBox } from "./paint/renderContext.js";
import { drawNode } from "./nodes/nodes.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./text/measure.js").Context} Context */
/** @typedef {import("./textLayoutBudget.js").TextLayoutBudget} Pace */

/**
 * @typedef {object} Scene
 * @property {{w: number, h: number}} size_dpx  device pixels
 * @property {readonly BoardNode[]} nodes  those in view, in painting order
 * @property {OffscreenCanvas|null} dotStrip  what the dots are drawn with; null draws none
 * @property {Pace} textBudget
 */

/**
 * The ground, and all nodes.
 * @param {Context} context  with identity transform
 * @param {Scene} scene
 * @param {RenderContext} renderContext
 */
export function drawScene(context, { size_dpx, nodes, dotStrip, textBudget }, renderContext) {
  drawBackground(context, size_dpx, renderContext, dotStrip);
  // From infinitely far away nothing is written; everything else follows from the scale.
  const withoutText = { ...renderContext, zoom: 0 };
  for (const node of nodes)
    drawNode(context, node, textBudget.allows(node, renderContext.zoom) ? renderContext : withoutText);
}

/**
 * Titles of frames, or while one is presented a dark veil over everything else; and what softens the whole picture in the dark.
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
