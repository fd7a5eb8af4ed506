/**
 * Redraws the canvas when the board or the view changes: at most once per animation frame, and only if the change is
 * in view. After zooming it draws once more with all small glyphs.
 * @module draw/renderer
 */

import { visibleBox } from "../board/camera/camera.js";
import { boxesMeet, growBox } from "../geometry.js";
import { IdleTextLayout } from "./idleTextLayout.js";
import { LABEL_REACH_PX } from "./labelPlacement.js";
import { createRenderContext } from "./paint/renderContext.js";
import { makeMeasure, setTextStyle } from "./text/measure.js";
import { MOVING_MS, CameraMotion } from "./cameraMotion.js";
import { Overview } from "./overview/overview.js";
import { TextLayoutBudget } from "./textLayoutBudget.js";
import { drawScene, drawForeground } from "./scene.js";
import { makeShadows } from "./paint/shadow.js";

/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("./imageCache.js").ImageSource} ImageSource */
/** @typedef {import("./index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text/text.js").Measure} Measure */

/** The fields of the view that affect the drawing. */
const VISIBLE_FIELDS = /** @type {const} */ (["camera", "viewport", "theme", "presenting"]);
/** Labels and shadows extend this far beyond their nodes. */
const REACH_PX = Math.max(LABEL_REACH_PX, 36);

/** Draws the board on a canvas. */
export class Renderer {
  /** How many times the board was drawn. For tests and the status line. */
  draws = 0;
  /** How long the last drawing took. */
  lastDrawMs = 0;
  /** @type {Measure} measures texts; replaced when fonts have loaded */
  measure = makeMeasure();

  #canvas;
  #context;
  #board;
  #view;
  #index;
  #images;
  #lang;
  #overview;
  #textBudget = new TextLayoutBudget();
  #idleTextLayout = new IdleTextLayout(this.#textBudget);
  #animationFrame = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} runs when zooming has ended */
  #restTimer;
  #dpr = 0;
  #cameraMotion = new CameraMotion();
  /** @type {Box} the last view, and what may extend into it from outside */
  #visibleBox = { x: 0, y: 0, w: 0, h: 0 };
  /** @type {BoardNode[]} */
  #nodes = [];
  #shadows = makeShadows(1);
  #dotStrip = new OffscreenCanvas(1, 1);
  #disposal = new AbortController();

