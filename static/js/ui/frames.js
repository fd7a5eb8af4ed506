/**
 * The sidebar of frames: a list or thumbnails, in the order of the presentation.
 * @module ui/frames
 */

import { PHONE_PX } from "../board/places.js";
import { drawThumbnail } from "../draw/thumbnail.js";
import { byId, make, makeIcon } from "./elements.js";

/** @typedef {import("../wire.js").FrameNode} FrameNode */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../board/places.js").Places} places
 * @property {import("../draw/spatial.js").SpatialIndex} index
 * @property {import("../draw/renderer.js").Renderer} renderer
 * @property {import("./popup.js").Popup} popup
 * @property {import("../i18n.js").Translate} t
 * @property {(node_id: string) => void} copyLink
 */

const THUMBNAIL_PX = 256;
/** Reading and drawing every thumbnail on each letter of a colleague would be work for nothing. */
const REDRAW_AFTER_MS = 500;

/** Shows `view.isSidebarOpen` and `view.framesAs`. */
export class FramesPanel {
  #parts;
  #panel = byId("sidebar", HTMLElement);
  #opener = byId("frames-button", HTMLElement);
  #list = byId("frames-list", HTMLElement);
  #search = byId("frames-search", HTMLInputElement);
  /** @type {Map<string, HTMLElement>} rows by frame */
  #rows = new Map();
  #seen = new IntersectionObserver((entries) => this.#draw(entries), { root: this.#list, rootMargin: "200px" });
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, view } = parts;
    this.#opener.addEventListener("click", () => view.set({ isSidebarOpen: !view.isSidebarOpen }));
    byId("frames-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
    this.#search.addEventListener("input", () => this.#filter());
    this.#setUpMenu();
    board.onChange((changed) => (changed.isReset || changed.nodes.size > 0) && this.#boardChanged(changed.isReset));
    view.onChange((keys) => this.#follow(keys));
    this.#show();
  }

  #setUpMenu() {
    const { view, popup, t } = this.#parts;
    const button = byId("frames-menu-button", HTMLElement);
    button.addEventListener("click", () => popup.toggle(button, [
      { label: t("frames.as.list"), choose: () => view.set({ framesAs: "list" }), isChecked: view.framesAs === "list" },
      { label: t("frames.as.thumbnails"), choose: () => view.set({ framesAs: "thumbnails" }), isChecked: view.framesAs === "thumbnails" },
    ]));
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("isSidebarOpen") || keys.has("framesAs")) this.#show();
    if (keys.has("camera") && this.#parts.view.isSidebarOpen) this.#mark();
  }

  /** @param {boolean} isReset */
  #boardChanged(isReset) {
    clearTimeout(this.#timer);
    if (isReset) this.#show();
    else this.#timer = setTimeout(() => this.#show(), REDRAW_AFTER_MS);
  }

  #show() {
    const { view, board } = this.#parts;
    this.#panel.hidden = !view.isSidebarOpen;
    this.#opener.ariaExpanded = String(view.isSidebarOpen);
    if (!view.isSidebarOpen) return;
    byId("frames-count", HTMLElement).textContent = String(board.frames().length);
    this.#seen.disconnect();
    this.#rows = new Map(board.frames().map((frame) => [frame.id, this.#row(frame)]));
    this.#list.replaceChildren(...this.#rows.values());
    this.#filter();
    this.#mark();
  }

  /** @param {FrameNode} frame */
  #row(frame) {
    const { places, board, t } = this.#parts;
    const title = make("span", { class: "title" }, make("b", {}, String(board.frameNumber(frame.id))), frame.title || t("frame.untitled"));
    const button = make("button", { class: "frame", type: "button" }, title);
    if (this.#parts.view.framesAs === "thumbnails") button.prepend(this.#picture(frame));
    button.addEventListener("click", () => {
      places.flyToNode(frame.id);
      if (innerWidth <= PHONE_PX) this.#close();
    });
    return make("li", {}, button, this.#more(frame));
  }

  /** @param {FrameNode} frame */
  #picture(frame) {
    const picture = make("canvas", { "data-frame": frame.id, "aria-hidden": "true" });
    picture.style.setProperty("--ratio", String(frame.w / frame.h));
    this.#seen.observe(picture);
    return picture;
  }

  /** @param {FrameNode} frame */
  #more(frame) {
    const { popup, t, copyLink } = this.#parts;
    const label = t("frame.menu", { title: frame.title });
    const more = make("button", { class: "more", type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label }, makeIcon("dots"));
    more.addEventListener("click", () => popup.toggle(more, [{ label: t("frame.copy_link"), choose: () => copyLink(frame.id) }]));
    return more;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #draw(entries) {
    const { board, index, renderer } = this.#parts;
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
      drawThumbnail(target, { board, index, frame_id: target.dataset["frame"] ?? "", width_px: THUMBNAIL_PX, measure: renderer.measure });
    }
  }

  #filter() {
    const wanted = this.#search.value.trim().toLocaleLowerCase();
    for (const row of this.#rows.values()) row.hidden = !(row.textContent ?? "").toLocaleLowerCase().includes(wanted);
    byId("frames-none", HTMLElement).hidden = [...this.#rows.values()].some((row) => !row.hidden);
  }

  /** Marks the frame in view, and brings its row into view. */
  #mark() {
    const current = this.#parts.places.frameInView()?.id;
    for (const [id, row] of this.#rows) {
      const button = /** @type {HTMLElement} */ (row.firstElementChild);
      if ((button.ariaCurrent === "true") === (id === current)) continue;
      button.ariaCurrent = String(id === current);
      if (id === current) row.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") this.#close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...this.#rows.values()].filter((row) => !row.hidden);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (step === undefined || (at < 0 && document.activeElement !== this.#search)) return;
    event.preventDefault();
    /** @type {HTMLElement|null|undefined} */ (rows[at + step]?.firstElementChild)?.focus();
  }

  #close() {
    this.#parts.view.set({ isSidebarOpen: false });
    this.#opener.focus();
  }
}
