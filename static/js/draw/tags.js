/**
 * Draws tags: keywords on round labels.
 * @module draw/tags
 */

import { composeText, kept } from "./lettering.js";
import { deviceBox, fillBox } from "./look.js";
import { NOTES, inkOn } from "./palette.js";
import { drawEdge } from "./papers.js";
import { drawLettering, isWritten } from "./writing.js";

/** @typedef {import("../wire.js").TagNode} TagNode */
/** @typedef {import("./lettering.js").Lettering} Lettering */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./measure.js").Context} Context */
/** @typedef {import("./text.js").Measure} Measure */

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
  return composeText(text, { ...room, weight: "bold", align: "center", vertical: "middle", shrinks: true, isPlain: true, ellipsis: true }, measure);
}
