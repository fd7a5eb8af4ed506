import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingOps } from "../../../../static/js/board/pending.js";
import { NoteDeletion } from "../../../../static/js/ui/notes/deleteNotes.js";
import { boardOf, entry, note, rowsOf, snapshotOf, thread } from "../../world.js";

const STAMP = Object.freeze({ seq: 99, by: "me", role: /** @type {const} */ ("own"), at: 1 });
const MANY = Array.from({ length: 45 }, (_, at) => note(`n${at}`, { by: "ann" }));

/** Makes the page of an owner with a server that answers at once, and records the toasts. */
function createPage({ refusal = /** @type {string|null} */ (null) } = {}) {
  const board = boardOf({
    nodes: [...MANY, note("mine", { by: "me" })],
    threads: [thread("pinned", { node_id: "n0", x: 3 }), thread("moved", { node_id: "n0", by: "ann" })],
    people: ["ann", "me"].map((id) => ({ id, name: id, is_guest: id === "ann" })),
  });
  const pending = new PendingOps(board);
  const [pushes, toasts] = [/** @type {any[][]} */ ([]), /** @type {string[]} */ ([])];
  /** @type {(() => void)|null} */
  let pressUndo = null;
  const answers = { refusal };
  const perform = (/** @type {any[]} */ newOps) => {
    const ops = newOps.map((op, at) => ({ ...op, op_id: `op${pushes.length}.${at}` }));
    pushes.push(ops);
    const before = pending.add(ops, STAMP);
    if (answers.refusal) pending.drop(new Set(ops.map(({ op_id }) => op_id)));
    else pending.confirm(ops.map((op, at) => ({ ...entry(board.seq + 1 + at, op), by: "me", role: "own" })));
    return { before, answer: Promise.resolve(answers.refusal ? { code: answers.refusal, params: {} } : null) };
  };
  const sync = /** @type {any} */ ({
    isLive: true,
    you: { id: "me", role: "own" },
    perform,
    submit: (/** @type {any[]} */ newOps) => perform(newOps).answer,
  });
  const announcer = {
    withdraw: () => void (pressUndo = null),
    show: (/** @type {string} */ text) => void toasts.push(text),
    offer: (/** @type {string} */ text, /** @type {any} */ offer) => void (toasts.push(text), (pressUndo = offer.run)),
  };
  const deletion = new NoteDeletion({
    board,
    sync,
    announcer,
    t: (key, params) => `${key} ${Object.values(params ?? {})}`.trim(),
  });
  // All ops of the other person come in one message, as after a lost connection.
  const receiveFromOther = (/** @type {any[]} */ ...ops) => {
    const entries = ops.map((op, at) => ({
      ...entry(board.seq + 1 + at, op),
      by: "ann",
      role: /** @type {const} */ ("participate"),
    }));
    pending.confirm(entries);
    deletion.receive({ type: "ops", entries });
  };
  return { sync, receiveFromOther, board, deletion, pushes, toasts, answers, pressUndo: () => pressUndo?.() };
}

const nextTask = () => new Promise((resolve) => void setTimeout(resolve));

const ids = MANY.map(({ id }) => id);

test("[N7] many notes are deleted in several pushes, and undo restores them with their authors", async () => {
  const { board, deletion, pushes, toasts, pressUndo } = createPage();
  const before = rowsOf(board).nodes;
  await deletion.deleteNotes(ids, "gone");
  assert.deepEqual([board.nodes.size - 1, pushes.map(({ length }) => length)], [0, [20, 20, 5]]);
  pressUndo();
  assert.deepEqual(rowsOf(board).nodes, before);
  assert.deepEqual(toasts, ["gone", "undo.done 45"]);
});

test("undo restores the newest deletion first, and each deletion only once", async () => {
  const { board, deletion, toasts, pressUndo } = createPage();
  await deletion.deleteNotes(["n0"], "gone");
  await deletion.deleteNotes(["n1"], "gone");
  pressUndo();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("n1")], [false, true]);
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
  deletion.undo();
  assert.equal(toasts.at(-1), "undo.nothing");
});

test("undo can be repeated after a temporary refusal", async () => {
  const { board, deletion, toasts, answers } = createPage();
  await deletion.deleteNotes(["n0"], "gone");
  answers.refusal = "comments_closed";
  deletion.undo();
  await nextTask();
  assert.deepEqual([board.nodes.has("n0"), toasts.at(-1)], [false, "error.comments_closed"]);
  answers.refusal = null;
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
});

test("a refused deletion shows the reason, and undo has nothing to restore", async () => {
  const { board, deletion, toasts } = createPage({ refusal: "forbidden" });
  await deletion.deleteNotes(["n0"], "gone");
  deletion.undo();
  assert.deepEqual([board.nodes.size, toasts], [46, ["gone", "error.forbidden", "undo.nothing"]]);
});

test("[U2] undo does not restore notes of a guest who has erased their data since", async () => {
  const { board, deletion, receiveFromOther, toasts, pressUndo } = createPage();
  await deletion.deleteNotes(["n0", "n1"], "gone");
  receiveFromOther({ kind: "person.erase", op_id: "e" }, { kind: "person.rename", op_id: "r", name: "Aino" });
  pressUndo();
  assert.deepEqual([[...board.nodes.keys()], toasts], [["mine"], ["gone", "undo.nothing"]]);
});

test("[U2] after the board is loaded again, undo restores only own notes", async () => {
  const { board, deletion, toasts } = createPage();
  await deletion.deleteNotes(["n0", "mine"], "gone");
  board.load({ ...snapshotOf(board), seq: 9 });
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("mine"), toasts.at(-1)], [false, true, "undo.done 1"]);
});

test("[U2] without a connection, undo does not restore notes of other people", async () => {
  const { board, deletion, sync, pushes, toasts } = createPage();
  await deletion.deleteNotes(["n0"], "gone");
  sync.isLive = false;
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), pushes.length, toasts.at(-1)], [false, 1, "error.offline"]);
  sync.isLive = true;
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
});

test("a permanent refusal of undo does not block the deletion before it", async () => {
  const { board, deletion, answers } = createPage();
  await deletion.deleteNotes(["n0"], "gone");
  await deletion.deleteNotes(["n1"], "gone");
  answers.refusal = "invalid";
  deletion.undo();
  await nextTask();
  answers.refusal = null;
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("n1")], [true, false]);
});

test("undo pins threads to their note again, except threads that were moved since", async () => {
  const { board, deletion, receiveFromOther } = createPage();
  await deletion.deleteNotes(["n0"], "gone");
  receiveFromOther({ kind: "thread.move", op_id: "m", id: "moved", node_id: null, x: 500, y: 0 });
  deletion.undo();
  await nextTask();
  assert.deepEqual(
    ["pinned", "moved"].map((id) => board.threads.get(id)?.node_id),
    ["n0", null],
  );
});
