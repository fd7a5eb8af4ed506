/**
 * The search: a field, the hits on the board and in threads, and the steps from one hit to the next.
 * @module ui/search/panel/search
 */

import { searchWords } from "../../../board/text/excerpt.js";
import { PHONE_PX } from "../../../board/camera/viewportInsets.js";
import { BoardSearch } from "../../../board/text/search.js";
import { frameAt } from "../../../draw/hitTest.js";
import { byId } from "../../kit/dom.js";
import { HitList } from "./searchResults.js";
import { runInSlices } from "../../kit/timeSlice.js";

/** @typedef {import("../../../board/text/search.js").Hit} Hit */
/** @typedef {import("../../../board/text/search.js").Group} Group */

/**
 * @typedef {Pick<App, "board"|"visibleComments"|"view"|"navigation"|"index"|"lang"|"announcer"|"t"|"followLink">} Parts
 * @typedef {import("../../../app/app.js").App} App
 */

/** The search starts when nothing has been typed for this long. */
const TYPING_MS = 120;
/** The number of hits is announced when nothing has been typed for this long. */
const SAY_AFTER_MS = 700;
/** While others change the board, the hits are searched again this often. */
const BOARD_MS = 1_000;

/** Searches while `view.isSearchOpen`, and sets `view.hits`. */
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
  /** Aborts the search under way. */
  #abort = new AbortController();
  #isRunning = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #runTimer;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #sayTimer;
  /** The query of the hits that are shown. */
  #query = "";

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, lang, index, t } = parts;
    this.#search = new BoardSearch(board, visibleComments, lang, (point) => frameAt(index, point));
    this.#list = new HitList({ board, lang, t, choose: (at) => this.#choose(at), leave: () => this.#input.focus() });
    this.#listen();
    view.onChange((keys) => this.#onViewChange(keys));
    board.onChange(() => this.#onBoardChange());
    visibleComments.onChange(() => this.#onBoardChange());
    if (view.isSearchOpen) this.#open();
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#runSoon(TYPING_MS));
    this.#input.addEventListener("focus", () => this.#panel.classList.remove("is-folded"));
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.#action.addEventListener("click", () => this.#runAction());
    byId("search-next", HTMLElement).addEventListener("click", () => void this.step(1));
    byId("search-previous", HTMLElement).addEventListener("click", () => void this.step(-1));
  }

  /** @param {Set<string>} keys */
  #onViewChange(keys) {
    const { view } = this.#parts;
    if (view.isSearchOpen && (keys.has("isSidebarOpen") || keys.has("presenting")) && isCrowded(view)) {
      view.set({ isSearchOpen: false });
    } else if (keys.has("isSearchOpen")) {
      view.isSearchOpen ? this.#open() : this.#close();
    }
  }

  /** There is space for one panel at the left. */
  #open() {
    const { view } = this.#parts;
    this.#panel.classList.remove("is-folded");
    view.set({ isSidebarOpen: false });
    if (this.#input.value) this.#runSoon(0);
  }

  #close() {
    const { view } = this.#parts;
    this.#cancel();
    this.#isRunning = false;
    clearTimeout(this.#sayTimer);
    view.set({ hits: null });
  }

  /** Later changes neither delay nor restart the search: on a busy board it would never end. */
  #onBoardChange() {
    const isSearching = this.#runTimer !== undefined || this.#isRunning;
    if (this.#parts.view.isSearchOpen && !isSearching) this.#runSoon(BOARD_MS);
  }

  /** @param {number} ms */
  #runSoon(ms) {
    clearTimeout(this.#runTimer);
    this.#runTimer = setTimeout(() => void this.#run(), ms);
  }

  /** Cancels the search that is due or under way. */
  #cancel() {
    clearTimeout(this.#runTimer);
    this.#runTimer = undefined;
    this.#abort.abort();
  }

  /** Searches for the text of the field, and cancels the search before. */
  async #run() {
    this.#cancel();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const query = this.#input.value;
    this.#isRunning = true;
    const groups = await runInSlices(this.#search.find(query), signal);
    // An aborted search has been replaced by another.
    if (!groups || signal.aborted) return;
    this.#isRunning = false;
    this.#show(groups, query);
  }

  /**
   * Shows hits. If only the board has changed, and not the query, the current hit stays current.
   * @param {Group[]} groups
   * @param {string} query
   */
  #show(groups, query) {
    const before = this.#query === query ? this.#current() : undefined;
    this.#query = query;
    this.#hits = groups.flatMap((group) => group.hits);
    this.#list.show(groups, searchWords(query), (hit) => this.#search.textOf(hit));
    this.#setCurrent(before ? this.#hits.findIndex((hit) => isSame(hit, before)) : -1);
    clearTimeout(this.#sayTimer);
    if (!before && query) this.#sayTimer = setTimeout(() => this.#parts.announcer.say(this.#sentence()), SAY_AFTER_MS);
  }

  /** @param {number} at  of the current hit; -1 for none */
  #setCurrent(at) {
    const { view, t } = this.#parts;
    const hasQuery = this.#query.trim() !== "";
    view.set({ hits: hasQuery && view.isSearchOpen ? { found: this.#hits, current: at } : null });
    this.#list.mark(at);
    this.#count.textContent = hasQuery ? this.#sentence() : "";
    this.#panel.classList.toggle("is-asked", hasQuery);
    this.#none.hidden = !hasQuery || this.#hits.length > 0;
    for (const id of ["search-next", "search-previous"]) byId(id, HTMLButtonElement).disabled = this.#hits.length === 0;
    const label = actionLabel(this.#hits[at]);
    this.#action.hidden = label === null;
    this.#action.textContent = label && t(label);
  }

  /** @returns {string} how many hits there are, or which one is current */
  #sentence() {
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
   * Goes to the next hit or the one before. After the last one comes the first.
   * @param {1|-1} by
   */
  async step(by) {
    if (this.#input.value !== this.#query) await this.#run();
    const { length } = this.#hits;
    const at = this.#parts.view.hits?.current ?? -1;
    if (length > 0) this.#goTo(at < 0 && by < 0 ? length - 1 : (at + by + length) % length);
  }

  /** @param {number} at  chosen in the list */
  #choose(at) {
    // On a phone, the list covers the hit.
    if (innerWidth <= PHONE_PX) this.#fold();
    this.#goTo(at);
  }

  /**
   * Goes to a hit. On a phone, the list and the keyboard are hidden, so that the hit can be seen.
   * @param {1|-1} by
   */
  async #stepFromField(by) {
    await this.step(by);
    if (innerWidth <= PHONE_PX && this.#hits.length > 0) this.#fold();
  }

  #fold() {
    this.#panel.classList.add("is-folded");
    // The row that had the focus is hidden now.
    byId("search-next", HTMLElement).focus();
  }

  /** @param {number} at */
  #goTo(at) {
    const { navigation, announcer } = this.#parts;
    const hit = this.#hits[at];
    if (!hit) return;
    this.#setCurrent(at);
    clearTimeout(this.#sayTimer);
    announcer.say(`${this.#sentence()}: ${this.#search.textOf(hit)}`);
    if (hit.kind === "node") navigation.flyToNode(hit.id);
    else navigation.flyToThread(hit.id);
  }

  /** Opens the thread or the link of the current hit. */
  #runAction() {
    const hit = this.#current();
    if (hit?.kind === "thread") this.#parts.view.set({ thread: hit.id, draft: null });
    else if (hit?.node.kind === "card") this.#parts.followLink(hit.node.url);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isInField = event.target === this.#input;
    // During composition, Enter belongs to the input method.
    if (isInField && event.key === "Enter" && !event.isComposing) void this.#stepFromField(event.shiftKey ? -1 : 1);
    else if (isInField && event.key === "ArrowDown") this.#list.focus(Math.max(0, this.#parts.view.hits?.current ?? 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {import("../../../board/view.js").View} view */
function isCrowded(view) {
  return view.isSidebarOpen || view.presenting !== null;
}

/**
 * @param {Hit|undefined} hit
 * @returns {string|null} the label of its action, as a key of the texts
 */
function actionLabel(hit) {
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
