import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { comment, note, settled, thread } from "../../world.js";
import { FOUR, numbersIn, openPage, page, world } from "./pinLayer.js";

beforeEach(openPage);

test("pins that would lie on each other are one bubble, which says how many it stands for", () => {
  const { bubbles, pinsShown } = world({ threads: FOUR });
  assert.deepEqual(
    bubbles().map(({ textContent, ariaLabel }) => [textContent, ariaLabel]),
    [["3", "pins.cluster 3"]],
  );
  assert.deepEqual(pinsShown(), ["far"]);
});

test("a bubble stands where its oldest pin does", () => {
  const { bubbles } = world({ threads: FOUR });
  assert.deepEqual(numbersIn(bubbles()[0]), [100, 100 - 36]);
});

test("nearer they part, and the bubble is gone", () => {
  const { view, bubbles, pinsShown } = world({ threads: FOUR });
  view.set({ camera: cameraAt(0, 0, 3) });
  assert.deepEqual([bubbles().length, pinsShown()], [0, ["a", "b", "c"]], "the other is out of view now");
});

test("while one pans the bubbles are left alone", () => {
  const { view, bubbles } = world({ threads: FOUR });
  const [bubble] = bubbles();
  bubble.textContent = "untouched";
  view.set({ camera: cameraAt(40, 10, 1) });
  assert.deepEqual(
    bubbles().map(({ textContent }) => textContent),
    ["untouched"],
  );
});

test("settled discussions do not count beside open ones, but are told of", () => {
  const threads = FOUR.map((row) => ({ ...row, is_resolved: row.id === "a" }));
  const [bubble] = world({ threads }).bubbles();
  assert.deepEqual(
    [bubble.textContent, bubble.ariaLabel, bubble.classes.has("is-settled")],
    ["2", "pins.cluster 2, pins.settled 1", false],
  );
});

test("where there are only settled ones they count, and their bubble is hollow", () => {
  const threads = FOUR.map((row) => ({ ...row, is_resolved: true }));
  const [bubble] = world({ threads }).bubbles();
  assert.deepEqual(
    [bubble.textContent, bubble.ariaLabel, bubble.classes.has("is-settled")],
    ["3", "pins.settled 3", true],
  );
});

test("a discussion that is settled meanwhile changes its bubble", () => {
  const { board, pins, bubbles } = world({ threads: FOUR });
  board.applyChanges({ threads: new Map([["b", { ...FOUR[1], is_resolved: true }]]) });
  pins.refresh();
  assert.equal(bubbles()[0]?.textContent, "2");
});

test("what has something new is marked, in a bubble too, until it is read", () => {
  const { pins, pin, bubbles, unread } = world({ threads: FOUR });
  unread.add("far").add("b");
  pins.refresh();
  assert.deepEqual([pin("far").classes.has("is-unread"), bubbles()[0]?.ariaLabel], [true, "pin.unread pins.cluster 3"]);
  assert.match(String(pin("far").ariaLabel), /^pin\.unread pin\.label/);

  unread.clear();
  pins.refresh();
  assert.deepEqual([pin("far").classes.has("is-unread"), bubbles()[0]?.ariaLabel], [false, "pins.cluster 3"]);
});

test("a settled pin is hollow, and says so", () => {
  const { pin } = world({
    threads: [thread("t", { is_resolved: true })],
    comments: [comment("c", { thread_id: "t" })],
  });
  assert.ok(pin("t").classes.has("is-settled"));
  assert.match(String(pin("t").ariaLabel), /^pin\.settled pin\.label/);
});

test("only who may move a pin is told how", () => {
  const { pin } = world({ threads: [thread("mine", { by: "me" }), thread("other", { x: 500 })] });
  assert.deepEqual(
    ["mine", "other"].map((id) => pin(id).classes.has("is-movable")),
    [true, false],
  );
  assert.match(String(pin("mine").ariaKeyShortcuts), /Shift\+ArrowUp/);
  assert.equal(pin("other").ariaKeyShortcuts, null);
});

test("the pin of the open discussion is in no bubble; the others stay together", async () => {
  const { view, bubbles, pinsShown, pin } = world({ threads: FOUR });
  view.set({ thread: "a" });
  assert.deepEqual([bubbles().map(({ textContent }) => textContent), pinsShown()], [["2"], ["a", "far"]]);
  assert.equal(pin("a").ariaExpanded, "true");
  view.set({ thread: null });
  await settled();
  assert.deepEqual([bubbles()[0]?.textContent, pin("a").ariaExpanded], ["3", "false"]);
});

