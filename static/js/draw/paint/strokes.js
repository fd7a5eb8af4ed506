/**
 * The strokes of shapes and connectors: width, opacity and dashes at the current scale.
 * @module draw/paint/strokes
 */

import { clamp } from "../../geometry.js";

/** @typedef {import("../../wire.js").Dash} Dash */
/** @typedef {import("./renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./renderContext.js").Context} Context */

/** A line thinner than one pixel is drawn one pixel wide and fainter, down to this opacity. */
const ALPHA_MIN = 0.4;
/**
 * Dashes and gaps: a multiple of the stroke width plus some board units, so that thin lines get relatively long
 * dashes.
 */
const DASHED = Object.freeze({ dash: 2.5, gap: 1.5, extra: 3 });
const DOTTED = Object.freeze({ gap: 2, extra: 1.5 });
/** Where dash and gap together are shorter, the line is drawn solid and paler. */
const PERIOD_FROM_DPX = 4;
const MERGED_ALPHA = 0.6;

/** @type {number[]} */
const SOLID = [];

/**
 * @param {number} stroke_width  board units
 * @param {RenderContext} renderContext
 * @returns {number} whole device pixels, so that horizontal and vertical lines are sharp
 */
export function lineWidth(stroke_width, { scale }) {
  return Math.max(1, Math.round(stroke_width * scale));
}

/**
 * Sets up the context for a stroke. Call `endStroke` afterwards.
 * @param {Context} context
 * @param {string} style
 * @param {{stroke_width: number, dash: Dash}} node
 * @param {number} opacity
 * @param {RenderContext} renderContext
 */
export function beginStroke(context, style, { stroke_width, dash }, opacity, renderContext) {
  const alpha = opacity * clamp(stroke_width * renderContext.scale, ALPHA_MIN, 1);
  const isDashed = dash !== "solid" && setDashes(context, stroke_width, dash, renderContext.scale);
  context.globalAlpha = dash === "solid" || isDashed ? alpha : alpha * MERGED_ALPHA;
  context.strokeStyle = style;
  context.lineWidth = lineWidth(stroke_width, renderContext);
}

/**
 * @param {Context} context
 * @param {Dash} dash
 */
export function endStroke(context, dash) {
  context.globalAlpha = 1;
  if (dash !== "solid") context.setLineDash(SOLID);
  if (dash === "dotted") context.lineCap = "butt";
}

/**
 * @param {Context} context
 * @param {number} stroke_width
 * @param {Dash} dash
 * @param {number} scale
 * @returns {boolean} false if the dashes would be too short to see
 */
function setDashes(context, stroke_width, dash, scale) {
  const isDotted = dash === "dotted";
  const mark = isDotted ? 0 : (stroke_width * DASHED.dash + DASHED.extra) * scale;
  const gap = isDotted
    ? (stroke_width * DOTTED.gap + DOTTED.extra) * scale
    : (stroke_width * DASHED.gap + DASHED.extra) * scale;
  if (mark + gap < PERIOD_FROM_DPX) return false;
  if (isDotted) context.lineCap = "round";
  context.setLineDash([mark, gap]);
  return true;
}
