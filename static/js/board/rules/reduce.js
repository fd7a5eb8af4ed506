/**
 * What each op changes, by the same rules as on the server. Pure: reads the board and returns the rows that change.
 * A test applies every op on both sides and compares the results (docs/protocol.md).
 * @module board/rules/reduce
 */

import { commentChanges } from "./comments.js";
import { erasureChanges } from "./erasure.js";
import { moderationChanges } from "./moderation.js";
import { nodeChanges } from "./nodes.js";
import { threadChanges } from "./threads.js";

/** @typedef {import("../../wire.js").Op} Op */
/** @typedef {Op extends infer O ? O extends Op ? Omit<O, "op_id"> : never : never} NewOp  an op that has no id yet */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Person} Person */
/** @typedef {import("../../wire.js").BoardInfo} BoardInfo */

/**
 * @typedef {object} Rows  the part of the board that the rules read
 * @property {ReadonlyMap<string, BoardNode>} nodes
 * @property {ReadonlyMap<string, Thread>} threads
 * @property {ReadonlyMap<string, Comment>} comments
 * @property {ReadonlyMap<string, Person>} people
 * @property {BoardInfo|null} info
 */
/**
 * @typedef {object} Changes  new rows by id; null for a deleted row
 * @property {Map<string, BoardNode|null>} [nodes]
 * @property {Map<string, Thread|null>} [threads]
 * @property {Map<string, Comment|null>} [comments]
 * @property {Map<string, Person|null>} [people]
 * @property {BoardInfo} [info]
 */
/**
 * @typedef {Omit<import("../../wire.js").Entry, "op">} OpMeta  number, sender, role and time of the op, and what the
 *   server decided about it
 */

/**
 * @param {Rows} board
 * @param {Op} op
 * @param {OpMeta} meta
 * @returns {Changes}  empty when the op names a row that does not exist (any more)
 */
export function changesOf(board, op, meta) {
  switch (op.kind) {
    case "node.create":
    case "node.update":
    case "node.delete":
      return nodeChanges(board, op, meta);
    case "thread.create":
    case "thread.move":
    case "thread.resolve":
      return threadChanges(board, op, meta);
    case "comment.create":
    case "comment.update":
    case "comment.delete":
    case "comment.react":
      return commentChanges(board, op, meta);
    case "person.rename":
      return { people: new Map([[meta.by, { id: meta.by, name: op.name, is_guest: meta.role !== "own" }]]) };
    case "person.erase":
      return erasureChanges(board, meta.by);
    case "board.update":
      return board.info ? { info: { ...board.info, ...op.set } } : {};
    case "comment.hide":
    case "comment.restore":
    case "comment.report":
    case "comment.dismiss":
    case "person.hide":
    case "person.block":
      return moderationChanges(board, op, meta);
    case "link.create":
    case "link.update":
    case "link.protect":
    case "link.rotate":
    case "link.revoke":
      return {};
  }
}
