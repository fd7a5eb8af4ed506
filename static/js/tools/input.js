/**
 * Pointer and wheel events of the map, handed to the gesture that they belong to.
 * @module tools/input
 */

import { toBoard } from "../board/camera/camera.js";
import { linkAt } from "../draw/hitTest.js";
import { CommentTool } from "./pins/commentTool.js";
import { Gestures } from "./gestures.js";
import { mapKeys } from "./keys.js";
import { NoteTool } from "./notes/noteTool.js";
import { Wheel } from "./view/wheel.js";

/** @typedef {import("../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {import("../board/view.js").View} view
 * @property {import("../board/camera/navigation.js").Navigation} navigation
 * @property {import("../board/camera/cameraAnimation.js").CameraAnimation} cameraAnimation
 * @property {import("../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../draw/renderer.js").Renderer} renderer
 * @property {import("../net/presence.js").Presence} presence
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 * @property {() => void} sayClosed  says why one may not, if commenting is closed
 * @property {(node: import("../wire.js").BoardNode|null) => boolean} mayOpenNote
 * @property {(node: import("../wire.js").BoardNode|null) => boolean} isOwnNote  one click opens it, and a drag moves it
 * @property {import("./notes/noteMove.js").NoteMove} noteMove
 * @property {EventTarget} page  where all keys pass first
 * @property {(href: string) => void} followLink
 * @property {import("./pins/areaTool.js").AreaTool} area
 * @property {import("./shortcuts.js").Shortcuts} shortcuts
 */

/** Everything that hands do on the map. */
export class Input {
  #parts;
  #gestures;
  #wheel;
  #comment;
  #note;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { view, cameraAnimation, index, map, mayOpenNote, isOwnNote } = parts;
    this.#comment = new CommentTool(view, index);
    this.#note = new NoteTool(view, index, mayOpenNote, isOwnNote);
    this.#gestures = new Gestures({ ...parts, click: (at) => this.#click(at) });
    this.#wheel = new Wheel(view, cameraAnimation);
    this.#listen(map);
    parts.shortcuts.add(mapKeys({ ...parts, comment: this.#comment, note: this.#note }));
    view.onChange((keys) => keys.has("tool") && map.classList.toggle("is-placing", view.tool !== "hand"));
  }

  /** @param {HTMLElement} map */
  #listen(map) {
    map.addEventListener("pointerdown", (event) => this.#press(event));
    map.addEventListener("pointermove", (event) => this.#move(event));
    map.addEventListener("pointerup", (event) => this.#release(event));
    for (const end of ["pointercancel", "lostpointercapture"]) {
      map.addEventListener(end, (event) => this.#lose(/** @type {PointerEvent} */ (event)));
    }
    // What is lifted while another window has the focus is never heard of.
    this.#parts.page.addEventListener("blur", (event) => event.target === this.#parts.page && this.#cancel());
    map.addEventListener("dblclick", (event) => this.#clickTwice(event));
    map.addEventListener("pointerleave", () => this.#parts.presence.setCursor(null));
    map.addEventListener("wheel", (event) => this.#turn(event), { passive: false });
    // A pinch on the bars would zoom the page, and then nothing is where it seems.
    document.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (!isOnMap(event) || !isPanButton(event)) return;
    this.#parts.map.setPointerCapture(event.pointerId);
    const [at, isTouch] = [pointOf(event), event.pointerType === "touch"];
    this.#gestures.press({
      id: event.pointerId,
      at,
      isTouch,
      isFirstButton: event.button === 0 && !this.#isPresenting(),
    });
    this.#showPanning();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = pointOf(event);
    this.#parts.presence.setCursor(at);
    if (!this.#gestures.has(event.pointerId)) return this.#hover(event, at);
    this.#gestures.move(event.pointerId, at, event.timeStamp);
    this.#showPanning();
  }

  /** @param {PointerEvent} event */
  #release(event) {
    if (!this.#gestures.has(event.pointerId)) return;
    this.#gestures.release(event.pointerId, pointOf(event), event.timeStamp);
    this.#showPanning();
  }

  /**
   * The browser takes a pointer away. A capture also ends after each release: then the pointer is down no more.
   * @param {PointerEvent} event
   */
  #lose(event) {
    if (this.#gestures.has(event.pointerId)) this.#cancel();
  }

  /** The one way in which a gesture ends that its hand did not end. */
  #cancel() {
    this.#gestures.cancel();
    this.#showPanning();
  }

  #showPanning() {
    this.#parts.map.classList.toggle("is-panning", this.#gestures.isPanning);
  }

  /** @param {WheelEvent} event */
  #turn(event) {
    event.preventDefault();
    this.#wheel.turn(event, pointOf(event));
  }

  /** @param {Point} at */
  #click(at) {
    const { view, followLink, area } = this.#parts;
    // The presentation hears clicks itself.
    if (this.#isPresenting()) return;
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
    const invites = !this.#isPresenting() && area.at(at) !== null;
    map.classList.toggle("is-on-link", isMeant && (this.#linkAt(at) !== null || invites));
    map.classList.toggle("is-on-note", isMeant && this.#gestures.wouldMoveNote(at));
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
