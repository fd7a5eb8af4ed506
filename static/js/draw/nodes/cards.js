/**
 * Draws link cards: a sign, a title, and where it leads. Nothing is fetched from there, so the sign is the first letter of
 * the host in a colour that follows from its name; a card that leads to a place on this board has an arrow.
 * @module draw/nodes/cards
 */

import { cardLayout, cardRadius, destinationOf } from "./cardLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { inkOn } from "../paint/palette.js";
import { drawPaper } from "./stickies.js";
import { drawLettering, isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").CardNode} CardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./cardLayout.js").CardLayout} CardLayout */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */

/** Radius of the sign's corners, in shares of its side. */
const SIGN_RADIUS = 0.26;
/** Smaller signs are drawn without their corners, and then not at all. */
const SIGN_FROM_DPX = 3;
/** Below this width nothing on a card can be made out. */
const CONTENT_FROM_PX = 16;

/**
 * @param {Context} context  in device pixels
 * @param {CardNode} card
 * @param {Look} look
 */
export function drawCard(context, card, look) {
  const box = deviceBox(look, card);
  drawPaper(context, card.color, box, cardRadius(card) * look.scale, look);
  if (card.w * look.zoom < CONTENT_FROM_PX) return;
  const layout = cardLayout(card, look.measure);
  drawSign(context, layout, box, look);
  const [ink, muted] = [inkOn("ink", card.color), inkOn("muted", card.color)];
  for (const { lettering, size, isMuted } of layout.parts)
    drawLettering(context, lettering, size, isMuted ? muted : ink, box, look);
  const destination = layout.isInside && isWritten(layout.hostSize, look) ? destinationOf(card, layout, look) : null;
  if (destination) drawLettering(context, destination, layout.hostSize, muted, box, look);
}

/**
 * @param {Context} context
 * @param {CardLayout} layout
 * @param {Box} box
 * @param {Look} look
 */
function drawSign(context, { sign, color, letter, isInside }, box, look) {
  const side = Math.round(sign.w * look.scale);
  if (side < SIGN_FROM_DPX) return;
  const [x, y] = [box.x + Math.round(sign.x * look.scale), box.y + Math.round(sign.y * look.scale)];
  context.fillStyle = color;
  fillBox(context, { x, y, w: side, h: side }, side * SIGN_RADIUS);
  if (isInside) drawArrow(context, x, y, side);
  else if (letter) drawLettering(context, letter, letter.size, inkOn("white", "accent"), box, look);
}

/**
 * To the right, as to the next page.
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
