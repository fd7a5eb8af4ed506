/**
 * The comment tool: idle -> pointing (the tool is taken) -> placed (a draft stands on the map).
 * @module tools/pins/commentTool
 */

import { toBoard } from "../../board/camera/camera.js";
import { pinAnchorAt } from "../../draw/hitTest.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../draw/index/spatialIndex.js").SpatialIndex} SpatialIndex */

/** Puts the draft of a comment on the map. */
export class CommentTool {
  #view;
  #index;

  /**
   * @param {View} view
   * @param {SpatialIndex} index
   */
  constructor(view, index) {
    this.#view = view;
    this.#index = index;
  }

  /** Takes the tool, or puts it away if it is taken. */
  toggle() {
    this.#view.set({ tool: this.#view.tool === "comment" ? "hand" : "comment" });
  }

  /**
   * Places the draft: on the node under the point, with which it then moves, or on the bare map.
   * @param {Point} screenPoint
   */
  place(screenPoint) {
    const draft = pinAnchorAt(this.#index, toBoard(this.#view.camera, screenPoint));
    this.#view.set({ tool: "hand", thread: null, draft });
  }

  /** Places it in the middle of the screen: the way without a pointer. */
  placeInMiddle() {
    const { w, h } = this.#view.viewport;
    this.place({ x: w / 2, y: h / 2 });
  }
}
