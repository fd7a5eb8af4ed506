/**
 * The tools of the map, and the pointer and wheel events that they get.
 * @module tools/input
 */

import { toBoard } from "../board/camera/camera.js";
import { linkAt } from "../draw/hitTest.js";
import { listenForPointers, pointOf } from "./base/toolEvents.js";
import { Gestures } from "./gestures.js";
import { NoteDrag } from "./notes/noteDrag.js";
import { Pan } from "./view/pan.js";
import { Pinch } from "./view/pinch.js";
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
 * @property {import("./pins/commentTool.js").CommentTool} comment
 * @property {import("./notes/noteTool.js").NoteTool} note
 * @property {(node: import("../wire.js").BoardNode|null) => boolean} isOwnNote  one click opens it, and a drag moves it
 * @property {import("./notes/noteMove.js").NoteMove} noteMove
 * @property {EventTarget} page  where all keys pass first
 * @property {(href: string) => void} followLink
 * @property {import("./pins/areaTool.js").AreaTool} area
 */

/** Builds the tools of the map and gives them its events. */
export class Input {
  #parts;
  #gestures;
  #noteDrag;
  #wheel;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { view, cameraAnimation, map, page } = parts;
    const click = (/** @type {Point} */ at) => this.#onClick(at);
    this.#noteDrag = new NoteDrag({ ...parts, click });
    const pan = new Pan({ ...parts, click });
    this.#gestures = new Gestures({ tools: [this.#noteDrag, pan], pan, pinch: new Pinch(view), cameraAnimation });
    this.#wheel = new Wheel(view, cameraAnimation);
    this.#listen(map);
    listenForPointers(page, map, this.#gestures);
    view.onChange((keys) => keys.has("tool") && map.classList.toggle("is-placing", view.tool !== "hand"));
  }

  /** @param {HTMLElement} map */
  #listen(map) {
    map.addEventListener("pointermove", (event) => this.#onMove(event));
    map.addEventListener("pointerleave", () => this.#parts.presence.setCursor(null));
    map.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
    map.addEventListener("wheel", (event) => this.#scroll(event), { passive: false });
    // A pinch on a bar would zoom the whole page.
    document.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  }

  /** @param {WheelEvent} event */
  #scroll(event) {
    event.preventDefault();
    this.#wheel.scroll(event, pointOf(event));
  }

  /** @param {Point} at */
  #onClick(at) {
    const { view, followLink, area, comment, note } = this.#parts;
    // A presentation listens for clicks itself.
    if (this.#isPresenting()) return;
    if (view.tool === "comment") return comment.place(at);
    if (view.tool === "note") return note.place(at);
    const href = this.#linkAt(at);
    if (href) return followLink(href);
    if (note.click(at)) return;
    // A click beside an open card closes it. It does not begin a thread in the area there.
    const isCardOpen = view.thread !== null || view.draft !== null || view.note !== null;
    const area_id = isCardOpen ? null : area.areaAt(at);
    if (area_id !== null) area.open(area_id);
    else view.set({ thread: null, draft: null, note: null });
  }

  /** @param {MouseEvent} event  editors open a note this way */
  #onDoubleClick(event) {
    if (isOnMap(event) && !this.#isPresenting() && this.#parts.view.tool === "hand")
      this.#parts.note.open(pointOf(event));
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const { map, view, area, presence } = this.#parts;
    const at = pointOf(event);
    presence.setCursor(at);
    if (this.#gestures.has(event.pointerId)) return;
    const isPointing = event.pointerType === "mouse" && isOnMap(event) && view.tool === "hand";
    const isOnArea = !this.#isPresenting() && area.areaAt(at) !== null;
    map.classList.toggle("is-on-link", isPointing && (this.#linkAt(at) !== null || isOnArea));
    map.classList.toggle("is-on-note", isPointing && this.#noteDrag.noteAt(at) !== null);
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

/** @param {Event} event */
function isOnMap(event) {
  return !(event.target instanceof Element && event.target.closest("button"));
}
