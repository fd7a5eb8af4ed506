/**
 * Converts between ops and the texts of comments.
 * @module ui/comments/sentText
 */

import { newId } from "../../board/ids.js";
import { findMentions } from "../../board/comments/mentions.js";

/** @typedef {import("../../board/state.js").BoardState} BoardState */
/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../wire.js").Op} Op */
/** @typedef {import("../../net/sync.js").NewOp} NewOp */

/**
 * @typedef {object} SentText  an edit of a comment, a reply, or a new thread
 * @property {string|null} thread  null for a new thread
 * @property {Draft|null} draft  the place of a new thread
 * @property {string|null} comment  the edited comment; null for a reply or a new thread
 * @property {string} text
 */

/**
 * @param {Op} op
 * @param {BoardState} board
 * @returns {SentText|null} the text in the op; null if it has no text of a comment
 */
export function readOp(op, board) {
  const { text } = /** @type {{text: string}} */ (op);
  if (op.kind === "comment.create") return { thread: op.thread_id, draft: null, comment: null, text };
  if (op.kind === "comment.update")
    return { thread: board.comments.get(op.id)?.thread_id ?? null, draft: null, comment: op.id, text };
  if (op.kind !== "thread.create") return null;
  return { thread: null, draft: { node_id: op.node_id, x: op.x, y: op.y }, comment: null, text };
}

/**
 * @param {SentText} sent
 * @param {BoardState} board
 * @returns {NewOp} the op that sends the text, with the mentions in it
 */
export function makeOp({ thread, draft, comment, text }, board) {
  const mentions = findMentions(text, board.people.values());
  if (comment !== null) return { kind: "comment.update", id: comment, text, mentions };
  if (thread !== null) return { kind: "comment.create", id: newId(), thread_id: thread, text, mentions };
  const { node_id, x, y } = draft ?? { node_id: null, x: 0, y: 0 };
  return { kind: "thread.create", id: newId(), node_id, x, y, comment_id: newId(), text, mentions };
}
