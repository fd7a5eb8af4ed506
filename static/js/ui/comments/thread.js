/**
 * An open discussion, beside its pin: the messages, and the composer below them.
 * @module ui/comments/thread
 */

import { AnchoredCard } from "../kit/surfaces.js";
import { CommentActions } from "./commentActions.js";
import { KeptText } from "./keptText.js";
import { byId } from "../kit/dom.js";
import { CommentElements } from "./comments.js";

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
  #linkButton = byId("thread-link", HTMLElement);
  #composer = byId("composer", HTMLElement);
  #closedNote = byId("thread-closed", HTMLElement);
  #resolveButton = byId("thread-settle", HTMLElement);
  #unsentText;
  #anchored;
  #commentElements;
  #actions;
  /** @type {string|null|undefined} */
  #shownThread;
  /** Where the pin of the discussion is, on the board. */
  #pinPoint = { x: 0, y: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#unsentText = new KeptText(parts);
    this.#anchored = new AnchoredCard({ card: this.#panel, view: parts.view, anchor: () => this.#anchor() });
    this.#actions = new CommentActions(parts);
    this.#commentElements = new CommentElements({
      ...parts,
      ...this.#actions.forComments(),
      you: () => parts.sync.you,
    });
    this.#resolveButton.addEventListener("click", () => this.#actions.toggleResolved(parts.view.thread));
    byId("thread-close", HTMLElement).addEventListener("click", () => this.#close());
    this.#linkButton.addEventListener(
      "click",
      () => parts.view.thread && parts.copyLink({ kind: "comment", id: parts.view.thread }),
    );
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#close();
    });
    parts.board.onChange((changed) => this.#handleBoardChange(changed));
    parts.view.onChange((keys) => this.#handleViewChange(keys));
  }

  /** Shows the messages as they are now. */
  refresh() {
    const { view, board, visibleComments } = this.#parts;
    if (view.thread !== null && !board.threads.has(view.thread)) {
      this.#handleDeletion();
      return;
    }
    const runs = view.thread === null ? [] : visibleComments.groupsOf(view.thread);
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < LINE_PX;
    this.#showComments(runs);
    this.#showResolved();
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
  #handleBoardChange({ threads, comments, people, isInfo, isReset }) {
    if (this.#panel.hidden) return;
    if (isReset || isInfo || threads.size + comments.size + people.size > 0) this.refresh();
    else this.#followPin();
  }

  #followPin() {
    const { view, board } = this.#parts;
    this.#anchored.place();
    const thread = board.threads.get(view.thread ?? "");
    if (thread) this.#pinPoint = board.pinOf(thread);
  }

  /**
   * The discussion was deleted under the reader. What they were writing becomes the beginning of another one, there.
   */
  #handleDeletion() {
    const { view, composer, announcer, t } = this.#parts;
    const isWriting = composer.moveToNewThread(view.thread);
    announcer.show(t(isWriting ? "thread.gone_kept" : "thread.gone"));
    view.set({ thread: null, draft: isWriting ? { node_id: null, ...this.#pinPoint } : null });
    if (!isWriting) byId("map", HTMLElement).focus();
  }

  /**
   * Only those that are different are made anew: whoever reads or selects is not disturbed by the rest of the board.
   * @param {readonly Comment[][]} runs
   */
  #showComments(runs) {
    const before = new Map([...this.#list.children].map((item) => [item.getAttribute("data-state"), item]));
    const items = runs.map(
      (run) => before.get(this.#commentElements.stateOfGroup(run)) ?? this.#commentElements.make(run),
    );
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
      this.#linkButton
    ).focus();
  }

  /** Instead of a field in which nobody may write, the reason. */
  #showClosed() {
    const { mayComment, keptText, whyClosed } = this.#parts;
    const isOpen = mayComment();
    this.#composer.hidden = !isOpen;
    this.#closedNote.hidden = isOpen;
    this.#unsentText.show(isOpen ? "" : keptText());
    this.#closedNote.textContent = whyClosed();
  }

  /** Whether it is settled, and whether that is for this person to say. */
  #showResolved() {
    const { board, view, t } = this.#parts;
    const thread = board.threads.get(view.thread ?? "");
    const isResolved = thread?.is_resolved ?? false;
    const label = t(isResolved ? "thread.reopen" : "thread.resolve");
    this.#resolveButton.hidden = !thread || !this.#actions.mayResolve(thread);
    this.#resolveButton.ariaLabel = this.#resolveButton.title = label;
    this.#panel.classList.toggle("is-resolved", isResolved);
  }

  /** @param {Set<string>} keys */
  #handleViewChange(keys) {
    if (keys.has("thread") || keys.has("draft")) this.#show();
  }

  #show() {
    const { view, composer } = this.#parts;
    const isOpen = view.thread !== null || view.draft !== null;
    this.#panel.hidden = !isOpen;
    this.#linkButton.hidden = view.thread === null;
    if (!isOpen) return void (this.#shownThread = null);
    this.refresh();
    const isNew = this.#shownThread !== view.thread || view.draft !== null;
    this.#shownThread = view.thread;
    if (!isNew) return;
    this.#scrollToUnread();
    composer.open({ takesFocus: view.draft !== null || !isTouch() });
    if (view.draft === null && isTouch()) this.#panel.focus({ preventScroll: true });
    this.#anchored.reveal();
  }

  /** Shows the first comment that was unread when the thread was opened, else the beginning. */
  #scrollToUnread() {
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
