/**
 * Commenting in an area: a click in it, or on its button, begins a discussion whose pin finds a free place by itself.
 * @module tools/area
 */

import { toBoard, visibleBox } from "../board/camera.js";
import { freePlace } from "../board/freeplace.js";
import { shapeRoom } from "../draw/forms.js";
import { areaAt } from "../draw/hit.js";
import { letteringOf } from "../draw/lettering.js";
import { boxContains } from "../geometry.js";

/** @typedef {import("../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../board/view.js").Draft} Draft */

/**
 * @typedef {object} Parts
 * @property {import("../board/areas.js").Areas} areas
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../board/places.js").Places} places
 * @property {import("../draw/spatial.js").SpatialIndex} index
 * @property {{measure: import("../draw/text.js").Measure}} renderer
 * @property {() => boolean} mayComment
 */

/** The button at the lower edge, as high as it is when the board is seen at its own size. */
const BUTTON_STRIP = 52;
/** Above and below a text in the middle of a shape there is the same; pins go below. */
const SHARE_ABOVE = Object.freeze({ top: 0, middle: 0.5, bottom: 1 });

/** What may be done in an area follows from the role. */
export class AreaTool {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {Point} screenPoint
   * @returns {string|null} the area that a click there would open
   */
  at(screenPoint) {
    const { areas, view, index, mayComment } = this.#parts;
    if (areas.count === 0) return null;
    const area = areaAt(index, toBoard(view.camera, screenPoint));
    return area && (mayComment() || areas.openIn(area.id).length > 0) ? area.id : null;
  }

  /**
   * Begins a discussion in it; where this person may only read, shows the oldest one.
   * @param {string} id  of an area
   */
  open(id) {
    const { areas, view, mayComment } = this.#parts;
    const area = areas.get(id);
    if (area && mayComment()) this.#begin(area);
    else this.#bring({ thread: areas.openIn(id)[0]?.id ?? null, draft: view.draft });
  }

  /**
   * Where a new discussion goes in the end: while it was being written, others may have taken its place in the area.
   * @param {Draft} draft
   * @returns {Draft}
   */
  settle(draft) {
    const area = this.#parts.areas.get(draft.node_id);
    const isTaken = area && this.#parts.areas.pinsOn(area.id).some(({ x, y }) => x === draft.x && y === draft.y);
    return isTaken ? this.#placeIn(area) : draft;
  }

  /** @param {ShapeNode} area */
  #begin(area) {
    this.#bring({ thread: null, draft: this.#placeIn(area) });
  }

  /**
   * Shows it, and goes there if its pin would be out of view.
   * @param {{thread: string|null, draft: Draft|null}} what
   */
  #bring({ thread, draft }) {
    const { board, view, places } = this.#parts;
    if (thread === null && draft === null) return;
    view.set({ thread, draft: thread === null ? draft : null });
    const pin = board.threads.get(thread ?? "") ?? draft;
    const point = pin && board.pinOf(pin);
    if (point && !boxContains(visibleBox(view.camera, view.viewport), point)) places.flyToPoint(point);
  }

  /**
   * @param {ShapeNode} area
   * @returns {Draft}
   */
  #placeIn(area) {
    const { areas, renderer } = this.#parts;
    return { node_id: area.id, ...freePlace(roomForPins(area, renderer.measure), areas.pinsOn(area.id)) };
  }
}

/**
 * @param {ShapeNode} area
 * @param {import("../draw/text.js").Measure} measure
 * @returns {Box} from the area's top left: beside its text, which others still want to read, and above its button
 */
export function roomForPins(area, measure) {
  const room = shapeRoom(area);
  const above_button = { ...room, h: Math.max(0, Math.min(room.h, area.h - room.y - BUTTON_STRIP)) };
  if (area.text === "") return above_button;
  const { height } = letteringOf(area, measure);
  const above = (room.h - height) * SHARE_ABOVE[area.vertical];
  const end = room.y + above + height;
  if (area.vertical === "bottom") return { ...room, h: Math.max(0, above) };
  return { ...room, y: end, h: Math.max(0, above_button.y + above_button.h - end) };
}
