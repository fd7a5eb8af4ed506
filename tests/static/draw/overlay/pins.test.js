import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { comment, note, settled, thread } from "../../world.js";
import { FOUR, numbersIn, openPage, page, world } from "./pinLayer.js";

beforeEach(openPage);

test("overlapping pins are one cluster with their number", () => {
  const { clusters, pinsShown } = world({ threads: FOUR });
  assert.deepEqual(
    clusters().map(({ textContent, ariaLabel }) => [textContent, ariaLabel]),
    [["3", "pins.cluster 3"]],
  );
  assert.deepEqual(pinsShown(), ["far"]);
});

test("a cluster stands at its oldest pin", () => {
  const { clusters } = world({ threads: FOUR });
  assert.deepEqual(numbersIn(clusters()[0]), [100, 100 - 36]);
});

test("zooming in splits the cluster", () => {
  const { view, clusters, pinsShown } = world({ threads: FOUR });
  view.set({ camera: cameraAt(0, 0, 3) });
  assert.deepEqual([clusters().length, pinsShown()], [0, ["a", "b", "c"]], "the other is out of view now");
});

test("panning does not change clusters", () => {
  const { view, clusters } = world({ threads: FOUR });
  const [cluster] = clusters();
  cluster.textContent = "untouched";
  view.set({ camera: cameraAt(40, 10, 1) });
  assert.deepEqual(
    clusters().map(({ textContent }) => textContent),
    ["untouched"],
  );
});

test("the number counts open threads, and the label names the resolved ones too", () => {
  const threads = FOUR.map((row) => ({ ...row, is_resolved: row.id === "a" }));
  const [cluster] = world({ threads }).clusters();
  assert.deepEqual(
    [cluster.textContent, cluster.ariaLabel, cluster.classes.has("is-settled")],
    ["2", "pins.cluster 2, pins.settled 1", false],
  );
});

test("a cluster of resolved threads only shows their number and is hollow", () => {
  const threads = FOUR.map((row) => ({ ...row, is_resolved: true }));
  const [cluster] = world({ threads }).clusters();
  assert.deepEqual(
    [cluster.textContent, cluster.ariaLabel, cluster.classes.has("is-settled")],
    ["3", "pins.settled 3", true],
  );
});

test("resolving a thread updates its cluster", () => {
  const { board, pins, clusters } = world({ threads: FOUR });
  board.applyChanges({ threads: new Map([["b", { ...FOUR[1], is_resolved: true }]]) });
  pins.refresh();
  assert.equal(clusters()[0]?.textContent, "2");
});

test("unread threads are marked, also in clusters, until they are read", () => {
  const { pins, pin, clusters, unread } = world({ threads: FOUR });
  unread.add("far").add("b");
  pins.refresh();
  assert.deepEqual(
    [pin("far").classes.has("is-unread"), clusters()[0]?.ariaLabel],
    [true, "pin.unread pins.cluster 3"],
  );
  assert.match(String(pin("far").ariaLabel), /^pin\.unread pin\.label/);

  unread.clear();
  pins.refresh();
  assert.deepEqual([pin("far").classes.has("is-unread"), clusters()[0]?.ariaLabel], [false, "pins.cluster 3"]);
});

test("the pin of a resolved thread is hollow and labelled so", () => {
  const { pin } = world({
    threads: [thread("t", { is_resolved: true })],
    comments: [comment("c", { thread_id: "t" })],
  });
  assert.ok(pin("t").classes.has("is-settled"));
  assert.match(String(pin("t").ariaLabel), /^pin\.settled pin\.label/);
});

test("only people who may move a pin are told its keys", () => {
  const { pin } = world({ threads: [thread("mine", { by: "me" }), thread("other", { x: 500 })] });
  assert.deepEqual(
    ["mine", "other"].map((id) => pin(id).classes.has("is-movable")),
    [true, false],
  );
  assert.match(String(pin("mine").ariaKeyShortcuts), /Shift\+ArrowUp/);
  assert.equal(pin("other").ariaKeyShortcuts, null);
});

test("the pin of the open thread is not clustered", async () => {
  const { view, clusters, pinsShown, pin } = world({ threads: FOUR });
  view.set({ thread: "a" });
  assert.deepEqual([clusters().map(({ textContent }) => textContent), pinsShown()], [["2"], ["a", "far"]]);
  assert.equal(pin("a").ariaExpanded, "true");
  view.set({ thread: null });
  await settled();
  assert.deepEqual([clusters()[0]?.textContent, pin("a").ariaExpanded], ["3", "false"]);
});

