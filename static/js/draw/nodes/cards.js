/**
 * Draws link cards: a badge, a title and the host. Nothing is fetched from the host, so the badge shows the first
 * letter of its name, in a colour derived from the name. The badge of a link within this board shows an arrow.
 * @module draw/nodes/cards
 */

import { cardLayout, cardRadius, destinationOf } from "./cardLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { textPaletteOn } from "../paint/palette.js";
import { drawNoteBackground } from "./stickies.js";
import { drawTextLayout, isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").CardNode} CardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./cardLayout.js").CardLayout} CardLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */

/** Radius of the badge's corners, as a share of its side. */
const BADGE_RADIUS = 0.26;
/** Smaller badges are not drawn. */
const BADGE_FROM_DPX = 3;
/** Below this width the content of a card cannot be seen. */
const CONTENT_FROM_PX = 16;

/**
 * @param {Context} context  in device pixels
 * @param {CardNode} card
 * @param {RenderContext} renderContext
 */
export function drawCard(context, card, renderContext) {
  const box = deviceBox(renderContext, card);
  drawNoteBackground(context, card.color, box, cardRadius(card) * renderContext.scale, renderContext);
  if (card.w * renderContext.zoom < CONTENT_FROM_PX) return;
  const layout = cardLayout(card, renderContext.measure);
  drawBadge(context, layout, box, renderContext);
  const [palette, muted] = [textPaletteOn("ink", card.color), textPaletteOn("muted", card.color)];
  for (const { textLayout, size, isMuted } of layout.parts)
    drawTextLayout(context, textLayout, size, isMuted ? muted : palette, box, renderContext);
  const destination =
    layout.isInternal && isTextVisible(layout.hostSize, renderContext)
      ? destinationOf(card, layout, renderContext)
      : null;
  if (destination) drawTextLayout(context, destination, layout.hostSize, muted, box, renderContext);
}

/**
 * @param {Context} context
 * @param {CardLayout} layout
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawBadge(context, { badge, color, letter, isInternal }, box, renderContext) {
  const side = Math.round(badge.w * renderContext.scale);
  if (side < BADGE_FROM_DPX) return;
  const [x, y] = [box.x + Math.round(badge.x * renderContext.scale), box.y + Math.round(badge.y * renderContext.scale)];
  context.fillStyle = color;
  fillBox(context, { x, y, w: side, h: side }, side * BADGE_RADIUS);
  if (isInternal) drawArrow(context, x, y, side);
  else if (letter) drawTextLayout(context, letter, letter.size, textPaletteOn("white", "accent"), box, renderContext);
}

/**
 * Draws an arrow to the right.
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 * @param {number} side
 */
function drawArrow(context, x, y, side) {
  context.setTransform(side, 0, 0, side, x, y);
  context.beginPath();
  context.moveTo(0.28, 0.5);
  context.lineTo(0.71, 0.5);
  context.moveTo(0.52, 0.3);
  context.lineTo(0.72, 0.5);
  context.lineTo(0.52, 0.7);
  context.strokeStyle = "#ffffff";
  context.lineWidth = 0.085;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke();
  context.lineCap = "butt";
  context.setTransform(1, 0, 0, 1, 0, 0);
}
