/**
 * Dragging a note: idle -> pressed -> carrying. A press that ends before it became a drag is a click.
 * @module tools/notes/noteDrag
 */

import { toBoard } from "../../board/camera/camera.js";
import { nodeAt } from "../../draw/hitTest.js";
import { distance } from "../../geometry.js";
import { SLACK_PX } from "../view/pan.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {EventTarget} page  where all keys pass first
 * @property {import("../../board/view.js").View} view
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("./noteMove.js").NoteMove} noteMove
 * @property {(node: import("../../wire.js").BoardNode|null) => boolean} isOwnNote
 */
/** @typedef {{id: string, at: Point, grip: Point, slack_px: number}} Press  `grip` is the pointer's place on the note, in board units */

/** One pointer at a time. */
export class NoteDrag {
  /** @type {"idle"|"pressed"|"carrying"} */
  state = "idle";

  #parts;
  /** @type {Press|null} */
  #press = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    // The focus may be in the note's form, and Escape must not close that on the way.
    parts.page.addEventListener("keydown", (event) => this.#key(/** @type {KeyboardEvent} */ (event)), {
      capture: true,
    });
  }

  /**
   * One's own notes come along at once, of all others the one that is open.
   * @param {Point} at  screen pixels
   * @returns {StickyNode|null} the note that a drag would move from there
   */
  noteAt(at) {
    const { view, index, noteMove, isOwnNote } = this.#parts;
    if (view.tool !== "hand") return null;
    const node = nodeAt(index, toBoard(view.camera, at), view.camera.zoom);
    if (node === null || (!isOwnNote(node) && node.id !== view.note?.id)) return null;
    return fills(view, node) ? null : noteMove.movable(node.id);
  }

  /**
   * @param {Point} at
   * @param {boolean} isTouch
   */
  press(at, isTouch) {
    const note = this.noteAt(at);
    if (!note) return;
    const { x, y } = toBoard(this.#parts.view.camera, at);
    this.#press = {
      id: note.id,
      at,
      grip: { x: x - note.x, y: y - note.y },
      slack_px: isTouch ? SLACK_PX.touch : SLACK_PX.mouse,
    };
    this.#turn("pressed");
  }

  /**
   * @param {Point} at
   * @returns {boolean} whether the hand has a note, and the map stays where it is
   */
  move(at) {
    if (!this.#press) return false;
    if (this.state === "pressed" && distance(at, this.#press.at) < this.#press.slack_px) return false;
    this.#carry(this.#press, at);
    return true;
  }

  /** Puts the note down. */
  release() {
    if (this.state === "carrying") this.#parts.noteMove.drop();
    this.#end();
  }

  /** Puts the note back: the gesture was meant for something else, or is taken away. */
  cancel() {
    if (this.state === "carrying") this.#parts.noteMove.putBack();
    this.#end();
  }

  /**
   * @param {Press} press
   * @param {Point} at
   */
  #carry({ id, grip }, at) {
    const { view, noteMove } = this.#parts;
    const note = noteMove.movable(id);
    // It may be refused, deleted, or not one's own to move any more, in the middle of a drag.
    if (!note || (this.state === "carrying" && noteMove.carried !== id)) return this.cancel();
    this.#turn("carrying");
    const { x, y } = toBoard(view.camera, at);
    noteMove.carry(note, { x: x - grip.x, y: y - grip.y });
  }

  #end() {
    this.#press = null;
    this.#turn("idle");
  }

  /** @param {"idle"|"pressed"|"carrying"} state */
  #turn(state) {
    this.state = state;
    this.#parts.map.classList.toggle("is-carrying", state === "carrying");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || this.state !== "carrying") return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }
}

/**
 * @param {import("../../board/view.js").View} view
 * @param {import("../../geometry.js").Box} box
 * @returns {boolean} whether it leaves no room beside it to take hold of the map
 */
function fills({ camera, viewport }, { w, h }) {
  return w * camera.zoom >= viewport.w && h * camera.zoom >= viewport.h;
}
