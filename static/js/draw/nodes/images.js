/**
 * Draws pictures, and blanks that say what will be there.
 * @module draw/nodes/images
 */

import { clamp } from "../../geometry.js";
import { composeText, kept } from "../text/textLayout.js";
import { deviceBox, fillBox } from "../paint/renderContext.js";
import { BLANK, BLANK_SIGN, inkOn } from "../paint/palette.js";
import { drawLettering, isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ImageNode} ImageNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").Lettering} Lettering */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("../imageCache.js").Picture} Picture */
/** @typedef {import("../text/text.js").Measure} Measure */

const BLANK_RADIUS = 6;
/** Letters of the words on a blank: a share of its shorter side, but neither tiny nor loud. */
const WORDS_SIZE = Object.freeze({ share: 0.07, least: 12, most: 48 });
/** Smaller ones are specks, and not worth asking for a picture. */
const PICTURE_FROM_DPX = 4;
/** The sign of a picture, in shares of the blank's shorter side, and from which size on it is drawn. */
const SIGN_SHARE = 0.24;
const SIGN_MAX = 160;
const SIGN_FROM_PX = 8;
/** The sign's middle and the top of the words below it, in shares of the height. */
const SIGN_AT = Object.freeze({ alone: 0.5, above: 0.4 });
const WORDS_AT = 0.56;

/**
 * @param {Context} context  in device pixels
 * @param {ImageNode} image
 * @param {Look} look
 */
export function drawImage(context, image, look) {
  const box = deviceBox(look, image);
  const isSpeck = box.w < PICTURE_FROM_DPX && box.h < PICTURE_FROM_DPX;
  const picture = isSpeck ? null : (look.pictures?.get(image.asset, box.w) ?? null);
  if (picture) drawPicture(context, picture, box);
  else drawBlank(context, image, box, look);
}

/**
 * As large as fits, whole, in the middle.
 * @param {Context} context
 * @param {Picture} picture
 * @param {Box} box
 */
function drawPicture(context, picture, box) {
  const fit = Math.min(box.w / picture.width, box.h / picture.height);
  const [w, h] = [snapped(picture.width * fit, box.w), snapped(picture.height * fit, box.h)];
  context.imageSmoothingQuality = "medium";
  context.drawImage(picture, box.x + Math.round((box.w - w) / 2), box.y + Math.round((box.h - h) / 2), w, h);
}

/**
 * Whole pixels; and where next to nothing is left free, none is: a hair of the paper beside a picture looks like a fault.
 * @param {number} side
 * @param {number} room
 * @returns {number}
 */
function snapped(side, room) {
  return room - side < 1.5 ? room : Math.max(1, Math.round(side));
}

/**
 * @param {Context} context
 * @param {ImageNode} image
 * @param {Box} box
 * @param {Look} look
 */
function drawBlank(context, image, box, look) {
  context.fillStyle = BLANK;
  fillBox(context, box, BLANK_RADIUS * look.scale);
  const size = Math.min(SIGN_MAX, Math.min(image.w, image.h) * SIGN_SHARE);
  if (size * look.zoom < SIGN_FROM_PX) return;
  const letters = wordsSize(image);
  const hasWords = image.alt !== "" && isWritten(letters, look) && image.h * (1 - WORDS_AT) > letters * 2;
  const y = box.y + box.h * (hasWords ? SIGN_AT.above : SIGN_AT.alone);
  drawSign(context, box.x + box.w / 2, y, size * look.scale);
  if (hasWords)
    drawLettering(context, kept(image, look.measure, composeAlt), letters, inkOn("muted", "mist"), box, look);
}

/**
 * A framed landscape under the sun.
 * @param {Context} context
 * @param {number} x  of its middle, in device pixels
 * @param {number} y
 * @param {number} size
 */
function drawSign(context, x, y, size) {
  context.setTransform(size, 0, 0, size, x, y);
  context.beginPath();
  context.roundRect(-0.5, -0.4, 1, 0.8, 0.1);
  context.strokeStyle = BLANK_SIGN;
  context.lineWidth = 0.08;
  context.stroke();
  context.fillStyle = BLANK_SIGN;
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
function wordsSize({ w, h }) {
  return clamp(Math.min(w, h) * WORDS_SIZE.share, WORDS_SIZE.least, WORDS_SIZE.most);
}

/**
 * @param {ImageNode} image
 * @param {Measure} measure
 * @returns {Lettering}
 */
function composeAlt(image, measure) {
  const { w, h } = image;
  const size = wordsSize(image);
  const room = { x: w * 0.1, y: h * WORDS_AT, w: w * 0.8, h: h * (1 - WORDS_AT) - size, size };
  return composeText(
    image.alt,
    { ...room, weight: "regular", align: "center", vertical: "top", shrinks: false, isPlain: true, ellipsis: true },
    measure,
  );
}
