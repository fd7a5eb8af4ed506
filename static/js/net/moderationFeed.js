/**
 * Fetches what not everybody gets: for an owner all that they keep order with, for others the words of their own
 * comments that are withheld. Anew whenever that may be different, and after each way back to the server.
 * @module net/moderationFeed
 */

/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */
/** @typedef {import("./api.js").Moderation} Moderation */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/comments/visibleComments.js").VisibleComments} visibleComments  gets the words
 * @property {Pick<import("./sync.js").Sync, "you"|"onChange">} sync
 * @property {() => Promise<Moderation>} fetchModeration
 * @property {() => Promise<import("../wire.js").Comment[]>} fetchOwnComments
 * @property {(run: () => void, ms: number) => void} later
 * @property {() => number} now
 */

/** During a raid comments come by the dozen; nobody reads faster than this. */
const PAUSE_MS = 1_000;
/** Ops after which owners have other things to look at; beside them, whatever is held. */
const MODERATION_OPS = new Set([
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
export function affectsModeration({ op, is_pending }) {
  return is_pending === true || MODERATION_OPS.has(op.kind);
}

/** What an owner keeps order with, as it was a moment ago at most. */
export class ModerationFeed {
  /** Null for whoever is no owner, and until the server has answered. @type {Moderation|null} */
  latest = null;

  #parts;
  #isScheduled = false;
  #lastFetch_ms = -PAUSE_MS;
  #fetchCount = 0;
  /**
   * Since when the words of each of one's own withheld comments stand, as far as they were fetched.
   * @type {Map<string, number|null>}
   */
  #ownEditTimes = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, sync } = parts;
    sync.onChange(() => this.#updateReader());
    board.onChange(({ comments, isReset }) => (isReset ? this.#scheduleFetch() : this.#checkChanged(comments)));
    this.#updateReader();
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
  receive(message) {
    if (message.type === "welcome") this.#scheduleFetch();
    else if (this.#isOwner && message.type === "ops" && message.entries.some(affectsModeration)) this.#scheduleFetch();
  }

  get #isOwner() {
    return this.#parts.sync.you?.role === "own";
  }

  /** Who one is, and as what, is said by the server, and may become different with each connection. */
  #updateReader() {
    this.#parts.visibleComments.setReader(this.#parts.sync.you);
    if (!this.#isOwner && this.latest) this.#setLatest(null);
  }

  /**
   * What others keep from an owner comes with an entry; one's own words, when the board says that they are withheld.
   * @param {Iterable<string>} ids  of comments that may be different
   */
  #checkChanged(ids) {
    if (this.#isOwner) return;
    for (const id of ids) if (this.#lacksContent(id)) return this.#scheduleFetch();
  }

  /**
   * @param {string} id  of a comment
   * @returns {boolean} whether it is one's own, with words that were not fetched
   */
  #lacksContent(id) {
    const comment = this.#parts.board.comments.get(id);
    if (!comment?.hidden || comment.by !== this.#parts.sync.you?.id) return false;
    return !this.#ownEditTimes.has(id) || this.#ownEditTimes.get(id) !== comment.edited_at;
  }

  /** At once, but not again before a pause is over. */
  #scheduleFetch() {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const { later, now } = this.#parts;
    later(() => void this.#fetch(), Math.max(0, this.#lastFetch_ms + PAUSE_MS - now()));
  }

  async #fetch() {
    const { fetchModeration, now } = this.#parts;
    this.#isScheduled = false;
    this.#lastFetch_ms = now();
    const asked = (this.#fetchCount += 1);
    try {
      if (this.#isOwner) await fetchModeration().then((order) => asked === this.#fetchCount && this.#setLatest(order));
      else if (this.#hasHiddenComment()) await this.#fetchOwnContents(asked);
    } catch {
      // Asked again after the next welcome: whoever gets no answer has lost the connection, or the link.
    }
  }

  #hasHiddenComment() {
    const { board, sync } = this.#parts;
    for (const { hidden, by } of board.comments.values()) if (hidden && by === sync.you?.id) return true;
    return false;
  }

  /** @param {number} asked  number of the question */
  async #fetchOwnContents(asked) {
    const own = await this.#parts.fetchOwnComments();
    if (asked !== this.#fetchCount) return;
    const withheld = own.filter((comment) => comment.hidden);
    this.#ownEditTimes = new Map(withheld.map(({ id, edited_at }) => [id, edited_at]));
    this.#parts.visibleComments.setHiddenContents(new Map(withheld.map((comment) => [comment.id, comment])), new Map());
  }

  /** @param {Moderation|null} order */
  #setLatest(order) {
    this.latest = order;
    const words = (order?.hidden_comments ?? []).filter(({ reason }) => reason !== "deleted");
    const reports = (order?.reports ?? []).map(({ comment_id, count }) => /** @type {const} */ ([comment_id, count]));
    this.#parts.visibleComments.setHiddenContents(new Map(words.map((each) => [each.id, each])), new Map(reports));
    for (const listener of this.#listeners) listener();
  }
}
