/**
 * The note tool: idle -> pointing (the tool is taken) -> placed (a note is being written on the map).
 * @module tools/note
 */

import { toBoard } from "../board/camera.js";
import { keyAbove } from "../board/orderkeys.js";
import { frameAt, nodeAt } from "../draw/hit.js";
import { clamp } from "../geometry.js";

/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../draw/spatial.js").SpatialIndex} SpatialIndex */
/** @typedef {import("../wire.js").BoardNode} BoardNode */

/** As large as one sees it when it is put down, whatever the zoom; but neither a speck nor a poster on the map. */
const SIZE_PX = Object.freeze({ w: 200, h: 140, letters: 16 });
const ZOOM_MIN = 0.2;
const ZOOM_MAX = 2;

/** Puts new notes on the map, and opens those that are there. */
export class NoteTool {
  #view;
  #index;
  #mayOpen;

  /**
   * @param {View} view
   * @param {SpatialIndex} index
   * @param {(node: BoardNode|null) => boolean} mayOpen
   */
  constructor(view, index, mayOpen) {
    this.#view = view;
    this.#index = index;
    this.#mayOpen = mayOpen;
  }

  /** Takes the tool, or puts it away if it is taken. */
  toggle() {
    this.#view.set({ tool: this.#view.tool === "note" ? "hand" : "note" });
  }

  /**
   * Places the draft of a note around a point; it belongs to the frame there, and lies above all else.
   * @param {Point} screenPoint
   */
  place(screenPoint) {
    const at = toBoard(this.#view.camera, screenPoint);
    const scale = 1 / clamp(this.#view.camera.zoom, ZOOM_MIN, ZOOM_MAX);
    const [w, h] = [SIZE_PX.w * scale, SIZE_PX.h * scale];
    const place = { parent: frameAt(this.#index, at)?.id ?? null, order: keyAbove(this.#index.nodes.values()) };
    const box = { x: at.x - w / 2, y: at.y - h / 2, w, h, size: SIZE_PX.letters * scale, place };
    this.#view.set({ tool: "hand", thread: null, draft: null, note: { id: null, ...box } });
  }

  /** Places it in the middle of the screen: the way without a pointer. */
  placeInMiddle() {
    this.place(this.#middle());
  }

  /**
   * Opens the note under a point, if it is this person's to change.
   * @param {Point} screenPoint
   * @returns {boolean} whether it is
   */
  open(screenPoint) {
    const { camera } = this.#view;
    const node = nodeAt(this.#index, toBoard(camera, screenPoint), camera.zoom);
    if (!node || !this.#mayOpen(node)) return false;
    this.#view.set({ thread: null, draft: null, note: { id: node.id } });
    return true;
  }

  /** Opens the one in the middle of the screen. */
  openInMiddle() {
    this.open(this.#middle());
  }

  /** @returns {Point} */
  #middle() {
    const { w, h } = this.#view.viewport;
    return { x: w / 2, y: h / 2 };
  }
}
