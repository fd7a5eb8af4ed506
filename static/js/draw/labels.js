/**
 * Number and title above each frame, of one size on screen at every zoom.
 * @module draw/labels
 */

import { titleOf } from "../board/words.js";
import { deviceBox } from "./look.js";
import { fontOf } from "./text.js";

/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./measure.js").Context} Context */

const SIZE_PX = 13;
const FONT = fontOf("bold", SIZE_PX);
/** From the baseline down to the frame's edge. */
const GAP_PX = 9;
/** Narrower frames would show a letter or two, and lower ones stand so close that a label would cover the one above. */
const FRAME_FROM_PX = { w: 60, h: 40 };

/** How far a label reaches above its frame, in CSS pixels. */
export const LABEL_REACH_PX = GAP_PX + SIZE_PX;

/**
 * @param {Context} context  in device pixels
 * @param {FrameNode} frame
 * @param {number} number  its place in the presentation
 * @param {Look} look
 */
export function drawLabel(context, frame, number, look) {
  const room_px = frame.w * look.zoom;
  if (room_px < FRAME_FROM_PX.w || frame.h * look.zoom < FRAME_FROM_PX.h) return;
  const { x, y } = deviceBox(look, frame);
  context.setTransform(look.dpr, 0, 0, look.dpr, x, y);
  context.font = FONT;
  context.fillStyle = look.theme.label;
  context.fillText(shortened(labelOf(frame, number, look.lang), room_px, (text) => look.measure(text, FONT)), 0, -GAP_PX);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {FrameNode} frame
 * @param {number} number
 * @param {string} lang
 * @returns {string}
 */
function labelOf(frame, number, lang) {
  const title = titleOf(frame, lang);
  return title === "" ? String(number) : `${number} · ${title}`;
}

/**
 * The text, or as much of its beginning as fits with an ellipsis behind it.
 * @param {string} text
 * @param {number} room_px
 * @param {(text: string) => number} widthOf
 * @returns {string}
 */
export function shortened(text, room_px, widthOf) {
  if (widthOf(text) <= room_px) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(beginning(text, middle)) <= room_px) fits = middle;
    else tooLong = middle;
  }
  return beginning(text, fits);
}

/**
 * @param {string} text
 * @param {number} length
 * @returns {string}
 */
function beginning(text, length) {
  return `${text.slice(0, length).replace(/[\s·,.:–-]+$/u, "")}…`;
}