test("a click on a cluster zooms in until it is split", () => {
  const { clusters, flights, view } = world({ threads: FOUR });
  clusters()[0].click();
  assert.equal(view.thread, null);
  assert.ok(flights[0].zoom >= 2 && flights[0].box.x < 100 && flights[0].box.x + flights[0].box.w > 140);
});

const SAME = ["a", "b", "c"].map((id, at) => thread(id, { at, x: 100, y: 100 }));

test("if no zoom splits a cluster, a click opens its first thread and shows a column of pins", () => {
  const { clusters, flights, view, pinsShown, pin } = world({ threads: SAME });
  clusters()[0].click();
  assert.deepEqual([view.thread, flights, clusters().length, pinsShown()], ["a", [], 0, ["a", "b", "c"]]);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => numbersIn(pin(id))?.[1]),
    [64, 20, -24],
  );
});

test("after a thread is closed, its pin can get the focus", async () => {
  const { view, pin, pinsShown } = world({ threads: FOUR });
  view.set({ thread: "a" });
  view.set({ thread: null });
  assert.equal(pin("a").hidden, false);
  pin("a").focus();
  await settled();
  assert.deepEqual(pinsShown(), ["a", "far"]);
});

test("the focus moves from pin to pin in a column", () => {
  const { pin, pinsShown } = world({ threads: SAME });
  pin("a").focus();
  pin("b").focus();
  assert.deepEqual([page.active === pin("b"), pinsShown()], [true, ["a", "b", "c"]]);
});

test("when the focus leaves the column, the pins are clustered again", () => {
  const { layer, pin, pinsShown, clusters } = world({ threads: SAME });
  pin("a").focus();
  page.active = null;
  layer.dispatchEvent(Object.assign(new Event("focusout"), { relatedTarget: null }));
  assert.deepEqual([pinsShown(), clusters().length], [[], 1]);
});

test("a split cluster gives its focus to its first pin", () => {
  const { view, clusters, pin } = world({ threads: FOUR });
  clusters()[0].focus();
  view.set({ camera: cameraAt(0, 0, 3) });
  assert.equal(page.active, pin("a"));
});

test("a merged cluster gives its focus to the other cluster", () => {
  const { view, clusters } = world({ threads: [...FOUR, thread("first", { at: -1, x: 200, y: 100 })] });
  clusters()[0].focus();
  view.set({ camera: cameraAt(0, 0, 0.3) });
  assert.deepEqual([page.active?.dataset["first"], page.active?.textContent], ["first", "4"]);
});

test("a cluster comes before its pins in the Tab order", () => {
  const { layer } = world({ threads: FOUR });
  assert.deepEqual(
    layer.children.map(({ dataset }) => dataset["first"] ?? dataset["thread"]),
    ["a", "a", "b", "c", "far"],
  );
  assert.ok(layer.children[0]?.classes.has("pin-cluster"));
});

test("a dragged pin leaves its cluster, and returns after the drag", () => {
  const { view, pin, pinsShown, clusters } = world({ threads: FOUR });
  view.set({ draggedPin: { id: "b", at: { x: 300, y: 400 } } });
  view.set({ draggedPin: { id: "b", at: { x: 320, y: 440 } } });
  assert.deepEqual(
    [numbersIn(pin("b")), pin("b").classes.has("is-carried"), pinsShown()],
    [[320, 404], true, ["b", "far"]],
  );
  view.set({ draggedPin: null });
  assert.deepEqual(
    [pin("b").classes.has("is-carried"), pinsShown(), clusters()[0]?.textContent],
    [false, ["far"], "3"],
  );
});

test("moving a node updates the clusters", () => {
  const threads = [thread("a", { at: 1, x: 500 }), thread("b", { at: 2, node_id: "n" })];
  const { board, pins, clusters } = world({ nodes: [note("n")], threads });
  assert.equal(clusters().length, 0);
  board.applyChanges({ nodes: new Map([["n", note("n", { x: 490 })]]) });
  pins.place();
  assert.equal(clusters()[0]?.textContent, "2");
});

test("a thousand pins are zoomed within the time limit", () => {
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
