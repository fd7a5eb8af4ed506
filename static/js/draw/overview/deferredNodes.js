/**
 * Which nodes have to be drawn after the pixels are on the canvas: those that are more than a box, and whatever lies on them.
 * @module draw/overview/deferredNodes
 */

import { capLength, connectorLine } from "../../board/connectors/connectors.js";
import { distance } from "../../geometry.js";
import { hasRim } from "./rasterize.js";
import { Cover } from "./coverageMask.js";
import { letteringOf } from "../text/textLayout.js";
import { hairline } from "../paint/renderContext.js";
import { lineWidth } from "../paint/strokes.js";
import { isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("./nodeBuffers.js").Swatches} Swatches */

/** A text may run on below its box, and a shadow lies around it: what is so near to the picture is drawn. */
const REACH_DPX = 64;

/** Slots that are late, lowest first. */
export class Late {
  /** @type {number[]} */
  slots = [];

  #nodeAt;
  #cover = new Cover();
  #wide = 0;
  #high = 0;

  /** @param {(slot: number) => BoardNode} nodeAt */
  constructor(nodeAt) {
    this.#nodeAt = nodeAt;
  }

  /**
   * Nothing is late yet.
   * @param {{w: number, h: number}} size_dpx
   */
  begin({ w, h }) {
    this.slots.length = 0;
    this.#wide = w;
    this.#high = h;
    this.#cover.begin(w, h);
  }

  /**
   * To be asked of each slot in view, from the lowest up.
   * @param {number} slot
   * @param {Swatches} swatches
   * @param {Look} look
   * @returns {boolean}
   */
  takes(slot, { corners, below, inks }, look) {
    const { scale, left_dpx, top_dpx } = look;
    const at = 4 * slot;
    const left = Math.round(/** @type {number} */ (corners[at]) * scale) - left_dpx;
    const top = Math.round(/** @type {number} */ (corners[at + 1]) * scale) - top_dpx;
    const right = Math.max(left + 1, Math.round(/** @type {number} */ (corners[at + 2]) * scale) - left_dpx);
    const bottom = Math.max(top + 1, Math.round(/** @type {number} */ (corners[at + 3]) * scale) - top_dpx);
    if (left > this.#wide + REACH_DPX || top > this.#high + REACH_DPX || right < -REACH_DPX || bottom < -REACH_DPX)
      return false;
    const line = hairline(look);
    if (look.zoom >= /** @type {number} */ (below[slot])) {
      const node = this.#nodeAt(slot);
      if (node.kind === "connector" && this.#coverLine(node, look)) return this.#take(slot);
      // Edges and rims stand around the box, and below it two.
      this.#cover.add(left - line, top - line, right + line, bottom + 2 * line);
      this.#coverText(node, left, top, look);
    } else {
      const rim = hasRim(/** @type {number} */ (inks[slot])) ? line : 0;
      if (inks[slot] === 0 || !this.#cover.meets(left - rim, top - rim, right + rim, bottom + rim)) return false;
      this.#cover.add(left - rim, top - rim, right + rim, bottom + rim);
    }
    return this.#take(slot);
  }

  /** @param {number} slot  @returns {true} */
  #take(slot) {
    this.slots.push(slot);
    return true;
  }

  /**
   * The box of a line that runs aslant is nearly empty.
   * @param {import("../../wire.js").ConnectorNode} connector
   * @param {Look} look
   * @returns {boolean} false where it is bent or written on, and its box has to do
   */
  #coverLine(connector, look) {
    if (connector.text !== "" && isWritten(connector.size, look)) return false;
    const { points, isCurved } = connectorLine(connector, look.nodes);
    if (isCurved) return false;
    // What its ends wear is wider than the line, and sticks out.
    const reach =
      Math.ceil(Math.max(capLength(connector) * look.scale, lineWidth(connector.stroke_width, look)) / 2) + 1;
    for (let n = 1; n < points.length; n += 1) {
      this.#coverPiece(/** @type {Point} */ (points[n - 1]), /** @type {Point} */ (points[n]), reach, look);
    }
    return true;
  }

  /**
   * @param {Point} from
   * @param {Point} to
   * @param {number} reach
   * @param {Look} look
   */
  #coverPiece(from, to, reach, { scale, left_dpx, top_dpx }) {
    const steps = Math.max(1, Math.ceil((distance(from, to) * scale) / reach));
    for (let step = 0; step <= steps; step += 1) {
      const x = Math.round((from.x + ((to.x - from.x) * step) / steps) * scale) - left_dpx;
      const y = Math.round((from.y + ((to.y - from.y) * step) / steps) * scale) - top_dpx;
      this.#cover.add(x - reach, y - reach, x + reach + 1, y + reach + 1);
    }
  }

  /**
   * Letters may be larger than the box that they were to stand in.
   * @param {BoardNode} node
   * @param {number} left
   * @param {number} top
   * @param {Look} look
   */
  #coverText(node, left, top, look) {
    const mayRunOver = node.kind === "sticky" || node.kind === "text" || node.kind === "shape";
    if (!mayRunOver || node.text === "" || !isWritten(node.size, look)) return;
    const { scale } = look;
    for (const { x, baseline, width, size } of letteringOf(node, look.measure).runs) {
      const [from, to] = [Math.floor(left + x * scale), Math.ceil(left + (x + width) * scale)];
      this.#cover.add(
        from,
        Math.floor(top + (baseline - size) * scale),
        to,
        Math.ceil(top + (baseline + size / 2) * scale) + 1,
      );
    }
  }
}
