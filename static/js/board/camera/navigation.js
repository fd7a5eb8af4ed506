/**
 * Navigation: moves the camera to places on the board, such as all of it, a node, a thread or the next frame.
 * @module board/camera/navigation
 */

import { unionBoxes } from "../../geometry.js";
import { centreOn, fitBox, panBy, panIntoView, toBoard, visibleBox, zoomAround } from "./camera.js";
import { connectorBox } from "../connectors/connectors.js";
import { nearestBox } from "./nearest.js";
import { NO_INSETS, viewportInsets, pinTarget } from "./viewportInsets.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("./address.js").Address} Address */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("../state.js").BoardState} BoardState */
/** @typedef {import("../view.js").View} View */
/** @typedef {import("./cameraAnimation.js").CameraAnimation} CameraAnimation */
/**
 * @typedef {(to: Camera, address: Address|null) => void} NavigationListener  the address is null for a place without
 *   one
 */

/** Large enough to read a note. */
const NODE_ZOOM_MAX = 1.5;
/** With a smaller zoom, frames are too small to tell apart, for example 20 frames on a phone. */
const OVERVIEW_ZOOM_MIN = 0.06;
/** The smallest zoom at which notes are readable. */
const READING_ZOOM = 0.5;

/** Moves the camera. Flights take the viewport insets into account. */
export class Navigation {
  #board;
  #view;
  #cameraAnimation;
  /** @type {Set<NavigationListener>} */
  #listeners = new Set();

  /**
   * @param {BoardState} board
   * @param {View} view
   * @param {CameraAnimation} cameraAnimation
   */
  constructor(board, view, cameraAnimation) {
    this.#board = board;
    this.#view = view;
    this.#cameraAnimation = cameraAnimation;
  }

