/**
 * The panel of discussions: which ones, in which order, and the way to each of them.
 * @module ui/comments/panel
 */

import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { itemAfter, ThreadList } from "../../board/comments/threadList.js";
import { frameAt } from "../../draw/hitTest.js";
import { byId, make, makeIcon } from "../kit/dom.js";
import { PublishAll } from "../moderation/publishAll.js";
import { opOf } from "../moderation/review.js";
import { sendNow } from "../moderation/sendNow.js";
import { runInSlices } from "../kit/timeSlice.js";
import { shortCount } from "../kit/shortCount.js";
import { CommentList } from "./list.js";
import { isAllowed, Notices } from "./notifications.js";

/** @typedef {import("../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../board/comments/threadList.js").Filter} Filter */
/** @typedef {import("../../board/comments/threadList.js").ThreadQuery} Wish */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("./readState.js").Seen} seen
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

/** Between two letters of somebody who writes. */
const TYPING_MS = 120;
/** Who hears the page is not told of each letter's hits. */
const SAY_AFTER_MS = 700;
/** The others go on writing and moving things while one reads the list. */
const BOARD_MS = 300;
const EXCERPT_LENGTH = 120;

/** Shows discussions while `view.isCommentsOpen`, and leads from one to the next at any time. */
export class CommentsPanel {
  #parts;
  #panel = byId("comments", HTMLElement);
  #input = byId("comments-search", HTMLInputElement);
  #sort = byId("comments-sort", HTMLElement);
  #filters;
  #threads;
  #list;
  #notices;
  #publishAll;
  /** @type {readonly ThreadItem[]} */
  #items = [];
  /** What the rows were found by. */
  #asked = "";
  #running = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #due;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #say;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, index, seen, lang, t } = parts;
    this.#threads = new ThreadList(board, visibleComments, (point) => frameAt(index, point));
    const review = (
      /** @type {import("../moderation/review.js").ReviewAct} */ act,
      /** @type {import("../../wire.js").Comment} */ { id },
    ) => void sendNow(parts, (sync) => sync.submit([opOf(act, id)]), `order.done.${act}`);
    this.#list = new CommentList({
      board,
      visibleComments,
      seen,
      lang,
      t,
      review,
      choose: (item) => this.#go(item),
      leave: () => this.#input.focus(),
    });
    this.#publishAll = new PublishAll(parts);
    this.#sort.before(this.#publishAll.button);
    this.#notices = new Notices({ ...parts, open: (id) => this.#open(id) });
    this.#filters = [...document.querySelectorAll("#comments-filters button")].filter(
      (button) => button instanceof HTMLButtonElement,
    );
    this.#listen();
    board.onChange(
      (changed) =>
        (changed.isReset ||
          changed.nodes.size + changed.threads.size + changed.comments.size + changed.people.size > 0) &&
        this.#later(BOARD_MS),
    );
    seen.onChange(() => this.#later(0));
    visibleComments.onChange(() => this.#later(0));
    view.onChange((keys) => this.#follow(keys));
    if (view.isCommentsOpen) void this.#refresh();
  }

  /**
   * Goes to the next discussion of the list or the one before; without a list all open ones are walked, frame by frame.
   * @param {1|-1} by
   * @returns {Promise<void>} once it is on its way
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
    // Whoever steps from the map or in the list goes on stepping; the composer would take the next letter.
    if (isInList) this.#list.focus(this.#items.indexOf(item));
    if (isOnMap) map.focus();
    clearTimeout(this.#say);
    announcer.say(this.#sentenceOf(item, items ?? []));
  }

  /** Opens it with what an owner should look at. */
  review() {
    this.#parts.view.set({ commentsFilter: "review", isCommentsOpen: true });
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#later(TYPING_MS));
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Offers the ways to sort the list. */
  offerSorts() {
    const { view, popup, t } = this.#parts;
    const sort = (/** @type {Wish["by"]} */ by) => ({
      label: t(`comments.by.${by}`),
      choose: () => view.set({ commentsBy: by }),
      isChecked: view.commentsBy === by,
    });
    popup.toggle(this.#sort, [sort("newest"), sort("frame")]);
  }

  /** Offers what can be done with all discussions. */
  offerMenu() {
    this.#parts.popup.toggle(byId("comments-menu-button", HTMLElement), this.#menu());
  }

  /** @returns {import("../kit/popup.js").Item[]} */
  #menu() {
    const { seen, view, t } = this.#parts;
    const isNotified = view.isNotified && isAllowed();
    return [
      { label: t("comments.read_all"), choose: () => seen.readAll() },
      {
        label: t("comments.notify"),
        choose: () => void this.#notices.turn(!isNotified),
        isChecked: isNotified,
        isSwitch: true,
      },
    ];
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("thread")) this.#list.mark(this.#parts.view.thread);
    if (["isCommentsOpen", "commentsBy", "commentsFilter", "thread"].some((key) => keys.has(key))) this.#later(0);
  }

  /**
   * Neither put off nor begun anew by each further change: on a busy board it would never end.
   * @param {number} ms
   */
  #later(ms) {
    if (!this.#parts.view.isCommentsOpen || (this.#due !== undefined && ms === BOARD_MS)) return;
    clearTimeout(this.#due);
    this.#due = setTimeout(() => void this.#refresh(), ms);
  }

  async #refresh() {
    const { view, visibleComments } = this.#parts;
    clearTimeout(this.#due);
    this.#due = undefined;
    // Whoever is no owner any more finds the list of everybody.
    if (view.commentsFilter === "review" && !visibleComments.isOwner) view.set({ commentsFilter: "open" });
    const wish = { filter: view.commentsFilter, by: view.commentsBy, query: this.#input.value };
    const asked = JSON.stringify([wish.filter, wish.query]);
    const isInList = asked === this.#asked && this.#items.some(({ thread }) => thread.id === view.thread);
    // What one has open was unread a moment ago: it stays until one goes on.
    const items = await this.#find(wish, isInList ? view.thread : null);
    if (!items) return;
    this.#items = items;
    this.#tell(wish, asked !== this.#asked);
    this.#asked = asked;
    const isDone = await this.#list.show(items, {
      query: wish.query,
      isByFrame: wish.by === "frame",
      isReview: wish.filter === "review",
    });
    if (isDone) this.#list.mark(view.thread);
  }

  /**
   * @param {Wish} wish
   * @param {string|null} keeps
   * @returns {Promise<ThreadItem[]|null>} null if others were asked for meanwhile
   */
  #find(wish, keeps) {
    const { sync, seen, visibleComments } = this.#parts;
    this.#running.abort();
    this.#running = new AbortController();
    const reader = {
      me: sync.you?.id ?? "",
      isUnread: (/** @type {string} */ id) => seen.isUnread(id),
      needsReview: (/** @type {import("../../wire.js").Comment} */ comment) => visibleComments.needsReview(comment),
      keeps,
    };
    return runInSlices(this.#threads.find(wish, reader), this.#running.signal);
  }

  /**
   * All that stands above and below the rows.
   * @param {Wish} wish
   * @param {boolean} isOther  something else was asked for than before
   */
  #tell({ filter, by, query }, isOther) {
    const { t, announcer } = this.#parts;
    const counted = t("comments.count", { n: this.#items.length });
    this.#tellCounts();
    this.#publishAll.refresh(filter === "review");
    // On a phone not all of them are in view.
    if (isOther)
      this.#filters
        .find(({ ariaPressed }) => ariaPressed === "true")
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("comments-count", HTMLElement).textContent = counted;
    this.#sort.replaceChildren(t(`comments.by.${by}`), makeIcon("down"));
    this.#tellEmpty(query.trim() ? "search" : filter);
    clearTimeout(this.#say);
    if (isOther) this.#say = setTimeout(() => announcer.say(counted), SAY_AFTER_MS);
  }

  /** Beside the filters that somebody may want to see empty. */
  #tellCounts() {
    const { t, seen, visibleComments } = this.#parts;
    const counts = { unread: seen.count, review: visibleComments.isOwner ? visibleComments.countToReview() : 0 };
    for (const [filter, n] of Object.entries(counts)) {
      const button = this.#filters.find(({ dataset }) => dataset["filter"] === filter);
      button?.replaceChildren(t(`comments.filter.${filter}`), ...(n > 0 ? [" ", make("b", {}, shortCount(n))] : []));
      if (button && filter === "review") button.hidden = !visibleComments.isOwner;
    }
  }

  /** @param {Filter|"search"} why */
  #tellEmpty(why) {
    const { t } = this.#parts;
    const box = byId("comments-none", HTMLElement);
    box.hidden = this.#items.length > 0;
    if (box.hidden || box.dataset["why"] === why) return;
    box.dataset["why"] = why;
    box.replaceChildren(
      makeIcon("comments"),
      make("strong", {}, t(`comments.none.${why}`)),
      make("span", {}, t(`comments.none.${why}_hint`)),
    );
  }

  /** @param {ThreadItem} item  chosen in the list */
  #go({ thread }) {
    // On a phone the list covers the place that one wants to see.
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
  #sentenceOf(item, items) {
    const { board, t } = this.#parts;
    const name = board.people.get(item.thread.by)?.name ?? t("person.unnamed");
    const place = t("search.at", { at: items.indexOf(item) + 1, total: items.length });
    return `${place}: ${name}: ${item.comments[0]?.text.slice(0, EXCERPT_LENGTH) ?? ""}`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
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
