/**
 * Draws single nodes. The context comes in device pixels (identity transform) and goes back like that; nothing is read but
 * the arguments. What is too small to be seen is drawn more simply: glyphs, then bars, then nothing.
 * @module draw/nodes/nodes
 */

import { drawCard } from "./cards.js";
import { drawConnector } from "./connectors.js";
import { drawFrame } from "./frames.js";
import { drawImage } from "./images.js";
import { deviceBox } from "../paint/renderContext.js";
import { bareInk } from "../paint/palette.js";
import { drawSticky } from "./stickies.js";
import { drawShape } from "./shapes.js";
import { drawTable } from "./tables.js";
import { drawTag } from "./tags.js";
import { drawTextOf } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").TextNode} TextNode */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */

/**
 * Draws a node of any kind; one of a kind that this page does not know is left out.
 * @param {Context} context
 * @param {BoardNode} node
 * @param {Look} look
 * @returns {void}
 */
export function drawNode(context, node, look) {
  // A call that the engine sees through; from a table of painters it would have to look each up.
  switch (node.kind) {
    case "frame":
      return drawFrame(context, node, look);
    case "sticky":
      return drawSticky(context, node, look);
    case "text":
      return drawText(context, node, look);
    case "shape":
      return drawShape(context, node, look);
    case "connector":
      return drawConnector(context, node, look);
    case "image":
      return drawImage(context, node, look);
    case "card":
      return drawCard(context, node, look);
    case "table":
      return drawTable(context, node, look);
    case "tag":
      return drawTag(context, node, look);
  }
}

/**
 * Writing without paper.
 * @param {Context} context
 * @param {TextNode} text
 * @param {Look} look
 */
function drawText(context, text, look) {
  const ink = bareInk(text.color, look.theme, text.place.parent !== null);
  drawTextOf(context, text, ink, deviceBox(look, text), look);
}
