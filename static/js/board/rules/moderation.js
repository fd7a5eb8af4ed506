/**
 * What the moderation ops change for everybody, by the same rules as server/domain/moderation.py and
 * hidden_comments.py. Pure. Blocked people and reports are known to the server only.
 * @module board/rules/moderation
 */

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").HiddenReason} HiddenReason */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").OpMeta} OpMeta */

/** The text of a redacted comment. */
const REDACTED_TEXT = "–";

/**
 * @param {Rows} board
 * @param {import("../../wire.js").ModerationOp} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
export function moderationChanges(board, op, { revealed }) {
  if (revealed) return { comments: rowsById(revealed.comments), threads: rowsById(revealed.threads) };
  if (op.kind === "comment.hide" && op.is_hidden) return hideComments([board.comments.get(op.id)]);
  if (op.kind === "person.hide" && op.is_hidden) return hideComments(visibleCommentsOf(board, op.person));
  return {};
}

/**
 * @param {Comment} comment
 * @param {HiddenReason|null} why
 * @returns {Comment} the comment without its text and mentions
 */
export function redactComment(comment, why) {
  return { ...comment, text: REDACTED_TEXT, mentions: [], hidden: why };
}

/**
 * @param {Rows} board
 * @param {string} person
 * @returns {Comment[]} the comments of this person that no owner has hidden, with those that are pending
 */
function visibleCommentsOf(board, person) {
  return [...board.comments.values()].filter(({ by, hidden }) => by === person && hidden !== "moderated");
}

/**
 * @param {(Comment|undefined)[]} comments
 * @returns {Changes}
 */
function hideComments(comments) {
  return { comments: rowsById(comments.flatMap((comment) => (comment ? [redactComment(comment, "moderated")] : []))) };
}

/**
 * @template {{id: string}} T
 * @param {T[]} rows
 * @returns {Map<string, T>}
 */
function rowsById(rows) {
  return new Map(rows.map((row) => [row.id, row]));
}
