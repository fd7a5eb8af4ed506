import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { boardOf, comment, thread } from "../../world.js";

const OWNER = Object.freeze({ id: "olga", role: /** @type {const} */ ("own") });
const AUTHOR = Object.freeze({ id: "ann", role: /** @type {const} */ ("comment") });
const OTHER = Object.freeze({ id: "bob", role: /** @type {const} */ ("edit") });

const held = (/** @type {string} */ id, fields = {}) => comment(id, { text: "–", hidden: "pending", ...fields });

/**
 * @param {import("../../../../static/js/wire.js").Comment[]} comments @param
 *   {import("../../../../static/js/board/comments/visibleComments.js").Reader|null} you
 */
function world(comments, you) {
  const board = boardOf({ threads: [thread("thread")], comments });
  const visibleComments = new VisibleComments(board);
  visibleComments.setReader(you);
  return { board, visibleComments };
}
const texts = (/** @type {VisibleComments} */ visibleComments) =>
  visibleComments.commentsOf("thread").map(({ text }) => text);

test("a hidden comment is read by owners and its author, and by nobody before the server has said who one is", () => {
  for (const [you, may] of /** @type {const} */ ([
    [OWNER, true],
    [AUTHOR, true],
    [OTHER, false],
    [null, false],
  ])) {
    assert.equal(world([], you).visibleComments.mayRead(held("c")), may, you?.id);
  }
});

test("their words are put in once they are there", () => {
  const { visibleComments } = world([comment("a"), held("b", { seq: 2 })], OWNER);
  assert.deepEqual(texts(visibleComments), ["a", "–"]);
  visibleComments.setHiddenContents(new Map([["b", { text: "Kelloja", mentions: [] }]]), new Map());
  assert.deepEqual(texts(visibleComments), ["a", "Kelloja"]);
});

test("a row with words stays the same object as long as nothing changes", () => {
  const { visibleComments } = world([held("b")], OWNER);
  visibleComments.setHiddenContents(new Map([["b", { text: "Kelloja", mentions: [] }]]), new Map());
  assert.equal(visibleComments.commentsOf("thread")[0], visibleComments.commentsOf("thread")[0]);
});

test("whoever may go on reading a comment that is hidden waits for no answer of the server", () => {
  const { board, visibleComments } = world([comment("a", { text: "Kelloja" })], OWNER);
  board.applyChanges({ comments: new Map([["a", comment("a", { text: "–", hidden: "moderated" })]]) });
  assert.deepEqual(texts(visibleComments), ["Kelloja"]);
});

test("others have it neither in the thread nor anywhere else, though their page has read it", () => {
  const { board, visibleComments } = world([comment("a", { text: "Kelloja" }), comment("b", { seq: 2 })], OTHER);
  board.applyChanges({ comments: new Map([["a", comment("a", { text: "–", hidden: "moderated" })]]) });
  assert.deepEqual([texts(visibleComments), [...visibleComments.comments()].map(({ id }) => id)], [["b"], ["b"]]);
});

test("a thread of which one may read nothing is not shown", () => {
  const { board, visibleComments } = world([held("a"), held("b")], OTHER);
  assert.equal(visibleComments.isShown("thread"), false);
  board.applyChanges({ comments: new Map([["b", comment("b")]]) });
  assert.equal(visibleComments.isShown("thread"), true);
});

test("what one may not read stands together, and the rest alone", () => {
  const { visibleComments } = world(
    [
      comment("a", { seq: 1 }),
      held("b", { seq: 2 }),
      held("c", { seq: 3 }),
      held("d", { seq: 4, by: "bob" }),
      held("e", { seq: 5 }),
    ],
    OTHER,
  );
  assert.deepEqual(
    visibleComments.groupsOf("thread").map((run) => run.map(({ id }) => id)),
    [["a"], ["b", "c"], ["d"], ["e"]],
  );
});

test("pending and reported comments are to be reviewed, hidden ones no more", () => {
  const { visibleComments } = world(
    [held("a"), comment("b"), comment("c"), comment("d", { hidden: "moderated" })],
    OWNER,
  );
  visibleComments.setHiddenContents(new Map(), new Map([["b", 3]]));
  assert.equal(visibleComments.countToReview(), 2);
});

test("listeners hear of another reader and of other words, and not of the same reader again", () => {
  const { visibleComments } = world([], AUTHOR);
  let count = 0;
  visibleComments.onChange(() => (count += 1));
  visibleComments.setReader({ ...AUTHOR });
  visibleComments.setReader(OWNER);
  visibleComments.setHiddenContents(new Map(), new Map());
  assert.equal(count, 2);
});

test("what comes into view is late, but not for its author, an owner, or whoever becomes one", () => {
  const isLate = (/** @type {any} */ you, /** @type {any} */ then) => {
    const { board, visibleComments } = world([held("a")], you);
    if (then) visibleComments.setReader(then);
    board.applyChanges({ comments: new Map([["a", comment("a")]]) });
    return visibleComments.isRevealed(comment("a"));
  };
  assert.deepEqual(
    [isLate(OTHER, null), isLate(AUTHOR, null), isLate(OWNER, null), isLate(null, OWNER), isLate(null, OTHER)],
    [true, false, false, false, true],
  );
});

test("what was looked at is no longer revealed", () => {
  const { board, visibleComments } = world([held("a")], OTHER);
  board.applyChanges({ comments: new Map([["a", comment("a")]]) });
  visibleComments.forgetRevealed(board.commentsOf("thread"));
  assert.equal(visibleComments.isRevealed(comment("a")), false);
});

test("of whom nothing is to be read nobody meets the name", () => {
  const of = (/** @type {string} */ id, /** @type {string} */ by, fields = {}) => comment(id, { by, ...fields });
  const comments = [
    of("a", "ann", { hidden: "moderated" }),
    of("b", "dan", { seq: 2 }),
    of("c", "dan", { hidden: "moderated", seq: 3 }),
  ];
  const { board, visibleComments } = world(comments, OTHER);
  board.applyChanges({ people: new Map(["ann", "dan", "cy"].map((id) => [id, { id, name: id, is_guest: true }])) });
  const met = () => [...visibleComments.people()].map(({ id }) => id);
  assert.deepEqual([met(), visibleComments.displayedAuthorOf(thread("thread"))], [["dan", "cy"], "dan"]);
  visibleComments.setReader(OWNER);
  assert.deepEqual([met(), visibleComments.displayedAuthorOf(thread("thread"))], [["ann", "dan", "cy"], "ann"]);
  assert.equal(visibleComments.displayedAuthorOf(thread("empty")), "ann");
});

test("a person is not in their own list of people", () => {
  const { board, visibleComments } = world([], OTHER);
  board.applyChanges({ people: new Map(["bob", "cy"].map((id) => [id, { id, name: id, is_guest: true }])) });
  assert.deepEqual(
    [...visibleComments.people()].map(({ id }) => id),
    [OTHER.id === "bob" ? "cy" : "bob", ...(OTHER.id === "bob" ? [] : ["cy"])],
  );
});
