import assert from "node:assert/strict";
import { test } from "node:test";
import { listenForPointers } from "../../../static/js/tools/base/toolEvents.js";
import { Gestures } from "../../../static/js/tools/gestures.js";
import { Pan } from "../../../static/js/tools/view/pan.js";
import { Pinch } from "../../../static/js/tools/view/pinch.js";
import { noteWorld } from "./notes/noteWorld.js";
import { pinWorld } from "./pins/pinWorld.js";
import { fire } from "./pointers.js";

/** @typedef {import("../../../static/js/tools/base/tool.js").Tool<string>} Tool */
/**
 * @typedef {object} World
 * @property {EventTarget} page
 * @property {EventTarget} element  whose pointers the tools follow
 * @property {(type: string, x: number, fields?: object) => void} hand  fires a pointer event
 * @property {(key: string) => void} key  presses a key, with Shift
 * @property {Record<string, Tool>} tools
 * @property {() => unknown} look  all that a tool could have changed
 */

/** The canvas and its tools, with the person's own open note at 75, 75 on the screen. @returns {World} */
function mapWorld() {
  const { map, page, view, board, drag, nudge, clicks } = noteWorld();
  view.set({ note: { id: "mine" } });
  const cameraAnimation = /** @type {any} */ ({ stop() {}, glide: () => clicks.push("glide") });
  const pan = new Pan({ map, view, cameraAnimation, click: (at) => clicks.push(at) });
  const pinch = new Pinch(view);
  listenForPointers(page, map, new Gestures({ tools: [drag, pan], pan, pinch, cameraAnimation }));
  const hand = (/** @type {string} */ type, /** @type {number} */ x, fields = {}) =>
    void fire(map, type, { target: null, clientX: x, clientY: 75, pointerId: 1, button: 0, ...fields });
  const look = () => [lookOf(view, board), [...map.classes], clicks];
  const tools = { pan, pinch, noteDrag: drag, noteNudge: nudge };
  return { page, element: map, hand, key: keysOn(map, map), tools, look };
}

/** The layer of the pins, with the person's own pin at 50, 50 on the screen. @returns {World} */
function pinsWorld() {
  const { layer, page, pin, view, board, drag, nudge, done, wait, fire: fireAt } = pinWorld();
  const hand = (/** @type {string} */ type, /** @type {number} */ x, fields = {}) => {
    fireAt(type, x, 50, fields);
    wait();
  };
  const look = () => [lookOf(view, board), done];
  return { page, element: layer, hand, key: keysOn(layer, pin), tools: { pinDrag: drag, pinNudge: nudge }, look };
}

/** @param {any} view  @param {any} board */
function lookOf({ camera, tool, thread, draft, note, draggedPin }, board) {
  return {
    camera,
    tool,
    thread,
    draft,
    note,
    draggedPin,
    nodes: [...board.nodes.values()],
    threads: [...board.threads],
  };
}

/** @param {EventTarget} element  @param {object} target */
function keysOn(element, target) {
  const modifiers = { shiftKey: true, ctrlKey: false, metaKey: false, altKey: false };
  return (/** @type {string} */ key) => void fire(element, "keydown", { ...modifiers, key, target });
}

const SECOND = { pointerId: 2 };
const FINGER = { pointerType: "touch" };
const onMap = 300;
const onNote = 75;
const onPin = 50;

/**
 * How each state of each tool is reached.
 * @type {[tool: string, state: string, make: () => World, reach: (world: World) => void][]}
 */
const STATES = [
  ["pan", "idle", mapWorld, () => {}],
  ["pan", "pressed", mapWorld, ({ hand }) => hand("pointerdown", onMap)],
  ["pan", "panning", mapWorld, ({ hand }) => (hand("pointerdown", onMap), hand("pointermove", onMap + 50))],
  ["pan", "resting", mapWorld, pinchAndLift],
  ["pan", "panning", mapWorld, (world) => (pinchAndLift(world), world.hand("pointermove", onMap - 90))],
  ["pinch", "idle", mapWorld, () => {}],
  ["pinch", "pinching", mapWorld, (world) => (pinch(world), world.hand("pointermove", onMap + 50))],
  ["pinch", "pinching", mapWorld, dragNoteThenPinch],
  ["noteDrag", "idle", mapWorld, () => {}],
  ["noteDrag", "pressed", mapWorld, ({ hand }) => hand("pointerdown", onNote)],
  ["noteDrag", "dragging", mapWorld, ({ hand }) => (hand("pointerdown", onNote), hand("pointermove", onNote + 50))],
  ["noteNudge", "idle", mapWorld, () => {}],
  ["noteNudge", "moving", mapWorld, ({ key }) => (key("ArrowLeft"), key("ArrowUp"))],
  ["pinDrag", "idle", pinsWorld, () => {}],
  ["pinDrag", "pressed", pinsWorld, ({ hand }) => hand("pointerdown", onPin)],
  ["pinDrag", "dragging", pinsWorld, ({ hand }) => (hand("pointerdown", onPin), hand("pointermove", onPin + 50))],
  ["pinDrag", "dragging", pinsWorld, ({ hand }) => (hand("pointerdown", onPin, FINGER), hand("pointermove", 90))],
  ["pinNudge", "idle", pinsWorld, () => {}],
  ["pinNudge", "moving", pinsWorld, ({ key }) => (key("ArrowLeft"), key("ArrowUp"))],
];

/** @param {World} world */
function pinch({ hand }) {
  hand("pointerdown", onMap);
  hand("pointerdown", onMap + 100, SECOND);
}

/** @param {World} world */
function pinchAndLift(world) {
  pinch(world);
  world.hand("pointerup", onMap + 100, SECOND);
}

/** @param {World} world */
function dragNoteThenPinch({ hand }) {
  hand("pointerdown", onNote);
  hand("pointermove", onNote + 50);
  hand("pointerdown", onMap, SECOND);
  hand("pointermove", onMap + 50, SECOND);
}

/** @type {[cause: string, isOfPointers: boolean, happen: (world: World) => void][]} */
const CAUSES = [
  ["Escape", false, ({ page }) => void fire(page, "keydown", { key: "Escape" })],
  ["the blur of the window", false, ({ page }) => void page.dispatchEvent(new Event("blur"))],
  ["a lost pointer capture", true, ({ element }) => void fire(element, "lostpointercapture", { pointerId: 1 })],
  ["pointercancel", true, ({ element }) => void fire(element, "pointercancel", { pointerId: 1 })],
];

for (const [tool, state, make, reach] of STATES) {
  for (const [cause, isOfPointers, happen] of CAUSES) {
    // Keys move an object without a pointer that could be lost.
    if (isOfPointers && tool.endsWith("Nudge")) continue;
    test(`${tool}, ${state}: ${cause} puts back what was moved`, () => {
      const world = make();
      const before = structuredClone(world.look());
      reach(world);
      assert.equal(world.tools[tool]?.state, state);
      happen(world);
      world.hand("pointermove", onMap + 70);
      world.hand("pointerup", onMap + 70);
      assert.deepEqual([world.tools[tool]?.state, world.look()], ["idle", before]);
    });
  }
}

test("the table has every state of every tool", () => {
  const tools = { ...mapWorld().tools, ...pinsWorld().tools };
  const all = Object.entries(tools).flatMap(([name, { states }]) =>
    Object.keys(states).map((state) => `${name} ${state}`),
  );
  assert.deepEqual([...new Set(STATES.map(([tool, state]) => `${tool} ${state}`))].sort(), all.sort());
});
