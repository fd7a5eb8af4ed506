/**
 * Draws notes, and what all kinds of paper have in common: the shadow and the edge.
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
/** @typedef {import("../text/measure.js").Context} Context */

const NOTE_RADIUS = 4;
/** Narrower ones have a plain rim instead of a soft shadow: there are many of them in view, and nobody sees the difference. */
const SHADOW_FROM_PX = 88;
/** Below this width even the rim is a smudge. */
const FLAT_SHADOW_FROM_PX = 24;
/** How far the middle of a round corner's arc stands off each of the two sides, in radii. */
const ARC_SHARE = 1 - Math.SQRT1_2;

/**
 * A coloured paper with its text.
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
 * A paper that lies on the map.
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
 * A hairline around what is white on white.
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
 * Shadows have square corners. Drawn in so far that they begin on a round corner's arc, none looks out from behind it.
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
