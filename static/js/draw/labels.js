/**
 * Draws number and title above frames: over connectors, which they cover, and below notes and all else that lies there.
 * @module draw/labels
 */

import { boxesMeet } from "../geometry.js";
import { placeLabels } from "./labelPlacement.js";
import { deviceBox } from "./paint/renderContext.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./labelPlacement.js").Label} Label */
/** @typedef {import("./paint/renderContext.js").Look} Look */
/** @typedef {import("./text/measure.js").Context} Context */

/** Around the letters, where a line is covered. */
const PATCH_PX = 3;

/**
 * @param {Context} context  in device pixels
 * @param {Iterable<BoardNode>} nodes  in view
 * @param {Look} look
 */
export function drawLabels(context, nodes, look) {
  const all = [...nodes];
  for (const label of placeLabels(all, look)) drawLabel(context, label, all, look);
}

/**
 * @param {Context} context
 * @param {Label} label
 * @param {readonly BoardNode[]} nodes
 * @param {Look} look
 */
function drawLabel(context, label, nodes, look) {
  const covers = nodes.filter(
    (node) => node.kind !== "frame" && node.kind !== "connector" && boxesMeet(node, label.strip),
  );
  if (covers.length === 0) return write(context, label, look);
  context.save();
  for (const cover of covers) leaveOut(context, deviceBox(look, cover), deviceBox(look, label.strip));
  write(context, label, look);
  context.restore();
}

/**
 * @param {Context} context
 * @param {Label} label
 * @param {Look} look
 */
function write(context, { frame, text, style, w_px, isInside }, look) {
  const { x, y } = deviceBox(look, frame);
  context.setTransform(look.dpr, 0, 0, look.dpr, x, y);
  if (!isInside) {
    context.fillStyle = look.theme.canvas;
    context.fillRect(0, -style.gap - style.size, w_px + PATCH_PX, style.size + PATCH_PX);
  }
  context.font = style.font;
  context.fillStyle = look.theme.label;
  context.fillText(text, 0, -style.gap);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {Context} context
 * @param {import("../geometry.js").Box} hole
 * @param {import("../geometry.js").Box} strip  of the label
 */
function leaveOut(context, hole, strip) {
  context.beginPath();
  context.rect(strip.x - PATCH_PX, strip.y - strip.h, strip.w + strip.h, 3 * strip.h);
  context.rect(hole.x, hole.y, hole.w, hole.h);
  context.clip("evenodd");
}
