/**
 * An open discussion, beside its pin: the messages, and the composer below them.
 * @module ui/comments/thread
 */

import { AnchoredCard } from "../kit/surfaces.js";
import { Deeds } from "./commentActions.js";
import { KeptText } from "./keptText.js";
import { byId } from "../kit/dom.js";
import { Messages } from "./comments.js";

/** @typedef {import("../../wire.js").Comment} Comment */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../board/view.js").View} view
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../../i18n.js").Translate} t
 * @property {string} lang
 * @property {(comment_id: string) => boolean} isUnsent
 * @property {() => boolean} mayComment
 * @property {() => string} whyClosed  why this person cannot write now; empty if they can
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("./composer.js").Composer} composer
 * @property {(thread_id: string|null) => HTMLElement|undefined} pinFor  the draft's with null
 * @property {(node_id: string|null) => HTMLElement|undefined} areaFor  what a comment area is opened by
 * @property {(node_id: string|null) => import("../kit/surfaces.js").Edges|null} edgesOfArea  of a comment area
 *   on the screen; null for other nodes
 * @property {() => string} keptText  what was being written in the open thread, or in a new one, and is not sent
 * @property {() => string|null} firstUnread  the comment of the open thread that was the first unread one when it was
 *   opened
 * @property {(address: import("../../board/camera/address.js").Address) => void} copyLink
 */

/** Whoever is within a line of the end follows what comes in. */
const LINE_PX = 40;

