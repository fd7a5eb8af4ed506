import assert from "node:assert/strict";
import { test } from "node:test";
import { Readable } from "../../../../static/js/board/comments/visibleComments.js";
import { boardOf, comment, thread } from "../../world.js";

const OWNER = Object.freeze({ id: "olga", role: /** @type {const} */ ("own") });
const AUTHOR = Object.freeze({ id: "ann", role: /** @type {const} */ ("comment") });
const OTHER = Object.freeze({ id: "bob", role: /** @type {const} */ ("edit") });

const held = (/** @type {string} */ id, fields = {}) => comment(id, { text: "–", hidden: "pending", ...fields });

/** @param {import("../../../../static/js/wire.js").Comment[]} comments @param {import("../../../../static/js/board/comments/visibleComments.js").Reader|null} you */
function world(comments, you) {
  const board = boardOf({ threads: [thread("thread")], comments });
  const readable = new Readable(board);
  readable.setReader(you);
  return { board, readable };
}
const texts = (/** @type {Readable} */ readable) => readable.commentsOf("thread").map(({ text }) => text);

test("what is withheld is read by owners and its author, and by nobody before the server has said who one is", () => {
  for (const [you, may] of /** @type {const} */ ([
    [OWNER, true],
    [AUTHOR, true],
    [OTHER, false],
    [null, false],
  ])) {
    assert.equal(world([], you).readable.mayRead(held("c")), may, you?.id);
  }
});

test("their words are put in once they are there", () => {
  const { readable } = world([comment("a"), held("b", { seq: 2 })], OWNER);
  assert.deepEqual(texts(readable), ["a", "–"]);
  readable.setWords(new Map([["b", { text: "Kelloja", mentions: [] }]]), new Map());
  assert.deepEqual(texts(readable), ["a", "Kelloja"]);
});

test("a row with words stays the same object as long as nothing changes", () => {
  const { readable } = world([held("b")], OWNER);
  readable.setWords(new Map([["b", { text: "Kelloja", mentions: [] }]]), new Map());
  assert.equal(readable.commentsOf("thread")[0], readable.commentsOf("thread")[0]);
});

test("whoever may go on reading a comment that is hidden waits for no answer of the server", () => {
  const { board, readable } = world([comment("a", { text: "Kelloja" })], OWNER);
  board.put({ comments: new Map([["a", comment("a", { text: "–", hidden: "moderated" })]]) });
  assert.deepEqual(texts(readable), ["Kelloja"]);
});

test("others have it neither in the discussion nor anywhere else, though their page has read it", () => {
  const { board, readable } = world([comment("a", { text: "Kelloja" }), comment("b", { seq: 2 })], OTHER);
  board.put({ comments: new Map([["a", comment("a", { text: "–", hidden: "moderated" })]]) });
  assert.deepEqual([texts(readable), [...readable.comments()].map(({ id }) => id)], [["b"], ["b"]]);
});

test("a discussion of which one may read nothing is not shown", () => {
  const { board, readable } = world([held("a"), held("b")], OTHER);
  assert.equal(readable.isShown("thread"), false);
  board.put({ comments: new Map([["b", comment("b")]]) });
  assert.equal(readable.isShown("thread"), true);
});

test("what one may not read stands together, and the rest alone", () => {
  const { readable } = world(
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
    readable.runsOf("thread").map((run) => run.map(({ id }) => id)),
    [["a"], ["b", "c"], ["d"], ["e"]],
  );
});

test("held and reported comments are to be reviewed, hidden ones no more", () => {
  const { readable } = world([held("a"), comment("b"), comment("c"), comment("d", { hidden: "moderated" })], OWNER);
  readable.setWords(new Map(), new Map([["b", 3]]));
  assert.equal(readable.countToReview(), 2);
});

test("listeners hear of another reader and of other words, and not of the same reader again", () => {
  const { readable } = world([], AUTHOR);
  let count = 0;
  readable.onChange(() => (count += 1));
  readable.setReader({ ...AUTHOR });
  readable.setReader(OWNER);
  readable.setWords(new Map(), new Map());
  assert.equal(count, 2);
});

test("what comes into view is late, but not for its author, an owner, or whoever becomes one", () => {
  const isLate = (/** @type {any} */ you, /** @type {any} */ then) => {
    const { board, readable } = world([held("a")], you);
    if (then) readable.setReader(then);
    board.put({ comments: new Map([["a", comment("a")]]) });
    return readable.isLate(comment("a"));
  };
  assert.deepEqual(
    [isLate(OTHER, null), isLate(AUTHOR, null), isLate(OWNER, null), isLate(null, OWNER), isLate(null, OTHER)],
    [true, false, false, false, true],
  );
});

test("what was looked at is late no more", () => {
  const { board, readable } = world([held("a")], OTHER);
  board.put({ comments: new Map([["a", comment("a")]]) });
  readable.settleLate(board.commentsOf("thread"));
  assert.equal(readable.isLate(comment("a")), false);
});

test("of whom nothing is to be read nobody meets the name", () => {
  const of = (/** @type {string} */ id, /** @type {string} */ by, fields = {}) => comment(id, { by, ...fields });
  const comments = [
    of("a", "ann", { hidden: "moderated" }),
    of("b", "dan", { seq: 2 }),
    of("c", "dan", { hidden: "moderated", seq: 3 }),
  ];
  const { board, readable } = world(comments, OTHER);
  board.put({ people: new Map(["ann", "dan", "cy"].map((id) => [id, { id, name: id, is_guest: true }])) });
  const met = () => [...readable.people()].map(({ id }) => id);
  assert.deepEqual([met(), readable.speakerOf(thread("thread"))], [["dan", "cy"], "dan"]);
  readable.setReader(OWNER);
  assert.deepEqual([met(), readable.speakerOf(thread("thread"))], [["ann", "dan", "cy"], "ann"]);
  assert.equal(readable.speakerOf(thread("empty")), "ann");
});

test("nobody meets themselves", () => {
  const { board, readable } = world([], OTHER);
  board.put({ people: new Map(["bob", "cy"].map((id) => [id, { id, name: id, is_guest: true }])) });
  assert.deepEqual(
    [...readable.people()].map(({ id }) => id),
    [OTHER.id === "bob" ? "cy" : "bob", ...(OTHER.id === "bob" ? [] : ["cy"])],
  );
});
