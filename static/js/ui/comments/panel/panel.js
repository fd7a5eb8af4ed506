/**
 * The comments panel: the list of threads, with filters, sort orders and a search.
 * @module ui/comments/panel/panel
 */

import { PHONE_PX } from "../../../board/camera/viewportInsets.js";
import { itemAfter, ThreadList } from "../../../board/comments/threadList.js";
import { frameAt } from "../../../draw/hitTest.js";
import { byId } from "../../kit/dom.js";
import { reviewOp } from "../../moderation/review.js";
import { sendNow } from "../../moderation/sendNow.js";
import { runInSlices } from "../../kit/timeSlice.js";
import { ThreadRows } from "./list.js";
import { PanelHeader } from "./header.js";
import { isAllowed, Notifications } from "./notifications.js";

/** @typedef {import("../../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../../board/comments/threadList.js").Filter} Filter */
/** @typedef {import("../../../board/comments/threadList.js").ThreadQuery} ThreadQuery */

/**
 * @typedef {import("../../../app/app.js").App} App
 * @typedef {Pick<App,
 *   "board"|"visibleComments"|"view"|"navigation"|"index"|"sync"|"readState"|"popup"|"announcer"|"lang"|"t">} Parts
 */

/** Debounce of the search field. */
const TYPING_MS = 120;
/** Debounce of the announcement of the number of threads. */
const SAY_AFTER_MS = 700;
/** While others change the board, the list is updated at this interval. */
const BOARD_MS = 300;
const EXCERPT_LENGTH = 120;

