/**
 * The note tool: a click begins a new note. Without a tool in hand, a click opens a note that is there.
 * @module tools/notes/noteTool
 */

import { toBoard } from "../../board/camera/camera.js";
import { nodeAt } from "../../draw/hitTest.js";
import { clamp } from "../../geometry.js";
import { middleOf, Placement } from "../base/placement.js";
import { placeAt } from "./notePlacement.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../draw/index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */

/** The size of a new note on the screen, between the two zooms. Beyond them it would be tiny or huge on the board. */
const SIZE_PX = Object.freeze({ w: 200, h: 140, letters: 16 });
const ZOOM_MIN = 0.2;
const ZOOM_MAX = 2;

/** Places new notes, and opens those that are there. */
export class NoteTool extends Placement {
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
    super(view, "note", (at) => ({ note: { id: null, ...newNoteAt(at, view, index) } }));
    this.#index = index;
    this.#mayOpen = mayOpen;
    this.#isOwn = isOwn;
  }

  /**
   * Opens the note under a click, if it is this person's own.
   * @param {Point} screenPoint
   * @returns {boolean} whether that note is open now
   */
  click(screenPoint) {
    const node = this.#nodeAt(screenPoint);
    if (node && node.id === this.view.note?.id) return true;
    return this.#isOwn(node) && this.open(screenPoint);
  }

  /**
   * Opens the note under a point, if this person may change it.
   * @param {Point} screenPoint
   * @returns {boolean} whether it is open now
   */
  open(screenPoint) {
    const node = this.#nodeAt(screenPoint);
    if (!node || !this.#mayOpen(node)) return false;
    this.view.set({ thread: null, draft: null, note: { id: node.id } });
    return true;
  }

  /** Opens the note in the middle of the screen. */
  openInMiddle() {
    this.open(middleOf(this.view));
  }

  /** @param {Point} screenPoint */
  #nodeAt(screenPoint) {
    const { camera } = this.view;
    return nodeAt(this.#index, toBoard(camera, screenPoint), camera.zoom);
  }
}

/**
 * @param {Point} at  board point of its middle
 * @param {View} view
 * @param {SpatialIndex} index
 */
function newNoteAt(at, view, index) {
  const scale = 1 / clamp(view.camera.zoom, ZOOM_MIN, ZOOM_MAX);
  const [w, h] = [SIZE_PX.w * scale, SIZE_PX.h * scale];
  return { x: at.x - w / 2, y: at.y - h / 2, w, h, size: SIZE_PX.letters * scale, place: placeAt(index, at) };
}
