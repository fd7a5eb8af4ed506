/**
 * Keeps the map's canvas true to board and view: one picture per frame at most, and none when nothing changed that is in view,
 * but for a last one, with all small letters, when one has zoomed.
 * @module draw/renderer
 */

import { visibleBox } from "../board/camera/camera.js";
import { boxesMeet, growBox } from "../geometry.js";
import { Ahead } from "./idleTextLayout.js";
import { LABEL_REACH_PX } from "./labelPlacement.js";
import { lookAt } from "./paint/renderContext.js";
import { makeMeasure, setTextStyle } from "./text/measure.js";
import { MOVING_MS, Motion } from "./cameraMotion.js";
import { Overview } from "./overview/overview.js";
import { Pace } from "./textLayoutBudget.js";
import { drawScene, drawTop } from "./scene.js";
import { makeShadows } from "./paint/shadow.js";

/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("./paint/renderContext.js").Look} Look */
/** @typedef {import("./imageCache.js").PictureSource} PictureSource */
/** @typedef {import("./index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text/text.js").Measure} Measure */

/** The fields of the view that are seen on the map. */
const SEEN = /** @type {const} */ (["camera", "viewport", "theme", "presenting"]);
/** Labels and shadows reach so far beyond what they belong to. */
const REACH_PX = Math.max(LABEL_REACH_PX, 36);

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
  #pictures;
  #lang;
  #overview;
  #pace = new Pace();
  #ahead = new Ahead(this.#pace);
  #request = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} until the view is at rest */
  #rest;
  #dpr = 0;
  #motion = new Motion();
  /** @type {Box} what the last picture shows, and what reaches into it */
  #seen = { x: 0, y: 0, w: 0, h: 0 };
  /** @type {BoardNode[]} */
  #nodes = [];
  #shadows = makeShadows(1);
  #strip = new OffscreenCanvas(1, 1);
  #gone = new AbortController();

  /**
   * @param {object} parts
   * @param {HTMLCanvasElement} parts.canvas
   * @param {BoardState} parts.board
   * @param {View} parts.view
   * @param {SpatialIndex} parts.index
   * @param {PictureSource} [parts.pictures]
   * @param {string} [parts.lang]
   */
  constructor({ canvas, board, view, index, pictures, lang }) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("The map's canvas gave no 2d context; it may already have one of another kind.");
    this.#canvas = canvas;
    this.#context = context;
    this.#board = board;
    this.#view = view;
    this.#index = index;
    this.#pictures = pictures ?? null;
    this.#lang = lang;
    this.#overview = new Overview(index);
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
    clearTimeout(this.#rest);
    this.#ahead.stop();
    this.#gone.abort();
  }

  #listen() {
    const { signal } = this.#gone;
    const sizes = new ResizeObserver(([entry]) => entry && this.#resize(entry));
    observe(sizes, this.#canvas);
    document.fonts.addEventListener("loadingdone", () => this.#refresh(), { signal });
    const unfollow = [
      this.#view.onChange((keys) => this.#look(keys)),
      this.#index.onTouch((_, box) => this.#touched(box)),
      () => sizes.disconnect(),
    ];
    signal.addEventListener("abort", () => unfollow.forEach((stop) => stop()));
  }

  /** @param {Set<string>} keys */
  #look(keys) {
    if (keys.has("camera")) this.#motion.follow(this.#view.camera);
    if (SEEN.some((key) => keys.has(key))) this.invalidate();
  }

  /** @param {Box|null} box */
  #touched(box) {
    if (box === null || boxesMeet(box, this.#seen)) this.invalidate();
  }

  /** Text was measured with a stand-in until its font came. */
  #refresh() {
    this.measure = makeMeasure();
    this.#pace.forget();
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
    const { isMoving, isZooming } = this.#motion;
    this.#pace.begin(isMoving);
    this.#ahead.stop();
    this.#context.save();
    setTextStyle(this.#context);
    this.#paint(isMoving, isZooming);
    this.#context.restore();
    this.lastDrawMs = performance.now() - start_ms;
    this.draws += 1;
    this.#follow(isZooming);
  }

  /**
   * What is to come after a picture.
   * @param {boolean} wasZooming
   */
  #follow(wasZooming) {
    clearTimeout(this.#rest);
    if (this.#pace.isBehind || this.#overview.isBehind) this.invalidate();
    else if (wasZooming) this.#rest = setTimeout(() => this.invalidate(), MOVING_MS);
    else this.#ahead.begin(this.#nodes, this.measure);
  }

  /**
   * @param {boolean} isMoving
   * @param {boolean} isZooming
   */
  #paint(isMoving, isZooming) {
    const { camera, viewport } = this.#view;
    const look = this.#newLook(isZooming);
    const size_dpx = { w: this.#canvas.width, h: this.#canvas.height };
    this.#seen = growBox(visibleBox(camera, viewport), REACH_PX / camera.zoom);
    // An overview has too many texts to lay out ahead; the nodes of an earlier view may be far away or deleted.
    this.#nodes.length = 0;
    let top = this.#overview.labelled;
    if (!this.#overview.paint(this.#context, this.#seen, size_dpx, look, isMoving)) {
      top = this.#index.search(this.#seen, this.#nodes);
      drawScene(this.#context, { size_dpx, nodes: top, strip: this.#strip, pace: this.#pace }, look);
    }
    const spotlight = this.#board.nodes.get(this.#view.presenting ?? "") ?? null;
    drawTop(this.#context, { size_dpx, nodes: top, spotlight }, look);
  }

  /** @param {boolean} isZooming  @returns {Look} */
  #newLook(isZooming) {
    return lookAt(this.#view.camera, {
      dpr: this.#dpr,
      theme: this.#view.theme,
      measure: this.measure,
      shadows: this.#shadows,
      nodes: this.#board.nodes,
      pictures: this.#pictures,
      lang: this.#lang,
      numberOf: (id) => this.#board.frameNumber(id),
      isZooming,
    });
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
