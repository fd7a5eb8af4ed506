/**
 * Draws the outline of the open note. A new note is not on the board yet, so only its outline is visible.
 * @module ui/notes/noteOutline
 */

import { toScreen } from "../../board/camera/camera.js";
import { NOTE_COLORS } from "../../draw/paint/palette.js";
import { byId } from "../kit/dom.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/** Places the element of the outline above the canvas. */
export class NoteOutline {
  #view;
  #node;
  #element = byId("note-ghost", HTMLElement);

  /**
   * @param {View} view
   * @param {() => StickyNode|undefined} node  returns the open note if it is on the board
   */
  constructor(view, node) {
    this.#view = view;
    this.#node = node;
  }

  /**
   * Shows or hides the outline.
   * @param {NoteDraft|null} note  the open note; null if there is none
   */
  show(note) {
    this.#element.hidden = !note;
    this.#element.classList.toggle("is-there", note?.id !== null);
  }

  /**
   * @param {import("../../wire.js").NoteColor|null} color  the fill; null for no fill, because the canvas draws
   *   the notes of the board
   */
  paint(color) {
    this.#element.style.background = color === null ? "none" : NOTE_COLORS[color];
  }

  /** Moves the outline to the open note. */
  place() {
    const edges = this.edges();
    if (!edges) return;
    const { left, right, top, bottom } = edges;
    Object.assign(this.#element.style, {
      transform: `translate(${left}px, ${top}px)`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
  }

  /** @returns {import("../kit/surfaces.js").Edges|null} the edges of the open note, in pixels of the screen */
  edges() {
    const { note, camera } = this.#view;
    const box = this.#node() ?? (note?.id === null ? note : null);
    if (!box) return null;
    const { x: left, y: top } = toScreen(camera, box);
    return { left, right: left + box.w * camera.zoom, top, bottom: top + box.h * camera.zoom };
  }
}
