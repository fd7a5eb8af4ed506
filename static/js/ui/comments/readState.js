/**
 * Stores in this browser which comments a person has read. Comments of the open thread become read while the page is
 * visible.
 * @module ui/comments/readState
 */

import {
  allRead,
  hasUnread,
  mergeMarks,
  parseMarks,
  markRead,
  limitToLog,
  serializeMarks,
} from "../../board/comments/unread.js";

/** @typedef {import("../../board/comments/unread.js").ReadMarks} ReadMarks */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../board/view.js").View} view
 * @property {Pick<import("../../net/sync.js").Sync, "you"|"onChange">} sync
 * @property {Pick<Storage, "getItem"|"setItem">} storage
 * @property {{addEventListener: (kind: "storage"|"visibilitychange", listener: (event: Event) => void) => void,
 *   isHidden: () => boolean}} browser
 * @property {(run: () => void, ms: number) => void} later
 */

/** Collects several changes into one count: on a busy board, a count after each comment is too slow. */
const COUNT_AFTER_MS = 100;

/** Knows the threads with unread comments. There are none before the first welcome message of the server. */
export class ReadState {
  #parts;
  /** @type {ReadMarks|null} */
  #marks = null;
  /** @type {ReadonlySet<string>} ids of threads */
  #unread = new Set();
  #isCountDue = false;
  /** @type {string|null} the thread that was open at the last count */
  #openThread = null;
  /** @type {string|null} */
  #firstUnread = null;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, sync, browser } = parts;
    sync.onChange(() => this.#load());
    board.onChange(
      ({ threads, comments, isReset }) => (isReset || threads.size + comments.size > 0) && this.#scheduleCount(),
    );
    visibleComments.onChange(() => this.#scheduleCount());
    view.onChange((keys) => keys.has("thread") && this.#count());
    browser.addEventListener("visibilitychange", () => this.#count());
    // The event comes when another window of this browser has stored its marks.
    browser.addEventListener(
      "storage",
      (event) => /** @type {StorageEvent} */ (event).key === this.#storageKey && this.#mergeStored(),
    );
    this.#load();
  }

  /** @returns {number} the number of threads with unread comments */
  get count() {
    return this.#unread.size;
  }

  /**
   * @param {string} thread_id
   * @returns {boolean} whether the thread has unread comments
   */
  isUnread(thread_id) {
    return this.#unread.has(thread_id);
  }

  /** @returns {string|null} the comment of the open thread that was the first unread one when it was opened */
  get firstUnread() {
    return this.#firstUnread;
  }

  /** Marks all comments as read. */
  readAll() {
    this.#parts.visibleComments.forgetRevealed([...this.#parts.board.comments.values()]);
    if (this.#marks) this.#store(allRead(Math.max(this.#marks.base, this.#parts.board.seq)));
    this.#count();
  }

  /**
   * @param {() => void} listener  is called when the set of unread threads has changed
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #ownId() {
    return this.#parts.sync.you?.id ?? "";
  }

  get #storageKey() {
    return `kehys.read.${this.#parts.board_id}.${this.#ownId}`;
  }

  #load() {
    if (this.#marks || !this.#parts.sync.you) return;
    const { storage, board } = this.#parts;
    const stored = parseMarks(storage.getItem(this.#storageKey));
    this.#marks = stored ? limitToLog(stored, board.seq) : allRead(board.seq);
    this.#write();
    this.#count();
  }

  #mergeStored() {
    const stored = parseMarks(this.#parts.storage.getItem(this.#storageKey));
    if (!stored || !this.#marks) return;
    this.#marks = mergeMarks(this.#marks, stored);
    this.#count();
  }

  #scheduleCount() {
    if (this.#isCountDue) return;
    this.#isCountDue = true;
    this.#parts.later(() => {
      this.#isCountDue = false;
      this.#count();
    }, COUNT_AFTER_MS);
  }

  #count() {
    const { board, visibleComments } = this.#parts;
    if (!this.#marks) return;
    this.#markOpenThread(this.#marks);
    const before = this.#unread;
    const marks = this.#marks;
    this.#unread = new Set(
      [...board.threads.keys()].filter((id) => this.#isUnreadIn(marks, visibleComments.commentsOf(id))),
    );
    // If nothing is unread, one number replaces the marks of all threads.
    if (this.#unread.size === 0 && marks.threads.size > 0) this.#store(allRead(Math.max(marks.base, board.seq)));
    if (before.size === this.#unread.size && [...before].every((id) => this.#unread.has(id))) return;
    for (const listener of this.#listeners) listener();
  }

  /**
   * @param {ReadMarks} marks
   * @param {readonly import("../../wire.js").Comment[]} comments  of one thread
   */
  #isUnreadIn(marks, comments) {
    return (
      hasUnread(marks, comments, this.#ownId) ||
      comments.some((comment) => comment.by !== this.#ownId && this.#parts.visibleComments.isRevealed(comment))
    );
  }

  /** @param {ReadMarks} marks */
  #markOpenThread(marks) {
    const { view, visibleComments, browser } = this.#parts;
    if (view.thread !== this.#openThread) this.#handleOpenedThread(marks);
    if (view.thread === null || browser.isHidden()) return;
    visibleComments.forgetRevealed(visibleComments.commentsOf(view.thread));
    const updated = markRead(marks, visibleComments.commentsOf(view.thread), this.#ownId);
    if (updated !== marks) this.#store(updated);
  }

  /** @param {ReadMarks} marks */
  #handleOpenedThread(marks) {
    const { view, visibleComments } = this.#parts;
    this.#openThread = view.thread;
    const comments = view.thread === null ? [] : visibleComments.commentsOf(view.thread);
    this.#firstUnread = comments.find((comment) => this.#isUnreadIn(marks, [comment]))?.id ?? null;
  }

  /** @param {ReadMarks} marks */
  #store(marks) {
    const stored = parseMarks(this.#parts.storage.getItem(this.#storageKey));
    this.#marks = stored ? mergeMarks(marks, stored) : marks;
    this.#write();
  }

  #write() {
    try {
      if (this.#marks) this.#parts.storage.setItem(this.#storageKey, serializeMarks(this.#marks));
    } catch {
      // The storage is full: after a reload, some read comments are shown as unread again.
    }
  }
}
