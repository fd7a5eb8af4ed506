/**
 * Commenting in an area: a click in it, or on its button, begins a discussion whose pin finds a free place by itself.
 * @module tools/pins/areaTool
 */

import { toBoard, toScreen, visibleBox } from "../../board/camera/camera.js";
import { findFreePoint } from "../../board/comments/pinPlacement.js";
import { THREAD_PX } from "../../board/camera/viewportInsets.js";
import { areaFoot, questionBox } from "../../draw/overlay/areaFoot.js";
import { areaAt } from "../../draw/hitTest.js";
import { boxContains } from "../../geometry.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/view.js").Draft} Draft */

/**
 * @typedef {object} Parts
 * @property {import("../../board/comments/areas.js").CommentAreas} areas
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {{measure: import("../../draw/text/text.js").Measure}} renderer
 * @property {() => boolean} mayComment
 */

/** The button is at the right end of the strip; pins have the rest of it. */
const PINS_SHARE = 0.5;
/** A pin stands on the strip's lower edge, and a little above it, so that it is seen to belong to the area. */
const LIFT = 4;

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
    return area && (mayComment() || areas.openThreadsIn(area.id).length > 0) ? area.id : null;
  }

  /**
   * Begins a discussion in it; where this person may only read, shows the oldest one.
   * @param {string} id  of an area
   */
  open(id) {
    const { areas, view, mayComment } = this.#parts;
    const area = areas.get(id);
    if (area && mayComment()) this.#begin(area);
    else this.#bring({ thread: areas.openThreadsIn(id)[0]?.id ?? null, draft: view.draft });
  }

  /**
   * Where a new discussion goes in the end: while it was being written, others may have taken its place in the area.
   * @param {Draft} draft
   * @returns {Draft}
   */
  settle(draft) {
    const area = this.#parts.areas.get(draft.node_id);
    const isTaken = area && this.#parts.areas.threadsOn(area.id).some(({ x, y }) => x === draft.x && y === draft.y);
    return isTaken ? this.#placeIn(area) : draft;
  }

  /**
   * What a card that speaks of the area has to stand beside: all of it, or only its question where the window has no room
   * beside all of it.
   * @param {string|null} id
   * @returns {{left: number, right: number, top: number, bottom: number}|null} screen pixels; null where the node is no area
   */
  edgesOf(id) {
    const {
      areas,
      view: { camera, viewport },
      renderer,
    } = this.#parts;
    const area = areas.get(id);
    if (!area) return null;
    const all = edgesOn(camera, area);
    if (all.left >= THREAD_PX || viewport.w - all.right >= THREAD_PX) return all;
    const question = questionBox(area, renderer.measure);
    return edgesOn(camera, { ...question, x: area.x + question.x, y: area.y + question.y });
  }

  /**
   * Opens a new comment at its place, and brings that into view.
   * @param {Draft} draft
   */
  goTo(draft) {
    this.#bring({ thread: null, draft });
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
    const { board, view, navigation } = this.#parts;
    if (thread === null && draft === null) return;
    view.set({ thread, draft: thread === null ? draft : null });
    const pin = board.threads.get(thread ?? "") ?? draft;
    const point = pin && board.pinOf(pin);
    if (point && !boxContains(visibleBox(view.camera, view.viewport), point)) navigation.flyToPoint(point);
  }

  /**
   * @param {ShapeNode} area
   * @returns {Draft}
   */
  #placeIn(area) {
    const { areas, renderer } = this.#parts;
    return { node_id: area.id, ...findFreePoint(roomForPins(area, renderer.measure), areas.threadsOn(area.id)) };
  }
}

/**
 * @param {ShapeNode} area
 * @param {import("../../draw/text/text.js").Measure} measure
 * @returns {Box} from the area's top left: below its text, which others still want to read, and beside its button
 */
export function roomForPins(area, measure) {
  const { x, y, w, h } = areaFoot(area, measure);
  return { x, y, w: w * PINS_SHARE, h: Math.max(0, h - LIFT) };
}

/**
 * @param {import("../../board/camera/camera.js").Camera} camera
 * @param {Box} box
 */
function edgesOn(camera, { x, y, w, h }) {
  const [start, end] = [toScreen(camera, { x, y }), toScreen(camera, { x: x + w, y: y + h })];
  return { left: start.x, right: end.x, top: start.y, bottom: end.y };
}
