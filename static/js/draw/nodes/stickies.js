/**
 * Draws notes, and the background that notes and cards have in common.
 * @module draw/nodes/stickies
 */

import { growBox } from "../../geometry.js";
import { deviceBox, fillBox, hairline } from "../paint/renderContext.js";
import { NOTE_COLORS, WHITE_NOTE_EDGE, textPaletteOn } from "../paint/palette.js";
import { drawFlatShadow, drawShadow } from "../paint/shadow.js";
import { drawNodeText } from "../text/drawText.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */

const NOTE_RADIUS = 4;
/**
 * Narrower notes have a flat shadow instead of a soft one. Many of them are in view, and the difference is not
 * visible.
 */
const SHADOW_FROM_PX = 88;
/** Below this width even the flat shadow is not drawn. */
const FLAT_SHADOW_FROM_PX = 24;
/** Distance from a corner of the box to the arc, along each side, in radii. */
const ARC_SHARE = 1 - Math.SQRT1_2;

/**
 * Draws a note with its text.
 * @param {Context} context  in device pixels
 * @param {StickyNode} note
 * @param {RenderContext} renderContext
 */
export function drawSticky(context, note, renderContext) {
  const box = deviceBox(renderContext, note);
  drawNoteBackground(context, note.color, box, NOTE_RADIUS * renderContext.scale, renderContext);
  drawNodeText(context, note, textPaletteOn("ink", note.color), box, renderContext);
}

/**
 * Draws shadow, edge and fill of a note or card.
 * @param {Context} context
 * @param {import("../../wire.js").NoteColor} color
 * @param {Box} box  device pixels
 * @param {number} radius
 * @param {RenderContext} renderContext
 */
export function drawNoteBackground(context, color, box, radius, renderContext) {
  drawNoteShadow(context, box, radius, renderContext);
  if (color === "white") drawEdge(context, box, radius, renderContext);
  context.fillStyle = NOTE_COLORS[color] ?? NOTE_COLORS.yellow;
  fillBox(context, box, radius);
}

/**
 * Draws a hairline around a white box, which would not be visible on white.
 * @param {Context} context
 * @param {Box} box
 * @param {number} radius
 * @param {RenderContext} renderContext
 */
export function drawEdge(context, box, radius, renderContext) {
  const line = hairline(renderContext);
  context.fillStyle = WHITE_NOTE_EDGE;
  fillBox(context, growBox(box, line), radius < 1 ? 0 : radius + line);
}

/**
 * A soft shadow has square corners. For a box with large round corners it is drawn smaller, so that it stays behind
 * the box.
 * @param {Context} context
 * @param {Box} box
 * @param {number} radius
 * @param {RenderContext} renderContext
 */
function drawNoteShadow(context, box, radius, renderContext) {
  const { shadows, dpr } = renderContext;
  const width_px = box.w / dpr;
  if (!shadows || width_px < FLAT_SHADOW_FROM_PX) return;
  const isRound = radius > NOTE_RADIUS * renderContext.scale;
  if (width_px >= SHADOW_FROM_PX)
    drawShadow(context, isRound ? growBox(box, -Math.round(radius * ARC_SHARE)) : box, shadows.note);
  else drawFlatShadow(context, box, hairline(renderContext));
}
