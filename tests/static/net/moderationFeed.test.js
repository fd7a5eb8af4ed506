import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../static/js/board/comments/visibleComments.js";
import { ModerationFeed, affectsModeration } from "../../../static/js/net/moderationFeed.js";
import { boardOf, comment, createComment, entry, settled, snapshotOf, thread } from "../world.js";

const EMPTY = Object.freeze({ hidden_comments: [], reports: [], blocked: [], audit_log: [] });
const HIDE = Object.freeze({ kind: /** @type {const} */ ("comment.hide"), op_id: "op", id: "c", is_hidden: true });
const held = (fields = {}) => comment("c", { text: "–", hidden: "pending", ...fields });

/** A page whose clock stands still until `run`; the server's answers are `given`. */
function page({
  you = { id: "ann", role: "own" },
  comments = [comment("c")],
  given = /** @type {any} */ (EMPTY),
  own = /** @type {any[]} */ ([]),
} = {}) {
  const board = boardOf({ threads: [thread("thread")], comments });
  const visibleComments = new VisibleComments(board);
  const ears = /** @type {(() => void)[]} */ ([]);
  const sync = /** @type {any} */ ({ you, onChange: (/** @type {() => void} */ listener) => ears.push(listener) });
  const due = /** @type {{run: () => void, ms: number}[]} */ ([]);
  const asked = { order: 0, own: 0 };
  const world = { board, visibleComments, sync, asked, due, given, own, now_ms: 0 };
  const order = new ModerationFeed({
    board,
    visibleComments,
    sync,
    fetchModeration: async () => ((asked.order += 1), world.given),
    fetchOwnComments: async () => ((asked.own += 1), world.own),
    later: (run, ms) => void due.push({ run, ms }),
    now: () => world.now_ms,
  });
  const run = async () => {
    for (const { run: next, ms } of due.splice(0)) {
      world.now_ms += ms;
      next();
    }
    await settled();
  };
  const welcome = () => order.receive(/** @type {any} */ ({ type: "welcome", protocol: 2, seq: 0, you }));
  const hears = (/** @type {any[]} */ ...entries) => order.receive({ type: "ops", entries });
  return Object.assign(world, { order, run, welcome, hears, ears });
}

test("acts, reports and pending comments touch the owner's moderation data, and plain comments do not", () => {
  assert.equal(affectsModeration(entry(1, createComment("c", "thread"))), false);
  assert.equal(affectsModeration(entry(1, createComment("c", "thread"), { is_pending: true })), true);
  assert.equal(affectsModeration(entry(1, HIDE)), true);
  assert.equal(affectsModeration(entry(1, { kind: "comment.report", op_id: "op", id: "c" })), true);
});

test("an owner gets all there is with the first welcome: words, and how many reports", async () => {
  const given = {
    ...EMPTY,
    hidden_comments: [{ id: "c", thread_id: "thread", by: "bob", text: "Kelloja", mentions: [], reason: "pending" }],
    reports: [{ comment_id: "d", count: 2 }],
  };
  const { board, visibleComments, order, run, welcome } = page({ comments: [held({ by: "bob" })], given });
  welcome();
  await run();
  assert.equal(visibleComments.withContent(/** @type {any} */ (board.comments.get("c"))).text, "Kelloja");
  assert.deepEqual([visibleComments.reportCountOf(comment("d")), order.latest], [2, given]);
});

test("the words of a deleted comment are for the dialog alone: the same id may be on the board again", async () => {
  const given = {
    ...EMPTY,
    hidden_comments: [{ id: "c", thread_id: "thread", by: "bob", text: "Vanha", mentions: [], reason: "deleted" }],
  };
  const { board, visibleComments, run, welcome } = page({ comments: [held({ by: "bob" })], given });
  welcome();
  await run();
  assert.equal(visibleComments.withContent(/** @type {any} */ (board.comments.get("c"))).text, "–");
});

test("however many entries come, an owner asks once in a second", async () => {
  const { hears, run, due, asked } = page();
  hears(entry(1, HIDE));
  hears(entry(2, HIDE));
  assert.deepEqual(
    due.map(({ ms }) => ms),
    [0],
  );
  await run();
  hears(entry(3, HIDE), entry(4, HIDE));
  hears(entry(5, HIDE));
  assert.deepEqual([due.map(({ ms }) => ms), asked.order], [[1_000], 1]);
});

test("an answer that comes after a later one is passed over", async () => {
  const world = page();
  const answers = /** @type {((order: any) => void)[]} */ ([]);
  world.given = new Promise((resolve) => answers.push(resolve));
  world.hears(entry(1, HIDE));
  await world.run();
  world.given = { ...EMPTY, reports: [{ comment_id: "c", count: 1 }] };
  world.hears(entry(2, HIDE));
  await world.run();
  answers[0]?.(EMPTY);
  await settled();
  assert.equal(world.visibleComments.reportCountOf(comment("c")), 1);
});

test("a board that was read anew is asked about anew", async () => {
  const { board, run, asked } = page();
  board.load(snapshotOf(board));
  await run();
  assert.equal(asked.order, 1);
});

test("a guest asks only when an own comment is hidden, and once as long as those stand", async () => {
  const { board, visibleComments, run, welcome, asked } = page({
    you: { id: "ann", role: "comment" },
    own: [held({ text: "Kelloja" })],
  });
  welcome();
  await run();
  assert.deepEqual(asked, { order: 0, own: 0 });
  board.applyChanges({
    comments: new Map([
      ["c", held()],
      ["d", held({ id: "d", by: "bob" })],
    ]),
  });
  await run();
  board.applyChanges({ comments: new Map([["c", held({ reactions: { agree: ["bob"] } })]]) });
  await run();
  assert.deepEqual(
    [asked, visibleComments.commentsOf("thread").map(({ text }) => text)],
    [{ order: 0, own: 1 }, ["Kelloja"]],
  );
});

test("a guest who changes a comment that is pending asks for its words again", async () => {
  const world = page({ you: { id: "ann", role: "comment" }, comments: [held()], own: [held({ text: "Kelloja" })] });
  world.welcome();
  await world.run();
  world.own = [held({ text: "Sormuksia", edited_at: 5 })];
  world.board.applyChanges({ comments: new Map([["c", held({ edited_at: 5 })]]) });
  await world.run();
  assert.deepEqual(
    world.visibleComments.commentsOf("thread").map(({ text }) => text),
    ["Sormuksia"],
  );
});

test("whoever is an owner no more has nothing of it left", async () => {
  const { sync, ears, visibleComments, order, run, welcome } = page({
    given: { ...EMPTY, reports: [{ comment_id: "c", count: 1 }] },
  });
  welcome();
  await run();
  sync.you = { id: "ann", role: "comment" };
  for (const tell of ears) tell();
  assert.deepEqual([order.latest, visibleComments.reportCountOf(comment("c"))], [null, 0]);
});

test("a question without an answer is asked again with the next welcome", async () => {
  const world = page();
  world.given = Promise.reject(new Error("offline"));
  world.welcome();
  await world.run();
  world.given = EMPTY;
  world.welcome();
  await world.run();
  assert.equal(world.order.latest, EMPTY);
});
