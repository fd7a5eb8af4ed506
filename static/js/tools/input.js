/**
 * Pointer and wheel events of the map, handed to the gesture that they belong to.
 * @module tools/input
 */

import { toBoard } from "../board/camera.js";
import { linkAt } from "../draw/hit.js";
import { CommentTool } from "./comment.js";
import { listenToKeys } from "./keys.js";
import { NoteTool } from "./note.js";
import { NoteDrag } from "./notedrag.js";
import { Pan } from "./pan.js";
import { Pinch } from "./pinch.js";
import { Wheel } from "./wheel.js";

/** @typedef {import("../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {import("../board/view.js").View} view
 * @property {import("../board/places.js").Places} places
 * @property {import("../board/travel.js").Travel} travel
 * @property {import("../draw/spatial.js").SpatialIndex} index
 * @property {import("../draw/renderer.js").Renderer} renderer
 * @property {import("../net/presence.js").Presence} presence
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 * @property {(node: import("../wire.js").BoardNode|null) => boolean} mayOpenNote
 * @property {(node: import("../wire.js").BoardNode|null) => boolean} isOwnNote  one click opens it, and a drag moves it
 * @property {import("./notemove.js").NoteMove} noteMove
 * @property {EventTarget} page  where all keys pass first
 * @property {(href: string) => void} followLink
 * @property {import("./area.js").AreaTool} area
 */

/** Everything that hands do on the map. */
export class Input {
  #parts;
  #pan;
  #pinch;
  #wheel;
  #comment;
  #note;
  #drag;
  /** @type {Map<number, Point>} pointers that are down, in screen pixels */
  #down = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { view, travel, index, map, mayOpenNote, isOwnNote } = parts;
    this.#comment = new CommentTool(view, index);
    this.#note = new NoteTool(view, index, mayOpenNote, isOwnNote);
    this.#drag = new NoteDrag(parts);
    this.#pan = new Pan(view, travel, (at) => this.#click(at));
    this.#pinch = new Pinch(view);
    this.#wheel = new Wheel(view, travel);
    this.#listen(map);
    listenToKeys(map, { ...parts, comment: this.#comment, note: this.#note });
    view.onChange((keys) => keys.has("tool") && map.classList.toggle("is-placing", view.tool !== "hand"));
  }

  /** @param {HTMLElement} map */
  #listen(map) {
    map.addEventListener("pointerdown", (event) => this.#press(event));
    map.addEventListener("pointermove", (event) => this.#move(event));
    map.addEventListener("pointerup", (event) => this.#release(event));
    map.addEventListener("pointercancel", (event) => this.#cancel(event));
    map.addEventListener("dblclick", (event) => this.#clickTwice(event));
    map.addEventListener("pointerleave", () => this.#parts.presence.point(null));
    map.addEventListener("wheel", (event) => this.#turn(event), { passive: false });
    // A pinch on the bars would zoom the page, and then nothing is where it seems.
    document.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (!isOnMap(event) || !isPanButton(event)) return;
    this.#parts.map.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, pointOf(event));
    const [a, b] = [...this.#down.values()];
    if (!a || this.#isPresenting()) return;
    if (!b) return this.#take(a, event);
    this.#drag.cancel();
    this.#pan.yield();
    this.#pinch.press(a, b);
  }

  /**
   * Which of the two it becomes is seen once it moves; if it never does, it is a click.
   * @param {Point} at
   * @param {PointerEvent} event
   */
  #take(at, event) {
    const isTouch = event.pointerType === "touch";
    this.#pan.press(at, isTouch);
    if (event.button === 0) this.#drag.press(at, isTouch);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = pointOf(event);
    this.#parts.presence.point(at);
    if (!this.#down.has(event.pointerId)) return this.#hover(event, at);
    this.#down.set(event.pointerId, at);
    const [a, b] = [...this.#down.values()];
    if (a && b) return this.#pinch.move(a, b);
    if (this.#drag.move(at)) return this.#pan.yield();
    this.#pan.move(at, event.timeStamp);
    this.#parts.map.classList.toggle("is-panning", this.#pan.state === "panning");
  }

  /** @param {PointerEvent} event */
  #release(event) {
    if (!this.#down.delete(event.pointerId)) return;
    this.#pinch.release();
    this.#drag.release();
    this.#pan.release(pointOf(event), event.timeStamp);
    this.#parts.map.classList.remove("is-panning");
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    this.#down.delete(event.pointerId);
    this.#pinch.release();
    this.#drag.cancel();
    this.#pan.cancel();
  }

  /** @param {WheelEvent} event */
  #turn(event) {
    event.preventDefault();
    this.#wheel.turn(event, pointOf(event));
  }

  /** @param {Point} at */
  #click(at) {
    const { view, followLink, area } = this.#parts;
    if (view.tool === "comment") return this.#comment.place(at);
    if (view.tool === "note") return this.#note.place(at);
    const href = this.#linkAt(at);
    if (href) return followLink(href);
    if (this.#note.click(at)) return;
    // Whoever clicks beside an open discussion wants it closed, and not to begin the next.
    const isBusy = view.thread !== null || view.draft !== null || view.note !== null;
    const invitation = isBusy ? null : area.at(at);
    if (invitation !== null) area.open(invitation);
    else view.set({ thread: null, draft: null, note: null });
  }

  /** @param {MouseEvent} event  the way of editors to a note */
  #clickTwice(event) {
    if (isOnMap(event) && !this.#isPresenting() && this.#parts.view.tool === "hand") this.#note.open(pointOf(event));
  }

  /**
   * @param {PointerEvent} event
   * @param {Point} at
   */
  #hover(event, at) {
    const { map, view, area } = this.#parts;
    const isMeant = event.pointerType === "mouse" && isOnMap(event) && view.tool === "hand";
    map.classList.toggle("is-on-link", isMeant && (this.#linkAt(at) ?? (this.#isPresenting() ? null : area.at(at))) !== null);
    map.classList.toggle("is-on-note", isMeant && this.#drag.noteAt(at) !== null);
  }

  /** @param {Point} at */
  #linkAt(at) {
    const { index, view, renderer } = this.#parts;
    return linkAt(index, toBoard(view.camera, at), renderer.measure);
  }

  #isPresenting() {
    return this.#parts.view.presenting !== null;
  }
}

/**
 * The map fills the window, so points of the one are points of the other.
 * @param {MouseEvent} event
 * @returns {Point}
 */
function pointOf(event) {
  return { x: event.clientX, y: event.clientY };
}

/** @param {Event} event */
function isOnMap(event) {
  return !(event.target instanceof Element && event.target.closest("button"));
}

/** @param {PointerEvent} event  the first or the middle button */
function isPanButton(event) {
  return event.pointerType !== "mouse" || event.button === 0 || event.button === 1;
}
