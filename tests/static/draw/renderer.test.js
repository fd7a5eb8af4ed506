import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { View } from "../../../static/js/board/view.js";
import { Renderer } from "../../../static/js/draw/renderer.js";
import { SpatialIndex } from "../../../static/js/draw/index/spatialIndex.js";
import { drawThumbnail } from "../../../static/js/draw/thumbnail.js";
import "./canvas.js";
import { boardWith, change, frame, measure, recordingContext, sticky, text } from "./world.js";

/** A fake browser. Animation frames, sizes and fonts come when the test says so. */
let browser;

class FakeCanvas {
  constructor(width = 300, height = 150) {
    this.width = width;
    this.height = height;
    this.recording = recordingContext();
    const widths = { measureText: (words) => ({ width: words.length }) };
    this.context = new Proxy(this.recording.context, {
      get: (context, name) => widths[name] ?? context[name],
      set: (context, name, value) => Reflect.set(context, name, value),
    });
  }
  getContext() {
    return this.context;
  }
  transferToImageBitmap() {
    return this;
  }
}

beforeEach(() => {
  browser = { frames: [], fonts: new EventTarget(), observing: null, resize: null };
  Object.assign(globalThis, {
    devicePixelRatio: 2,
    document: { fonts: browser.fonts },
    OffscreenCanvas: FakeCanvas,
    requestAnimationFrame: (draw) => browser.frames.push(draw),
    cancelAnimationFrame: () => browser.frames.splice(0),
    ResizeObserver: class {
      constructor(listener) {
        browser.resize = listener;
      }
      observe = (_, options) => (browser.observing = options?.box);
      disconnect = () => (browser.observing = null);
    },
  });
});

function started(nodes = /** @type {import("./world.js").BoardNode[]} */ ([frame("f"), sticky("s")])) {
  const [canvas, board, view] = [new FakeCanvas(), boardWith(...nodes), new View()];
  const parts = /** @type {any} */ ({ canvas, board, view, index: new SpatialIndex(board) });
  return { ...parts, renderer: new Renderer(parts) };
}
const resizeTo = (width, height, exact) =>
  browser.resize([
    {
      contentRect: { width, height },
      devicePixelContentBoxSize: exact && [{ inlineSize: exact[0], blockSize: exact[1] }],
    },
  ]);
const passFrame = () => browser.frames.splice(0).forEach((draw) => draw());

test("the first size draws at once and sets the viewport", () => {
  const { canvas, view, renderer } = started();
  resizeTo(720, 450, [1441, 900]);
  assert.deepEqual([canvas.width, canvas.height, renderer.draws], [1441, 900, 1]);
  assert.deepEqual(view.viewport, { w: 720, h: 450 });
  assert.equal(browser.frames.length, 0);
});

test("without exact sizes the canvas has the size of the pixel ratio", () => {
  const { canvas } = started();
  resizeTo(720, 450.3);
  assert.deepEqual([canvas.width, canvas.height], [1440, 901]);
});

test("many changes between two animation frames are one drawing", () => {
  const { board, view, renderer } = started();
  resizeTo(720, 450);
  for (let n = 0; n < 9; n += 1) view.set({ camera: Object.freeze({ x: n, y: 0, zoom: 1 }) });
  change(board, { s: null });
  assert.equal(browser.frames.length, 1);
  passFrame();
  assert.equal(renderer.draws, 2);
});

test("changes that are not visible draw nothing", () => {
  const { board, view } = started();
  resizeTo(720, 450);
  view.set({ isSidebarOpen: true });
  change(board, {});
  assert.equal(browser.frames.length, 0);
});

test("only a change in view, or one that comes into view, draws", () => {
  const { board } = started([sticky("near"), sticky("far", { x: 9000 })]);
  resizeTo(720, 450);
  change(board, { far: sticky("far", { x: 9100 }) });
  assert.equal(browser.frames.length, 0);
  change(board, { near: sticky("near", { text: "uusi" }) });
  assert.equal(browser.frames.length, 1);
  passFrame();
  change(board, { far: sticky("far", { x: 100 }) });
  assert.equal(browser.frames.length, 1);
});

test("texts left out during movement are drawn soon after", () => {
  const notes = Array.from({ length: 60 }, (_, n) =>
    sticky(`n${n}`, { x: (n % 10) * 60, y: Math.floor(n / 10) * 60, w: 50, h: 50, text: `Teksti ${n}` }),
  );
  const { view, canvas } = started(notes);
  resizeTo(720, 450);
  let now_ms = performance.now();
  mock.method(performance, "now", () => (now_ms += 1));
  const drawnTexts = () => canvas.recording.named("fillText").length;
  view.set({ camera: Object.freeze({ x: 1, y: 0, zoom: 1 }) });
  view.set({ camera: Object.freeze({ x: 2, y: 0, zoom: 1 }) });
  browser.fonts.dispatchEvent(new Event("loadingdone"));
  const before = drawnTexts();
  passFrame();
  assert.ok(drawnTexts() - before < 60, "all were laid out in one picture");
  for (let frames = 0; frames < 200 && browser.frames.length > 0; frames += 1) passFrame();
  const last = canvas.recording.calls.findLastIndex(([name]) => name === "save");
  assert.ok(canvas.recording.calls.slice(last).filter(([name]) => name === "fillText").length >= 60);
  mock.restoreAll();
});

