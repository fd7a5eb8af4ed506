/**
 * The places that one can go to on a board: all of it, a node, a discussion, the next frame.
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
 * @typedef {(to: Camera, address: Address|null) => void} NavigationListener  an address where the place has one of its
 *   own
 */

/** A note is shown large enough to read, and no larger. */
const NODE_ZOOM_MAX = 1.5;
/** From here on frames can be told apart; on a phone a board of twenty is smaller. */
const OVERVIEW_ZOOM_MIN = 0.06;
/** Notes can be read from here on. */
const READING_ZOOM = 0.5;

/** Takes the camera to places. */
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
   * @param {NavigationListener} listener  is told, before the camera moves, to which place one goes; of panning and
   *   zooming it hears nothing
   * @returns {() => void} stops it
   */
  onNavigate(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stands still. */
  stop() {
    this.#cameraAnimation.stop();
  }

  /** @returns {Camera} the one that shows the whole board */
  overviewCamera() {
    const box = unionBoxes([...this.#board.nodes.values()]);
    return box ? fitBox(box, this.#view.viewport, viewportInsets(this.#view), 1) : this.#view.camera;
  }

  /**
   * @returns {Camera} where one begins: what the owner has set, else the whole board, or its first frame where that is
   *   too small to make out
   */
  startCamera() {
    const start = this.#board.info?.start;
    if (start) return fitBox(start, this.#view.viewport, viewportInsets(this.#view));
    const whole = this.overviewCamera();
    const first = this.#board.frames()[0];
    return first && whole.zoom < OVERVIEW_ZOOM_MIN ? this.cameraForNode(first) : whole;
  }

  /**
   * @returns {Box} the part of the board that the bars leave free, also where a panel covers it now: visitors begin
   *   without panels, and see it as a start view where it is seen here
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
   * @returns {Camera|null} null if there is no such place (any more)
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
   * @returns {boolean} false if there is no such place
   */
  flyToAddress(address) {
    const camera = this.cameraForAddress(address);
    if (camera) this.#navigate(camera, address);
    return camera !== null;
  }

  /**
   * @param {string} id
   * @returns {boolean} false if there is no such node
   */
  flyToNode(id) {
    return this.flyToAddress({ kind: "node", id });
  }

  /**
   * @param {string} id
   * @returns {boolean} false if there is no such discussion
   */
  flyToThread(id) {
    return this.flyToAddress({ kind: "comment", id });
  }

  /**
   * @param {BoardNode} node
   * @returns {Camera} the one that shows it in the room that panels leave
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
   * Brings a point to the middle, as far away as one is.
   * @param {Point} boardPoint
   */
  flyToPoint(boardPoint) {
    this.#navigate(centreOn(boardPoint, this.#view.camera.zoom, this.#view.viewport), null);
  }

  /**
   * Pans no further than it takes to have a box in view, clear of bars and panels.
   * @param {Box} box  in board units
   * @param {Box} whole  what is shown with it, where there is room for all of that
   */
  reveal(box, whole) {
    const { camera, viewport } = this.#view;
    const room = viewportInsets(this.#view);
    const [w, h] = [viewport.w - room.left - room.right, viewport.h - room.top - room.bottom];
    const hasRoom = whole.w * camera.zoom <= w && whole.h * camera.zoom <= h;
    const to = panIntoView(camera, hasRoom ? whole : box, viewport, room);
    if (to !== camera) this.#cameraAnimation.flyTo(to);
  }

  /**
   * Shows a part of the board that is no node.
   * @param {Box} box
   * @param {number} zoom_max  small ones are not blown up beyond this
   */
  flyToBox(box, zoom_max) {
    this.#navigate(fitBox(box, this.#view.viewport, viewportInsets(this.#view), zoom_max), null);
  }

  /**
   * Follows a hand that holds the middle of the screen.
   * @param {Point} boardPoint
   */
  centreAt(boardPoint) {
    this.stop();
    this.#view.set({ camera: centreOn(boardPoint, this.#view.camera.zoom, this.#view.viewport) });
  }

  /**
   * Shows a frame of the presentation on the whole screen, everything else dimmed.
   * @param {FrameNode} frame
   */
  present(frame) {
    this.#view.set({ presenting: frame.id });
    this.#cameraAnimation.flyTo(fitBox(frame, this.#view.viewport, NO_INSETS));
  }

  /** Ends the presentation where it is. */
  endPresentation() {
    const id = this.#view.presenting ?? "";
    this.#view.set({ presenting: null });
    this.flyToNode(id);
  }

  /**
   * Goes to the frame so many steps on from the one in view.
   * @param {number} steps
   */
  stepFrame(steps) {
    const frames = this.#board.frames();
    const here = nearestBox(frames, visibleBox(this.#targetCamera(), this.#view.viewport));
    const current = frames.findIndex((frame) => frame === here);
    const target = frames[Math.max(0, Math.min(frames.length - 1, current + steps))];
    if (target) this.flyToNode(target.id);
  }

  /** Brings the frame in view to its place between the bars; where there is none, the node nearest to the middle. */
  flyToNearest() {
    const { camera, viewport } = this.#view;
    const target = this.frameInView() ?? nearestBox([...this.#board.nodes.values()], visibleBox(camera, viewport));
    if (target) this.flyToNode(target.id);
  }

  /** @returns {FrameNode|null} the one under the middle of the screen, else the nearest on screen */
  frameInView() {
    return nearestBox(this.#board.frames(), visibleBox(this.#view.camera, this.#view.viewport));
  }

  /**
   * Zooms at the middle of the screen.
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

  /** Keys come faster than flights end: the next step is counted from where the last one leads. */
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

  /** @param {{x: number, y: number, zoom: number}} address  of a link: anybody may have written it */
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
