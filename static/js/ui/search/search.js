/**
 * The search: a field, what it finds on the map and in discussions, and the steps from one hit to the next.
 * @module ui/search/search
 */

import { searchWords } from "../../board/text/excerpt.js";
import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { BoardSearch } from "../../board/text/search.js";
import { frameAt } from "../../draw/hitTest.js";
import { byId } from "../kit/dom.js";
import { HitList } from "./searchResults.js";
import { runInSlices } from "../kit/timeSlice.js";

/** @typedef {import("../../board/text/search.js").Hit} Hit */
/** @typedef {import("../../board/text/search.js").Group} Group */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {string} lang
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 * @property {(href: string) => void} followLink
 */

/** Between two letters of somebody who writes. */
const TYPING_MS = 120;
/** Who hears the page is not told of each letter's hits. */
const SAY_AFTER_MS = 700;
/** The others go on writing while one searches. */
const BOARD_MS = 1_000;

/** Searches while `view.isSearchOpen`, and marks what it finds by `view.hits`. */
export class Search {
  #parts;
  #panel = byId("search", HTMLElement);
  #input = byId("search-input", HTMLInputElement);
  #count = byId("search-count", HTMLElement);
  #none = byId("search-none", HTMLElement);
  #action = byId("search-action", HTMLButtonElement);
  #search;
  #list;
  /** @type {Hit[]} */
  #hits = [];
  #running = new AbortController();
  #isRunning = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #due;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #say;
  /** What the hits on show were found by. */
  #query = "";

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, lang, index, t } = parts;
    this.#search = new BoardSearch(board, visibleComments, lang, (point) => frameAt(index, point));
    this.#list = new HitList({ board, lang, t, choose: (at) => this.#choose(at), leave: () => this.#input.focus() });
    this.#listen();
    view.onChange((keys) => this.#follow(keys));
    board.onChange(() => this.#boardChanged());
    visibleComments.onChange(() => this.#boardChanged());
    if (view.isSearchOpen) this.#open();
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#later(TYPING_MS));
    this.#input.addEventListener("focus", () => this.#panel.classList.remove("is-folded"));
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
    this.#action.addEventListener("click", () => this.#act());
    byId("search-next", HTMLElement).addEventListener("click", () => void this.step(1));
    byId("search-previous", HTMLElement).addEventListener("click", () => void this.step(-1));
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    const { view } = this.#parts;
    if (view.isSearchOpen && (keys.has("isSidebarOpen") || keys.has("presenting")) && isCrowded(view)) {
      view.set({ isSearchOpen: false });
    } else if (keys.has("isSearchOpen")) {
      view.isSearchOpen ? this.#open() : this.#close();
    }
  }

  /** There is room for one panel at the left. */
  #open() {
    const { view } = this.#parts;
    this.#panel.classList.remove("is-folded");
    view.set({ isSidebarOpen: false });
    if (this.#input.value) this.#later(0);
  }

  #close() {
    const { view } = this.#parts;
    this.#rest();
    this.#isRunning = false;
    clearTimeout(this.#say);
    view.set({ hits: null });
  }

  /** Neither put off nor begun anew by each further change: on a busy board it would never end. */
  #boardChanged() {
    const isAtIt = this.#due !== undefined || this.#isRunning;
    if (this.#parts.view.isSearchOpen && !isAtIt) this.#later(BOARD_MS);
  }

  /** @param {number} ms */
  #later(ms) {
    clearTimeout(this.#due);
    this.#due = setTimeout(() => void this.#run(), ms);
  }

  #rest() {
    clearTimeout(this.#due);
    this.#due = undefined;
    this.#running.abort();
  }

  /** Searches for what stands in the field now; the search before it ends. */
  async #run() {
    this.#rest();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const query = this.#input.value;
    this.#isRunning = true;
    const groups = await runInSlices(this.#search.find(query), signal);
    // One that was ended early has another in its place.
    if (!groups || signal.aborted) return;
    this.#isRunning = false;
    this.#show(groups, query);
  }

  /**
   * Other words begin anew; the same words, searched again since the board has changed, stay at the hit that one is at.
   * @param {Group[]} groups
   * @param {string} query
   */
  #show(groups, query) {
    const before = this.#query === query ? this.#current() : undefined;
    this.#query = query;
    this.#hits = groups.flatMap((group) => group.hits);
    this.#list.show(groups, searchWords(query), (hit) => this.#search.textOf(hit));
    this.#mark(before ? this.#hits.findIndex((hit) => isSame(hit, before)) : -1);
    clearTimeout(this.#say);
    if (!before && query) this.#say = setTimeout(() => this.#parts.announcer.say(this.#counted()), SAY_AFTER_MS);
  }

  /** @param {number} at  the hit that one is at, or -1 */
  #mark(at) {
    const { view, t } = this.#parts;
    const isAsked = this.#query.trim() !== "";
    view.set({ hits: isAsked && view.isSearchOpen ? { found: this.#hits, current: at } : null });
    this.#list.mark(at);
    this.#count.textContent = isAsked ? this.#counted() : "";
    this.#panel.classList.toggle("is-asked", isAsked);
    this.#none.hidden = !isAsked || this.#hits.length > 0;
    for (const id of ["search-next", "search-previous"]) byId(id, HTMLButtonElement).disabled = this.#hits.length === 0;
    const label = labelOf(this.#hits[at]);
    this.#action.hidden = label === null;
    this.#action.textContent = label && t(label);
  }

  #counted() {
    const { t, view } = this.#parts;
    const at = view.hits?.current ?? -1;
    return at < 0
      ? t("search.count", { n: this.#hits.length })
      : t("search.at", { at: at + 1, total: this.#hits.length });
  }

  #current() {
    return this.#hits[this.#parts.view.hits?.current ?? -1];
  }

  /**
   * To the next hit or the one before; after the last comes the first.
   * @param {1|-1} by
   */
  async step(by) {
    if (this.#input.value !== this.#query) await this.#run();
    const { length } = this.#hits;
    const at = this.#parts.view.hits?.current ?? -1;
    if (length > 0) this.#go(at < 0 && by < 0 ? length - 1 : (at + by + length) % length);
  }

  /** @param {number} at  chosen in the list */
  #choose(at) {
    // On a phone the list covers the place that one wants to see.
    if (innerWidth <= PHONE_PX) this.#fold();
    this.#go(at);
  }

  /**
   * Goes to a hit; on a phone the list and the keyboard make room for it, as when one is chosen in the list.
   * @param {1|-1} by
   */
  async #enter(by) {
    await this.step(by);
    if (innerWidth <= PHONE_PX && this.#hits.length > 0) this.#fold();
  }

  #fold() {
    this.#panel.classList.add("is-folded");
    // The row that had the focus is gone.
    byId("search-next", HTMLElement).focus();
  }

  /** @param {number} at */
  #go(at) {
    const { navigation, announcer } = this.#parts;
    const hit = this.#hits[at];
    if (!hit) return;
    this.#mark(at);
    clearTimeout(this.#say);
    announcer.say(`${this.#counted()}: ${this.#search.textOf(hit)}`);
    if (hit.kind === "node") navigation.flyToNode(hit.id);
    else navigation.flyToThread(hit.id);
  }

  /** What can be done with the hit that one is at, beside looking at it. */
  #act() {
    const hit = this.#current();
    if (hit?.kind === "thread") this.#parts.view.set({ thread: hit.id, draft: null });
    else if (hit?.node.kind === "card") this.#parts.followLink(hit.node.url);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isInField = event.target === this.#input;
    // While an input method composes, Enter belongs to it.
    if (isInField && event.key === "Enter" && !event.isComposing) void this.#enter(event.shiftKey ? -1 : 1);
    else if (isInField && event.key === "ArrowDown") this.#list.focus(Math.max(0, this.#parts.view.hits?.current ?? 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {import("../../board/view.js").View} view */
function isCrowded(view) {
  return view.isSidebarOpen || view.presenting !== null;
}

/**
 * @param {Hit|undefined} hit
 * @returns {string|null} the sentence of its action
 */
function labelOf(hit) {
  if (hit?.kind === "thread") return "search.open_thread";
  return hit?.node.kind === "card" ? "search.open_link" : null;
}

/**
 * @param {Hit} a
 * @param {Hit} b
 */
function isSame(a, b) {
  return a.kind === "thread" && b.kind === "thread"
    ? a.comment.id === b.comment.id
    : a.kind === b.kind && a.id === b.id;
}
