/**
 * Replays entries of the server in the page's own code, for tests/server/test_both_ways.py: node THIS FILE.
 * FILE holds [{before: Snapshot, entries: Entry[]}, ...]; each board as it is afterwards is printed, in the same order.
 */

import { readFileSync } from "node:fs";
import { PendingOps } from "../../static/js/board/pending.js";
import { BoardState } from "../../static/js/board/state.js";

/** @typedef {{before: import("../../static/js/wire.js").Snapshot, entries: import("../../static/js/wire.js").Entry[]}} Case */

/** @param {Case} replayed */
function replay({ before, entries }) {
  const board = new BoardState();
  board.load(before);
  new PendingOps(board).confirm(entries);
  const [nodes, threads, comments, people] = [board.nodes, board.threads, board.comments, board.people].map((rows) => [
    ...rows.values(),
  ]);
  return { seq: board.seq, last_op: board.lastOp, board: board.info, nodes, threads, comments, people };
}

const cases = /** @type {Case[]} */ (JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
console.log(JSON.stringify(cases.map(replay)));
