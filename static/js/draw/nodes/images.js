/**
 * Draws images, and placeholders while they are not loaded.
 * @module draw/nodes/images
 */

import { clamp } from "../../geometry.js";
import { layoutText, cached } from "../text/textLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { PLACEHOLDER, PLACEHOLDER_ICON, textPaletteOn } from "../paint/palette.js";
import { drawTextLayout, isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ImageNode} ImageNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

const PLACEHOLDER_RADIUS = 6;
/** Font size of the alternative text on a placeholder: a share of the shorter side, within limits. */
const ALT_SIZE = Object.freeze({ share: 0.07, min: 12, max: 48 });
/** Smaller images are not loaded. */
const IMAGE_FROM_DPX = 4;
/** The icon on a placeholder, as a share of the shorter side. */
const ICON_SHARE = 0.24;
const ICON_MAX = 160;
const ICON_FROM_PX = 8;
/** Middle of the icon and top of the text below it, as shares of the height. */
const ICON_Y = Object.freeze({ alone: 0.5, above: 0.4 });
const ALT_TOP = 0.56;

/**
 * @param {Context} context  in device pixels
 * @param {ImageNode} image
 * @param {RenderContext} renderContext
 */
export function drawImage(context, image, renderContext) {
  const box = deviceBox(renderContext, image);
  const isTiny = box.w < IMAGE_FROM_DPX && box.h < IMAGE_FROM_DPX;
  const bitmap = isTiny ? null : (renderContext.images?.get(image.asset, box.w) ?? null);
  if (bitmap) drawBitmap(context, bitmap, box);
  else drawPlaceholder(context, image, box, renderContext);
}

/**
 * Draws the image as large as fits, uncropped and centred.
 * @param {Context} context
 * @param {ImageBitmap} bitmap
 * @param {Box} box
 */
function drawBitmap(context, bitmap, box) {
  const scale = Math.min(box.w / bitmap.width, box.h / bitmap.height);
  const [w, h] = [snapSide(bitmap.width * scale, box.w), snapSide(bitmap.height * scale, box.h)];
  context.imageSmoothingQuality = "medium";
  context.drawImage(bitmap, box.x + Math.round((box.w - w) / 2), box.y + Math.round((box.h - h) / 2), w, h);
}

/**
 * Rounds to whole pixels. Removes a gap that is narrower than a pixel and a half, because it would look like a fault.
 * @param {number} side
 * @param {number} available
 * @returns {number}
 */
function snapSide(side, available) {
  return available - side < 1.5 ? available : Math.max(1, Math.round(side));
}

/**
 * @param {Context} context
 * @param {ImageNode} image
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawPlaceholder(context, image, box, renderContext) {
  context.fillStyle = PLACEHOLDER;
  fillBox(context, box, PLACEHOLDER_RADIUS * renderContext.scale);
  const size = Math.min(ICON_MAX, Math.min(image.w, image.h) * ICON_SHARE);
  if (size * renderContext.zoom < ICON_FROM_PX) return;
  const altSize = altTextSize(image);
  const hasAltText = image.alt !== "" && isTextVisible(altSize, renderContext) && image.h * (1 - ALT_TOP) > altSize * 2;
  const y = box.y + box.h * (hasAltText ? ICON_Y.above : ICON_Y.alone);
  drawPlaceholderIcon(context, box.x + box.w / 2, y, size * renderContext.scale);
  if (hasAltText)
    drawTextLayout(
      context,
      cached(image, renderContext.measure, layoutAltText),
      altSize,
      textPaletteOn("muted", "mist"),
      box,
      renderContext,
    );
}

/**
 * Draws a landscape with a sun in a frame.
 * @param {Context} context
 * @param {number} x  middle of the icon, in device pixels
 * @param {number} y
 * @param {number} size
 */
function drawPlaceholderIcon(context, x, y, size) {
  context.setTransform(size, 0, 0, size, x, y);
  context.beginPath();
  context.roundRect(-0.5, -0.4, 1, 0.8, 0.1);
  context.strokeStyle = PLACEHOLDER_ICON;
  context.lineWidth = 0.08;
  context.stroke();
  context.fillStyle = PLACEHOLDER_ICON;
  context.beginPath();
  context.arc(-0.22, -0.14, 0.09, 0, 2 * Math.PI);
  context.moveTo(-0.4, 0.3);
  context.lineTo(-0.16, 0.02);
  context.lineTo(0, 0.17);
  context.lineTo(0.18, -0.08);
  context.lineTo(0.4, 0.3);
  context.fill();
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {ImageNode} image
 * @returns {number}
 */
function altTextSize({ w, h }) {
  return clamp(Math.min(w, h) * ALT_SIZE.share, ALT_SIZE.min, ALT_SIZE.max);
}

/**
 * @param {ImageNode} image
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function layoutAltText(image, measure) {
  const { w, h } = image;
  const size = altTextSize(image);
  const textBox = { x: w * 0.1, y: h * ALT_TOP, w: w * 0.8, h: h * (1 - ALT_TOP) - size, size };
  return layoutText(
    image.alt,
    { ...textBox, weight: "regular", align: "center", vertical: "top", shrinks: false, isPlain: true, ellipsis: true },
    measure,
  );
}
