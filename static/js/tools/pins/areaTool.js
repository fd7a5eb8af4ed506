/**
 * Commenting in a comment area: a click in it, or on its button, begins a thread. Its pin is put in a free place.
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

/** The share of the strip that is for pins. The button is at its right end. */
const PINS_SHARE = 0.5;
/** In board units: pins stand a little above the lower edge of the strip, so that they are clearly inside the area. */
const LIFT = 4;

/** Opens threads in comment areas, and begins new ones where the role allows it. */
export class AreaTool {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {Point} screenPoint
   * @returns {string|null} id of the area that a click there would open
   */
  areaAt(screenPoint) {
    const { areas, view, index, mayComment } = this.#parts;
    if (areas.count === 0) return null;
    const area = areaAt(index, toBoard(view.camera, screenPoint));
    return area && (mayComment() || areas.openThreadsIn(area.id).length > 0) ? area.id : null;
  }

  /**
   * Begins a thread in an area. Where this person may only read, shows its oldest thread.
   * @param {string} id  of an area
   */
  open(id) {
    const { areas, view, mayComment } = this.#parts;
    const area = areas.get(id);
    if (area && mayComment()) this.#begin(area);
    else this.#show({ thread: areas.openThreadsIn(id)[0]?.id ?? null, draft: view.draft });
  }

  /**
   * Moves a new thread to a free place of its area, if somebody has taken its place while it was being written.
   * @param {Draft} draft
   * @returns {Draft}
   */
  moveToFreePlace(draft) {
    const area = this.#parts.areas.get(draft.node_id);
    const isTaken = area && this.#parts.areas.threadsOn(area.id).some(({ x, y }) => x === draft.x && y === draft.y);
    return isTaken ? this.#placeIn(area) : draft;
  }

  /**
   * What a card about the area stands beside: the area, or its question where the window has no space beside the area.
   * @param {string|null} id
   * @returns {{left: number, right: number, top: number, bottom: number}|null} screen pixels; null for other nodes
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
   * Opens a new comment at its place, and flies there if that is out of view.
   * @param {Draft} draft
   */
  goTo(draft) {
    this.#show({ thread: null, draft });
  }

  /** @param {ShapeNode} area */
  #begin(area) {
    this.#show({ thread: null, draft: this.#placeIn(area) });
  }

  /**
   * Opens a thread or a draft, and flies there if its pin is out of view.
   * @param {{thread: string|null, draft: Draft|null}} what
   */
  #show({ thread, draft }) {
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
    return { node_id: area.id, ...findFreePoint(pinBoxOf(area, renderer.measure), areas.threadsOn(area.id)) };
  }
}

/**
 * @param {ShapeNode} area
 * @param {import("../../draw/text/text.js").Measure} measure
 * @returns {Box} where pins may stand, from the area's top left: below its text and beside its button
 */
export function pinBoxOf(area, measure) {
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
