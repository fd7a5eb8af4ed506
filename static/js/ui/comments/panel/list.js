/**
 * The rows of the panel of threads. They are made in slices, and stay the same elements while they are in the list.
 * @module ui/comments/panel/list
 */

import { titleOfFrame } from "../../../board/text/nodeText.js";
import { byId, make } from "../../kit/dom.js";
import { runInSlices } from "../../kit/timeSlice.js";
import { makeShortTime, Row } from "./row.js";

/** @typedef {import("../../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../../wire.js").FrameNode} FrameNode */
/** @typedef {{query: string, isByFrame: boolean, isReview: boolean}} Shown */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../app/app.js").ReadState} readState
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {(item: ThreadItem) => void} choose
 * @property {() => void} leave  upwards, over the first row
 * @property {import("./row.js").RowParts["review"]} review
 */

/** A list with arrow keys between its rows. Tab stops at one row only. */
export class CommentList {
  #parts;
  #list = byId("comments-list", HTMLElement);
  /** @type {Map<string, Row>} by thread */
  #rows = new Map();
  /** @type {Map<string, HTMLElement>} by frame; "" for threads outside all frames */
  #heads = new Map();
  /** @type {readonly ThreadItem[]} */
  #items = [];
  /** @type {string|null} the row that Tab stops at */
  #stop = null;
  /** @type {string|null} */
  #current = null;
  #abort = new AbortController();
  #words;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#words = { ...parts, shortTime: makeShortTime(parts.lang, () => Date.now()) };
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => {
      const isAct = event.target instanceof Element && event.target.closest(".acts") !== null;
      const item = isAct ? undefined : this.#items[this.#indexOf(event.target)];
      if (item) parts.choose(item);
    });
  }

  /**
   * Shows other threads. Rows that stay keep the focus and their place on the screen.
   * @param {readonly ThreadItem[]} items
   * @param {Shown} shown
   * @returns {Promise<boolean>} false if another call has replaced it
   */
  async show(items, shown) {
    this.#abort.abort();
    this.#abort = new AbortController();
    const [focused_at, focused] = [
      this.#indexOf(document.activeElement),
      this.#items[this.#indexOf(document.activeElement)],
    ];
    this.#items = items;
    this.#dropOthers();
    const isDone = await runInSlices(this.#build(shown), this.#abort.signal);
    if (!isDone) return false;
    this.#setTabStop(this.#stop);
    if (focused && !this.hasFocus()) this.#focusAgain(focused, focused_at);
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

  /** Runs first. After it, the rows that stay are next to each other, and need not move. */
  #dropOthers() {
    const ids = new Set(this.#items.map(({ thread }) => thread.id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
  }

  /**
   * @param {Shown} shown
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
      if (isByFrame && item.frame !== frame) put(this.#head(item.frame));
      frame = item.frame;
      put(this.#row(item, { query, hasFrame: !isByFrame, isReview }));
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
   * @param {import("./row.js").Shown} shown
   */
  #row(item, shown) {
    const { id } = item.thread;
    const row = this.#rows.get(id) ?? new Row(id);
    this.#rows.set(id, row);
    row.show(item, shown, this.#words);
    if (id === this.#current) row.button.ariaCurrent = "true";
    return row.element;
  }

  /** @param {FrameNode|null} frame */
  #head(frame) {
    const { board, lang, t } = this.#parts;
    const words = frame
      ? [make("b", {}, String(board.frameNumber(frame.id))), " ", titleOfFrame(frame, lang) || t("frame.untitled")]
      : [t("search.outside")];
    const head = this.#heads.get(frame?.id ?? "") ?? make("li", { class: "head" }, make("h3", {}));
    this.#heads.set(frame?.id ?? "", head);
    head.firstElementChild?.replaceChildren(...words);
    return head;
  }

  /**
   * @param {ThreadItem} item  whose row had the focus, and has moved or is gone
   * @param {number} before  its old index: the next row is there now
   */
  #focusAgain({ thread }, before) {
    const at = this.#items.findIndex((item) => item.thread.id === thread.id);
    if (this.#items.length > 0) this.focus(at < 0 ? Math.min(before, this.#items.length - 1) : at);
    else this.#parts.leave();
  }

  /** @param {string|null} thread_id  the first one, if there is no such row */
  #setTabStop(thread_id) {
    const id = this.#rows.has(thread_id ?? "") ? thread_id : (this.#items[0]?.thread.id ?? null);
    const [before, after] = [this.#stop, id].map((its) => this.#rows.get(its ?? ""));
    before?.setStop(false);
    after?.setStop(true);
    this.#stop = id;
  }

  /** @param {EventTarget|null} target */
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
