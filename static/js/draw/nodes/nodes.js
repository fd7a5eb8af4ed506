/**
 * Draws single nodes. The context must be in device pixels (identity transform) and is left in that state. Drawing
 * depends on the arguments only. What is too small to be seen is simplified: glyphs become bars, and bars disappear.
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
/** @typedef {import("../paint/renderContext.js").Context} Context */

/**
 * Draws a node of any kind. Ignores kinds that this version does not know.
 * @param {Context} context
 * @param {BoardNode} node
 * @param {RenderContext} renderContext
 * @returns {void}
 */
export function drawNode(context, node, renderContext) {
  // A switch lets the engine inline the calls; a table of functions would not.
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
 * A text node has no background.
 * @param {Context} context
 * @param {TextNode} text
 * @param {RenderContext} renderContext
 */
function drawText(context, text, renderContext) {
  const palette = textPaletteWithoutFill(text.color, renderContext.theme, text.place.parent !== null);
  drawNodeText(context, text, palette, deviceBox(renderContext, text), renderContext);
}
