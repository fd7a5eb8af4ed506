/**
 * The pages of drill R10. Input: {board, port, edits, others, seed} as JSON on standard input.
 * One page loses its network and goes on editing, while another page edits the same board. Then it reconnects.
 */

import { text } from "node:stream/consumers";
import { newId } from "../static/js/board/ids.js";
import { pick } from "./random_node.mjs";
import { random } from "./random_op.mjs";
import { stateHash } from "./canonical.mjs";
import { Page, waitUntilEqual } from "./page.mjs";

/** @typedef {import("../static/js/board/rules/reduce.js").NewOp} NewOp */

const options =
  /** @type {{board: import("./page.mjs").BoardAt, port: number, edits: number, others: number, seed: number}} */ (
    JSON.parse(await text(process.stdin))
  );
const chance = random(options.seed);
const NOTES = 20;

/** @returns {NewOp} */
function note() {
  const box = { x: 0, y: 0, w: 100, h: 50, place: { parent: null, order: "a" } };
  return {
    kind: "node.create",
    node: { ...box, id: newId(), kind: "sticky", text: "", color: "blue", size: 16, align: "left" },
  };
}

/** Moves, comments and new notes. Never the same note twice in a row, because two moves would be merged. @param {string[]} ids  @param {number} number  @returns {NewOp} */
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
  // A few notes that the offline page edits are deleted meanwhile.
  if (number % 12 === 0 && number / 12 < 5) return { kind: "node.delete", id: ids[number / 12] ?? "" };
  return { kind: "node.update", id: pick(chance, ids.slice(5)), set: { y: number } };
}

const [aino, eino] = [new Page(options.port, options.board), new Page(options.port, options.board)];
for (const page of [aino, eino]) {
  await page.open(options.board.owner);
  page.connect();
  void page.sync.submit([{ kind: "person.rename", name: "Aino" }]);
}
void eino.sync.submit(Array.from({ length: NOTES }, note));
await waitUntilEqual([aino, eino]);
const ids = [...aino.board.nodes.keys()];

aino.lose();
const answers = Array.from({ length: options.edits }, (_, number) => aino.sync.submit([edit(ids, number)]));
const op_ids = aino.sync.pendingPushes().map((ops) => ops[0]?.op_id ?? "");
for (let number = 0; number < options.others; number += 1) await eino.sync.submit([otherEdit(ids, number)]);

aino.connect();
await waitUntilEqual([aino, eino]);
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
