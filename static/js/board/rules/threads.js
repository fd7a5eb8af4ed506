/**
 * What the ops on discussions change, as the server's rules have it (server/domain/threads.py, comments.py). Pure.
 * @module board/rules/threads
 */

import { withoutWords } from "./moderation.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").ThreadOp} ThreadOp */
/** @typedef {import("../../wire.js").CommentOp} CommentOp */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").Stamp} Stamp */

/**
 * @param {Rows} board
 * @param {ThreadOp} op
 * @param {Stamp} stamp
 * @returns {Changes}
 */
export function threadChanges(board, op, stamp) {
  if (op.kind === "thread.create") return createThread(op, stamp);
  const thread = board.threads.get(op.id);
  if (!thread) return {};
  const set =
    op.kind === "thread.move" ? { node_id: op.node_id ?? null, x: op.x, y: op.y } : { is_resolved: op.is_resolved };
  return { threads: new Map([[op.id, { ...thread, ...set }]]) };
}

/**
 * @param {import("../../wire.js").ThreadCreate} op
 * @param {Stamp} stamp
 * @returns {Changes}
 */
function createThread({ id, node_id, x, y, comment_id, text, mentions }, stamp) {
  const { by, at } = stamp;
  return {
    threads: new Map([[id, { id, node_id: node_id ?? null, x, y, by, at, is_resolved: false }]]),
    comments: new Map([[comment_id, newComment({ id: comment_id, thread_id: id, text, mentions }, stamp)]]),
  };
}

/**
 * @param {Rows} board
 * @param {CommentOp} op
 * @param {Stamp} stamp
 * @returns {Changes}
 */
export function commentChanges(board, op, stamp) {
  if (op.kind === "comment.create") return { comments: new Map([[op.id, newComment(op, stamp)]]) };
  const comment = board.comments.get(op.id);
  if (!comment) return {};
  if (op.kind === "comment.delete") return deleteComment(board, comment);
  if (op.kind === "comment.react") return react(comment, op, stamp);
  const changed = { ...comment, text: op.text, mentions: op.mentions ?? [], edited_at: stamp.at };
  return { comments: new Map([[op.id, asWritten(changed, stamp)]]) };
}

/**
 * @param {{id: string, thread_id: string, text: string, mentions?: string[]}} op
 * @param {Stamp} stamp
 * @returns {Comment}
 */
function newComment({ id, thread_id, text, mentions }, stamp) {
  const { seq, by, at } = stamp;
  return asWritten(
    { id, thread_id, seq, by, at, text, mentions: mentions ?? [], edited_at: null, reactions: {}, hidden: null },
    stamp,
  );
}

/**
 * What was withheld stays it, in other words.
 * @param {Comment} comment
 * @param {Stamp} stamp
 * @returns {Comment} as everybody has it once its author has written it
 */
function asWritten(comment, { is_pending }) {
  if (comment.hidden) return withoutWords(comment, comment.hidden);
  return is_pending ? withoutWords(comment, "pending") : comment;
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
    threads: new Map(hasOthers(board, thread_id, id) ? [] : [[thread_id, null]]),
  };
}

/**
 * @param {Rows} board
 * @param {string} thread_id
 * @param {string} comment_id
 * @returns {boolean} whether the thread has another comment
 */
function hasOthers(board, thread_id, comment_id) {
  for (const { id, thread_id: of } of board.comments.values()) if (of === thread_id && id !== comment_id) return true;
  return false;
}

/**
 * @param {Comment} comment
 * @param {import("../../wire.js").CommentReact} op
 * @param {Stamp} stamp
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
