/**
 * The comments that one person may read: all that are not hidden; of the hidden ones, owners read all and authors their
 * own. The board contains hidden comments without text and mentions; the server sends their content separately, and it
 * is added here.
 * @module board/comments/visibleComments
 */

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").Person} Person */
/** @typedef {Pick<import("../../wire.js").You, "id"|"role">} Reader */
/** @typedef {Pick<Comment, "text"|"mentions">} CommentContent */

/** An index that follows the board. Listeners of the board that use it must be added after it is created. */
export class VisibleComments {
  #board;
  /** @type {Reader|null} */
  #reader = null;
  /** @type {ReadonlyMap<string, CommentContent>} of hidden comments, from the server */
  #hiddenContents = new Map();
  /** @type {ReadonlyMap<string, number>} how many people have reported a comment */
  #reports = new Map();
  /**
   * The latest content from before a comment was hidden: who may still read it need not wait for the server.
   * @type {Map<string, CommentContent>}
   */
  #lastPublicContents = new Map();
  /** @type {Set<string>} comments that this person cannot read */
  #unreadable = new Set();
  /**
   * @type {Set<string>} comments that became readable since the page was opened. Their numbers alone make them look
   *   old.
   */
  #revealed = new Set();
  /**
   * Rows are never changed in place, so the cache is valid until new content arrives.
   * @type {WeakMap<Comment, Comment>}
   */
  #withContent = new WeakMap();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {import("../state.js").BoardState} board */
  constructor(board) {
    this.#board = board;
    this.#update(board.comments.keys());
    board.onChange(({ comments, isReset }) => this.#update(isReset ? board.comments.keys() : comments));
  }

  /**
   * @param {() => void} listener  called when the reader or the content of hidden comments changes
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Reader|null} you  the person who reads; null until the server has sent it */
  setReader(you) {
    if (you?.id === this.#reader?.id && you?.role === this.#reader?.role) return;
    this.#reader = you;
    this.#unreadable.clear();
    this.#update(this.#board.comments.keys());
    this.#notify();
  }

  /**
   * @param {ReadonlyMap<string, CommentContent>} contents  of hidden comments, by id
   * @param {ReadonlyMap<string, number>} reports  number of reports, by comment
   */
  setHiddenContents(contents, reports) {
    this.#hiddenContents = contents;
    this.#reports = reports;
    this.#notify();
  }

  /** @returns {boolean} whether this person is an owner */
  get isOwner() {
    return this.#reader?.role === "own";
  }

  /**
   * @param {Comment} comment
   * @returns {boolean}
   */
  mayRead({ hidden, by }) {
    return hidden === null || this.isOwner || (this.#reader !== null && by === this.#reader.id);
  }

  /**
   * @param {Comment} comment
   * @returns {Comment} the comment with its content, if this person may read it and the page has it
   */
  withContent(comment) {
    if (comment.hidden === null || !this.mayRead(comment)) return comment;
    const known = this.#withContent.get(comment);
    if (known) return known;
    const content = this.#hiddenContents.get(comment.id) ?? this.#lastPublicContents.get(comment.id);
    const filled = content ? { ...comment, text: content.text, mentions: content.mentions } : comment;
    this.#withContent.set(comment, filled);
    return filled;
  }

  /**
   * @param {string} thread_id
   * @returns {readonly Comment[]} those that this person may read, with their content
   */
  commentsOf(thread_id) {
    const comments = this.#board.commentsOf(thread_id);
    return comments.some(({ hidden }) => hidden !== null)
      ? comments.filter((comment) => this.mayRead(comment)).map((comment) => this.withContent(comment))
      : comments;
  }

  /**
   * @param {string} thread_id
   * @returns {Comment[][]} all comments of the thread in order. Each readable comment is a group; adjacent unreadable
   *   ones share one.
   */
  groupsOf(thread_id) {
    /** @type {Comment[][]} */
    const runs = [];
    for (const comment of this.#board.commentsOf(thread_id)) {
      const last = runs.at(-1);
      if (last?.[0] && !this.mayRead(comment) && !this.mayRead(last[0])) last.push(comment);
      else runs.push([comment]);
    }
    return runs;
  }

  /** @returns {Iterable<Comment>} all comments that this person may read, with their content */
  *comments() {
    for (const comment of this.#board.comments.values()) if (this.mayRead(comment)) yield this.withContent(comment);
  }

  /**
   * @returns {Iterable<Person>} the other people, without those whose comments are all hidden from this person
   */
  *people() {
    const [readable, unreadable] = [new Set(), new Set()];
    for (const comment of this.#board.comments.values())
      (this.mayRead(comment) ? readable : unreadable).add(comment.by);
    for (const person of this.#board.people.values()) {
      if (person.id !== this.#reader?.id && (readable.has(person.id) || !unreadable.has(person.id))) yield person;
    }
  }

  /**
   * @param {Thread} thread
   * @returns {string} the author to show for the thread: who started it, or the author of the first readable comment if
   *   none of theirs can be read
   */
  displayedAuthorOf(thread) {
    const comments = this.commentsOf(thread.id);
    return comments.some(({ by }) => by === thread.by) ? thread.by : (comments[0]?.by ?? thread.by);
  }

  /**
   * @param {string} thread_id
   * @returns {boolean} whether this person can read any comment of the thread; true for a thread without comments
   */
  isShown(thread_id) {
    const comments = this.#board.commentsOf(thread_id);
    return comments.length === 0 || comments.some((comment) => this.mayRead(comment));
  }

  /**
   * @param {Comment} comment
   * @returns {number} number of people who reported the comment; 0 if this person is not an owner
   */
  reportCountOf({ id }) {
    return this.#reports.get(id) ?? 0;
  }

  /**
   * @param {Comment} comment
   * @returns {boolean} whether an owner should review the comment
   */
  needsReview(comment) {
    return comment.hidden === "pending" || this.reportCountOf(comment) > 0;
  }

  /** @returns {number} number of comments that an owner should review */
  countToReview() {
    let count = 0;
    for (const comment of this.#board.comments.values()) if (this.needsReview(comment)) count += 1;
    return count;
  }

  /**
   * @param {Comment} comment
   * @returns {boolean} whether the comment became readable while the page was open
   */
  isRevealed({ id }) {
    return this.#revealed.has(id);
  }

  /** @param {readonly Comment[]} comments  revealed comments that this person has read */
  forgetRevealed(comments) {
    for (const { id } of comments) this.#revealed.delete(id);
  }

  /** @param {Iterable<string>} ids  of comments that may have changed */
  #update(ids) {
    for (const id of ids) {
      const comment = this.#board.comments.get(id);
      const isKept = comment !== undefined && !this.mayRead(comment);
      if (comment?.hidden === null) this.#lastPublicContents.set(id, comment);
      else if (!comment || isKept) this.#lastPublicContents.delete(id);
      if (isKept) this.#unreadable.add(id);
      else if (this.#unreadable.delete(id) && comment) this.#revealed.add(id);
    }
  }

  #notify() {
    this.#withContent = new WeakMap();
    for (const listener of this.#listeners) listener();
  }
}