test("after a zoom the small text is drawn", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { view, canvas, renderer } = started([sticky("s", { size: 10, text: "Sana" })]);
  resizeTo(720, 450);
  const lastTexts = () =>
    canvas.recording.calls
      .slice(canvas.recording.calls.findLastIndex(([name]) => name === "save"))
      .filter(([name]) => name === "fillText").length;
  for (const zoom of [0.5, 0.52, 0.54]) view.set({ camera: Object.freeze({ x: 0, y: 0, zoom }) });
  passFrame();
  assert.equal(lastTexts(), 0);
  const start_ms = performance.now();
  mock.method(performance, "now", () => start_ms + 500);
  mock.timers.tick(500);
  passFrame();
  assert.deepEqual([lastTexts(), renderer.draws], [1, 3]);
  mock.timers.tick(500);
  assert.equal(browser.frames.length, 0, "it goes on drawing");
  mock.timers.reset();
  mock.restoreAll();
});

test("nothing is drawn before the canvas has a size", () => {
  const { renderer } = started();
  renderer.invalidate();
  passFrame();
  assert.equal(renderer.draws, 0);
});

test("only nodes in view are drawn, and the context is restored", () => {
  const { canvas } = started([sticky("near", { text: "lähellä" }), sticky("far", { x: 9000, text: "kaukana" })]);
  resizeTo(720, 450);
  const { named } = canvas.recording;
  assert.deepEqual(
    named("fillText").map(([, words]) => words),
    ["lähellä"],
  );
  assert.equal(named("save").length, named("restore").length);
});

test("when fonts have loaded, texts are measured and drawn again", () => {
  const { renderer } = started();
  resizeTo(720, 450);
  const before = renderer.measure;
  browser.fonts.dispatchEvent(new Event("loadingdone"));
  assert.notEqual(renderer.measure, before);
  assert.equal(browser.frames.length, 1);
});

test("a deleted presented frame dims nothing", () => {
  const { board, view, canvas } = started();
  resizeTo(720, 450);
  view.set({ presenting: "f" });
  passFrame();
  change(board, { f: null });
  passFrame();
  assert.equal(canvas.recording.named("fill").filter(([, rule]) => rule === "evenodd").length, 1);
});

test("after dispose nothing is drawn and no listener is left", () => {
  const { view, renderer } = started();
  resizeTo(720, 450);
  renderer.dispose();
  view.set({ theme: "dark" });
  browser.fonts.dispatchEvent(new Event("loadingdone"));
  assert.deepEqual([browser.frames.length, browser.observing], [0, null]);
});

test("a thumbnail shows the content of the frame in its proportions", () => {
  const { board, index } = started([
    frame("f", { w: 400, h: 300 }),
    text("in", { text: "sisällä" }),
    text("out", { x: 900, text: "ulkona" }),
  ]);
  const canvas = new FakeCanvas();
  drawThumbnail(/** @type {any} */ (canvas), { board, index, frame_id: "f", width_px: 200, measure });
  assert.deepEqual([canvas.width, canvas.height], [400, 300]);
  assert.deepEqual(
    canvas.recording.named("fillText").map(([, words]) => words),
    ["sisällä"],
  );
});

test("a thumbnail of a deleted frame does not change the canvas", () => {
  const { board, index } = started();
  const canvas = new FakeCanvas();
  drawThumbnail(/** @type {any} */ (canvas), { board, index, frame_id: "nobody", width_px: 200 });
  assert.deepEqual(canvas.recording.calls, []);
});

test("an overview does not lay out texts of an earlier view", () => {
  /** @type {((idle: {timeRemaining: () => number}) => void)[]} */
  const work = [];
  Object.assign(globalThis, {
    requestIdleCallback: (/** @type {any} */ run) => work.push(run),
    cancelIdleCallback: () => work.splice(0),
  });
  const measured = mock.fn((/** @type {string} */ words) => words.length);
  const far = Array.from({ length: 3000 }, (_, n) => sticky(`far${n}`, { x: 50_000 + n, y: 0 }));
  const { view, renderer } = started([sticky("near", { size: 10, text: "near" }), ...far]);
  view.set({ camera: Object.freeze({ x: 0, y: 0, zoom: 0.1 }) });
  resizeTo(720, 450);
  renderer.measure = measured;
  view.set({ camera: Object.freeze({ x: 0, y: 0, zoom: 0.01 }) });
  passFrame();
  work.splice(0).forEach((run) => run({ timeRemaining: () => 9 }));
  Object.assign(globalThis, { requestIdleCallback: undefined });
  assert.equal(measured.mock.callCount(), 0);
});