  /**
   * @param {NavigationListener} listener  called before the camera flies to a place; not called for panning and zooming
   * @returns {() => void} removes the listener
   */
  onNavigate(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops the animation of the camera. */
  stop() {
    this.#cameraAnimation.stop();
  }

  /** @returns {Camera} the camera that shows the whole board */
  overviewCamera() {
    const box = unionBoxes([...this.#board.nodes.values()]);
    return box ? fitBox(box, this.#view.viewport, viewportInsets(this.#view), 1) : this.#view.camera;
  }

  /**
   * @returns {Camera} the camera for visitors: the start view that an owner has set, else the whole board, or the first
   *   frame if the whole board would be too small
   */
  startCamera() {
    const start = this.#board.info?.start;
    if (start) return fitBox(start, this.#view.viewport, viewportInsets(this.#view));
    const whole = this.overviewCamera();
    const first = this.#board.frames()[0];
    return first && whole.zoom < OVERVIEW_ZOOM_MIN ? this.cameraForNode(first) : whole;
  }

  /**
   * @returns {Box} the part of the board between the bars, including what panels cover. Visitors start without panels,
   *   so this box as a start view shows them the same part.
   */
  unobstructedBox() {
    const { camera, viewport, presenting, isMinimapOpen } = this.#view;
    const panels = { isSidebarOpen: false, isSearchOpen: false, isCommentsOpen: false };
    const { left, top, right, bottom } = viewportInsets({ viewport, presenting, isMinimapOpen, ...panels });
    const corner = toBoard(camera, { x: left, y: top });
    const [w, h] = [viewport.w - left - right, viewport.h - top - bottom].map((px) => Math.max(1, px) / camera.zoom);
    return { ...corner, w: w ?? 1, h: h ?? 1 };
  }

  /** Shows the whole board. */
  flyToOverview() {
    this.#navigate(this.overviewCamera(), null);
  }

  /**
   * @param {Address} address
   * @returns {Camera|null} null if the place does not exist (any more)
   */
  cameraForAddress(address) {
    if (address.kind === "at") return this.#cameraForPoint(address);
    if (address.kind === "comment") return this.#cameraForThread(address.id);
    const first = this.#board.info?.first_number ?? 1;
    const node =
      address.kind === "node" ? this.#board.nodes.get(address.id) : this.#board.frames()[address.number - first];
    return node ? this.cameraForNode(node) : null;
  }

  /**
   * @param {Address} address
   * @returns {boolean} false if the place does not exist
   */
  flyToAddress(address) {
    const camera = this.cameraForAddress(address);
    if (camera) this.#navigate(camera, address);
    return camera !== null;
  }

  /**
   * @param {string} id
   * @returns {boolean} false if the node does not exist
   */
  flyToNode(id) {
    return this.flyToAddress({ kind: "node", id });
  }

  /**
   * @param {string} id
   * @returns {boolean} false if the thread does not exist
   */
  flyToThread(id) {
    return this.flyToAddress({ kind: "comment", id });
  }

  /**
   * @param {BoardNode} node
   * @returns {Camera} the camera that shows the node in the free part of the viewport
   */
  cameraForNode(node) {
    const box = node.kind === "connector" ? connectorBox(node, this.#board.nodes) : node;
    return fitBox(
      box,
      this.#view.viewport,
      viewportInsets(this.#view),
      node.kind === "frame" ? undefined : NODE_ZOOM_MAX,
    );
  }

  /**
   * Flies to a point, without a change of the zoom.
   * @param {Point} boardPoint
   */
  flyToPoint(boardPoint) {
    this.#navigate(centreOn(boardPoint, this.#view.camera.zoom, this.#view.viewport), null);
  }

  /**
   * Pans by the smallest distance that shows a box in the free part of the viewport.
   * @param {Box} box  in board units
   * @param {Box} whole  a larger box, which is shown instead if it fits
   */
  reveal(box, whole) {
    const { camera, viewport } = this.#view;
    const insets = viewportInsets(this.#view);
    const [w, h] = [viewport.w - insets.left - insets.right, viewport.h - insets.top - insets.bottom];
    const fits = whole.w * camera.zoom <= w && whole.h * camera.zoom <= h;
    const to = panIntoView(camera, fits ? whole : box, viewport, insets);
    if (to !== camera) this.#cameraAnimation.flyTo(to);
  }

  /**
   * Flies to a part of the board that is not a node.
   * @param {Box} box
   * @param {number} zoom_max  keeps small boxes from becoming too large
   */
  flyToBox(box, zoom_max) {
    this.#navigate(fitBox(box, this.#view.viewport, viewportInsets(this.#view), zoom_max), null);
  }

  /**
   * Moves a point to the middle of the viewport at once, for example while the minimap is dragged.
   * @param {Point} boardPoint
   */
  centreAt(boardPoint) {
    this.stop();
    this.#view.set({ camera: centreOn(boardPoint, this.#view.camera.zoom, this.#view.viewport) });
  }

  /**
   * Shows a frame of the presentation on the whole screen.
   * @param {FrameNode} frame
   */
  present(frame) {
    this.#view.set({ presenting: frame.id });
    this.#cameraAnimation.flyTo(fitBox(frame, this.#view.viewport, NO_INSETS));
  }

  /** Ends the presentation at the present frame. */
  endPresentation() {
    const id = this.#view.presenting ?? "";
    this.#view.set({ presenting: null });
    this.flyToNode(id);
  }

  /**
   * Flies to a later or earlier frame, counted from the frame in view.
   * @param {number} steps  negative for earlier frames
   */
  stepFrame(steps) {
    const frames = this.#board.frames();
    const here = nearestBox(frames, visibleBox(this.#targetCamera(), this.#view.viewport));
    const current = frames.findIndex((frame) => frame === here);
    const target = frames[Math.max(0, Math.min(frames.length - 1, current + steps))];
    if (target) this.flyToNode(target.id);
  }

  /** Flies to the frame in view; without one, to the node nearest to the middle. */
  flyToNearest() {
    const { camera, viewport } = this.#view;
    const target = this.frameInView() ?? nearestBox([...this.#board.nodes.values()], visibleBox(camera, viewport));
    if (target) this.flyToNode(target.id);
  }

  /** @returns {FrameNode|null} the frame under the middle of the screen, else the nearest visible one */
  frameInView() {
    return nearestBox(this.#board.frames(), visibleBox(this.#view.camera, this.#view.viewport));
  }

  /**
   * Zooms around the middle of the screen.
   * @param {number} factor
   */
  zoomBy(factor) {
    const { viewport } = this.#view;
    this.#cameraAnimation.flyTo(zoomAround(this.#targetCamera(), { x: viewport.w / 2, y: viewport.h / 2 }, factor));
  }

  /** 100 %: a board unit is a CSS pixel. */
  zoomToActualSize() {
    this.zoomBy(1 / this.#targetCamera().zoom);
  }

  /** The end of the current flight, else the present camera: keys may be pressed before a flight ends. */
  #targetCamera() {
    return this.#cameraAnimation.destination ?? this.#view.camera;
  }

  /**
   * @param {Camera} camera
   * @param {Address|null} address
   */
  #navigate(camera, address) {
    for (const listener of this.#listeners) listener(camera, address);
    this.#cameraAnimation.flyTo(camera);
  }

  /** @param {{x: number, y: number, zoom: number}} address  from a link, so the numbers may be invalid */
  #cameraForPoint({ x, y, zoom }) {
    const isPlace = Number.isFinite(x) && Number.isFinite(y) && zoom > 0;
    return isPlace ? centreOn({ x, y }, zoom, this.#view.viewport) : null;
  }

  /** @param {string} id */
  #cameraForThread(id) {
    const thread = this.#board.threads.get(id);
    const { camera, viewport } = this.#view;
    if (!thread) return null;
    const spot = pinTarget(this.#view);
    const centred = centreOn(this.#board.pinOf(thread), Math.max(camera.zoom, READING_ZOOM), viewport);
    return panBy(centred, spot.x - viewport.w / 2, spot.y - viewport.h / 2);
  }
}
