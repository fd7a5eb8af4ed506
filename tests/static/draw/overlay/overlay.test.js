import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { CommentAreas } from "../../../../static/js/board/comments/areas.js";
import { Peers } from "../../../../static/js/board/peers.js";
import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { boardOf, comment, note, thread, viewOf } from "../../world.js";
import { measure, shape } from "../world.js";

/** @type {{frames: ((now_ms: number) => void)[], active: unknown}} What the browser would give. */
let browser;

/** The parts of an element that pins and cursors use. */
class FakeElement {
  style = {};
  dataset = {};
  children = /** @type {FakeElement[]} */ ([]);
  hidden = false;
  textContent = "";
  isConnected = false;
  width = 0;
  height = 0;
  /** @type {unknown[][]} */
  drawn = [];
  classList = {
    toggle: (/** @type {string} */ name, /** @type {boolean} */ isOn) => (this.style = { ...this.style, [name]: isOn }),
  };
  addEventListener = (/** @type {string} */ _, /** @type {() => void} */ click) => (this.click = click);

  /** @param {FakeElement} child */
  append(child) {
    child.isConnected = true;
    this.children.push(child);
  }
  /**
   * @param {FakeElement} child
   * @param {FakeElement|null} before
   */
  insertBefore(child, before) {
    child.isConnected = true;
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, child);
  }
  remove() {
    this.isConnected = false;
  }
  getContext() {
    const calls = {
      measureText: () => ({ width: 40 }),
      drawImage: (/** @type {unknown[]} */ ...values) => this.drawn.push(values),
      clearRect: () => (this.drawn = []),
      fillText: (/** @type {string} */ words) => (this.words = words),
    };
    return new Proxy(
      {},
      { get: (_, name) => calls[/** @type {keyof typeof calls} */ (name)] ?? (() => {}), set: () => true },
    );
  }
}

beforeEach(() => {
  browser = { frames: [], active: null };
  const OffscreenCanvas = class extends FakeElement {
    constructor(/** @type {number} */ width, /** @type {number} */ height) {
      super();
      Object.assign(this, { width, height });
    }
    transferToImageBitmap() {
      return this;
    }
  };
  const document = {
    createElement: () => new FakeElement(),
    get activeElement() {
      return browser.active;
    },
  };
  Object.assign(globalThis, {
    document,
    OffscreenCanvas,
    Path2D: class {},
    devicePixelRatio: 1,
    requestAnimationFrame: (/** @type {() => void} */ draw) => browser.frames.push(draw),
  });
});

/** @param {Parameters<typeof boardOf>[0]} [rows]  @param {boolean} [mayWrite] */
async function started(rows, mayWrite = true) {
  const { Overlay } = await import("../../../../static/js/draw/overlay/overlay.js");
  const board = boardOf(rows);
  const layers = { pins: new FakeElement(), cursors: new FakeElement(), areaLayer: new FakeElement() };
  const [opened, near] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  const newAreaButton = () => ({ button: new FakeElement(), text: new FakeElement() });
  const offering = {
    areas: new CommentAreas(board, new VisibleComments(board)),
    mayComment: () => mayWrite,
    newAreaButton,
    openArea: (/** @type {string} */ id) => void opened.push(id),
  };
  const parts = { ...layers, board, visibleComments: new VisibleComments(board), view: viewOf(), peers: new Peers() };
  const t = (/** @type {string} */ key, /** @type {any} */ values) => [key, ...Object.values(values ?? {})].join(" ");
  const overlay = new Overlay(
    /** @type {any} */ ({
      page: new EventTarget(),
      ...parts,
      ...offering,
      t,
      renderer: { measure },
      navigation: { flyToNode: (/** @type {string} */ id) => void near.push(id) },
      isUnsent: () => false,
      mayMove: () => false,
      isUnread: () => false,
    }),
  );
  overlay.refresh();
  const canvas = /** @type {FakeElement} */ (parts.cursors.children[0]);
  const offered = () => parts.areaLayer.children.filter(({ isConnected }) => isConnected);
  return { ...parts, overlay, canvas, opened, near, offered };
}
const numbersIn = (/** @type {any} */ element) => element.style.transform.match(/-?[\d.]+/g).map(Number);

