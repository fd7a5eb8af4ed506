/**
 * The panel of frames: a list or thumbnails, in the order of the presentation.
 * @module ui/map/framesPanel
 */

import { foldForSearch } from "../../board/text/plainText.js";
import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { byId } from "../kit/dom.js";
import { frameButtonOf, makeFrameRow } from "./frameRow.js";
import { FrameThumbnails } from "./frameThumbnails.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/**
 * @typedef {Pick<import("../../app/app.js").App, "board"|"view"|"navigation"|"popup"|"lang"|"t"> &
 *   import("./frameThumbnails.js").Parts} Parts
 */

const GAP_PX = 4;
/**
 * The row of the frame in view is marked this often while the camera moves: finding the frame is slow on a large board.
 */
const MARK_EVERY_MS = 150;
/** While others type, the list must not be made again for each letter. */
const REBUILD_AFTER_MS = 500;

/** Shows `view.isSidebarOpen` and `view.framesAs`. */
export class FramesPanel {
  #parts;
  #copyLink;
  #panel = byId("sidebar", HTMLElement);
  #opener = byId("frames-button", HTMLElement);
  #list = byId("frames-list", HTMLElement);
  #search = byId("frames-search", HTMLInputElement);
  #thumbnails;
  /** @type {Map<string, HTMLElement>} rows by frame */
  #rows = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rebuildTimer;
  #isMarkDue = false;
  /** What had the focus before a key opened the panel. @type {HTMLElement|null} */
  #focusedBefore = null;

