/**
 * What the ops on comments change, by the same rules as server/domain/comments.py. Pure.
 * @module board/rules/comments
 */

import { redactComment } from "./moderation.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").CommentOp} CommentOp */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").OpMeta} OpMeta */

/**
 * @param {Rows} board
 * @param {CommentOp} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
export function commentChanges(board, op, meta) {
  if (op.kind === "comment.create") return { comments: new Map([[op.id, newComment(op, meta)]]) };
  const comment = board.comments.get(op.id);
  if (!comment) return {};
  if (op.kind === "comment.delete") return deleteComment(board, comment);
  if (op.kind === "comment.react") return react(comment, op, meta);
  const changed = { ...comment, text: op.text, mentions: op.mentions ?? [], edited_at: meta.at };
  return { comments: new Map([[op.id, redactIfHidden(changed, meta)]]) };
}

/**
 * @param {{id: string, thread_id: string, text: string, mentions?: string[]}} op  a `comment.create`, or the comment of
 *   a `thread.create`
 * @param {OpMeta} meta
 * @returns {Comment}
 */
export function newComment({ id, thread_id, text, mentions }, meta) {
  const { seq, by, at } = meta;
  return redactIfHidden(
    { id, thread_id, seq, by, at, text, mentions: mentions ?? [], edited_at: null, reactions: {}, hidden: null },
    meta,
  );
}

/**
 * A comment that is hidden stays hidden when its author edits it.
 * @param {Comment} comment
 * @param {OpMeta} meta
 * @returns {Comment} the comment as everybody receives it
 */
function redactIfHidden(comment, { is_pending }) {
  if (comment.hidden) return redactComment(comment, comment.hidden);
  return is_pending ? redactComment(comment, "pending") : comment;
}

/**
 * Deleting the last comment of a thread deletes the thread.
 * @param {Rows} board
 * @param {Comment} comment
 * @returns {Changes}
 */
function deleteComment(board, { id, thread_id }) {
  return {
    comments: new Map([[id, null]]),
    threads: new Map(hasOtherComments(board, thread_id, id) ? [] : [[thread_id, null]]),
  };
}

/**
 * @param {Rows} board
 * @param {string} thread_id
 * @param {string} comment_id
 * @returns {boolean} whether the thread has another comment
 */
function hasOtherComments(board, thread_id, comment_id) {
  for (const { id, thread_id: of } of board.comments.values()) if (of === thread_id && id !== comment_id) return true;
  return false;
}

/**
 * @param {Comment} comment
 * @param {import("../../wire.js").CommentReact} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
function react(comment, { reaction, is_on }, { by }) {
  const people = comment.reactions[reaction] ?? [];
  if (is_on === people.includes(by)) return {};
  const reactions = {
    ...comment.reactions,
    [reaction]: is_on ? [...people, by] : people.filter((person) => person !== by),
  };
  if (reactions[reaction]?.length === 0) delete reactions[reaction];
  return { comments: new Map([[comment.id, { ...comment, reactions }]]) };
}
