/**
 * Draws tags: keywords on round labels.
 * @module draw/nodes/tags
 */

import { composeText, kept } from "../text/textLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { NOTES, inkOn } from "../paint/palette.js";
import { drawEdge } from "./stickies.js";
import { drawLettering, isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").TagNode} TagNode */
/** @typedef {import("../text/textLayout.js").Lettering} Lettering */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

/** Size of the letters, in shares of the label's height. */
const SIZE = 0.48;
/** Free on each side, in the same. */
const PADDING = 0.4;

/**
 * @param {Context} context  in device pixels
 * @param {TagNode} tag
 * @param {Look} look
 */
export function drawTag(context, tag, look) {
  const box = deviceBox(look, tag);
  const radius = Math.min(box.w, box.h) / 2;
  if (tag.color === "white") drawEdge(context, box, radius, look);
  context.fillStyle = NOTES[tag.color] ?? NOTES.blue;
  fillBox(context, box, radius);
  const size = tag.h * SIZE;
  if (tag.text === "" || !isWritten(size, look)) return;
  drawLettering(context, kept(tag, look.measure, compose), size, inkOn("ink", tag.color), box, look);
}

/**
 * @param {TagNode} tag
 * @param {Measure} measure
 * @returns {Lettering}
 */
function compose({ text, w, h }, measure) {
  const pad = Math.min(h * PADDING, w / 4);
  const room = { x: pad, y: 0, w: w - 2 * pad, h, size: h * SIZE };
  return composeText(
    text,
    { ...room, weight: "bold", align: "center", vertical: "middle", shrinks: true, isPlain: true, ellipsis: true },
    measure,
  );
}
