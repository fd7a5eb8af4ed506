/**
 * Fetches what not everybody gets: for an owner all that they keep order with, for others the words of their own comments
 * that are withheld. Anew whenever that may be different, and after each way back to the server.
 * @module net/moderationFeed
 */

/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */
/** @typedef {import("./api.js").Moderation} Order */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/comments/visibleComments.js").Readable} readable  gets the words
 * @property {Pick<import("./sync.js").Sync, "you"|"onChange">} sync
 * @property {() => Promise<Order>} fetchOrder
 * @property {() => Promise<import("../wire.js").Comment[]>} fetchOwnComments
 * @property {(run: () => void, ms: number) => void} later
 * @property {() => number} now
 */

/** During a raid comments come by the dozen; nobody reads faster than this. */
const PAUSE_MS = 1_000;
/** Ops after which owners have other things to look at; beside them, whatever is held. */
const TOUCHING = new Set([
  "comment.hide",
  "comment.restore",
  "comment.report",
  "comment.dismiss",
  "comment.delete",
  "comment.update",
  "person.hide",
  "person.block",
  "person.rename",
  "person.erase",
  "board.update",
  "link.create",
  "link.update",
  "link.protect",
  "link.rotate",
  "link.revoke",
]);

/**
 * @param {Entry} entry
 * @returns {boolean} whether an owner has to be told anew
 */
export function touchesOrder({ op, is_pending }) {
  return is_pending === true || TOUCHING.has(op.kind);
}

/** What an owner keeps order with, as it was a moment ago at most. */
export class OrderKeeper {
  /** Null for whoever is no owner, and until the server has answered. @type {Order|null} */
  latest = null;

  #parts;
  #isDue = false;
  #asked_ms = -PAUSE_MS;
  #asked = 0;
  /** Since when the words of each of one's own withheld comments stand, as far as they were fetched. @type {Map<string, number|null>} */
  #own = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, sync } = parts;
    sync.onChange(() => this.#meet());
    board.onChange(({ comments, isReset }) => (isReset ? this.#ask() : this.#look(comments)));
    this.#meet();
  }

  /**
   * @param {() => void} listener  hears of what was fetched
   * @returns {() => void} stops it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {ServerMessage} message  after the board has it */
  hear(message) {
    if (message.type === "welcome") this.#ask();
    else if (this.#isOwner && message.type === "ops" && message.entries.some(touchesOrder)) this.#ask();
  }

  get #isOwner() {
    return this.#parts.sync.you?.role === "own";
  }

  /** Who one is, and as what, is said by the server, and may become different with each connection. */
  #meet() {
    this.#parts.readable.setReader(this.#parts.sync.you);
    if (!this.#isOwner && this.latest) this.#take(null);
  }

  /**
   * What others keep from an owner comes with an entry; one's own words, when the board says that they are withheld.
   * @param {Iterable<string>} ids  of comments that may be different
   */
  #look(ids) {
    if (this.#isOwner) return;
    for (const id of ids) if (this.#lacks(id)) return this.#ask();
  }

  /**
   * @param {string} id  of a comment
   * @returns {boolean} whether it is one's own, with words that were not fetched
   */
  #lacks(id) {
    const comment = this.#parts.board.comments.get(id);
    if (!comment?.hidden || comment.by !== this.#parts.sync.you?.id) return false;
    return !this.#own.has(id) || this.#own.get(id) !== comment.edited_at;
  }

  /** At once, but not again before a pause is over. */
  #ask() {
    if (this.#isDue) return;
    this.#isDue = true;
    const { later, now } = this.#parts;
    later(() => void this.#fetch(), Math.max(0, this.#asked_ms + PAUSE_MS - now()));
  }

  async #fetch() {
    const { fetchOrder, now } = this.#parts;
    this.#isDue = false;
    this.#asked_ms = now();
    const asked = (this.#asked += 1);
    try {
      if (this.#isOwner) await fetchOrder().then((order) => asked === this.#asked && this.#take(order));
      else if (this.#hasWithheld()) await this.#fetchOwn(asked);
    } catch {
      // Asked again after the next welcome: whoever gets no answer has lost the connection, or the link.
    }
  }

  #hasWithheld() {
    const { board, sync } = this.#parts;
    for (const { hidden, by } of board.comments.values()) if (hidden && by === sync.you?.id) return true;
    return false;
  }

  /** @param {number} asked  number of the question */
  async #fetchOwn(asked) {
    const own = await this.#parts.fetchOwnComments();
    if (asked !== this.#asked) return;
    const withheld = own.filter((comment) => comment.hidden);
    this.#own = new Map(withheld.map(({ id, edited_at }) => [id, edited_at]));
    this.#parts.readable.setWords(new Map(withheld.map((comment) => [comment.id, comment])), new Map());
  }

  /** @param {Order|null} order */
  #take(order) {
    this.latest = order;
    const words = (order?.hidden_comments ?? []).filter(({ reason }) => reason !== "deleted");
    const reports = (order?.reports ?? []).map(({ comment_id, count }) => /** @type {const} */ ([comment_id, count]));
    this.#parts.readable.setWords(new Map(words.map((each) => [each.id, each])), new Map(reports));
    for (const listener of this.#listeners) listener();
  }
}