/** @param {Awaited<ReturnType<typeof started>>} world  @returns {number[]} position of the first pin on the screen */
function pinOn({ pins }) {
  const [[x, y], [shift_x, shift_y]] = [numbersIn(pins.children[0]), numbersIn(pins)];
  return [x + shift_x, y + shift_y + 36];
}

test("a pin stands on its point, even while only the layer moves", async () => {
  const map = await started({ threads: [thread("t", { x: 300, y: 200 })] });
  assert.deepEqual(pinOn(map), [300, 200]);
  const before = numbersIn(map.pins.children[0]);
  map.view.set({ camera: Object.freeze({ x: 50.4, y: -20, zoom: 1 }) });
  assert.deepEqual(pinOn(map), [250, 220]);
  assert.deepEqual(numbersIn(map.pins.children[0]), before, "the pin itself was left alone");
  map.view.set({ camera: Object.freeze({ x: 100, y: 100, zoom: 0.5 }) });
  assert.deepEqual(pinOn(map), [100, 50]);
});

test("a pin far out of view is hidden, unless its thread is open", async () => {
  const map = await started({ threads: [thread("t", { x: 9000, y: 0 })] });
  const [pin] = map.pins.children;
  assert.equal(pin?.hidden, true);
  map.view.set({ camera: Object.freeze({ x: 8500, y: 0, zoom: 1 }) });
  assert.equal(pin?.hidden, false);
  map.view.set({ thread: "t", camera: Object.freeze({ x: 0, y: 0, zoom: 1 }) });
  assert.equal(pin?.hidden, false);
});

test("a pin moves with its node, and gets a new label only if the text changes", async () => {
  const map = await started({
    nodes: [note("n")],
    threads: [thread("t", { node_id: "n", x: 10, y: 10 })],
    comments: [comment("c", { thread_id: "t" })],
  });
  const [pin] = map.pins.children;
  map.board.applyChanges({ nodes: new Map([["n", note("n", { x: 500 })]]) });
  assert.deepEqual(pinOn(map), [510, 10]);
  if (pin) pin.textContent = "untouched";
  map.overlay.refresh();
  assert.equal(pin?.textContent, "untouched");
  map.board.applyChanges({ comments: new Map([["d", comment("d", { thread_id: "t" })]]) });
  assert.match(String(pin?.textContent), /· 2$/);
});

test("a deleted thread has no pin", async () => {
  const map = await started({ threads: [thread("t")] });
  map.board.applyChanges({ threads: new Map([["t", null]]) });
  assert.deepEqual([map.pins.children[0]?.isConnected, map.overlay.pinFor("t")], [false, undefined]);
});

const field = (/** @type {string} */ id, fields = {}) =>
  shape(id, { x: 100, y: 100, w: 400, h: 200, text: "**Mitä** puuttuu?", invites_comments: true, ...fields });
const labelOf = (/** @type {any} */ element) => element?.ariaLabel;

test("[N8] an area in view has a button at its lower edge, labelled with its question", async () => {
  const { offered, opened } = await started({ nodes: [field("a"), field("far", { x: 9000 }), shape("plain")] });
  const [button, ...others] = offered();
  assert.deepEqual([labelOf(button), others], ["area.comment_on Mitä puuttuu?", []]);
  assert.deepEqual(numbersIn(button), [488, 254, -100]);
  /** @type {any} */ (button).click();
  assert.deepEqual(opened, ["a"]);
});

test("an area's button covers the edge rather than the question", async () => {
  const text = Array.from({ length: 30 }, () => "Mitä puuttuu?").join(" ");
  const { offered } = await started({ nodes: [field("a", { h: 100, vertical: "top", text })] });
  const [, top] = numbersIn(offered()[0]);
  assert.equal(top > 200 - 36 && top <= 200, true);
});

test("from far away an area has a dot, and a click on it zooms in", async () => {
  const { offered, opened, near, view } = await started({ nodes: [field("a")] });
  view.set({ camera: Object.freeze({ x: 0, y: 0, zoom: 0.12 }) });
  /** @type {any} */ (offered()[0]).click();
  assert.deepEqual([opened, near], [[], ["a"]]);
});

