import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingOps } from "../../../../static/js/board/pending.js";
import { NoteDeletion } from "../../../../static/js/ui/notes/deleteNotes.js";
import { boardOf, entry, note, rowsOf, snapshotOf, thread } from "../../world.js";

const STAMP = Object.freeze({ seq: 99, by: "me", role: /** @type {const} */ ("own"), at: 1 });
const MANY = Array.from({ length: 45 }, (_, at) => note(`n${at}`, { by: "ann" }));

/** An owner's page that is answered at once, and what it says. */
function world({ refuses = /** @type {string|null} */ (null) } = {}) {
  const board = boardOf({
    nodes: [...MANY, note("mine", { by: "me" })],
    threads: [thread("pinned", { node_id: "n0", x: 3 }), thread("moved", { node_id: "n0", by: "ann" })],
    people: ["ann", "me"].map((id) => ({ id, name: id, is_guest: id === "ann" })),
  });
  const pending = new PendingOps(board);
  const [pushes, said] = [/** @type {any[][]} */ ([]), /** @type {string[]} */ ([])];
  /** @type {(() => void)|null} */
  let press = null;
  const answers = { refuses };
  const perform = (/** @type {any[]} */ news) => {
    const mine = news.map((op, at) => ({ ...op, op_id: `op${pushes.length}.${at}` }));
    pushes.push(mine);
    const before = pending.add(mine, STAMP);
    if (answers.refuses) pending.drop(new Set(mine.map(({ op_id }) => op_id)));
    else pending.confirm(mine.map((op, at) => ({ ...entry(board.seq + 1 + at, op), by: "me", role: "own" })));
    return { before, answer: Promise.resolve(answers.refuses ? { code: answers.refuses, params: {} } : null) };
  };
  const sync = /** @type {any} */ ({
    isLive: true,
    you: { id: "me", role: "own" },
    perform,
    submit: (/** @type {any[]} */ news) => perform(news).answer,
  });
  const announcer = {
    withdraw: () => void (press = null),
    show: (/** @type {string} */ words) => void said.push(words),
    offer: (/** @type {string} */ words, /** @type {any} */ way) => void (said.push(words), (press = way.run)),
  };
  const deletion = new NoteDeletion({
    board,
    sync,
    announcer,
    t: (key, params) => `${key} ${Object.values(params ?? {})}`.trim(),
  });
  // All that another person does comes in one message, as to a page that was away.
  const others = (/** @type {any[]} */ ...ops) => {
    const entries = ops.map((op, at) => ({
      ...entry(board.seq + 1 + at, op),
      by: "ann",
      role: /** @type {const} */ ("participate"),
    }));
    pending.confirm(entries);
    deletion.receive({ type: "ops", entries });
  };
  return { sync, others, board, deletion, pushes, said, answers, press: () => press?.() };
}

const soon = () => new Promise((resolve) => void setTimeout(resolve));

const ids = MANY.map(({ id }) => id);

test("[N7] what is deleted goes in messages that the server takes, and comes back as it was and whose it was", async () => {
  const { board, deletion, pushes, said, press } = world();
  const before = rowsOf(board).nodes;
  await deletion.erase(ids, "gone");
  assert.deepEqual([board.nodes.size - 1, pushes.map(({ length }) => length)], [0, [20, 20, 5]]);
  press();
  assert.deepEqual(rowsOf(board).nodes, before);
  assert.deepEqual(said, ["gone", "undo.done 45"]);
});

test("what was deleted last comes back first, and each only once", async () => {
  const { board, deletion, said, press } = world();
  await deletion.erase(["n0"], "gone");
  await deletion.erase(["n1"], "gone");
  press();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("n1")], [false, true]);
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
  deletion.undo();
  assert.equal(said.at(-1), "undo.nothing");
});

test("what may not come back now may later", async () => {
  const { board, deletion, said, answers } = world();
  await deletion.erase(["n0"], "gone");
  answers.refuses = "comments_closed";
  deletion.undo();
  await soon();
  assert.deepEqual([board.nodes.has("n0"), said.at(-1)], [false, "error.comments_closed"]);
  answers.refuses = null;
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
});

test("who may not delete is told, and there is nothing to bring back", async () => {
  const { board, deletion, said } = world({ refuses: "forbidden" });
  await deletion.erase(["n0"], "gone");
  deletion.undo();
  assert.deepEqual([board.nodes.size, said], [46, ["gone", "error.forbidden", "undo.nothing"]]);
});

test("[U2] what a guest has erased since comes back no more, not even when they write again", async () => {
  const { board, deletion, others, said, press } = world();
  await deletion.erase(["n0", "n1"], "gone");
  others({ kind: "person.erase", op_id: "e" }, { kind: "person.rename", op_id: "r", name: "Aino" });
  press();
  assert.deepEqual([[...board.nodes.keys()], said], [["mine"], ["gone", "undo.nothing"]]);
});

test("[U2] whoever was away may have missed an erasure: of what others wrote nothing comes back", async () => {
  const { board, deletion, said } = world();
  await deletion.erase(["n0", "mine"], "gone");
  board.load({ ...snapshotOf(board), seq: 9 });
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("mine"), said.at(-1)], [false, true, "undo.done 1"]);
});

test("[U2] what others wrote waits for no connection", async () => {
  const { board, deletion, sync, pushes, said } = world();
  await deletion.erase(["n0"], "gone");
  sync.isLive = false;
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), pushes.length, said.at(-1)], [false, 1, "error.offline"]);
  sync.isLive = true;
  deletion.undo();
  assert.equal(board.nodes.has("n0"), true);
});

test("what is refused for good does not stand before what was deleted earlier", async () => {
  const { board, deletion, answers } = world();
  await deletion.erase(["n0"], "gone");
  await deletion.erase(["n1"], "gone");
  answers.refuses = "invalid";
  deletion.undo();
  await soon();
  answers.refuses = null;
  deletion.undo();
  assert.deepEqual([board.nodes.has("n0"), board.nodes.has("n1")], [true, false]);
});

test("discussions go with their note again, but for those that were moved since", async () => {
  const { board, deletion, others } = world();
  await deletion.erase(["n0"], "gone");
  others({ kind: "thread.move", op_id: "m", id: "moved", node_id: null, x: 500, y: 0 });
  deletion.undo();
  await soon();
  assert.deepEqual(
    ["pinned", "moved"].map((id) => board.threads.get(id)?.node_id),
    ["n0", null],
  );
});
