/**
 * The note tool: idle -> pointing (the tool is taken) -> placed (a note is being written on the map).
 * @module tools/notes/noteTool
 */

import { toBoard } from "../../board/camera/camera.js";
import { nodeAt } from "../../draw/hitTest.js";
import { clamp } from "../../geometry.js";
import { placeAt } from "./notePlacement.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../draw/index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */

/** As large as one sees it when it is put down, whatever the zoom; but neither a speck nor a poster on the map. */
const SIZE_PX = Object.freeze({ w: 200, h: 140, letters: 16 });
const ZOOM_MIN = 0.2;
const ZOOM_MAX = 2;

/** Puts new notes on the map, and opens those that are there. */
export class NoteTool {
  #view;
  #index;
  #mayOpen;
  #isOwn;

  /**
   * @param {View} view
   * @param {SpatialIndex} index
   * @param {(node: BoardNode|null) => boolean} mayOpen
   * @param {(node: BoardNode|null) => boolean} isOwn  whether one click opens it
   */
  constructor(view, index, mayOpen, isOwn) {
    this.#view = view;
    this.#index = index;
    this.#mayOpen = mayOpen;
    this.#isOwn = isOwn;
  }

  /** Takes the tool, or puts it away if it is taken. */
  toggle() {
    this.#view.set({ tool: this.#view.tool === "note" ? "hand" : "note" });
  }

  /**
   * Places the draft of a note around a point.
   * @param {Point} screenPoint
   */
  place(screenPoint) {
    const at = toBoard(this.#view.camera, screenPoint);
    const scale = 1 / clamp(this.#view.camera.zoom, ZOOM_MIN, ZOOM_MAX);
    const [w, h] = [SIZE_PX.w * scale, SIZE_PX.h * scale];
    const place = placeAt(this.#index, at);
    const box = { x: at.x - w / 2, y: at.y - h / 2, w, h, size: SIZE_PX.letters * scale, place };
    this.#view.set({ tool: "hand", thread: null, draft: null, note: { id: null, ...box } });
  }

  /** Places it in the middle of the screen: the way without a pointer. */
  placeInMiddle() {
    this.place(this.#middle());
  }

  /**
   * Takes one click: it opens the note under it, if that is one's own.
   * @param {Point} screenPoint
   * @returns {boolean} whether a note is open there
   */
  click(screenPoint) {
    const node = this.#nodeAt(screenPoint);
    if (node && node.id === this.#view.note?.id) return true;
    return this.#isOwn(node) && this.open(screenPoint);
  }

  /**
   * Opens the note under a point, if it is this person's to change.
   * @param {Point} screenPoint
   * @returns {boolean} whether it is
   */
  open(screenPoint) {
    const node = this.#nodeAt(screenPoint);
    if (!node || !this.#mayOpen(node)) return false;
    this.#view.set({ thread: null, draft: null, note: { id: node.id } });
    return true;
  }

  /** Opens the one in the middle of the screen. */
  openInMiddle() {
    this.open(this.#middle());
  }

  /** @param {Point} screenPoint */
  #nodeAt(screenPoint) {
    const { camera } = this.#view;
    return nodeAt(this.#index, toBoard(camera, screenPoint), camera.zoom);
  }

  /** @returns {Point} */
  #middle() {
    const { w, h } = this.#view.viewport;
    return { x: w / 2, y: h / 2 };
  }
}
