/**
 * Fetches what is not sent to everybody: for owners the moderation data, for others the content of their own hidden
 * comments. Fetches again when it may have changed, and after each reconnection.
 * @module net/moderationFeed
 */

/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */
/** @typedef {import("./api.js").Moderation} Moderation */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/comments/visibleComments.js").VisibleComments} visibleComments  receives the content of
 *   hidden comments
 * @property {Pick<import("./sync.js").Sync, "you"|"onChange">} sync
 * @property {() => Promise<Moderation>} fetchModeration
 * @property {() => Promise<import("../wire.js").Comment[]>} fetchOwnComments
 * @property {(run: () => void, ms: number) => void} later
 * @property {() => number} now
 */

/** Minimum time between two fetches. Many comments may arrive at once, and nobody reads faster. */
const PAUSE_MS = 1_000;
/** Ops that change the moderation data. Entries that are pending review change it too. */
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
 * @returns {boolean} whether owners must fetch the moderation data again
 */
export function affectsModeration({ op, is_pending }) {
  return is_pending === true || MODERATION_OPS.has(op.kind);
}

/** Keeps the moderation data of an owner up to date. */
export class ModerationFeed {
  /** Null for people who are not owners, and until the first answer. @type {Moderation|null} */
  latest = null;

  #parts;
  #isScheduled = false;
  #lastFetch_ms = -PAUSE_MS;
  #fetchCount = 0;
  /**
   * Edit times of own hidden comments whose content was fetched, by id: another edit time means that the content is
   * old.
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
   * @param {() => void} listener  called after each change of `latest`
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {ServerMessage} message  already applied to the board */
  receive(message) {
    if (message.type === "welcome") this.#scheduleFetch();
    else if (this.#isOwner && message.type === "ops" && message.entries.some(affectsModeration)) this.#scheduleFetch();
  }

  get #isOwner() {
    return this.#parts.sync.you?.role === "own";
  }

  /** The server sends person and role with each connection, and both may change. */
  #updateReader() {
    this.#parts.visibleComments.setReader(this.#parts.sync.you);
    if (!this.#isOwner && this.latest) this.#setLatest(null);
  }

  /**
   * Own comments that have become hidden, or were edited while hidden. Owners learn of changes by entries instead.
   * @param {Iterable<string>} ids  of comments that may have changed
   */
  #checkChanged(ids) {
    if (this.#isOwner) return;
    for (const id of ids) if (this.#lacksContent(id)) return this.#scheduleFetch();
  }

  /**
   * @param {string} id  of a comment
   * @returns {boolean} whether it is an own hidden comment whose content was not fetched
   */
  #lacksContent(id) {
    const comment = this.#parts.board.comments.get(id);
    if (!comment?.hidden || comment.by !== this.#parts.sync.you?.id) return false;
    return !this.#ownEditTimes.has(id) || this.#ownEditTimes.get(id) !== comment.edited_at;
  }

  /** Fetches at once, or after the minimum pause since the last fetch. */
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
    const fetchNumber = (this.#fetchCount += 1);
    try {
      if (this.#isOwner)
        await fetchModeration().then((moderation) => fetchNumber === this.#fetchCount && this.#setLatest(moderation));
      else if (this.#hasHiddenComment()) await this.#fetchOwnContents(fetchNumber);
    } catch {
      // The next welcome fetches again: a failure means that the connection or the access is lost.
    }
  }

  #hasHiddenComment() {
    const { board, sync } = this.#parts;
    for (const { hidden, by } of board.comments.values()) if (hidden && by === sync.you?.id) return true;
    return false;
  }

  /** @param {number} fetchNumber  an answer is ignored if a later fetch has started */
  async #fetchOwnContents(fetchNumber) {
    const own = await this.#parts.fetchOwnComments();
    if (fetchNumber !== this.#fetchCount) return;
    const hidden = own.filter((comment) => comment.hidden);
    this.#ownEditTimes = new Map(hidden.map(({ id, edited_at }) => [id, edited_at]));
    this.#parts.visibleComments.setHiddenContents(new Map(hidden.map((comment) => [comment.id, comment])), new Map());
  }

  /** @param {Moderation|null} moderation */
  #setLatest(moderation) {
    this.latest = moderation;
    const hidden = (moderation?.hidden_comments ?? []).filter(({ reason }) => reason !== "deleted");
    const reports = (moderation?.reports ?? []).map(
      ({ comment_id, count }) => /** @type {const} */ ([comment_id, count]),
    );
    this.#parts.visibleComments.setHiddenContents(
      new Map(hidden.map((comment) => [comment.id, comment])),
      new Map(reports),
    );
    for (const listener of this.#listeners) listener();
  }
}
