/**
 * The sidebar of frames: a list or thumbnails, in the order of the presentation.
 * @module ui/map/framesPanel
 */

import { foldForSearch } from "../../board/text/plainText.js";
import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { titleOfFrame } from "../../board/text/nodeText.js";
import { drawThumbnail } from "../../draw/thumbnail.js";
import { byId, make, makeIcon } from "../kit/dom.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../../draw/renderer.js").Renderer} renderer
 * @property {import("../../draw/imageCache.js").ImageSource} images
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../../board/view.js").ShortcutTable} shortcuts
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 * @property {(address: import("../../board/camera/address.js").Address) => void} copyLink
 */

const THUMBNAIL_PX = 256;
const GAP_PX = 4;
/** The frame in view is marked this often while the camera moves: on a large board finding it is no trifle. */
const MARK_EVERY_MS = 150;
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
  /** @type {Set<HTMLCanvasElement>} thumbnails in view */
  #inView = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #redraw;
  #isMarkDue = false;
  /** What had the focus before a key opened the panel. @type {HTMLElement|null} */
  #before = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, view } = parts;
    // A key that presses a button makes a click without a count.
    this.#opener.addEventListener("click", ({ detail }) => this.#toggle(detail === 0));
    parts.shortcuts.add({ f: () => this.#toggle(true) });
    byId("frames-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
    this.#search.addEventListener("input", () => this.#filter());
    this.#setUpMenu();
    board.onChange((changed) => (changed.isReset || changed.nodes.size > 0) && this.#boardChanged(changed.isReset));
    view.onChange((keys) => this.#follow(keys));
    this.#show();
  }

  /** A picture has come that some thumbnail may have waited for. */
  drawAgain() {
    clearTimeout(this.#redraw);
    this.#redraw = setTimeout(() => this.#inView.forEach((canvas) => this.#drawOne(canvas)), REDRAW_AFTER_MS);
  }

  #setUpMenu() {
    const { view, popup, t } = this.#parts;
    const button = byId("frames-menu-button", HTMLElement);
    const items = () => [
      { label: t("frames.as.list"), choose: () => view.set({ framesAs: "list" }), isChecked: view.framesAs === "list" },
      {
        label: t("frames.as.thumbnails"),
        choose: () => view.set({ framesAs: "thumbnails" }),
        isChecked: view.framesAs === "thumbnails",
      },
    ];
    button.addEventListener("click", () => {
      if (button.ariaExpanded === "true") popup.close();
      else popup.toggle(button, items(), this.#besidePanel(button));
    });
  }

  /**
   * @param {HTMLElement} button
   * @returns {import("../../geometry.js").Point|undefined} a place for its menu that leaves the search field free; a phone has none
   */
  #besidePanel(button) {
    if (innerWidth <= PHONE_PX) return undefined;
    return { x: this.#panel.getBoundingClientRect().right + GAP_PX, y: button.getBoundingClientRect().top };
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("isSidebarOpen") || keys.has("framesAs")) this.#show();
    if (keys.has("camera") && this.#parts.view.isSidebarOpen) this.#markSoon();
  }

  /** @param {boolean} isReset */
  #boardChanged(isReset) {
    clearTimeout(this.#timer);
    if (isReset) this.#show();
    else this.#timer = setTimeout(() => this.#show(), REDRAW_AFTER_MS);
  }

  /** @param {boolean} isByKey  a key leads the focus into the list; a pointer leaves it on the map */
  #toggle(isByKey) {
    const { view } = this.#parts;
    if (view.isSidebarOpen) return this.#close();
    const { activeElement } = document;
    const from =
      activeElement instanceof HTMLElement && activeElement !== document.body
        ? activeElement
        : byId("map", HTMLElement);
    this.#before = isByKey ? from : null;
    view.set({ isSidebarOpen: true });
    if (isByKey) this.#focusRow();
  }

  #show() {
    const { view, board } = this.#parts;
    this.#panel.hidden = !view.isSidebarOpen;
    this.#opener.ariaExpanded = String(view.isSidebarOpen);
    if (!view.isSidebarOpen) return;
    byId("frames-count", HTMLElement).textContent = String(board.frames().length);
    this.#seen.disconnect();
    this.#inView.clear();
    const focused = [...this.#rows].find(([, row]) => row.contains(document.activeElement))?.[0];
    this.#rows = new Map(board.frames().map((frame) => [frame.id, this.#row(frame)]));
    this.#list.replaceChildren(...this.#rows.values());
    this.#filter();
    this.#mark();
    if (focused !== undefined) this.#focusRow(focused);
  }

  /**
   * A section begins a part of the board: it heads the rows below it, and leads to its own frame as they do.
   * @param {FrameNode} frame
   */
  #row(frame) {
    const isSection = frame.style === "section";
    const button = this.#button(frame);
    if (isSection) return make("li", { class: "section" }, make("h3", {}, button), this.#more(frame));
    if (this.#parts.view.framesAs === "thumbnails") button.prepend(this.#picture(frame));
    return make("li", {}, button, this.#more(frame));
  }

  /** @param {FrameNode} frame */
  #button(frame) {
    const { navigation, board, lang, t } = this.#parts;
    const number = make("b", {}, String(board.frameNumber(frame.id)));
    const button = make(
      "button",
      { class: "frame", type: "button" },
      make("span", { class: "title" }, number, titleOfFrame(frame, lang) || t("frame.untitled")),
    );
    button.addEventListener("click", () => {
      navigation.flyToNode(frame.id);
      if (innerWidth <= PHONE_PX) this.#close();
    });
    return button;
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
    const { popup, lang, t, copyLink } = this.#parts;
    const label = t("frame.menu", { title: titleOfFrame(frame, lang) });
    const more = make(
      "button",
      { class: "more", type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label },
      makeIcon("dots"),
    );
    more.addEventListener("click", () =>
      popup.toggle(more, [{ label: t("frame.copy_link"), choose: () => copyLink({ kind: "node", id: frame.id }) }]),
    );
    return more;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #draw(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!(target instanceof HTMLCanvasElement)) continue;
      this.#inView.delete(target);
      if (!isIntersecting) continue;
      this.#inView.add(target);
      this.#drawOne(target);
    }
  }

  /** @param {HTMLCanvasElement} canvas */
  #drawOne(canvas) {
    const { board, index, renderer, images, lang } = this.#parts;
    drawThumbnail(canvas, {
      board,
      index,
      frame_id: canvas.dataset["frame"] ?? "",
      width_px: THUMBNAIL_PX,
      measure: renderer.measure,
      images,
      lang,
    });
  }

  #filter() {
    const wanted = foldForSearch(this.#search.value.trim());
    /** @type {HTMLElement|null} */
    let head = null;
    for (const row of this.#rows.values()) {
      row.hidden = !foldForSearch(row.textContent ?? "").includes(wanted);
      if (row.classList.contains("section")) head = row;
      // What is found keeps the head of its section.
      else if (head && !row.hidden) head.hidden = false;
    }
    byId("frames-none", HTMLElement).hidden = [...this.#rows.values()].some((row) => !row.hidden);
  }

  #markSoon() {
    if (this.#isMarkDue) return;
    this.#isMarkDue = true;
    setTimeout(() => {
      this.#isMarkDue = false;
      this.#mark();
    }, MARK_EVERY_MS);
  }

  /** Marks the frame in view, and brings its row into view. */
  #mark() {
    const current = this.#parts.navigation.frameInView()?.id;
    for (const [id, row] of this.#rows) {
      const button = buttonIn(row);
      if ((button.ariaCurrent === "true") === (id === current)) continue;
      button.ariaCurrent = String(id === current);
      if (id === current) row.scrollIntoView({ block: "nearest" });
    }
  }

  /**
   * Focuses a row that is shown: that of the wanted frame, or of the frame in view, or the first; else the search field.
   * @param {string} [id]  of the wanted frame
   */
  #focusRow(id = "") {
    const rows = this.#shownRows();
    const wanted = this.#rows.get(id);
    const row =
      wanted && !wanted.hidden ? wanted : (rows.find((one) => buttonIn(one).ariaCurrent === "true") ?? rows[0]);
    (row ? buttonIn(row) : this.#search).focus();
  }

  #shownRows() {
    return [...this.#rows.values()].filter((row) => !row.hidden);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = this.#shownRows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (step === undefined || (at < 0 && document.activeElement !== this.#search)) return;
    event.preventDefault();
    const next = rows[at + step];
    if (next) buttonIn(next).focus();
  }

  /** Gives the focus back to where it came from, unless it has left the panel already. */
  #close() {
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#parts.view.set({ isSidebarOpen: false });
    if (hadFocus) (this.#before?.checkVisibility() ? this.#before : this.#opener).focus();
  }
}

/** @param {HTMLElement} row  @returns {HTMLElement} what leads to its frame */
function buttonIn(row) {
  return /** @type {HTMLElement} */ (row.querySelector(".frame"));
}
