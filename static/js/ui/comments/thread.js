/**
 * The card of the open thread beside its pin: the comments, and the composer below them.
 * @module ui/comments/thread
 */

import { AnchoredCard } from "../kit/surfaces.js";
import { CommentActions } from "./commentActions.js";
import { UnsentText } from "./unsentText.js";
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
 * @property {(thread_id: string|null) => HTMLElement|undefined} pinFor  returns a pin; null stands for the draft
 * @property {(node_id: string|null) => HTMLElement|undefined} areaFor  returns the button of a comment area
 * @property {(node_id: string|null) => import("../kit/surfaces.js").Edges|null} edgesOfArea  returns the
 *   edges of a comment area in pixels of the screen; null for other nodes
 * @property {() => string} draftText  returns the unsent text of the open thread or of the new one
 * @property {() => string|null} firstUnread  returns the comment that was the first unread one when the thread opened
 * @property {(address: import("../../board/camera/address.js").Address) => void} copyLink
 */

/** If the list is scrolled to within one line of its end, new comments scroll it to the new end. */
const LINE_PX = 40;

/** Shows `view.thread`, or the empty new thread of `view.draft`. */
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
  /** The place of the pin, in board coordinates. It is still needed after the thread is deleted. */
  #pinPoint = { x: 0, y: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#unsentText = new UnsentText(parts);
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

  /** Shows the current comments and permissions. If the thread is deleted, closes the card. */
  refresh() {
    const { view, board, visibleComments } = this.#parts;
    if (view.thread !== null && !board.threads.has(view.thread)) {
      this.#handleDeletion();
      return;
    }
    const groups = view.thread === null ? [] : visibleComments.groupsOf(view.thread);
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < LINE_PX;
    this.#showComments(groups);
    this.#showResolved();
    this.#showClosed();
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#followPin();
  }

  /**
   * @returns {HTMLElement|null} the text field if a comment is being written, so that typed letters go there
   */
  openField() {
    const { view, composer } = this.#parts;
    const isWriting = view.draft !== null || (view.thread !== null && composer.hasText);
    return isWriting && !this.#composer.hidden ? byId("composer-text", HTMLElement) : null;
  }

  /**
   * Follows the pin if only nodes have changed: while others drag notes, the board changes many times a second.
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
   * Closes the card of a deleted thread. An unsent reply becomes a new comment at the same place.
   */
  #handleDeletion() {
    const { view, composer, announcer, t } = this.#parts;
    const isWriting = composer.moveToNewThread(view.thread);
    announcer.show(t(isWriting ? "thread.gone_kept" : "thread.gone"));
    view.set({ thread: null, draft: isWriting ? { node_id: null, ...this.#pinPoint } : null });
    if (!isWriting) byId("map", HTMLElement).focus();
  }

  /**
   * Makes only the elements that have changed, so that other elements keep the text selection.
   * @param {readonly Comment[][]} groups
   */
  #showComments(groups) {
    const before = new Map([...this.#list.children].map((item) => [item.getAttribute("data-state"), item]));
    const items = groups.map(
      (group) => before.get(this.#commentElements.stateOfGroup(group)) ?? this.#commentElements.make(group),
    );
    if (items.length === before.size && items.every((item) => item.isConnected)) return;
    const focused = this.#list.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-focus")
      : null;
    this.#list.replaceChildren(...items);
    if (focused) this.#refocus(focused);
  }

  /**
   * Restores the focus after the focused comment was made again or removed: to the same button, to another button of
   * the comment, to the first button, or to the button that copies the link.
   * @param {string} key  the name of the button that had the focus
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

  /** Shows the reason instead of the composer if this person may not comment. */
  #showClosed() {
    const { mayComment, draftText, whyClosed } = this.#parts;
    const isOpen = mayComment();
    this.#composer.hidden = !isOpen;
    this.#closedNote.hidden = isOpen;
    this.#unsentText.show(isOpen ? "" : draftText());
    this.#closedNote.textContent = whyClosed();
  }

  /** Shows whether the thread is resolved, and the button to change it if this person may do so. */
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

  /** Scrolls to the first comment that was unread when the thread was opened, or else to the top. */
  #scrollToUnread() {
    const { view, visibleComments, firstUnread } = this.#parts;
    const id = firstUnread();
    const at =
      view.thread === null || id === null
        ? -1
        : visibleComments.groupsOf(view.thread).findIndex((group) => group.some((comment) => comment.id === id));
    const item = this.#list.children[at];
    this.#list.scrollTop = item instanceof HTMLElement ? item.offsetTop : 0;
  }

  #close() {
    const { view, pinFor, areaFor } = this.#parts;
    const opener = view.thread === null ? areaFor(view.draft?.node_id ?? null) : pinFor(view.thread);
    view.set({ thread: null, draft: null });
    // A pin that is visible only because of a link disappears when its thread closes.
    (opener?.isConnected ? opener : byId("map", HTMLElement)).focus();
  }

  /** @returns {import("../kit/surfaces.js").Edges|null} the edges of the comment area, or else of the pin */
  #anchor() {
    const { view, board, pinFor, edgesOfArea } = this.#parts;
    const pinned = view.thread === null ? view.draft : board.threads.get(view.thread);
    return edgesOfArea(pinned?.node_id ?? null) ?? pinFor(view.thread)?.getBoundingClientRect() ?? null;
  }
}

/** @returns {boolean} whether a focused field opens an on-screen keyboard, which covers the comments */
function isTouch() {
  return matchMedia("(pointer: coarse)").matches;
}
