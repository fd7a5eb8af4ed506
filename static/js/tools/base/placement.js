/**
 * Placing something new on the board. `view.tool` is the tool in hand; a click places, and then the tool is put away.
 * @module tools/base/placement
 */

import { toBoard } from "../../board/camera/camera.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/view.js").View} View */

/** A subclass says what is placed. */
export class Placement {
  /**
   * @param {View} view
   * @param {"comment"|"note"} name  of the tool in `view.tool`
   * @param {(at: Point) => Partial<import("../../board/view.js").ViewState>} draftAt  for a board point
   */
  constructor(view, name, draftAt) {
    this.view = view;
    this.name = name;
    this.draftAt = draftAt;
  }

  /** Takes the tool, or puts it away if it is taken. */
  toggle() {
    this.view.set({ tool: this.view.tool === this.name ? "hand" : this.name });
  }

  /** @param {Point} at  screen pixels */
  place(at) {
    this.view.set({ tool: "hand", thread: null, draft: null, ...this.draftAt(toBoard(this.view.camera, at)) });
  }

  /** Places it in the middle of the screen, for people without a pointer. */
  placeInMiddle() {
    this.place(middleOf(this.view));
  }
}

/**
 * @param {Pick<View, "viewport">} view
 * @returns {Point} screen pixels
 */
export function middleOf({ viewport: { w, h } }) {
  return { x: w / 2, y: h / 2 };
}
