/**
 * Draws single nodes. The context comes in device pixels (identity transform) and goes back like that; nothing is read but
 * the arguments. What is too small to be seen is drawn more simply: glyphs, then bars, then nothing.
 * @module draw/nodes
 */

import { growBox } from "../geometry.js";
import { letteringOf } from "./lettering.js";
import { deviceBox, fillBox } from "./look.js";
import { BARS, FILLS, INKS, LINK, NOTES, NOTE_EDGE } from "./palette.js";
import { drawRim, drawShadow } from "./shadow.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../wire.js").StickyNode} StickyNode */
/** @typedef {import("../wire.js").TextNode} TextNode */
/** @typedef {import("../wire.js").TextColor} TextColor */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("./lettering.js").Lettering} Lettering */
/** @typedef {import("./lettering.js").Run} Run */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./measure.js").Context} Context */

/** Smaller glyphs cannot be read and cost the most. */
export const GLYPHS_FROM_PX = 4.5;
/** Smaller lines cannot even be told apart. */
export const BARS_FROM_PX = 1.6;

const NOTE_RADIUS = 4;
const FRAME_RADIUS_PX = 4;
/** Narrower ones have a plain rim instead of a soft shadow: there are many of them in view, and nobody sees the difference. */
const NOTE_SHADOW_FROM_PX = 88;
const FRAME_SHADOW_FROM_PX = 80;
/** Below this width even the rim is a smudge. */
const NOTE_RIM_FROM_PX = 24;
/** Height of a bar and its middle above the baseline, in font sizes: that of small letters. */
const BAR_HEIGHT = 0.5;
const BAR_MIDDLE = 0.28;

/** @typedef {(context: Context, node: BoardNode, look: Look) => void} Painter */

const PAINTERS = /** @type {Readonly<Record<string, Painter>>} */ ({
  frame: drawFrame,
  sticky: drawSticky,
  text: drawText,
});

/**
 * Draws a node of any kind; one of a kind that this page does not know is left out.
 * @param {Context} context
 * @param {BoardNode} node
 * @param {Look} look
 */
export function drawNode(context, node, look) {
  PAINTERS[node.kind]?.(context, node, look);
}

/**
 * The paper of a frame: shadow, hairline, fill. Its label is drawn later, above everything.
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Look} look
 */
export function drawFrame(context, frame, look) {
  const box = deviceBox(look, frame);
  const isLarge = frame.w * look.zoom >= FRAME_SHADOW_FROM_PX;
  const radius = isLarge ? FRAME_RADIUS_PX * look.dpr : 0;
  const hairline = Math.max(1, Math.round(look.dpr));
  if (isLarge && look.shadows) drawShadow(context, box, look.shadows.frame);
  context.fillStyle = look.theme.edge;
  fillBox(context, growBox(box, hairline), radius + (isLarge ? hairline : 0));
  context.fillStyle = FILLS[frame.fill] ?? FILLS.white;
  fillBox(context, box, radius);
}

/**
 * A coloured paper with its text.
 * @param {Context} context
 * @param {StickyNode} note
 * @param {Look} look
 */
export function drawSticky(context, note, look) {
  const box = deviceBox(look, note);
  drawNoteShadow(context, box, note.w * look.zoom, look);
  const radius = NOTE_RADIUS * look.scale;
  if (note.color === "white") {
    context.fillStyle = NOTE_EDGE;
    fillBox(context, growBox(box, Math.max(1, Math.round(look.dpr))), radius);
  }
  context.fillStyle = NOTES[note.color] ?? NOTES.yellow;
  fillBox(context, box, radius);
  drawLettering(context, note, "ink", box, look);
}

/**
 * @param {Context} context
 * @param {Box} box
 * @param {number} width_px
 * @param {Look} look
 */
function drawNoteShadow(context, box, width_px, { shadows, dpr }) {
  if (!shadows || width_px < NOTE_RIM_FROM_PX) return;
  if (width_px >= NOTE_SHADOW_FROM_PX) drawShadow(context, box, shadows.note);
  else drawRim(context, box, Math.max(1, Math.round(dpr)));
}

/**
 * Writing without paper.
 * @param {Context} context
 * @param {TextNode} text
 * @param {Look} look
 */
export function drawText(context, text, look) {
  drawLettering(context, text, text.color, deviceBox(look, text), look);
}

/**
 * @param {Context} context
 * @param {StickyNode|TextNode} node
 * @param {TextColor} color
 * @param {Box} box
 * @param {Look} look
 */
function drawLettering(context, node, color, box, look) {
  // Decided by the size that was asked for, before anything is laid out: far out no text needs to be laid out at all.
  const size_px = node.size * look.zoom;
  if (size_px < BARS_FROM_PX || node.text === "") return;
  const lettering = letteringOf(node, look.measure);
  if (size_px < GLYPHS_FROM_PX) drawBars(context, lettering, color, box, look.scale);
  else drawGlyphs(context, lettering, color, box, look.scale);
}

/**
 * Glyphs are scaled by the transform, not by the font: a font of a new size at each step of a zoom would have to be
 * resolved and shaped anew, while the rasteriser sees the same final size both ways.
 * @param {Context} context
 * @param {Lettering} lettering
 * @param {TextColor} color
 * @param {Box} box
 * @param {number} scale
 */
function drawGlyphs(context, { font, size, runs }, color, box, scale) {
  context.setTransform(scale, 0, 0, scale, box.x, box.y);
  context.font = font;
  const ink = INKS[color] ?? INKS.ink;
  context.fillStyle = ink;
  for (const run of runs) if (run.href === null) context.fillText(run.text, run.x, run.baseline);
  if (runs.some(isLink)) drawLinks(context, runs.filter(isLink), color === "white" ? ink : LINK, size);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {Context} context
 * @param {Run[]} runs
 * @param {string} style
 * @param {number} size
 */
function drawLinks(context, runs, style, size) {
  context.fillStyle = style;
  for (const { text, x, baseline, width } of runs) {
    context.fillText(text, x, baseline);
    context.fillRect(x, baseline + size * 0.12, width, size / 16);
  }
}

/**
 * @param {Context} context
 * @param {Lettering} lettering
 * @param {TextColor} color
 * @param {Box} box
 * @param {number} scale
 */
function drawBars(context, { size, runs }, color, box, scale) {
  const high = Math.max(1, size * BAR_HEIGHT * scale);
  context.fillStyle = BARS[color] ?? BARS.ink;
  for (const { x, baseline, width } of runs) {
    const top = Math.round(box.y + (baseline - size * BAR_MIDDLE) * scale - high / 2);
    context.fillRect(box.x + x * scale, top, width * scale, high);
  }
}

/** @param {Run} run  @returns {boolean} */
function isLink(run) {
  return run.href !== null;
}