  /**
   * @param {object} parts
   * @param {HTMLCanvasElement} parts.canvas
   * @param {BoardState} parts.board
   * @param {View} parts.view
   * @param {SpatialIndex} parts.index
   * @param {ImageSource} [parts.images]
   * @param {string} [parts.lang]
   */
  constructor({ canvas, board, view, index, images, lang }) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("The map's canvas gave no 2d context; it may already have one of another kind.");
    this.#canvas = canvas;
    this.#context = context;
    this.#board = board;
    this.#view = view;
    this.#index = index;
    this.#images = images ?? null;
    this.#lang = lang;
    this.#overview = new Overview(index);
    this.#listen();
  }

  /** Requests a drawing in the next animation frame. Repeated calls are cheap. */
  invalidate() {
    if (this.#animationFrame !== 0 || this.#disposal.signal.aborted) return;
    this.#animationFrame = requestAnimationFrame(() => this.#draw());
  }

  /** Stops drawing and removes all listeners. */
  dispose() {
    cancelAnimationFrame(this.#animationFrame);
    clearTimeout(this.#restTimer);
    this.#idleTextLayout.stop();
    this.#disposal.abort();
  }

  #listen() {
    const { signal } = this.#disposal;
    const sizes = new ResizeObserver(([entry]) => entry && this.#resize(entry));
    observe(sizes, this.#canvas);
    document.fonts.addEventListener("loadingdone", () => this.#onFontsLoaded(), { signal });
    const cleanups = [
      this.#view.onChange((keys) => this.#onViewChange(keys)),
      this.#index.onTouch((_, box) => this.#onNodeTouch(box)),
      () => sizes.disconnect(),
    ];
    signal.addEventListener("abort", () => cleanups.forEach((stop) => stop()));
  }

  /** @param {Set<string>} keys */
  #onViewChange(keys) {
    if (keys.has("camera")) this.#cameraMotion.update(this.#view.camera);
    if (VISIBLE_FIELDS.some((key) => keys.has(key))) this.invalidate();
  }

  /** @param {Box|null} box */
  #onNodeTouch(box) {
    if (box === null || boxesMeet(box, this.#visibleBox)) this.invalidate();
  }

  /** Texts were measured with a fallback font until now. */
  #onFontsLoaded() {
    this.measure = makeMeasure();
    this.#textBudget.reset();
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
    // Resizing empties a canvas. Drawing at once avoids a flash.
    this.#draw();
  }

  #draw() {
    cancelAnimationFrame(this.#animationFrame);
    this.#animationFrame = 0;
    if (this.#dpr === 0) return;
    const start_ms = performance.now();
    const { isMoving, isZooming } = this.#cameraMotion;
    this.#textBudget.start(isMoving);
    this.#idleTextLayout.stop();
    this.#context.save();
    setTextStyle(this.#context);
    this.#paint(isMoving, isZooming);
    this.#context.restore();
    this.lastDrawMs = performance.now() - start_ms;
    this.draws += 1;
    this.#scheduleNext(isZooming);
  }

  /**
   * Schedules the work after a drawing.
   * @param {boolean} wasZooming
   */
  #scheduleNext(wasZooming) {
    clearTimeout(this.#restTimer);
    if (this.#textBudget.isIncomplete || this.#overview.isIncomplete) this.invalidate();
    else if (wasZooming) this.#restTimer = setTimeout(() => this.invalidate(), MOVING_MS);
    else this.#idleTextLayout.start(this.#nodes, this.measure);
  }

  /**
   * @param {boolean} isMoving
   * @param {boolean} isZooming
   */
  #paint(isMoving, isZooming) {
    const { camera, viewport } = this.#view;
    const renderContext = this.#newRenderContext(isZooming);
    const size_dpx = { w: this.#canvas.width, h: this.#canvas.height };
    this.#visibleBox = growBox(visibleBox(camera, viewport), REACH_PX / camera.zoom);
    // An overview has too many texts to lay out, and nodes of an earlier view may be out of view or deleted.
    this.#nodes.length = 0;
    let labelled = this.#overview.labelled;
    if (!this.#overview.paint(this.#context, this.#visibleBox, size_dpx, renderContext, isMoving)) {
      labelled = this.#index.search(this.#visibleBox, this.#nodes);
      drawScene(
        this.#context,
        { size_dpx, nodes: labelled, dotStrip: this.#dotStrip, textBudget: this.#textBudget },
        renderContext,
      );
    }
    const spotlight = this.#board.nodes.get(this.#view.presenting ?? "") ?? null;
    drawForeground(this.#context, { size_dpx, nodes: labelled, spotlight }, renderContext);
  }

  /** @param {boolean} isZooming  @returns {RenderContext} */
  #newRenderContext(isZooming) {
    return createRenderContext(this.#view.camera, {
      dpr: this.#dpr,
      theme: this.#view.theme,
      measure: this.measure,
      shadows: this.#shadows,
      nodes: this.#board.nodes,
      images: this.#images,
      lang: this.#lang,
      numberOf: (id) => this.#board.frameNumber(id),
      isZooming,
    });
  }
}

/**
 * Observes the size in device pixels where browsers support it (all except Safari). The size in CSS pixels times the
 * device pixel ratio may be wrong by one pixel, and then everything looks blurred.
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
  // In an emulated screen the size in device pixels can be wrong, so the rounded size is used.
  return exact && Math.abs(exact.inlineSize - rounded.w) <= 1 ? { w: exact.inlineSize, h: exact.blockSize } : rounded;
}