  /**
   * @param {Parts} parts
   * @param {(address: import("../../board/camera/address.js").Address) => void} copyLink
   */
  constructor(parts, copyLink) {
    this.#parts = parts;
    this.#copyLink = copyLink;
    this.#thumbnails = new FrameThumbnails(parts, this.#list);
    const { board, view } = parts;
    byId("frames-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.#search.addEventListener("input", () => this.#filter());
    this.#setUpMenu();
    board.onChange((changed) => (changed.isReset || changed.nodes.size > 0) && this.#onBoardChange(changed.isReset));
    view.onChange((keys) => this.#onViewChange(keys));
    this.#show();
  }

  /** Draws thumbnails again, with images that have arrived. */
  redrawSoon() {
    this.#thumbnails.redrawSoon();
  }

  /**
   * Opens or closes the panel.
   * @param {boolean} isByKey  a key also moves the focus into the list; a pointer leaves it on the board
   */
  toggle(isByKey) {
    const { view } = this.#parts;
    if (view.isSidebarOpen) {
      this.#close();
      return;
    }
    const { activeElement } = document;
    const isElement = activeElement instanceof HTMLElement && activeElement !== document.body;
    const focused = isElement ? activeElement : byId("map", HTMLElement);
    this.#focusedBefore = isByKey ? focused : null;
    view.set({ isSidebarOpen: true });
    if (isByKey) this.#focusRow();
  }

  #setUpMenu() {
    const { view, popup, t } = this.#parts;
    const button = byId("frames-menu-button", HTMLElement);
    const item = (/** @type {"list"|"thumbnails"} */ framesAs) => ({
      label: t(`frames.as.${framesAs}`),
      choose: () => view.set({ framesAs }),
      isChecked: view.framesAs === framesAs,
    });
    button.addEventListener("click", () => {
      if (button.ariaExpanded === "true") popup.close();
      else popup.toggle(button, [item("list"), item("thumbnails")], this.#besidePanel(button));
    });
  }

  /**
   * @param {HTMLElement} button
   * @returns {import("../../geometry.js").Point|undefined} a place for its menu that does not cover the search field;
   *   undefined on a phone
   */
  #besidePanel(button) {
    if (innerWidth <= PHONE_PX) return undefined;
    return { x: this.#panel.getBoundingClientRect().right + GAP_PX, y: button.getBoundingClientRect().top };
  }

  /** @param {Set<string>} keys */
  #onViewChange(keys) {
    if (keys.has("isSidebarOpen") || keys.has("framesAs")) this.#show();
    if (keys.has("camera") && this.#parts.view.isSidebarOpen) this.#markSoon();
  }

  /** @param {boolean} isReset */
  #onBoardChange(isReset) {
    clearTimeout(this.#rebuildTimer);
    if (isReset) this.#show();
    else this.#rebuildTimer = setTimeout(() => this.#show(), REBUILD_AFTER_MS);
  }

  #show() {
    const { view, board } = this.#parts;
    this.#panel.hidden = !view.isSidebarOpen;
    this.#opener.ariaExpanded = String(view.isSidebarOpen);
    if (!view.isSidebarOpen) return;
    byId("frames-count", HTMLElement).textContent = String(board.frames().length);
    this.#thumbnails.clear();
    const focused = [...this.#rows].find(([, row]) => row.contains(document.activeElement))?.[0];
    this.#rows = new Map(board.frames().map((frame) => [frame.id, this.#makeRow(frame)]));
    this.#list.replaceChildren(...this.#rows.values());
    this.#filter();
    this.#markFrameInView();
    if (focused !== undefined) this.#focusRow(focused);
  }

  /** @param {FrameNode} frame */
  #makeRow(frame) {
    return makeFrameRow(frame, {
      ...this.#parts,
      open: ({ id }) => this.#goTo(id),
      copyLink: ({ id }) => this.#copyLink({ kind: "node", id }),
      makeThumbnail:
        this.#parts.view.framesAs === "thumbnails"
          ? (/** @type {FrameNode} */ its) => this.#thumbnails.create(its)
          : null,
    });
  }

  /** @param {string} frame_id */
  #goTo(frame_id) {
    this.#parts.navigation.flyToNode(frame_id);
    // On a phone the panel covers the frame.
    if (innerWidth <= PHONE_PX) this.#close();
  }

  /** Hides the rows that do not match the search field. The heading of a section with a match stays. */
  #filter() {
    const query = foldForSearch(this.#search.value.trim());
    /** @type {HTMLElement|null} */
    let heading = null;
    for (const row of this.#rows.values()) {
      row.hidden = !foldForSearch(row.textContent ?? "").includes(query);
      if (row.classList.contains("section")) heading = row;
      else if (heading && !row.hidden) heading.hidden = false;
    }
    byId("frames-none", HTMLElement).hidden = [...this.#rows.values()].some((row) => !row.hidden);
  }

  #markSoon() {
    if (this.#isMarkDue) return;
    this.#isMarkDue = true;
    setTimeout(() => {
      this.#isMarkDue = false;
      this.#markFrameInView();
    }, MARK_EVERY_MS);
  }

  /** Marks the row of the frame in view, and scrolls to it. */
  #markFrameInView() {
    const current = this.#parts.navigation.frameInView()?.id;
    for (const [id, row] of this.#rows) {
      const button = frameButtonOf(row);
      if ((button.ariaCurrent === "true") === (id === current)) continue;
      button.ariaCurrent = String(id === current);
      if (id === current) row.scrollIntoView({ block: "nearest" });
    }
  }

  /**
   * Focuses a visible row: that of the frame, or of the frame in view, or the first; else the search field.
   * @param {string} [frame_id]
   */
  #focusRow(frame_id = "") {
    const rows = this.#visibleRows();
    const row = this.#rows.get(frame_id);
    const isVisible = row && !row.hidden;
    const target = isVisible ? row : (rows.find((one) => frameButtonOf(one).ariaCurrent === "true") ?? rows[0]);
    (target ? frameButtonOf(target) : this.#search).focus();
  }

  #visibleRows() {
    return [...this.#rows.values()].filter((row) => !row.hidden);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = this.#visibleRows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (step === undefined || (at < 0 && document.activeElement !== this.#search)) return;
    event.preventDefault();
    const next = rows[at + step];
    if (next) frameButtonOf(next).focus();
  }

  /** Closes the panel. The focus goes back to where it was before, unless it is elsewhere already. */
  #close() {
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#parts.view.set({ isSidebarOpen: false });
    if (hadFocus) (this.#focusedBefore?.checkVisibility() ? this.#focusedBefore : this.#opener).focus();
  }
}