/** Shows `view.thread`, or the empty discussion that `view.draft` begins. */
export class ThreadPanel {
  #parts;
  #panel = byId("thread", HTMLElement);
  #list = byId("thread-comments", HTMLElement);
  #link = byId("thread-link", HTMLElement);
  #composer = byId("composer", HTMLElement);
  #closed = byId("thread-closed", HTMLElement);
  #settle = byId("thread-settle", HTMLElement);
  #kept;
  #anchored;
  #messages;
  #deeds;
  /** @type {string|null|undefined} */
  #shown;
  /** Where the pin of the discussion is, on the board. */
  #at = { x: 0, y: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#kept = new KeptText(parts);
    this.#anchored = new AnchoredCard({ card: this.#panel, view: parts.view, anchor: () => this.#anchor() });
    this.#deeds = new Deeds(parts);
    this.#messages = new Messages({ ...parts, ...this.#deeds.forMessages(), you: () => parts.sync.you });
    this.#settle.addEventListener("click", () => this.#deeds.settle(parts.view.thread));
    byId("thread-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#link.addEventListener(
      "click",
      () => parts.view.thread && parts.copyLink({ kind: "comment", id: parts.view.thread }),
    );
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#close();
    });
    parts.board.onChange((changed) => this.#hear(changed));
    parts.view.onChange((keys) => this.#follow(keys));
  }

  /** Shows the messages as they are now. */
  refresh() {
    const { view, board, visibleComments } = this.#parts;
    if (view.thread !== null && !board.threads.has(view.thread)) {
      this.#gone();
      return;
    }
    const runs = view.thread === null ? [] : visibleComments.groupsOf(view.thread);
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < LINE_PX;
    this.#showMessages(runs);
    this.#showSettled();
    this.#showClosed();
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#followPin();
  }

  /**
   * @returns {HTMLElement|null} the text field of a comment that is being written, which takes the letters that are
   *   typed
   */
  openField() {
    const { view, composer } = this.#parts;
    const isWriting = view.draft !== null || (view.thread !== null && composer.hasText);
    return isWriting && !this.#composer.hidden ? byId("composer-text", HTMLElement) : null;
  }

  /**
   * While others drag notes about, the board changes many times a second: that moves pins, and changes no message.
   * @param {import("../../board/state.js").ChangedIds} changed
   */
  #hear({ threads, comments, people, isInfo, isReset }) {
    if (this.#panel.hidden) return;
    if (isReset || isInfo || threads.size + comments.size + people.size > 0) this.refresh();
    else this.#followPin();
  }

  #followPin() {
    const { view, board } = this.#parts;
    this.#anchored.place();
    const thread = board.threads.get(view.thread ?? "");
    if (thread) this.#at = board.pinOf(thread);
  }

  /**
   * The discussion was deleted under the reader. What they were writing becomes the beginning of another one, there.
   */
  #gone() {
    const { view, composer, announcer, t } = this.#parts;
    const isWriting = composer.moveToNew(view.thread);
    announcer.show(t(isWriting ? "thread.gone_kept" : "thread.gone"));
    view.set({ thread: null, draft: isWriting ? { node_id: null, ...this.#at } : null });
    if (!isWriting) byId("map", HTMLElement).focus();
  }

  /**
   * Only those that are different are made anew: whoever reads or selects is not disturbed by the rest of the board.
   * @param {readonly Comment[][]} runs
   */
  #showMessages(runs) {
    const before = new Map([...this.#list.children].map((item) => [item.getAttribute("data-state"), item]));
    const items = runs.map((run) => before.get(this.#messages.stateOf(run)) ?? this.#messages.make(run));
    if (items.length === before.size && items.every((item) => item.isConnected)) return;
    const focused = this.#list.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-focus")
      : null;
    this.#list.replaceChildren(...items);
    if (focused) this.#refocus(focused);
  }

  /**
   * The message in which the focus was has been made anew, or is gone.
   * @param {string} key
   */
  #refocus(key) {
    const find = (/** @type {string} */ selector) =>
      /** @type {HTMLElement|null} */ (this.#list.querySelector(selector));
    const comment = key.slice(key.indexOf("-"));
    (
      find(`[data-focus="${CSS.escape(key)}"]`) ??
      find(`[data-focus$="${CSS.escape(comment)}"]`) ??
      find("[data-focus]") ??
      this.#link
    ).focus();
  }

  /** Instead of a field in which nobody may write, the reason. */
  #showClosed() {
    const { mayComment, keptText, whyClosed } = this.#parts;
    const isOpen = mayComment();
    this.#composer.hidden = !isOpen;
    this.#closed.hidden = isOpen;
    this.#kept.show(isOpen ? "" : keptText());
    this.#closed.textContent = whyClosed();
  }

  /** Whether it is settled, and whether that is for this person to say. */
  #showSettled() {
    const { board, view, t } = this.#parts;
    const thread = board.threads.get(view.thread ?? "");
    const isResolved = thread?.is_resolved ?? false;
    const label = t(isResolved ? "thread.reopen" : "thread.resolve");
    this.#settle.hidden = !thread || !this.#deeds.maySettle(thread);
    this.#settle.ariaLabel = this.#settle.title = label;
    this.#panel.classList.toggle("is-resolved", isResolved);
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("thread") || keys.has("draft")) this.#show();
  }

  #show() {
    const { view, composer } = this.#parts;
    const isOpen = view.thread !== null || view.draft !== null;
    this.#panel.hidden = !isOpen;
    this.#link.hidden = view.thread === null;
    if (!isOpen) return void (this.#shown = null);
    this.refresh();
    const isNew = this.#shown !== view.thread || view.draft !== null;
    this.#shown = view.thread;
    if (!isNew) return;
    this.#scrollToNews();
    composer.open({ takesFocus: view.draft !== null || !isTouch() });
    if (view.draft === null && isTouch()) this.#panel.focus({ preventScroll: true });
    this.#anchored.reveal();
  }

  /** Shows the first comment that was unread when the thread was opened, else the beginning. */
  #scrollToNews() {
    const { view, visibleComments, firstUnread } = this.#parts;
    const id = firstUnread();
    const at =
      view.thread === null || id === null
        ? -1
        : visibleComments.groupsOf(view.thread).findIndex((run) => run.some((comment) => comment.id === id));
    const item = this.#list.children[at];
    this.#list.scrollTop = item instanceof HTMLElement ? item.offsetTop : 0;
  }

  #close() {
    const { view, pinFor, areaFor } = this.#parts;
    const opener = view.thread === null ? areaFor(view.draft?.node_id ?? null) : pinFor(view.thread);
    view.set({ thread: null, draft: null });
    // A pin that nobody but its reader by a link could see is gone with the reading.
    (opener?.isConnected ? opener : byId("map", HTMLElement)).focus();
  }

  /** @returns {import("../kit/surfaces.js").Edges|null} the comment area that it answers, else its pin */
  #anchor() {
    const { view, board, pinFor, edgesOfArea } = this.#parts;
    const pinned = view.thread === null ? view.draft : board.threads.get(view.thread);
    return edgesOfArea(pinned?.node_id ?? null) ?? pinFor(view.thread)?.getBoundingClientRect() ?? null;
  }
}

/** @returns {boolean} whether a keyboard would come up on the screen, over what one wants to read */
function isTouch() {
  return matchMedia("(pointer: coarse)").matches;
}
