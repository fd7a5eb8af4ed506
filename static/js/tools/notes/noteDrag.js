/**
 * Dragging notes: a person's own notes at any time, another one only while it is open.
 * @module tools/notes/noteDrag
 */

import { toBoard } from "../../board/camera/camera.js";
import { nodeAt } from "../../draw/hitTest.js";
import { Drag } from "../base/drag.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../board/view.js").View} View */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {View} view
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("./noteMove.js").NoteMove} noteMove
 * @property {(node: import("../../wire.js").BoardNode|null) => boolean} isOwnNote
 * @property {(at: Point) => void} click  at a screen point
 */

/** A drag that takes hold of notes. */
export class NoteDrag extends Drag {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    super({
      mover: parts.noteMove,
      click: parts.click,
      grip: ({ at, button }) => (button === 0 ? this.#grip(at) : null),
      onDrag: (isDragging) => parts.map.classList.toggle("is-carrying", isDragging),
    });
    this.#parts = parts;
  }

  /**
   * @param {Point} at  screen pixels
   * @returns {StickyNode|null} the note that a drag from there would move
   */
  noteAt(at) {
    const { view, index, noteMove, isOwnNote } = this.#parts;
    if (view.tool !== "hand" || view.presenting !== null) return null;
    const node = nodeAt(index, toBoard(view.camera, at), view.camera.zoom);
    if (node === null || (!isOwnNote(node) && node.id !== view.note?.id)) return null;
    return fillsScreen(view, node) ? null : noteMove.positionOf(node.id);
  }

  /**
   * The note is held where the pointer took it, also when somebody zooms during the drag.
   * @param {Point} from  screen pixels
   */
  #grip(from) {
    const { view } = this.#parts;
    const note = this.noteAt(from);
    if (!note) return null;
    const start = toBoard(view.camera, from);
    const [dx, dy] = [note.x - start.x, note.y - start.y];
    const positionFor = (/** @type {Point} */ at) => {
      const { x, y } = toBoard(view.camera, at);
      return { x: x + dx, y: y + dy };
    };
    return { id: note.id, positionFor };
  }
}

/**
 * @param {View} view
 * @param {import("../../geometry.js").Box} box
 * @returns {boolean} whether there is no part of the board beside it that a hand could drag
 */
function fillsScreen({ camera, viewport }, { w, h }) {
  return w * camera.zoom >= viewport.w && h * camera.zoom >= viewport.h;
}
