/**
 * Draws number and title above frames. Labels cover connectors, and all other nodes cover labels.
 * @module draw/labels
 */

import { boxesMeet } from "../geometry.js";
import { placeLabels } from "./labelPlacement.js";
import { deviceBox } from "./paint/renderContext.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./labelPlacement.js").Label} Label */
/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./paint/renderContext.js").Context} Context */

/** The background around a label that covers connectors. */
const PATCH_PX = 3;

/**
 * @param {Context} context  in device pixels
 * @param {Iterable<BoardNode>} nodes  in view
 * @param {RenderContext} renderContext
 */
export function drawLabels(context, nodes, renderContext) {
  const all = [...nodes];
  for (const label of placeLabels(all, renderContext)) drawLabel(context, label, all, renderContext);
}

/**
 * @param {Context} context
 * @param {Label} label
 * @param {readonly BoardNode[]} nodes
 * @param {RenderContext} renderContext
 */
function drawLabel(context, label, nodes, renderContext) {
  const coveringNodes = nodes.filter(
    (node) => node.kind !== "frame" && node.kind !== "connector" && boxesMeet(node, label.strip),
  );
  if (coveringNodes.length === 0) return drawLabelText(context, label, renderContext);
  context.save();
  for (const cover of coveringNodes)
    clipOut(context, deviceBox(renderContext, cover), deviceBox(renderContext, label.strip));
  drawLabelText(context, label, renderContext);
  context.restore();
}

/**
 * @param {Context} context
 * @param {Label} label
 * @param {RenderContext} renderContext
 */
function drawLabelText(context, { frame, text, style, w_px, isInFrame }, renderContext) {
  const { x, y } = deviceBox(renderContext, frame);
  context.setTransform(renderContext.dpr, 0, 0, renderContext.dpr, x, y);
  if (!isInFrame) {
    context.fillStyle = renderContext.theme.canvas;
    context.fillRect(0, -style.gap - style.size, w_px + PATCH_PX, style.size + PATCH_PX);
  }
  context.font = style.font;
  context.fillStyle = renderContext.theme.label;
  context.fillText(text, 0, -style.gap);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {Context} context
 * @param {import("../geometry.js").Box} hole
 * @param {import("../geometry.js").Box} strip  area of the label
 */
function clipOut(context, hole, strip) {
  context.beginPath();
  context.rect(strip.x - PATCH_PX, strip.y - strip.h, strip.w + strip.h, 3 * strip.h);
  context.rect(hole.x, hole.y, hole.w, hole.h);
  context.clip("evenodd");
}