test("a bubble that is pressed flies to its pins, near enough that they part", () => {
  const { bubbles, flights, view } = world({ threads: FOUR });
  bubbles()[0].click();
  assert.equal(view.thread, null);
  assert.ok(flights[0].zoom >= 2 && flights[0].box.x < 100 && flights[0].box.x + flights[0].box.w > 140);
});

const SAME = ["a", "b", "c"].map((id, at) => thread(id, { at, x: 100, y: 100 }));

test("where no zoom parts them the first is opened, and all stand above each other", () => {
  const { bubbles, flights, view, pinsShown, pin } = world({ threads: SAME });
  bubbles()[0].click();
  assert.deepEqual([view.thread, flights, bubbles().length, pinsShown()], ["a", [], 0, ["a", "b", "c"]]);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => numbersIn(pin(id))?.[1]),
    [64, 20, -24],
  );
});

test("whoever closes a discussion finds its pin still there to give the focus to", async () => {
  const { view, pin, pinsShown } = world({ threads: FOUR });
  view.set({ thread: "a" });
  view.set({ thread: null });
  assert.equal(pin("a").hidden, false);
  pin("a").focus();
  await settled();
  assert.deepEqual(pinsShown(), ["a", "far"]);
});

test("from pin to pin of such a column the focus is not lost on the way", () => {
  const { pin, pinsShown } = world({ threads: SAME });
  pin("a").focus();
  pin("b").focus();
  assert.deepEqual([page.active === pin("b"), pinsShown()], [true, ["a", "b", "c"]]);
});

test("when the focus leaves for good they are one again", () => {
  const { layer, pin, pinsShown, bubbles } = world({ threads: SAME });
  pin("a").focus();
  page.active = null;
  layer.dispatchEvent(Object.assign(new Event("focusout"), { relatedTarget: null }));
  assert.deepEqual([pinsShown(), bubbles().length], [[], 1]);
});

test("a bubble that parts hands its focus to its first pin", () => {
  const { view, bubbles, pin } = world({ threads: FOUR });
  bubbles()[0].focus();
  view.set({ camera: cameraAt(0, 0, 3) });
  assert.equal(page.active, pin("a"));
});

test("a bubble that goes into another hands it its focus", () => {
  const { view, bubbles } = world({ threads: [...FOUR, thread("first", { at: -1, x: 200, y: 100 })] });
  bubbles()[0].focus();
  view.set({ camera: cameraAt(0, 0, 0.3) });
  assert.deepEqual([page.active?.dataset["first"], page.active?.textContent], ["first", "4"]);
});

test("bubbles come before their pins, where Tab goes on", () => {
  const { layer } = world({ threads: FOUR });
  assert.deepEqual(
    layer.children.map(({ dataset }) => dataset["first"] ?? dataset["thread"]),
    ["a", "a", "b", "c", "far"],
  );
  assert.ok(layer.children[0]?.classes.has("pin-cluster"));
});

test("a pin in somebody's hand is where the hand is, out of its bubble, and then back in it", () => {
  const { view, pin, pinsShown, bubbles } = world({ threads: FOUR });
  view.set({ draggedPin: { id: "b", at: { x: 300, y: 400 } } });
  view.set({ draggedPin: { id: "b", at: { x: 320, y: 440 } } });
  assert.deepEqual(
    [numbersIn(pin("b")), pin("b").classes.has("is-carried"), pinsShown()],
    [[320, 404], true, ["b", "far"]],
  );
  view.set({ draggedPin: null });
  assert.deepEqual([pin("b").classes.has("is-carried"), pinsShown(), bubbles()[0]?.textContent], [false, ["far"], "3"]);
});

test("pins gather anew when what they stand on moves", () => {
  const threads = [thread("a", { at: 1, x: 500 }), thread("b", { at: 2, node_id: "n" })];
  const { board, pins, bubbles } = world({ nodes: [note("n")], threads });
  assert.equal(bubbles().length, 0);
  board.applyChanges({ nodes: new Map([["n", note("n", { x: 490 })]]) });
  pins.place();
  assert.equal(bubbles()[0]?.textContent, "2");
});

test("a thousand pins make as many elements as they are, and a picture of a zoom takes no longer than it may", () => {
  const threads = Array.from({ length: 1000 }, (_, at) =>
    thread(`t${at}`, { at, x: (at % 40) * 200, y: Math.floor(at / 40) * 200 }),
  );
  const { layer, view } = world({ threads });
  for (let zoom = 0.01; zoom < 4; zoom *= 1.05) view.set({ camera: cameraAt(0, 0, zoom) });
  const began_ms = performance.now();
  for (let zoom = 4; zoom > 0.01; zoom /= 1.05) view.set({ camera: cameraAt(0, 0, zoom) });
  assert.ok((performance.now() - began_ms) / 123 < 8);
  assert.ok(layer.children.length < 2000);
});
