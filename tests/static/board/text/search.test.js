import assert from "node:assert/strict";
import { test } from "node:test";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { BoardSearch } from "../../../../static/js/board/text/search.js";
import { boardOf, comment, frame, note, thread } from "../../world.js";

const at = (/** @type {string|null} */ parent, order = "a") => ({ parent, order });
const FRAMES = [
  frame("f2", { title: "Koulu", titles: { sv: "Skola" }, x: 1000, w: 900, h: 900, place: at(null, "b") }),
  frame("f1", { title: "Kirjasto", w: 900, h: 900, place: at(null, "a") }),
];

/**
 * @param {Partial<import("../../../../static/js/wire.js").Snapshot>} rows
 * @returns {[import("../../../../static/js/board/state.js").BoardState, VisibleComments]}
 */
function readableBoard(rows) {
  const board = boardOf(rows);
  return [board, new VisibleComments(board)];
}

/**
 * What is found, as ids by group.
 * @param {string} query
 * @param {Partial<import("../../../../static/js/wire.js").Snapshot>} rows
 */
function found(query, rows, { lang = "fi", frameAt = () => null } = {}) {
  const groups = finished(new BoardSearch(...readableBoard(rows), lang, frameAt).find(query));
  return groups.map(({ frame: its, isComments, hits }) => [
    its?.id ?? (isComments ? "comments" : "outside"),
    ...hits.map((hit) => hit.id),
  ]);
}

test("hits are grouped by frame in the order of the presentation, then what is outside, then comments", () => {
  const nodes = [
    ...FRAMES,
    note("out", { text: "ovi" }),
    note("b", { text: "ovi", place: at("f2") }),
    note("a", { text: "Ovi", place: at("f1") }),
  ];
  const rows = { nodes, threads: [thread("t")], comments: [comment("c", { thread_id: "t", text: "Missä ovi?" })] };
  assert.deepEqual(found("ovi", rows), [
    ["f1", "a"],
    ["f2", "b"],
    ["outside", "out"],
    ["comments", "t"],
  ]);
});

test("a frame is found by its title, in the reader's language, and comes first", () => {
  const nodes = [...FRAMES, note("n", { text: "koulu", x: 1000, y: -5, place: at("f2") })];
  assert.deepEqual(found("koulu", { nodes }), [["f2", "f2", "n"]]);
  assert.deepEqual(found("skola", { nodes }, { lang: "sv" }), [["f2", "f2"]]);
});

test("what only lies on a frame belongs to it too", () => {
  const nodes = [...FRAMES, note("n", { text: "ovi", x: 1100 })];
  const frameAt = (/** @type {{x: number}} */ { x }) => (x === 1150 ? (FRAMES[0] ?? null) : null);
  assert.deepEqual(found("ovi", { nodes }, { frameAt: /** @type {any} */ (frameAt) }), [["f2", "n"]]);
});

test("a frame's hits are in reading order: row by row, though notes are not placed to the pixel", () => {
  const places = { c: [0, 200], b: [300, 8], a: [0, 0], d: [300, 190] };
  const nodes = Object.entries(places).map(([id, [x, y]]) => note(id, { text: "ovi", x, y }));
  assert.deepEqual(found("ovi", { nodes }), [["outside", "a", "b", "c", "d"]]);
});

test("all words must be there, in any order, whatever marks stand around them", () => {
  const nodes = [note("both", { text: "**Ovi** on *auki*" }), note("one", { text: "ovi" })];
  assert.deepEqual(found("auki ovi", { nodes }), [["outside", "both"]]);
});

test("a card is found by what one can read on it: the host, or the frame that it leads to, and no address", () => {
  const card = (/** @type {string} */ id, /** @type {string} */ url) =>
    /** @type {any} */ ({ ...note(id), kind: "card", url, title: "Lue", text: "" });
  const nodes = [
    ...FRAMES,
    card("in", "#f2"),
    card("into", "#n"),
    card("out", "https://www.satama.example.fi/digi"),
    note("n", { text: "x", place: at("f2") }),
  ];
  const text = note("t", { text: "[Siirry](#f2-digi)" });
  const ids = (/** @type {string} */ query) => found(query, { nodes: [...nodes, text] }).flatMap(([, ...hits]) => hits);
  assert.deepEqual(ids("digi"), []);
  assert.deepEqual(ids("f2"), []);
  assert.deepEqual(ids("satama.example.fi"), ["out"]);
  assert.deepEqual(ids("lue koulu").sort(), ["in", "into"]);
});

test("a card is found by the new title of its frame", () => {
  const card = /** @type {any} */ ({ ...note("c"), kind: "card", url: "#f2", title: "Lue", text: "" });
  const board = boardOf({ nodes: [...FRAMES, card] });
  const search = new BoardSearch(board, new VisibleComments(board), "fi", () => null);
  const count = (/** @type {string} */ query) => finished(search.find(query)).flatMap((group) => group.hits).length;
  assert.equal(count("lue koulu"), 1);
  board.applyChanges({ nodes: new Map([["f2", frame("f2", { title: "Lukio" })]]) });
  assert.deepEqual([count("lue koulu"), count("lue lukio")], [0, 1]);
});

test("nothing is found by nothing", () => {
  assert.deepEqual(found("  ", { nodes: FRAMES }), []);
});

test("a text that has changed is found by its new words alone", () => {
  const board = boardOf({ nodes: [note("n", { text: "vanha" })] });
  const search = new BoardSearch(board, new VisibleComments(board), "fi", () => null);
  const ids = (/** @type {string} */ query) =>
    finished(search.find(query)).flatMap((group) => group.hits.map((hit) => hit.id));
  assert.deepEqual(ids("vanha"), ["n"]);
  board.applyChanges({ nodes: new Map([["n", note("n", { text: "uusi" })]]) });
  assert.deepEqual([ids("vanha"), ids("uusi")], [[], ["n"]]);
});

test("a large board is gone through in small steps", () => {
  const nodes = Array.from({ length: 10_000 }, (_, number) => note(`n${number}`, { text: "ovi" }));
  const steps = new BoardSearch(...readableBoard({ nodes }), "fi", () => null).find("ovi");
  let count = 0;
  while (!steps.next().done) count += 1;
  assert.ok(count >= 100, `${count}`);
});

test("parents in a ring end in no frame", () => {
  const nodes = [note("a", { text: "ovi", place: at("b") }), note("b", { place: at("a") })];
  assert.deepEqual(found("ovi", { nodes }), [["outside", "a"]]);
});

/**
 * @template T
 * @param {Generator<void, T, void>} steps
 * @returns {T}
 */
function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test("the dash of a comment that one may not read is not found", () => {
  const rows = {
    threads: [thread("t")],
    comments: [
      comment("c", { thread_id: "t", text: "–", hidden: "pending" }),
      comment("d", { thread_id: "t", text: "1 – 2" }),
    ],
  };
  assert.deepEqual(found("–", rows), [["comments", "t"]]);
});