/** Shows the threads while `view.isCommentsOpen` is true. `step` also works while the panel is closed. */
export class CommentsPanel {
  #parts;
  #panel = byId("comments", HTMLElement);
  #input = byId("comments-search", HTMLInputElement);
  #sort = byId("comments-sort", HTMLElement);
  #threads;
  #list;
  #notifications;
  #header;
  /** @type {readonly ThreadItem[]} */
  #items = [];
  /** Filter and search text of the shown rows, as JSON. */
  #shownQuery = "";
  /** Aborts the current search. */
  #abort = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #refreshTimer;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #sayTimer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, index, readState, lang, t } = parts;
    this.#threads = new ThreadList(board, visibleComments, (point) => frameAt(index, point));
    const review = (
      /** @type {import("../../moderation/review.js").ReviewAction} */ act,
      /** @type {import("../../../wire.js").Comment} */ { id },
    ) => void sendNow(parts, (sync) => sync.submit([reviewOp(act, id)]), `order.done.${act}`);
    this.#list = new ThreadRows({
      board,
      visibleComments,
      readState,
      lang,
      t,
      review,
      choose: (item) => this.#choose(item),
      leave: () => this.#input.focus(),
    });
    this.#header = new PanelHeader(parts);
    this.#notifications = new Notifications({ ...parts, open: (id) => this.#open(id) });
    this.#listen();
    board.onChange(
      (changed) =>
        (changed.isReset ||
          changed.nodes.size + changed.threads.size + changed.comments.size + changed.people.size > 0) &&
        this.#refreshSoon(BOARD_MS),
    );
    readState.onChange(() => this.#refreshSoon(0));
    visibleComments.onChange(() => this.#refreshSoon(0));
    view.onChange((keys) => this.#handleViewChange(keys));
    if (view.isCommentsOpen) void this.#refresh();
  }

  /**
   * Goes to the next or the previous thread of the list. While the panel is closed, goes through all open threads in
   * the order of the frames.
   * @param {1|-1} by
   * @returns {Promise<void>} resolves when the thread is open
   */
  async step(by) {
    const { view, announcer, t } = this.#parts;
    const items = view.isCommentsOpen
      ? this.#items
      : await this.#find({ filter: "open", by: "frame", query: "" }, null);
    const item = itemAfter(
      (items ?? []).filter(({ thread }) => this.#parts.board.threads.has(thread.id)),
      view.thread,
      by,
    );
    if (!item) return announcer.show(t("comments.none"));
    const [isInList, canvas] = [this.#list.hasFocus(), byId("map", HTMLElement)];
    const isOnCanvas = document.activeElement === canvas;
    this.#open(item.thread.id);
    // The focus goes back to the canvas or the list, so that the next key makes another step. In the composer, the key
    // would type a letter.
    if (isInList) this.#list.focus(this.#items.indexOf(item));
    if (isOnCanvas) canvas.focus();
    clearTimeout(this.#sayTimer);
    announcer.say(this.#describe(item, items ?? []));
  }

  /** Opens the panel with the threads that need a review by an owner. */
  review() {
    this.#parts.view.set({ commentsFilter: "review", isCommentsOpen: true });
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#refreshSoon(TYPING_MS));
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Opens the menu of sort orders. */
  offerSorts() {
    const { view, popup, t } = this.#parts;
    const makeItem = (/** @type {ThreadQuery["by"]} */ by) => ({
      label: t(`comments.by.${by}`),
      choose: () => view.set({ commentsBy: by }),
      isChecked: view.commentsBy === by,
    });
    popup.toggle(this.#sort, [makeItem("newest"), makeItem("frame")]);
  }

  /** Opens the menu of the panel. */
  offerMenu() {
    this.#parts.popup.toggle(byId("comments-menu-button", HTMLElement), this.#menuItems());
  }

  /** @returns {import("../../kit/popup.js").Item[]} */
  #menuItems() {
    const { readState, view, t } = this.#parts;
    const isNotified = view.isNotified && isAllowed();
    return [
      { label: t("comments.read_all"), choose: () => readState.readAll() },
      {
        label: t("comments.notify"),
        choose: () => void this.#notifications.setEnabled(!isNotified),
        isChecked: isNotified,
        isSwitch: true,
      },
    ];
  }

  /** @param {Set<string>} keys */
  #handleViewChange(keys) {
    if (keys.has("thread")) this.#list.mark(this.#parts.view.thread);
    if (["isCommentsOpen", "commentsBy", "commentsFilter", "thread"].some((key) => keys.has(key))) this.#refreshSoon(0);
  }

  /**
   * Schedules an update of the list. A change of the board does not postpone an update that is already scheduled: on a
   * busy board, the update would never come.
   * @param {number} ms  the delay
   */
  #refreshSoon(ms) {
    if (!this.#parts.view.isCommentsOpen || (this.#refreshTimer !== undefined && ms === BOARD_MS)) return;
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.#refresh(), ms);
  }

  async #refresh() {
    const { view, visibleComments } = this.#parts;
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = undefined;
    // Only owners have the review filter, and the permissions can change.
    if (view.commentsFilter === "review" && !visibleComments.isOwner) view.set({ commentsFilter: "open" });
    const threadQuery = { filter: view.commentsFilter, by: view.commentsBy, query: this.#input.value };
    const query = JSON.stringify([threadQuery.filter, threadQuery.query]);
    const isInList = query === this.#shownQuery && this.#items.some(({ thread }) => thread.id === view.thread);
    // An unread thread becomes read when it opens. It stays in the list until another thread is opened.
    const items = await this.#find(threadQuery, isInList ? view.thread : null);
    if (!items) return;
    this.#items = items;
    this.#showHeader(threadQuery, query !== this.#shownQuery);
    this.#shownQuery = query;
    const isDone = await this.#list.show(items, {
      query: threadQuery.query,
      isByFrame: threadQuery.by === "frame",
      isReview: threadQuery.filter === "review",
    });
    if (isDone) this.#list.mark(view.thread);
  }

  /**
   * @param {ThreadQuery} threadQuery
   * @param {string|null} keeps  a thread that stays in the list although it does not match
   * @returns {Promise<ThreadItem[]|null>} the matching threads; null if another search has started
   */
  #find(threadQuery, keeps) {
    const { sync, readState, visibleComments } = this.#parts;
    this.#abort.abort();
    this.#abort = new AbortController();
    const reader = {
      me: sync.you?.id ?? "",
      isUnread: (/** @type {string} */ id) => readState.isUnread(id),
      needsReview: (/** @type {import("../../../wire.js").Comment} */ comment) => visibleComments.needsReview(comment),
      keeps,
    };
    return runInSlices(this.#threads.find(threadQuery, reader), this.#abort.signal);
  }

  /**
   * @param {ThreadQuery} threadQuery
   * @param {boolean} isNewQuery  whether the filter or the search text has changed; then the count is announced
   */
  #showHeader(threadQuery, isNewQuery) {
    const sentence = this.#header.show(threadQuery, this.#items.length, isNewQuery);
    clearTimeout(this.#sayTimer);
    if (isNewQuery) this.#sayTimer = setTimeout(() => this.#parts.announcer.say(sentence), SAY_AFTER_MS);
  }

  /** @param {ThreadItem} item  the row that was chosen */
  #choose({ thread }) {
    // On a phone, the panel covers the thread.
    if (innerWidth <= PHONE_PX) this.#parts.view.set({ isCommentsOpen: false });
    this.#open(thread.id);
  }

  /** @param {string} thread_id */
  #open(thread_id) {
    const { view, navigation } = this.#parts;
    if (navigation.flyToThread(thread_id)) view.set({ thread: thread_id, draft: null });
  }

  /**
   * @param {ThreadItem} item
   * @param {readonly ThreadItem[]} items
   * @returns {string} the announcement: position, author and start of the text
   */
  #describe(item, items) {
    const { board, t } = this.#parts;
    const name = board.people.get(item.thread.by)?.name ?? t("person.unnamed");
    const position = t("search.at", { at: items.indexOf(item) + 1, total: items.length });
    return `${position}: ${name}: ${item.comments[0]?.text.slice(0, EXCERPT_LENGTH) ?? ""}`;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isAboveList = event.target === this.#input || event.target === this.#panel;
    if (!isAboveList || event.key !== "ArrowDown" || event.altKey || this.#items.length === 0) return;
    this.#list.focus(
      Math.max(
        0,
        this.#items.findIndex(({ thread }) => thread.id === this.#parts.view.thread),
      ),
    );
    event.preventDefault();
  }
}