test("[N8] the button counts open threads from all authors", async () => {
  const { board, offered } = await started({
    nodes: [field("a")],
    threads: [thread("t", { node_id: "a" }), thread("u", { node_id: "a", is_resolved: true }), thread("v")],
  });
  assert.match(labelOf(offered()[0]), /, pins.cluster 1$/);
  board.applyChanges({ threads: new Map([["w", thread("w", { node_id: "a" })]]) });
  assert.match(labelOf(offered()[0]), /, pins.cluster 2$/);
});

test("[N8] the button does not count threads that this person cannot read", async () => {
  const held = comment("c", { thread_id: "t", text: "–", hidden: "pending" });
  const { board, offered } = await started({
    nodes: [field("a")],
    threads: [thread("t", { node_id: "a" })],
    comments: [held],
  });
  assert.equal(labelOf(offered()[0]), "area.comment_on Mitä puuttuu?");
  board.applyChanges({ comments: new Map([["c", { ...held, text: "Hissi", hidden: null }]]) });
  assert.match(labelOf(offered()[0]), /, pins.cluster 1$/);
});

test("buttons are sorted by rows, and appear and disappear with their areas", async () => {
  const { board, view, offered } = await started({ nodes: [field("right", { x: 520, w: 300 })] });
  board.applyChanges({ nodes: new Map([["left", field("left", { text: "" })]]) });
  assert.deepEqual(offered().map(labelOf), ["area.comment_here ", "area.comment_on Mitä puuttuu?"]);
  board.applyChanges({ nodes: new Map([["left", field("left", { invites_comments: false })]]) });
  assert.equal(offered().length, 1);
  view.set({ camera: Object.freeze({ x: 0, y: 0, zoom: 0.1 }) });
  assert.equal(offered().length, 0);
});

test("a person without permission to comment can open the existing threads", async () => {
  const { offered } = await started(
    { nodes: [field("a"), field("b", { x: 520 })], threads: [thread("t", { node_id: "a" })] },
    false,
  );
  assert.deepEqual(offered().map(labelOf), ["area.read_on Mitä puuttuu?, pins.cluster 1"]);
});

const peer = (/** @type {string} */ session, /** @type {number} */ x, y = 0) => ({
  session,
  person: session,
  name: session,
  cursor: { x, y },
  view: null,
});
const passFrame = (/** @type {number} */ now_ms) => browser.frames.splice(0).forEach((draw) => draw(now_ms));

test("cursors move to their reported positions, and then drawing stops", async () => {
  const { peers, canvas } = await started();
  const clock = mock.method(performance, "now", () => 1000);
  peers.update([peer("ann", 100)], []);
  passFrame(2000);
  const first = canvas.drawn[0]?.[1];
  clock.mock.mockImplementation(() => 3000);
  peers.update([peer("ann", 300)], []);
  passFrame(3050);
  assert.equal(canvas.drawn[0]?.[1], Number(first) + 100);
  passFrame(3200);
  assert.deepEqual([canvas.drawn[0]?.[1], browser.frames.length], [Number(first) + 200, 0]);
  mock.restoreAll();
});

test("cursors out of view are not drawn, and names can be switched off", async () => {
  const { peers, canvas, view } = await started();
  peers.update([peer("ann", 100), peer("bob", 9000)], []);
  passFrame(1);
  const [image] = /** @type {FakeElement[]} */ (canvas.drawn[0] ?? []);
  assert.deepEqual([canvas.drawn.length, image?.words], [1, "ann"]);
  view.set({ showsNames: false });
  passFrame(2);
  assert.equal(/** @type {FakeElement[]} */ (canvas.drawn[0])[0]?.words, undefined);
});

test("the canvas is hidden without people, and says how many there are", async () => {
  const { peers, canvas } = await started();
  peers.update([peer("ann", 100), peer("bob", 200)], []);
  passFrame(1);
  assert.deepEqual([canvas.dataset, canvas.hidden], [{ people: "2" }, false]);
  peers.update([], ["ann", "bob"]);
  passFrame(2);
  assert.deepEqual([canvas.dataset, canvas.hidden], [{ people: "0" }, true]);
});
