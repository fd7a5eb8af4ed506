/**
 * What one person may read of a board's discussions: all but comments that are withheld; of those an owner all, others
 * their own. Such words are not on the board: they are put in here once the server has given them.
 * @module board/comments/visibleComments
 */

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").Person} Person */
/** @typedef {Pick<import("../../wire.js").You, "id"|"role">} Reader */
/** @typedef {Pick<Comment, "text"|"mentions">} CommentContent */

/** Kept while the board changes; listeners of the board that ask it have to come after it. */
export class VisibleComments {
  #board;
  /** @type {Reader|null} */
  #reader = null;
  /** @type {ReadonlyMap<string, CommentContent>} of withheld comments, as the server gave them */
  #hiddenContents = new Map();
  /** @type {ReadonlyMap<string, number>} how many people have reported a comment */
  #reports = new Map();
  /**
   * Comments as everybody last read them: who may go on reading one waits for no answer of the server.
   * @type {Map<string, CommentContent>}
   */
  #lastPublicContents = new Map();
  /** @type {Set<string>} comments that this person could not read when the page last looked */
  #unreadable = new Set();
  /** @type {Set<string>} and those that they can since: by their number they would pass for old */
  #revealed = new Set();
  /**
   * Rows are never changed in place, so what was put into one stays true until other words come.
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
   * @param {() => void} listener  hears when this person may read other things than before
   * @returns {() => void} stops it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Reader|null} you  who reads, once the server has said it */
  setReader(you) {
    if (you?.id === this.#reader?.id && you?.role === this.#reader?.role) return;
    this.#reader = you;
    this.#unreadable.clear();
    this.#update(this.#board.comments.keys());
    this.#notify();
  }

  /**
   * @param {ReadonlyMap<string, CommentContent>} words  of withheld comments, by id
   * @param {ReadonlyMap<string, number>} reports  by comment
   */
  setHiddenContents(words, reports) {
    this.#hiddenContents = words;
    this.#reports = reports;
    this.#notify();
  }

  /** @returns {boolean} whether this person keeps order here */
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
   * @returns {Comment} with its words, where this person may read them and the page has them
   */
  withContent(comment) {
    if (comment.hidden === null || !this.mayRead(comment)) return comment;
    const known = this.#withContent.get(comment);
    if (known) return known;
    const words = this.#hiddenContents.get(comment.id) ?? this.#lastPublicContents.get(comment.id);
    const filled = words ? { ...comment, text: words.text, mentions: words.mentions } : comment;
    this.#withContent.set(comment, filled);
    return filled;
  }

  /**
   * @param {string} thread_id
   * @returns {readonly Comment[]} what this person may read of it, with words
   */
  commentsOf(thread_id) {
    const comments = this.#board.commentsOf(thread_id);
    return comments.some(({ hidden }) => hidden !== null)
      ? comments.filter((comment) => this.mayRead(comment)).map((comment) => this.withContent(comment))
      : comments;
  }

  /**
   * @param {string} thread_id
   * @returns {Comment[][]} all comments of it in their order: each alone, but those together that this person may not
   *   read
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

  /** @returns {Iterable<Comment>} all that this person may read, with words */
  *comments() {
    for (const comment of this.#board.comments.values()) if (this.mayRead(comment)) yield this.withContent(comment);
  }

  /**
   * @returns {Iterable<Person>} whom this person meets on the board: not those of whom all that they wrote is withheld
   */
  *people() {
    const [heard, unheard] = [new Set(), new Set()];
    for (const comment of this.#board.comments.values()) (this.mayRead(comment) ? heard : unheard).add(comment.by);
    for (const person of this.#board.people.values()) {
      if (person.id !== this.#reader?.id && (heard.has(person.id) || !unheard.has(person.id))) yield person;
    }
  }

  /**
   * @param {Thread} thread
   * @returns {string} whose it is: who began it, or where nothing of theirs is to be read, who comes first
   */
  displayedAuthorOf(thread) {
    const comments = this.commentsOf(thread.id);
    return comments.some(({ by }) => by === thread.by) ? thread.by : (comments[0]?.by ?? thread.by);
  }

  /**
   * @param {string} thread_id
   * @returns {boolean} whether the discussion is there for this person: of others nothing is to be read
   */
  isShown(thread_id) {
    const comments = this.#board.commentsOf(thread_id);
    return comments.length === 0 || comments.some((comment) => this.mayRead(comment));
  }

  /**
   * @param {Comment} comment
   * @returns {number} how many people have reported it, as far as this person is told
   */
  reportCountOf({ id }) {
    return this.#reports.get(id) ?? 0;
  }

  /**
   * @param {Comment} comment
   * @returns {boolean} whether an owner should look at it
   */
  needsReview(comment) {
    return comment.hidden === "pending" || this.reportCountOf(comment) > 0;
  }

  /** @returns {number} how many comments wait for an owner to look at them */
  countToReview() {
    let count = 0;
    for (const comment of this.#board.comments.values()) if (this.needsReview(comment)) count += 1;
    return count;
  }

  /**
   * @param {Comment} comment
   * @returns {boolean} whether it came into view while the page was open, long after it was written perhaps
   */
  isRevealed({ id }) {
    return this.#revealed.has(id);
  }

  /** @param {readonly Comment[]} comments  that have been looked at since they came into view */
  forgetRevealed(comments) {
    for (const { id } of comments) this.#revealed.delete(id);
  }

  /** @param {Iterable<string>} ids  of comments that may be different */
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
