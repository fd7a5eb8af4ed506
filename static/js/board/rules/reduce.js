/**
 * What each op changes, as the server's rules have it. Pure: reads the board, returns the rows that change.
 * A test replays every op on both sides and compares (docs/protocol.md).
 * @module board/rules/reduce
 */

import { commentChanges, threadChanges } from "./threads.js";
import { erasureChanges } from "./erasure.js";
import { moderationChanges } from "./moderation.js";
import { nodeChanges } from "./nodes.js";

/** @typedef {import("../../wire.js").Op} Op */
/** @typedef {Op extends infer O ? O extends Op ? Omit<O, "op_id"> : never : never} NewOp  an op that has no id yet */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Person} Person */
/** @typedef {import("../../wire.js").BoardInfo} BoardInfo */

/**
 * @typedef {object} Rows  what the rules look at
 * @property {ReadonlyMap<string, BoardNode>} nodes
 * @property {ReadonlyMap<string, Thread>} threads
 * @property {ReadonlyMap<string, Comment>} comments
 * @property {ReadonlyMap<string, Person>} people
 * @property {BoardInfo|null} info
 */
/**
 * @typedef {object} Changes  new rows by id; null stands for a row that is gone
 * @property {Map<string, BoardNode|null>} [nodes]
 * @property {Map<string, Thread|null>} [threads]
 * @property {Map<string, Comment|null>} [comments]
 * @property {Map<string, Person|null>} [people]
 * @property {BoardInfo} [info]
 */
/**
 * @typedef {Omit<import("../../wire.js").Entry, "op">} OpMeta  the op's number, who sent it, as what, and when; and
 *   what the server says of its words
 */

/**
 * @param {Rows} board
 * @param {Op} op
 * @param {OpMeta} meta
 * @returns {Changes}  empty where the op speaks of something that is not (or no longer) there
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
