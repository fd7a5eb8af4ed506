/**
 * An open discussion, beside its pin: the messages, and the composer below them.
 * @module ui/thread
 */

import { faceOf, initialsOf } from "../board/names.js";
import { clamp } from "../geometry.js";
import { byId, make } from "./elements.js";

/** @typedef {import("../wire.js").Comment} Comment */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../i18n.js").Translate} t
 * @property {string} lang
 * @property {(comment_id: string) => boolean} isUnsent
 * @property {import("./composer.js").Composer} composer
 * @property {(thread_id: string|null) => HTMLElement|undefined} pinFor  the draft's with null
 * @property {(address: import("../board/address.js").Address) => void} copyLink
 */

/** The panel keeps a little away from the bubble. */
const AWAY_PX = 12;
/** The bars at the top stay free. */
const TOP_PX = 76;
const SIDE_PX = 12;
/** Whoever is within a line of the end follows what comes in. */
const LINE_PX = 40;

/** Shows `view.thread`, or the empty discussion that `view.draft` begins. */
export class ThreadPanel {
  #parts;
  #panel = byId("thread", HTMLElement);
  #list = byId("thread-comments", HTMLElement);
  #link = byId("thread-link", HTMLElement);
  #times;
  /** @type {string|null|undefined} */
  #shown;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#times = new Intl.DateTimeFormat(parts.lang, { dateStyle: "short", timeStyle: "short" });
    byId("thread-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#link.addEventListener("click", () => parts.view.thread && parts.copyLink({ kind: "comment", id: parts.view.thread }));
    this.#panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    parts.board.onChange(() => this.refresh());
    parts.view.onChange((keys) => this.#follow(keys));
  }

  /** Shows the messages as they are now. */
  refresh() {
    const { view, board } = this.#parts;
    if (view.thread !== null && !board.threads.has(view.thread)) view.set({ thread: null });
    const comments = view.thread === null ? [] : board.commentsOf(view.thread);
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < LINE_PX;
    this.#showMessages(comments);
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#place();
  }

  /**
   * Only those that are different are made anew: whoever reads or selects is not disturbed by the rest of the board.
   * @param {readonly Comment[]} comments
   */
  #showMessages(comments) {
    const before = new Map([...this.#list.children].map((item) => [item.getAttribute("data-state"), item]));
    const items = comments.map((comment) => before.get(this.#stateOf(comment)) ?? this.#message(comment));
    if (items.length === before.size && items.every((item) => item.isConnected)) return;
    this.#list.replaceChildren(...items);
  }

  /** @param {Comment} comment */
  #stateOf({ id, by, at, text }) {
    const person = this.#parts.board.people.get(by);
    return JSON.stringify([id, at, text, person?.name, person?.is_guest, this.#parts.isUnsent(id)]);
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("thread") || keys.has("draft")) this.#show();
    else if (keys.has("camera") || keys.has("viewport")) this.#place();
  }

  #show() {
    const { view, composer } = this.#parts;
    const isOpen = view.thread !== null || view.draft !== null;
    this.#panel.hidden = !isOpen;
    this.#link.hidden = view.thread === null;
    if (!isOpen) return;
    this.refresh();
    this.#list.scrollTop = this.#list.scrollHeight;
    if (this.#shown !== view.thread || view.draft) composer.open();
    this.#shown = view.thread;
  }

  #close() {
    const { view, pinFor } = this.#parts;
    const opener = view.thread === null ? undefined : pinFor(view.thread);
    view.set({ thread: null, draft: null });
    (opener ?? byId("map", HTMLElement)).focus();
  }

  /** @param {Comment} comment */
  #message(comment) {
    const { board, t, isUnsent } = this.#parts;
    const person = board.people.get(comment.by);
    const name = person?.name ?? t("person.unnamed");
    const face = make("span", { class: "face", "aria-hidden": "true" }, initialsOf(name));
    face.style.background = faceOf(comment.by);
    const time = make("time", { datetime: new Date(comment.at).toISOString() }, this.#times.format(comment.at));
    const tag = person?.is_guest ? [make("span", { class: "tag" }, t("person.guest"))] : [];
    const meta = make("div", { class: "meta" }, make("strong", {}, name), ...tag, time);
    const item = make("li", { "data-state": this.#stateOf(comment) }, face, meta, make("p", {}, ...linked(comment.text)));
    item.classList.toggle("is-unsent", isUnsent(comment.id));
    return item;
  }

  /** Beside the pin, on the side that has room, and never under the bars or outside the window. */
  #place() {
    if (this.#panel.hidden) return;
    const pin = this.#parts.pinFor(this.#parts.view.thread);
    if (!pin) return;
    const { left, right, top } = pin.getBoundingClientRect();
    const { viewport } = this.#parts.view;
    const { width, height } = this.#panel.getBoundingClientRect();
    const hasRoom = right + AWAY_PX + width + SIDE_PX <= viewport.w;
    const x = hasRoom ? right + AWAY_PX : left - AWAY_PX - width;
    this.#panel.style.left = `${Math.round(clamp(x, SIDE_PX, viewport.w - width - SIDE_PX))}px`;
    this.#panel.style.top = `${Math.round(clamp(top, TOP_PX, viewport.h - height - SIDE_PX))}px`;
  }
}

/**
 * Addresses in a text as links. Only http and https, shown as they were written.
 * @param {string} text
 * @returns {(Node|string)[]}
 */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/u).map((part, index) => {
    if (index % 2 === 0 || !URL.canParse(part)) return part;
    return make("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow ugc" }, part);
  });
}
