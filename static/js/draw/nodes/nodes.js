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
import { textPaletteWithoutFill } from "../paint/palette.js";
import { drawSticky } from "./stickies.js";
import { drawShape } from "./shapes.js";
import { drawTable } from "./tables.js";
import { drawTag } from "./tags.js";
import { drawNodeText } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").TextNode} TextNode */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../text/measure.js").Context} Context */

/**
 * Draws a node of any kind; one of a kind that this page does not know is left out.
 * @param {Context} context
 * @param {BoardNode} node
 * @param {RenderContext} renderContext
 * @returns {void}
 */
export function drawNode(context, node, renderContext) {
  // A call that the engine sees through; from a table of painters it would have to look each up.
  switch (node.kind) {
    case "frame":
      return drawFrame(context, node, renderContext);
    case "sticky":
      return drawSticky(context, node, renderContext);
    case "text":
      return drawText(context, node, renderContext);
    case "shape":
      return drawShape(context, node, renderContext);
    case "connector":
      return drawConnector(context, node, renderContext);
    case "image":
      return drawImage(context, node, renderContext);
    case "card":
      return drawCard(context, node, renderContext);
    case "table":
      return drawTable(context, node, renderContext);
    case "tag":
      return drawTag(context, node, renderContext);
  }
}

/**
 * Writing without paper.
 * @param {Context} context
 * @param {TextNode} text
 * @param {RenderContext} renderContext
 */
function drawText(context, text, renderContext) {
  const palette = textPaletteWithoutFill(text.color, renderContext.theme, text.place.parent !== null);
  drawNodeText(context, text, palette, deviceBox(renderContext, text), renderContext);
}
