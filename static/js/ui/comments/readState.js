/**
 * Remembers in this browser what a person has read of a board's discussions: one is read when it is opened, as far as
 * it goes then, and for as long as it is on screen.
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

/** On a busy board comments come faster than anybody reads a number. */
const COUNT_AFTER_MS = 100;

/** Which discussions have something new. Nothing is, until the server has said who one is. */
export class ReadState {
  #parts;
  /** @type {ReadMarks|null} */
  #marks = null;
  /** @type {ReadonlySet<string>} by thread */
  #unread = new Set();
  #isCountDue = false;
  /** @type {string|null} the thread that was open at the last count */
  #open = null;
  /** @type {string|null} */
  #firstUnread = null;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, visibleComments, view, sync, browser } = parts;
    sync.onChange(() => this.#begin());
    board.onChange(
      ({ threads, comments, isReset }) => (isReset || threads.size + comments.size > 0) && this.#countSoon(),
    );
    visibleComments.onChange(() => this.#countSoon());
    view.onChange((keys) => keys.has("thread") && this.#count());
    browser.addEventListener("visibilitychange", () => this.#count());
    // Another window of this person has read something.
    browser.addEventListener(
      "storage",
      (event) => /** @type {StorageEvent} */ (event).key === this.#key && this.#take(),
    );
    this.#begin();
  }

  /** @returns {number} of discussions with something new */
  get count() {
    return this.#unread.size;
  }

  /**
   * @param {string} thread_id
   * @returns {boolean}
   */
  isUnread(thread_id) {
    return this.#unread.has(thread_id);
  }

  /** @returns {string|null} the comment of the open thread that was the first unread one when it was opened */
  get firstUnread() {
    return this.#firstUnread;
  }

  /** Everything that is there now counts as read. */
  readAll() {
    this.#parts.visibleComments.forgetRevealed([...this.#parts.board.comments.values()]);
    if (this.#marks) this.#keep(allRead(Math.max(this.#marks.base, this.#parts.board.seq)));
    this.#count();
  }

  /**
   * @param {() => void} listener  hears when other discussions are unread than before
   * @returns {() => void} stops it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #me() {
    return this.#parts.sync.you?.id ?? "";
  }

  get #key() {
    return `kehys.read.${this.#parts.board_id}.${this.#me}`;
  }

  #begin() {
    if (this.#marks || !this.#parts.sync.you) return;
    const { storage, board } = this.#parts;
    const known = parseMarks(storage.getItem(this.#key));
    this.#marks = known ? limitToLog(known, board.seq) : allRead(board.seq);
    this.#write();
    this.#count();
  }

  #take() {
    const theirs = parseMarks(this.#parts.storage.getItem(this.#key));
    if (!theirs || !this.#marks) return;
    this.#marks = mergeMarks(this.#marks, theirs);
    this.#count();
  }

  #countSoon() {
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
    this.#readOpen(this.#marks);
    const before = this.#unread;
    const marks = this.#marks;
    this.#unread = new Set(
      [...board.threads.keys()].filter((id) => this.#hasNews(marks, visibleComments.commentsOf(id))),
    );
    // With nothing left to tell apart, one number says it all.
    if (this.#unread.size === 0 && marks.threads.size > 0) this.#keep(allRead(Math.max(marks.base, board.seq)));
    if (before.size === this.#unread.size && [...before].every((id) => this.#unread.has(id))) return;
    for (const listener of this.#listeners) listener();
  }

  /**
   * @param {ReadMarks} marks
   * @param {readonly import("../../wire.js").Comment[]} comments  of one discussion
   */
  #hasNews(marks, comments) {
    return (
      hasUnread(marks, comments, this.#me) ||
      comments.some((comment) => comment.by !== this.#me && this.#parts.visibleComments.isRevealed(comment))
    );
  }

  /** @param {ReadMarks} marks */
  #readOpen(marks) {
    const { view, visibleComments, browser } = this.#parts;
    if (view.thread !== this.#open) this.#opened(marks);
    if (view.thread === null || browser.isHidden()) return;
    visibleComments.forgetRevealed(visibleComments.commentsOf(view.thread));
    const further = markRead(marks, visibleComments.commentsOf(view.thread), this.#me);
    if (further !== marks) this.#keep(further);
  }

  /** @param {ReadMarks} marks */
  #opened(marks) {
    const { view, visibleComments } = this.#parts;
    this.#open = view.thread;
    const comments = view.thread === null ? [] : visibleComments.commentsOf(view.thread);
    this.#firstUnread = comments.find((comment) => this.#hasNews(marks, [comment]))?.id ?? null;
  }

  /** @param {ReadMarks} marks */
  #keep(marks) {
    const stored = parseMarks(this.#parts.storage.getItem(this.#key));
    this.#marks = stored ? mergeMarks(marks, stored) : marks;
    this.#write();
  }

  #write() {
    try {
      if (this.#marks) this.#parts.storage.setItem(this.#key, serializeMarks(this.#marks));
    } catch {
      // A full storage only means that something is shown as new once more.
    }
  }
}
