/**
 * Keeps the map's canvas true to board and view: one picture per frame at most, and none when nothing changed.
 * @module draw/renderer
 */

import { visibleBox } from "../board/camera.js";
import { growBox } from "../geometry.js";
import { LABEL_REACH_PX } from "./labels.js";
import { lookAt } from "./look.js";
import { makeMeasure, setTextStyle } from "./measure.js";
import { drawScene } from "./scene.js";
import { makeShadows } from "./shadow.js";

/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("./spatial.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text.js").Measure} Measure */

/** The fields of the view that are seen on the map. */
const SEEN = /** @type {const} */ (["camera", "viewport", "theme", "presenting"]);

/** Draws the board on a canvas whenever it has to. */
export class Renderer {
  /** How many pictures were drawn; for tests and the status line. */
  draws = 0;
  /** How long the last one took. */
  lastDrawMs = 0;
  /** @type {Measure} What texts are laid out with; another one once fonts have arrived. */
  measure = makeMeasure();

  #canvas;
  #context;
  #board;
  #view;
  #index;
  #request = 0;
  #dpr = 0;
  #shadows = makeShadows(1);
  #strip = new OffscreenCanvas(1, 1);
  #gone = new AbortController();

  /** @param {{canvas: HTMLCanvasElement, board: BoardState, view: View, index: SpatialIndex}} parts */
  constructor({ canvas, board, view, index }) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("The map's canvas gave no 2d context; it may already have one of another kind.");
    this.#canvas = canvas;
    this.#context = context;
    this.#board = board;
    this.#view = view;
    this.#index = index;
    this.#listen();
  }

  /** Asks for a new picture with the next frame; asking often costs nothing. */
  invalidate() {
    if (this.#request !== 0 || this.#gone.signal.aborted) return;
    this.#request = requestAnimationFrame(() => this.#draw());
  }

  /** Stops drawing and listening for good. */
  dispose() {
    cancelAnimationFrame(this.#request);
    this.#gone.abort();
  }

  #listen() {
    const { signal } = this.#gone;
    const sizes = new ResizeObserver(([entry]) => entry && this.#resize(entry));
    observe(sizes, this.#canvas);
    document.fonts.addEventListener("loadingdone", () => this.#refresh(), { signal });
    const unfollow = [
      this.#view.onChange((keys) => SEEN.some((key) => keys.has(key)) && this.invalidate()),
      this.#board.onChange(({ nodes, isReset }) => (nodes.size > 0 || isReset) && this.invalidate()),
      () => sizes.disconnect(),
    ];
    signal.addEventListener("abort", () => unfollow.forEach((stop) => stop()));
  }

  /** Text was measured with a stand-in until its font came. */
  #refresh() {
    this.measure = makeMeasure();
    this.invalidate();
  }

  /** @param {ResizeObserverEntry} entry */
  #resize(entry) {
    const { width: w, height: h } = entry.contentRect;
    const size = deviceSizeOf(entry);
    this.#canvas.width = size.w;
    this.#canvas.height = size.h;
    if (this.#dpr !== devicePixelRatio) this.#shadows = makeShadows(devicePixelRatio);
    this.#dpr = devicePixelRatio;
    this.#view.set({ viewport: { w, h } });
    // A canvas that is resized is empty: drawn within the same frame, it never shows.
    this.#draw();
  }

  #draw() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (this.#dpr === 0) return;
    const start_ms = performance.now();
    this.#paint();
    this.lastDrawMs = performance.now() - start_ms;
    this.draws += 1;
  }

  #paint() {
    const { camera, viewport, theme } = this.#view;
    const look = lookAt(camera, { dpr: this.#dpr, theme, measure: this.measure, shadows: this.#shadows });
    const inReach = growBox(visibleBox(camera, viewport), LABEL_REACH_PX / camera.zoom);
    const scene = {
      strip: this.#strip,
      size_dpx: { w: this.#canvas.width, h: this.#canvas.height },
      nodes: this.#index.search(inReach),
      spotlight: this.#board.nodes.get(this.#view.presenting ?? "") ?? null,
      numberOf: (/** @type {string} */ id) => this.#board.frameNumber(id),
    };
    this.#context.save();
    setTextStyle(this.#context);
    drawScene(this.#context, scene, look);
    this.#context.restore();
  }
}

/**
 * Device pixels where the browser tells them (all but Safari): CSS pixels times the ratio may be one off, and then
 * everything is drawn blurred.
 * @param {ResizeObserver} sizes
 * @param {Element} canvas
 */
function observe(sizes, canvas) {
  try {
    sizes.observe(canvas, { box: "device-pixel-content-box" });
  } catch {
    sizes.observe(canvas);
  }
}

/** @param {ResizeObserverEntry} entry  @returns {{w: number, h: number}} */
function deviceSizeOf(entry) {
  const { width, height } = entry.contentRect;
  const rounded = { w: Math.round(width * devicePixelRatio), h: Math.round(height * devicePixelRatio) };
  const exact = entry.devicePixelContentBoxSize?.[0];
  // An emulated screen has more pixels for the page than for this box: then the ratio is right.
  return exact && Math.abs(exact.inlineSize - rounded.w) <= 1 ? { w: exact.inlineSize, h: exact.blockSize } : rounded;
}
