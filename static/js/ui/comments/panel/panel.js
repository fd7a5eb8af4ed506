/**
 * The panel of threads: filtered, sorted and searched.
 * @module ui/comments/panel/panel
 */

import { PHONE_PX } from "../../../board/camera/viewportInsets.js";
import { itemAfter, ThreadList } from "../../../board/comments/threadList.js";
import { frameAt } from "../../../draw/hitTest.js";
import { byId } from "../../kit/dom.js";
import { opOf } from "../../moderation/review.js";
import { sendNow } from "../../moderation/sendNow.js";
import { runInSlices } from "../../kit/timeSlice.js";
import { CommentList } from "./list.js";
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

/** The search starts when nothing has been typed for this long. */
const TYPING_MS = 120;
/** The number of threads is announced when nothing has changed for this long. */
const SAY_AFTER_MS = 700;
/** While others change the board, the list is made again this often. */
const BOARD_MS = 300;
const EXCERPT_LENGTH = 120;

/** Shows threads while `view.isCommentsOpen`. The steps between threads always work. */
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
  /** Filter and query of the rows that are shown. */
  #shownQuery = "";
  /** Aborts the search under way. */
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
      /** @type {import("../../moderation/review.js").ReviewAct} */ act,
      /** @type {import("../../../wire.js").Comment} */ { id },
    ) => void sendNow(parts, (sync) => sync.submit([opOf(act, id)]), `order.done.${act}`);
    this.#list = new CommentList({
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
    view.onChange((keys) => this.#viewChanged(keys));
    if (view.isCommentsOpen) void this.#refresh();
  }

  /**
   * Goes to the next thread of the list or the one before. While the panel is closed, goes through all open threads,
   * frame by frame.
   * @param {1|-1} by
   * @returns {Promise<void>} once the thread is open
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
    const [isInList, map] = [this.#list.hasFocus(), byId("map", HTMLElement)];
    const isOnMap = document.activeElement === map;
    this.#open(item.thread.id);
    // The focus stays on the board or in the list, so that the next key is a step, too. In the composer it would be a
    // letter.
    if (isInList) this.#list.focus(this.#items.indexOf(item));
    if (isOnMap) map.focus();
    clearTimeout(this.#sayTimer);
    announcer.say(this.#describe(item, items ?? []));
  }

  /** Opens the panel with the comments that wait for an owner. */
  review() {
    this.#parts.view.set({ commentsFilter: "review", isCommentsOpen: true });
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#refreshSoon(TYPING_MS));
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Opens the menu of the sortings. */
  offerSorts() {
    const { view, popup, t } = this.#parts;
    const sort = (/** @type {ThreadQuery["by"]} */ by) => ({
      label: t(`comments.by.${by}`),
      choose: () => view.set({ commentsBy: by }),
      isChecked: view.commentsBy === by,
    });
    popup.toggle(this.#sort, [sort("newest"), sort("frame")]);
  }

  /** Opens the menu of the panel. */
  offerMenu() {
    this.#parts.popup.toggle(byId("comments-menu-button", HTMLElement), this.#menu());
  }

  /** @returns {import("../../kit/popup.js").Item[]} */
  #menu() {
    const { readState, view, t } = this.#parts;
    const isNotified = view.isNotified && isAllowed();
    return [
      { label: t("comments.read_all"), choose: () => readState.readAll() },
      {
        label: t("comments.notify"),
        choose: () => void this.#notifications.turn(!isNotified),
        isChecked: isNotified,
        isSwitch: true,
      },
    ];
  }

  /** @param {Set<string>} keys */
  #viewChanged(keys) {
    if (keys.has("thread")) this.#list.mark(this.#parts.view.thread);
    if (["isCommentsOpen", "commentsBy", "commentsFilter", "thread"].some((key) => keys.has(key))) this.#refreshSoon(0);
  }

  /**
   * Later changes of the board neither delay nor restart it: on a busy board it would never end.
   * @param {number} ms
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
    // Only owners have the filter for review.
    if (view.commentsFilter === "review" && !visibleComments.isOwner) view.set({ commentsFilter: "open" });
    const wish = { filter: view.commentsFilter, by: view.commentsBy, query: this.#input.value };
    const query = JSON.stringify([wish.filter, wish.query]);
    const isInList = query === this.#shownQuery && this.#items.some(({ thread }) => thread.id === view.thread);
    // The open thread was unread a moment ago. It stays in the list until another one is opened.
    const items = await this.#find(wish, isInList ? view.thread : null);
    if (!items) return;
    this.#items = items;
    this.#showHeader(wish, query !== this.#shownQuery);
    this.#shownQuery = query;
    const isDone = await this.#list.show(items, {
      query: wish.query,
      isByFrame: wish.by === "frame",
      isReview: wish.filter === "review",
    });
    if (isDone) this.#list.mark(view.thread);
  }

  /**
   * @param {ThreadQuery} wish
   * @param {string|null} keeps  a thread that stays in the list, although it does not match
   * @returns {Promise<ThreadItem[]|null>} null if another search has started
   */
  #find(wish, keeps) {
    const { sync, readState, visibleComments } = this.#parts;
    this.#abort.abort();
    this.#abort = new AbortController();
    const reader = {
      me: sync.you?.id ?? "",
      isUnread: (/** @type {string} */ id) => readState.isUnread(id),
      needsReview: (/** @type {import("../../../wire.js").Comment} */ comment) => visibleComments.needsReview(comment),
      keeps,
    };
    return runInSlices(this.#threads.find(wish, reader), this.#abort.signal);
  }

  /**
   * @param {ThreadQuery} wish
   * @param {boolean} isNewQuery  then the count is announced
   */
  #showHeader(wish, isNewQuery) {
    const sentence = this.#header.show(wish, this.#items.length, isNewQuery);
    clearTimeout(this.#sayTimer);
    if (isNewQuery) this.#sayTimer = setTimeout(() => this.#parts.announcer.say(sentence), SAY_AFTER_MS);
  }

  /** @param {ThreadItem} item  chosen in the list */
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
   */
  #describe(item, items) {
    const { board, t } = this.#parts;
    const name = board.people.get(item.thread.by)?.name ?? t("person.unnamed");
    const place = t("search.at", { at: items.indexOf(item) + 1, total: items.length });
    return `${place}: ${name}: ${item.comments[0]?.text.slice(0, EXCERPT_LENGTH) ?? ""}`;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isAbove = event.target === this.#input || event.target === this.#panel;
    if (!isAbove || event.key !== "ArrowDown" || event.altKey || this.#items.length === 0) return;
    this.#list.focus(
      Math.max(
        0,
        this.#items.findIndex(({ thread }) => thread.id === this.#parts.view.thread),
      ),
    );
    event.preventDefault();
  }
}
