/**
 * Decides which nodes are drawn on the canvas after the pixels: those that are not plain boxes, and all nodes above
 * them.
 * @module draw/overview/deferredNodes
 */

import { capLength, connectorLine } from "../../board/connectors/connectors.js";
import { distance } from "../../geometry.js";
import { hasBorder } from "./rasterize.js";
import { CoverageMask } from "./coverageMask.js";
import { textLayoutOf } from "../text/textLayout.js";
import { hairline } from "../paint/renderContext.js";
import { lineWidth } from "../paint/strokes.js";
import { isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./nodeBuffers.js").NodeBuffers} NodeBuffers */

/** Text and shadows can extend beyond a node's box. Nodes this near to the canvas are drawn as well. */
const OVERFLOW_DPX = 64;

/** The slots of deferred nodes, lowest first. */
export class DeferredNodes {
  /** @type {number[]} */
  slots = [];

  #nodeAt;
  #coverage = new CoverageMask();
  #width = 0;
  #height = 0;

  /** @param {(slot: number) => BoardNode} nodeAt */
  constructor(nodeAt) {
    this.#nodeAt = nodeAt;
  }

  /**
   * Starts a new drawing without deferred nodes.
   * @param {{w: number, h: number}} size_dpx
   */
  reset({ w, h }) {
    this.slots.length = 0;
    this.#width = w;
    this.#height = h;
    this.#coverage.reset(w, h);
  }

  /**
   * Call it for each slot in view, lowest first.
   * @param {number} slot
   * @param {NodeBuffers} buffers
   * @param {RenderContext} renderContext
   * @returns {boolean}
   */
  deferIfNeeded(slot, { corners, boxBelow, fills }, renderContext) {
    const { scale, left_dpx, top_dpx } = renderContext;
    const at = 4 * slot;
    const left = Math.round(/** @type {number} */ (corners[at]) * scale) - left_dpx;
    const top = Math.round(/** @type {number} */ (corners[at + 1]) * scale) - top_dpx;
    const right = Math.max(left + 1, Math.round(/** @type {number} */ (corners[at + 2]) * scale) - left_dpx);
    const bottom = Math.max(top + 1, Math.round(/** @type {number} */ (corners[at + 3]) * scale) - top_dpx);
    if (
      left > this.#width + OVERFLOW_DPX ||
      top > this.#height + OVERFLOW_DPX ||
      right < -OVERFLOW_DPX ||
      bottom < -OVERFLOW_DPX
    )
      return false;
    const line = hairline(renderContext);
    if (renderContext.zoom >= /** @type {number} */ (boxBelow[slot])) {
      const node = this.#nodeAt(slot);
      if (node.kind === "connector" && this.#coverLine(node, renderContext)) return this.#defer(slot);
      // A border lies around the box, and a flat shadow is two lines high.
      this.#coverage.add(left - line, top - line, right + line, bottom + 2 * line);
      this.#coverText(node, left, top, renderContext);
    } else {
      const border = hasBorder(/** @type {number} */ (fills[slot])) ? line : 0;
      if (fills[slot] === 0 || !this.#coverage.intersects(left - border, top - border, right + border, bottom + border))
        return false;
      this.#coverage.add(left - border, top - border, right + border, bottom + border);
    }
    return this.#defer(slot);
  }

  /** @param {number} slot  @returns {true} */
  #defer(slot) {
    this.slots.push(slot);
    return true;
  }

  /**
   * The bounding box of a slanted line is nearly empty, so only the line itself is covered.
   * @param {import("../../wire.js").ConnectorNode} connector
   * @param {RenderContext} renderContext
   * @returns {boolean} false for a curve or a connector with a label; then the caller covers the whole box
   */
  #coverLine(connector, renderContext) {
    if (connector.text !== "" && isTextVisible(connector.size, renderContext)) return false;
    const { points, isCurved } = connectorLine(connector, renderContext.nodes);
    if (isCurved) return false;
    // Caps are wider than the line.
    const radius_dpx =
      Math.ceil(
        Math.max(capLength(connector) * renderContext.scale, lineWidth(connector.stroke_width, renderContext)) / 2,
      ) + 1;
    for (let n = 1; n < points.length; n += 1) {
      this.#coverSegment(
        /** @type {Point} */ (points[n - 1]),
        /** @type {Point} */ (points[n]),
        radius_dpx,
        renderContext,
      );
    }
    return true;
  }

  /**
   * @param {Point} from
   * @param {Point} to
   * @param {number} radius_dpx
   * @param {RenderContext} renderContext
   */
  #coverSegment(from, to, radius_dpx, { scale, left_dpx, top_dpx }) {
    const steps = Math.max(1, Math.ceil((distance(from, to) * scale) / radius_dpx));
    for (let step = 0; step <= steps; step += 1) {
      const x = Math.round((from.x + ((to.x - from.x) * step) / steps) * scale) - left_dpx;
      const y = Math.round((from.y + ((to.y - from.y) * step) / steps) * scale) - top_dpx;
      this.#coverage.add(x - radius_dpx, y - radius_dpx, x + radius_dpx + 1, y + radius_dpx + 1);
    }
  }

  /**
   * Text can extend beyond its node's box.
   * @param {BoardNode} node
   * @param {number} left
   * @param {number} top
   * @param {RenderContext} renderContext
   */
  #coverText(node, left, top, renderContext) {
    const mayOverflow = node.kind === "sticky" || node.kind === "text" || node.kind === "shape";
    if (!mayOverflow || node.text === "" || !isTextVisible(node.size, renderContext)) return;
    const { scale } = renderContext;
    for (const { x, baseline, width, size } of textLayoutOf(node, renderContext.measure).runs) {
      const [from, to] = [Math.floor(left + x * scale), Math.ceil(left + (x + width) * scale)];
      this.#coverage.add(
        from,
        Math.floor(top + (baseline - size) * scale),
        to,
        Math.ceil(top + (baseline + size / 2) * scale) + 1,
      );
    }
  }
}
