/**
 * What the ops on threads change, by the same rules as server/domain/threads.py. Pure.
 * @module board/rules/threads
 */

import { newComment } from "./comments.js";

/** @typedef {import("../../wire.js").ThreadOp} ThreadOp */
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
