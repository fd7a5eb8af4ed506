/**
 * One whole picture of the board, from values alone.
 * @module draw/scene
 */

import { drawBackground } from "./background.js";
import { drawLabel } from "./labels.js";
import { deviceBox } from "./look.js";
import { drawNode } from "./nodes.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./measure.js").Context} Context */

/**
 * @typedef {object} Scene
 * @property {{w: number, h: number}} size_dpx  device pixels
 * @property {readonly BoardNode[]} nodes  those in view, in painting order
 * @property {Box|null} spotlight  board box that is presented: all else is dimmed, and there are no labels
 * @property {(frame_id: string) => number} numberOf
 * @property {OffscreenCanvas|null} strip  what the dots are drawn with; null draws none
 */

/**
 * @param {Context} context  with identity transform
 * @param {Scene} scene
 * @param {Look} look
 */
export function drawScene(context, { size_dpx, nodes, spotlight, numberOf, strip }, look) {
  drawBackground(context, size_dpx, look, strip);
  for (const node of nodes) drawNode(context, node, look);
  if (spotlight) dimAround(context, size_dpx, deviceBox(look, spotlight), look.theme.dim);
  else for (const node of nodes) if (node.kind === "frame") drawLabel(context, node, numberOf(node.id), look);
}

/**
 * @param {Context} context
 * @param {{w: number, h: number}} size_dpx
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
