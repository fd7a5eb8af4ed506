/**
 * The rows of the comments panel. They are made in time slices. A row keeps its element while it is in the list.
 * @module ui/comments/panel/list
 */

import { titleOfFrame } from "../../../board/text/nodeText.js";
import { byId, make } from "../../kit/dom.js";
import { runInSlices } from "../../kit/timeSlice.js";
import { makeShortTime, ThreadRow } from "./row.js";

/** @typedef {import("../../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../../wire.js").FrameNode} FrameNode */
/** @typedef {{query: string, isByFrame: boolean, isReview: boolean}} ListOptions */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../app/app.js").ReadState} readState
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {(item: ThreadItem) => void} choose
 * @property {() => void} leave  moves the focus out of the list, upwards from the first row
 * @property {import("./row.js").RowParts["review"]} review
 */

/** A list whose rows are reached with the arrow keys. Tab stops at only one row. */
export class ThreadRows {
  #parts;
  #list = byId("comments-list", HTMLElement);
  /** @type {Map<string, ThreadRow>} by thread */
  #rows = new Map();
  /** @type {Map<string, HTMLElement>} by frame; "" for threads outside all frames */
  #headings = new Map();
  /** @type {readonly ThreadItem[]} */
  #items = [];
  /** @type {string|null} the thread whose row is the tab stop */
  #tabStop = null;
  /** @type {string|null} the open thread */
  #current = null;
  #abort = new AbortController();
  #rowParts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#rowParts = { ...parts, shortTime: makeShortTime(parts.lang, () => Date.now()) };
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => {
      const isReviewButton = event.target instanceof Element && event.target.closest(".acts") !== null;
      const item = isReviewButton ? undefined : this.#items[this.#indexOf(event.target)];
      if (item) parts.choose(item);
    });
  }

  /**
   * Shows other threads. Rows that stay in the list keep the focus.
   * @param {readonly ThreadItem[]} items
   * @param {ListOptions} options
   * @returns {Promise<boolean>} whether the list is complete; false if a later call has replaced this one
   */
  async show(items, options) {
    this.#abort.abort();
    this.#abort = new AbortController();
    const [focusedIndex, focusedItem] = [
      this.#indexOf(document.activeElement),
      this.#items[this.#indexOf(document.activeElement)],
    ];
    this.#items = items;
    this.#removeOldRows();
    const isDone = await runInSlices(this.#build(options), this.#abort.signal);
    if (!isDone) return false;
    this.#setTabStop(this.#tabStop);
    if (focusedItem && !this.hasFocus()) this.#restoreFocus(focusedItem, focusedIndex);
    return true;
  }

  /**
   * Marks the row of the open thread, and scrolls to it.
   * @param {string|null} thread_id
   */
  mark(thread_id) {
    const [before, after] = [this.#current, thread_id].map((id) => this.#rows.get(id ?? "")?.button);
    if (before && before !== after) before.ariaCurrent = null;
    this.#current = thread_id;
    if (!after) return;
    after.ariaCurrent = "true";
    after.scrollIntoView({ block: "nearest" });
    this.#setTabStop(thread_id);
  }

  /** @param {number} at */
  focus(at) {
    const id = this.#items[at]?.thread.id ?? null;
    this.#setTabStop(id);
    this.#rows.get(id ?? "")?.button.focus();
  }

  /** @returns {boolean} whether one of its rows has the focus */
  hasFocus() {
    return this.#list.contains(document.activeElement);
  }

  /** Removes the rows of other threads first, so that the rows that stay need not move. */
  #removeOldRows() {
    const ids = new Set(this.#items.map(({ thread }) => thread.id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
  }

  /**
   * Puts the rows and headings in order, one at each step. The rest of the list is removed at the end.
   * @param {ListOptions} options
   * @returns {Generator<void, true, void>}
   */
  *#build({ query, isByFrame, isReview }) {
    let at = this.#list.firstElementChild;
    /** @param {HTMLElement} element */
    const put = (element) => {
      if (element === at) at = element.nextElementSibling;
      else this.#list.insertBefore(element, at);
    };
    /** @type {FrameNode|null|undefined} */
    let frame;
    for (const item of this.#items) {
      if (isByFrame && item.frame !== frame) put(this.#showHeading(item.frame));
      frame = item.frame;
      put(this.#showRow(item, { query, hasFrame: !isByFrame, isReview }));
      yield;
    }
    while (at) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
    return true;
  }

  /**
   * @param {ThreadItem} item
   * @param {import("./row.js").RowOptions} options
   */
  #showRow(item, options) {
    const { id } = item.thread;
    const row = this.#rows.get(id) ?? new ThreadRow(id);
    this.#rows.set(id, row);
    row.show(item, options, this.#rowParts);
    if (id === this.#current) row.button.ariaCurrent = "true";
    return row.element;
  }

  /** @param {FrameNode|null} frame */
  #showHeading(frame) {
    const { board, lang, t } = this.#parts;
    const content = frame
      ? [make("b", {}, String(board.frameNumber(frame.id))), " ", titleOfFrame(frame, lang) || t("frame.untitled")]
      : [t("search.outside")];
    const heading = this.#headings.get(frame?.id ?? "") ?? make("li", { class: "head" }, make("h3", {}));
    this.#headings.set(frame?.id ?? "", heading);
    heading.firstElementChild?.replaceChildren(...content);
    return heading;
  }

  /**
   * @param {ThreadItem} item  the item whose row had the focus and was moved or removed
   * @param {number} before  its old index, where the next row is now
   */
  #restoreFocus({ thread }, before) {
    const at = this.#items.findIndex((item) => item.thread.id === thread.id);
    if (this.#items.length > 0) this.focus(at < 0 ? Math.min(before, this.#items.length - 1) : at);
    else this.#parts.leave();
  }

  /** @param {string|null} thread_id  if it has no row, the first row becomes the tab stop */
  #setTabStop(thread_id) {
    const id = this.#rows.has(thread_id ?? "") ? thread_id : (this.#items[0]?.thread.id ?? null);
    const [before, after] = [this.#tabStop, id].map((each) => this.#rows.get(each ?? ""));
    before?.setTabStop(false);
    after?.setTabStop(true);
    this.#tabStop = id;
  }

  /**
   * @param {EventTarget|null} target
   * @returns {number} the index of the row that contains the target; -1 if there is none
   */
  #indexOf(target) {
    const button =
      target instanceof Element ? (target.closest("#comments-list > li")?.querySelector(".thread") ?? null) : null;
    const id = button instanceof HTMLElement && this.#list.contains(button) ? button.dataset["thread"] : null;
    return id ? this.#items.findIndex(({ thread }) => thread.id === id) : -1;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const at = this.#indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = new Map([
      ["ArrowDown", at + 1],
      ["ArrowUp", at - 1],
      ["Home", 0],
      ["End", this.#items.length - 1],
    ]).get(event.key);
    if (target === undefined) return;
    if (target < 0) this.#parts.leave();
    else this.focus(Math.min(target, this.#items.length - 1));
    event.preventDefault();
    event.stopPropagation();
  }
}
