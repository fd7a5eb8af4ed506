/**
 * The places that one can go to on a board: all of it, a node, the next frame.
 * @module board/places
 */

import { boxContains, boxesMeet, centre, distance, unionBoxes } from "../geometry.js";
import { centredOn, fitBox, visibleBox, zoomAround } from "./camera.js";

/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("./state.js").BoardState} BoardState */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./travel.js").Travel} Travel */

/** Bars and an open sidebar, in CSS pixels; the style sheets have the same figures. */
const BARS = { left: 84, top: 104, right: 24, bottom: 72 };
const SIDEBAR_PX = 384;
export const PHONE_PX = 640;
const PHONE_BARS = { left: 12, top: 96, right: 12, bottom: 140 };
const ALL_OF_SCREEN = { left: 0, top: 0, right: 0, bottom: 0 };
/** A note is shown large enough to read, and no larger. */
const NODE_ZOOM_MAX = 1.5;
/** From here on frames can be told apart; on a phone a board of twenty is smaller. */
const OVERVIEW_ZOOM_MIN = 0.06;
/** Notes can be read from here on. */
const READING_ZOOM = 0.5;

/** Takes the camera to places. */
export class Places {
  #board;
  #view;
  #travel;

  /**
   * @param {BoardState} board
   * @param {View} view
   * @param {Travel} travel
   */
  constructor(board, view, travel) {
    this.#board = board;
    this.#view = view;
    this.#travel = travel;
  }

  /** Stands still. */
  stop() {
    this.#travel.stop();
  }

  /** @returns {import("./camera.js").Camera} the one that shows the whole board */
  overview() {
    const box = unionBoxes([...this.#board.nodes.values()]);
    return box ? fitBox(box, this.#view.viewport, this.#room(), 1) : this.#view.camera;
  }

  /** @returns {import("./camera.js").Camera} where one begins: the whole board, or its first frame where that is too small to make out */
  beginning() {
    const whole = this.overview();
    const first = this.#board.frames()[0];
    return first && whole.zoom < OVERVIEW_ZOOM_MIN ? this.cameraFor(first) : whole;
  }

  /** Shows the whole board. */
  flyToAll() {
    this.#travel.flyTo(this.overview());
  }

  /**
   * @param {string} id
   * @returns {boolean} false if there is no such node
   */
  flyToNode(id) {
    const node = this.#board.nodes.get(id);
    if (node) this.#travel.flyTo(this.cameraFor(node));
    return node !== undefined;
  }

  /**
   * @param {BoardNode} node
   * @returns {import("./camera.js").Camera} the one that shows it in the room that panels leave
   */
  cameraFor(node) {
    return fitBox(node, this.#view.viewport, this.#room(), node.kind === "frame" ? undefined : NODE_ZOOM_MAX);
  }

  /**
   * Brings a point to the middle, at a zoom at which notes can be read.
   * @param {Point} boardPoint
   */
  flyToPoint(boardPoint) {
    this.#travel.flyTo(centredOn(boardPoint, Math.max(this.#view.camera.zoom, READING_ZOOM), this.#view.viewport));
  }

  /**
   * Shows a frame of the presentation on the whole screen, everything else dimmed.
   * @param {FrameNode} frame
   */
  present(frame) {
    this.#view.set({ presenting: frame.id });
    this.#travel.flyTo(fitBox(frame, this.#view.viewport, ALL_OF_SCREEN));
  }

  /** Ends the presentation where it is. */
  endPresentation() {
    const frame = this.#board.nodes.get(this.#view.presenting ?? "");
    this.#view.set({ presenting: null });
    if (frame) this.#travel.flyTo(this.cameraFor(frame));
  }

  /**
   * Goes to the frame so many steps on from the one in view.
   * @param {number} steps
   */
  step(steps) {
    const frames = this.#board.frames();
    const current = frames.findIndex((frame) => frame.id === this.frameInView()?.id);
    const target = frames[Math.max(0, Math.min(frames.length - 1, current + steps))];
    if (target) this.#travel.flyTo(this.cameraFor(target));
  }

  /** @returns {FrameNode|null} the one under the middle of the screen, else the nearest on screen */
  frameInView() {
    const seen = visibleBox(this.#view.camera, this.#view.viewport);
    const middle = centre(seen);
    const frames = this.#board.frames().filter((frame) => boxesMeet(frame, seen));
    const nearest = frames.toSorted((a, b) => distance(centre(a), middle) - distance(centre(b), middle))[0];
    return frames.find((frame) => boxContains(frame, middle)) ?? nearest ?? null;
  }

  /**
   * Zooms at the middle of the screen.
   * @param {number} factor
   */
  zoomBy(factor) {
    const { camera, viewport } = this.#view;
    this.#travel.flyTo(zoomAround(camera, { x: viewport.w / 2, y: viewport.h / 2 }, factor));
  }

  /** 100 %: a board unit is a CSS pixel. */
  zoomToActualSize() {
    this.zoomBy(1 / this.#view.camera.zoom);
  }

  #room() {
    const { viewport, isSidebarOpen, presenting } = this.#view;
    if (presenting !== null) return ALL_OF_SCREEN;
    if (viewport.w <= PHONE_PX) return PHONE_BARS;
    return isSidebarOpen ? { ...BARS, left: SIDEBAR_PX } : BARS;
  }
}
