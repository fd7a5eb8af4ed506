/**
 * A small board with a pin, and the tools that move it.
 */

import { cameraAt, toScreen } from "../../../../static/js/board/camera/camera.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { PinNudge } from "../../../../static/js/tools/pins/pinNudge.js";
import { PinMove } from "../../../../static/js/tools/pins/pinMove.js";
import { PinDrag } from "../../../../static/js/tools/pins/pinDrag.js";
import { boardOf, frame, note, thread, viewOf } from "../../world.js";
import { fire } from "../pointers.js";

/** @typedef {import("../../../../static/js/wire.js").Role} Role */

const NODES = [
  frame("hall", { x: 400, w: 400, h: 400 }),
  note("n", { x: 500, y: 100, place: { parent: "hall", order: "a" } }),
  {
    ...note("c", { x: 0, y: 500 }),
    kind: "connector",
    text: "",
    start: { node_id: null, x: 0, y: 500 },
    end: { node_id: null, x: 300, y: 500 },
    route: "straight",
    stroke: "ink",
    stroke_width: 4,
    dash: "solid",
    start_cap: "none",
    end_cap: "none",
  },
];

/**
 * A pin of "me" at 100, 100 outside all frames, at a zoom of 0.5; `done` lists what is sent, said and shown.
 * @param {{role?: Role, by?: string, refusal?: object|null}} [how]
 */
export function pinWorld({ role = "comment", by = "me", refusal = null } = {}) {
  const board = boardOf({ nodes: /** @type {any} */ (NODES), threads: [thread("t", { x: 100, y: 100, by })] });
  const view = viewOf({ camera: cameraAt(0, 0, 0.5) });
  const done = {
    sent: /** @type {any[]} */ ([]),
    said: /** @type {string[]} */ ([]),
    shown: /** @type {string[]} */ ([]),
  };
  const submit = async (/** @type {any[]} */ ops) => {
    done.sent.push(...ops);
    return refusal;
  };
  const announcer = {
    say: (/** @type {string} */ sentence) => done.said.push(sentence),
    show: (/** @type {string} */ sentence) => done.shown.push(sentence),
  };
  const t = (/** @type {string} */ key, values = {}) => [key, ...Object.values(values)].join(" ");
  const sync = /** @type {any} */ ({ you: { id: "me", role }, submit });
  const move = new PinMove({ board, view, index: new SpatialIndex(board), sync, announcer, lang: "en", t });
  const [layer, page] = [new EventTarget(), new EventTarget()];
  const waiting = /** @type {(() => void)[]} */ ([]);
  const parts = /** @type {any} */ ({
    layer,
    page,
    view,
    move,
    later: (/** @type {() => void} */ run) => waiting.push(run),
  });
  const pin = pinAt(() => toScreen(view.camera, view.draggedPin?.at ?? board.pinOf(thread("t", { x: 100, y: 100 }))));
  const drag = new PinDrag(parts);
  const nudge = new PinNudge(parts);
  const wait = () => waiting.splice(0).forEach((run) => run());
  return {
    board,
    view,
    sync,
    done,
    layer,
    page,
    pin,
    drag,
    nudge,
    wait,
    move,
    ...handOn(layer, pin),
    ...keysOn(layer, page, pin),
  };
}

/** As much of a pin as tools use. @param {() => {x: number, y: number}} tip */
function pinAt(tip) {
  return {
    dataset: { thread: "t" },
    closest: () => pinAt(tip),
    setPointerCapture() {},
    getBoundingClientRect: () => ({ left: tip().x, bottom: tip().y }),
  };
}

/** @param {EventTarget} layer @param {object} pin */
function handOn(layer, pin) {
  const fireAt = (/** @type {string} */ type, x = 0, y = 0, fields = {}) =>
    fire(layer, type, {
      target: pin,
      clientX: x,
      clientY: y,
      pointerId: 1,
      pointerType: "mouse",
      button: 0,
      detail: 1,
      ...fields,
    });
  return { fire: fireAt };
}

/** @param {EventTarget} layer @param {EventTarget} page @param {object} pin */
function keysOn(layer, page, pin) {
  const press = (/** @type {string} */ key, fields = {}) => {
    const all = { target: pin, key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...fields };
    const first = fire(page, "keydown", all);
    return first.cancelBubble ? first : fire(layer, "keydown", all);
  };
  return { press };
}
