/**
 * What the ops on discussions change, as the server's rules have it (server/domain/threads.py, comments.py). Pure.
 * @module board/rules/threads
 */

import { redactComment } from "./moderation.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").ThreadOp} ThreadOp */
/** @typedef {import("../../wire.js").CommentOp} CommentOp */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").OpMeta} OpMeta */

/**
 * @param {Rows} board
 * @param {ThreadOp} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
export function threadChanges(board, op, meta) {
  if (op.kind === "thread.create") return createThread(op, meta);
  const thread = board.threads.get(op.id);
  if (!thread) return {};
  const set =
    op.kind === "thread.move" ? { node_id: op.node_id ?? null, x: op.x, y: op.y } : { is_resolved: op.is_resolved };
  return { threads: new Map([[op.id, { ...thread, ...set }]]) };
}

/**
 * @param {import("../../wire.js").ThreadCreate} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
function createThread({ id, node_id, x, y, comment_id, text, mentions }, meta) {
  const { by, at } = meta;
  return {
    threads: new Map([[id, { id, node_id: node_id ?? null, x, y, by, at, is_resolved: false }]]),
    comments: new Map([[comment_id, newComment({ id: comment_id, thread_id: id, text, mentions }, meta)]]),
  };
}

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
 * @param {{id: string, thread_id: string, text: string, mentions?: string[]}} op
 * @param {OpMeta} meta
 * @returns {Comment}
 */
function newComment({ id, thread_id, text, mentions }, meta) {
  const { seq, by, at } = meta;
  return redactIfHidden(
    { id, thread_id, seq, by, at, text, mentions: mentions ?? [], edited_at: null, reactions: {}, hidden: null },
    meta,
  );
}

/**
 * What was withheld stays it, in other words.
 * @param {Comment} comment
 * @param {OpMeta} meta
 * @returns {Comment} as everybody has it once its author has written it
 */
function redactIfHidden(comment, { is_pending }) {
  if (comment.hidden) return redactComment(comment, comment.hidden);
  return is_pending ? redactComment(comment, "pending") : comment;
}

/**
 * With its last comment a discussion goes too.
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
