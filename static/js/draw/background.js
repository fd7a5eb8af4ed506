/**
 * The canvas behind everything: one colour and a grid of dots that tells how one moves where nothing else does.
 * @module draw/background
 */

import { clamp } from "../geometry.js";

/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./measure.js").Context} Context */
/** @typedef {{w: number, h: number}} Size */

/** Board units between two dots. They stand half of it off the round numbers, where the corners of frames often are. */
const SPACING = 32;
const DOT_PX = 2;
/** Nearer than this the dots are gone, and no cost; from the second number on they are all there. */
const GONE_PX = 9;
const FULL_PX = 17;

/**
 * @param {Context} context  in device pixels
 * @param {Size} size_dpx
 * @param {Look} look
 */
export function drawBackground(context, size_dpx, look) {
  context.fillStyle = look.theme.canvas;
  context.fillRect(0, 0, size_dpx.w, size_dpx.h);
  const strength = clamp((SPACING * look.zoom - GONE_PX) / (FULL_PX - GONE_PX), 0, 1);
  if (strength === 0) return;
  context.save();
  context.globalAlpha = strength;
  drawDots(context, size_dpx, look);
  context.restore();
}

/**
 * Each row of dots is one dashed line with round ends: a hundred strokes instead of thousands of dots.
 * @param {Context} context
 * @param {Size} size_dpx
 * @param {Look} look
 */
function drawDots(context, size_dpx, look) {
  const spacing = SPACING * look.scale;
  context.strokeStyle = look.theme.dot;
  context.lineWidth = DOT_PX * look.dpr;
  context.lineCap = "round";
  context.setLineDash([0, spacing]);
  const left = firstDot(look.left_dpx, spacing);
  context.beginPath();
  for (let y = firstDot(look.top_dpx, spacing); y < size_dpx.h + spacing; y += spacing) {
    context.moveTo(left, y);
    context.lineTo(size_dpx.w + spacing, y);
  }
  context.stroke();
}

/**
 * The last dot before the picture's edge, so that none pops up at it.
 * @param {number} edge_dpx
 * @param {number} spacing
 * @returns {number}
 */
function firstDot(edge_dpx, spacing) {
  return (Math.floor(edge_dpx / spacing - 0.5) + 0.5) * spacing - edge_dpx;
}
