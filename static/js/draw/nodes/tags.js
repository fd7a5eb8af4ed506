/**
 * Draws tags: keywords on round labels.
 * @module draw/nodes/tags
 */

import { layoutText, cached } from "../text/textLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { NOTE_COLORS, textPaletteOn } from "../paint/palette.js";
import { drawEdge } from "./stickies.js";
import { drawTextLayout, isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").TagNode} TagNode */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

/** Font size as a share of the tag's height. */
const TEXT_SHARE = 0.48;
/** Free space on each side as a share of the tag's height. */
const PADDING_SHARE = 0.4;

/**
 * @param {Context} context  in device pixels
 * @param {TagNode} tag
 * @param {RenderContext} renderContext
 */
export function drawTag(context, tag, renderContext) {
  const box = deviceBox(renderContext, tag);
  const radius = Math.min(box.w, box.h) / 2;
  if (tag.color === "white") drawEdge(context, box, radius, renderContext);
  context.fillStyle = NOTE_COLORS[tag.color] ?? NOTE_COLORS.blue;
  fillBox(context, box, radius);
  const size = tag.h * TEXT_SHARE;
  if (tag.text === "" || !isTextVisible(size, renderContext)) return;
  drawTextLayout(
    context,
    cached(tag, renderContext.measure, layoutTagText),
    size,
    textPaletteOn("ink", tag.color),
    box,
    renderContext,
  );
}

/**
 * @param {TagNode} tag
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function layoutTagText({ text, w, h }, measure) {
  const pad = Math.min(h * PADDING_SHARE, w / 4);
  const textBox = { x: pad, y: 0, w: w - 2 * pad, h, size: h * TEXT_SHARE };
  return layoutText(
    text,
    { ...textBox, weight: "bold", align: "center", vertical: "middle", shrinks: true, isPlain: true, ellipsis: true },
    measure,
  );
}
