/**
 * R10, the pages' half: node drills/offline.mjs, with {board, port, edits, others} as JSON on standard input.
 * One page loses its network and goes on writing while another changes the same board; then it comes back.
 */

import { text } from "node:stream/consumers";
import { newId } from "../static/js/board/ids.js";
import { pick } from "./random_node.mjs";
import { random } from "./random_op.mjs";
import { stateHash } from "./canonical.mjs";
import { Page, allEqual } from "./page.mjs";

/** @typedef {import("../static/js/board/rules/reduce.js").NewOp} NewOp */

const order =
  /** @type {{board: import("./page.mjs").BoardAt, port: number, edits: number, others: number, seed: number}} */ (
    JSON.parse(await text(process.stdin))
  );
const chance = random(order.seed);
const NOTES = 20;

/** @returns {NewOp} */
function note() {
  const box = { x: 0, y: 0, w: 100, h: 50, place: { parent: null, order: "a" } };
  return {
    kind: "node.create",
    node: { ...box, id: newId(), kind: "sticky", text: "", color: "blue", size: 16, align: "left" },
  };
}

/** Moves, comments and new notes; never the same note twice in a row, which would fold two moves into one. @param {string[]} ids  @param {number} number  @returns {NewOp} */
function edit(ids, number) {
  const id = ids[number % ids.length] ?? "";
  if (number % 5 === 3)
    return {
      kind: "thread.create",
      id: newId(),
      node_id: id,
      x: 1,
      y: 1,
      comment_id: newId(),
      text: `offline ${number}`,
    };
  if (number % 5 === 4) return note();
  return { kind: "node.update", id, set: { x: 1_000 + number, text: `offline ${number}` } };
}

/** @param {string[]} ids  @param {number} number  @returns {NewOp} */
function otherEdit(ids, number) {
  // A few of the notes that the other one writes on are gone when he comes back.
  if (number % 12 === 0 && number / 12 < 5) return { kind: "node.delete", id: ids[number / 12] ?? "" };
  return { kind: "node.update", id: pick(chance, ids.slice(5)), set: { y: number } };
}

const [aino, eino] = [new Page(order.port, order.board), new Page(order.port, order.board)];
for (const page of [aino, eino]) {
  await page.open(order.board.owner);
  page.connect();
  void page.sync.submit([{ kind: "person.rename", name: "Aino" }]);
}
void eino.sync.submit(Array.from({ length: NOTES }, note));
await allEqual([aino, eino]);
const ids = [...aino.board.nodes.keys()];

aino.lose();
const answers = Array.from({ length: order.edits }, (_, number) => aino.sync.submit([edit(ids, number)]));
const op_ids = aino.sync.pendingPushes().map((ops) => ops[0]?.op_id ?? "");
for (let number = 0; number < order.others; number += 1) await eino.sync.submit([otherEdit(ids, number)]);

aino.connect();
await allEqual([aino, eino]);
const refusals = await Promise.all(answers);
console.log(
  JSON.stringify({
    op_ids,
    codes: refusals.map((refusal) => refusal?.code ?? null),
    resyncs: aino.resyncs,
    hashes: [aino, eino].map(({ board }) => stateHash(board)),
  }),
);
process.exit(0);
