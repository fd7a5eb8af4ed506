/**
 * The outline around the open note. A new note consists of only its outline.
 * @module ui/notes/noteOutline
 */

import { toScreen } from "../../board/camera/camera.js";
import { NOTE_COLORS } from "../../draw/paint/palette.js";
import { byId } from "../kit/dom.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/** An element over the board. */
export class NoteOutline {
  #view;
  #node;
  #element = byId("note-ghost", HTMLElement);

  /**
   * @param {View} view
   * @param {() => StickyNode|undefined} node  the open note, if it is on the board
   */
  constructor(view, node) {
    this.#view = view;
    this.#node = node;
  }

  /** @param {NoteDraft|null} note  the open one */
  show(note) {
    this.#element.hidden = !note;
    this.#element.classList.toggle("is-there", note?.id !== null);
  }

  /**
   * @param {import("../../wire.js").NoteColor|null} color  null for a note that is on the board: the board shows its
   *   color
   */
  paint(color) {
    this.#element.style.background = color === null ? "none" : NOTE_COLORS[color];
  }

  /** Moves it to the note. */
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

  /** @returns {import("../kit/surfaces.js").Edges|null} of the open note, on the screen */
  edges() {
    const { note, camera } = this.#view;
    const box = this.#node() ?? (note?.id === null ? note : null);
    if (!box) return null;
    const { x: left, y: top } = toScreen(camera, box);
    return { left, right: left + box.w * camera.zoom, top, bottom: top + box.h * camera.zoom };
  }
}
