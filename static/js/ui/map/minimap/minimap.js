/**
 * The minimap: an image of the whole board, with a rectangle around the part on screen. The rectangle can be dragged.
 * @module ui/map/minimap/minimap
 */

import { visibleBox } from "../../../board/camera/camera.js";
import { titleOfFrame } from "../../../board/text/nodeText.js";
import { fitMinimap, minimapImage } from "../../../draw/minimap.js";
import { centre, clamp, distance } from "../../../geometry.js";
import { byId } from "../../kit/dom.js";

/** @typedef {import("../../../geometry.js").Point} Point */
/** @typedef {import("../../../geometry.js").Box} Box */

/**
 * @typedef {Pick<import("../../../app/app.js").App, "board"|"view"|"navigation"|"index"|"lang"|"t"|"announcer">} Parts
 */

/** While somebody drags a note, the image need not follow each step. */
const REDRAW_AFTER_MS = 400;
/** On a large board, drawing the image takes at most this share of the time. */
const REDRAW_SHARE = 0.05;
/** A click may move the pointer this far. */
const CLICK_MAX_PX = 4;
/** Smallest size of the rectangle, so that it can always be visible and dragged. */
const HANDLE_MIN_PX = 10;
/** An arrow key moves the view by this share of its size. */
const STEP = 0.25;
/** The frame in view is announced once no key has been pressed for this long. */
const SAY_AFTER_MS = 600;

const ARROWS = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);

/** Shows itself while `view.isMinimapOpen`; the style sheet hides it on phones and in presentations. */
export class Minimap {
  #parts;
  #panel = byId("minimap", HTMLElement);
  #canvas = /** @type {HTMLCanvasElement} */ (this.#panel.querySelector("canvas"));
  #handle = byId("minimap-view", HTMLElement);
  /** @type {import("../../../draw/minimap.js").Fit} in CSS pixels */
  #fit = { x: 0, y: 0, scale: 1 };
  #size = { w: 0, h: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #redrawTimer;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #sayTimer;
  #drawMs = 0;
  /**
   * @type {{offset: Point, start_px: Point, isDrag: boolean}|null} `offset`: from the middle of the view to the
   *   pointer, in board units
   */
  #drag = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, view } = parts;
    view.onChange((keys) => this.#onViewChange(keys));
    board.onChange(({ nodes, isReset }) => (isReset || nodes.size > 0) && this.#onBoardChange());
    // The style sheet may hide the minimap: then it has no size.
    new ResizeObserver(() => this.#draw()).observe(this.#canvas);
    this.#listen();
    this.#show();
  }

  #listen() {
    this.#panel.addEventListener("pointerdown", (event) => this.#onPointerDown(event));
    this.#panel.addEventListener("pointermove", (event) => this.#onPointerMove(event));
    for (const end of ["pointerup", "pointercancel"]) this.#panel.addEventListener(end, () => (this.#drag = null));
    this.#handle.addEventListener("keydown", (event) => this.#onKey(event));
    this.#handle.addEventListener("focus", () => this.#updateLabel());
  }

  /** @param {Set<string>} keys */
  #onViewChange(keys) {
    if (keys.has("isMinimapOpen")) this.#show();
    if (keys.has("theme")) this.#draw();
    if (keys.has("camera") || keys.has("viewport")) this.#placeHandle();
  }

  #show() {
    this.#panel.hidden = !this.#parts.view.isMinimapOpen;
  }

  /** Later changes do not delay the drawing: on a busy board it would never happen. */
  #onBoardChange() {
    this.#redrawTimer ??= setTimeout(() => this.#draw(), Math.max(REDRAW_AFTER_MS, this.#drawMs / REDRAW_SHARE));
  }

  #draw() {
    clearTimeout(this.#redrawTimer);
    this.#redrawTimer = undefined;
    const { clientWidth: w, clientHeight: h } = this.#canvas;
    const extent = this.#parts.index.bounds();
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (w === 0 || !extent || !context) return;
    const start_ms = performance.now();
    this.#size = { w, h };
    this.#fit = fitMinimap(extent, this.#size);
    const dpr = devicePixelRatio;
    const size_dpx = { w: Math.round(w * dpr), h: Math.round(h * dpr) };
    const fit_dpx = { ...this.#fit, scale: this.#fit.scale * dpr };
    Object.assign(this.#canvas, { width: size_dpx.w, height: size_dpx.h });
    context.putImageData(
      minimapImage(this.#parts.index.search(extent), size_dpx, fit_dpx, this.#parts.view.theme),
      0,
      0,
    );
    this.#drawMs = performance.now() - start_ms;
    this.#placeHandle();
  }

  /** Moves the rectangle. A movement of the camera costs no more than this. */
  #placeHandle() {
    const { x, y, w, h } = this.#handleBox();
    const { style } = this.#handle;
    style.transform = `translate(${x}px, ${y}px)`;
    // The size is rounded, so that the text stays the same and the browser need not lay out anything.
    style.width = `${w}px`;
    style.height = `${h}px`;
  }

  /** @returns {Box} in CSS pixels of the minimap; clamped to it, so that it can always be visible and grabbed */
  #handleBox() {
    const { camera, viewport } = this.#parts.view;
    const visible = visibleBox(camera, viewport);
    const { x, y, scale } = this.#fit;
    const left = clamp((visible.x - x) * scale, 0, this.#size.w - HANDLE_MIN_PX);
    const top = clamp((visible.y - y) * scale, 0, this.#size.h - HANDLE_MIN_PX);
    const right = clamp((visible.x + visible.w - x) * scale, left + HANDLE_MIN_PX, this.#size.w);
    const bottom = clamp((visible.y + visible.h - y) * scale, top + HANDLE_MIN_PX, this.#size.h);
    const [w, h] = [right - left, bottom - top].map((px) => Math.round(px * 10) / 10);
    return { x: Math.round(left * 10) / 10, y: Math.round(top * 10) / 10, w: w ?? 0, h: h ?? 0 };
  }

  /** @param {PointerEvent} event */
  #onPointerDown(event) {
    if (event.button !== 0) return;
    const at = this.#pointOf(event);
    const { view, navigation } = this.#parts;
    const middle = centre(visibleBox(view.camera, view.viewport));
    const isOnHandle = event.target === this.#handle;
    this.#panel.setPointerCapture(event.pointerId);
    const offset = isOnHandle ? { x: at.x - middle.x, y: at.y - middle.y } : { x: 0, y: 0 };
    this.#drag = { offset, start_px: { x: event.clientX, y: event.clientY }, isDrag: false };
    if (!isOnHandle) navigation.flyToPoint(at);
  }

  /** @param {PointerEvent} event */
  #onPointerMove(event) {
    const drag = this.#drag;
    if (!drag) return;
    drag.isDrag ||= distance(drag.start_px, { x: event.clientX, y: event.clientY }) >= CLICK_MAX_PX;
    if (!drag.isDrag) return;
    const at = this.#pointOf(event);
    this.#parts.navigation.centreAt({ x: at.x - drag.offset.x, y: at.y - drag.offset.y });
  }

  /**
   * @param {PointerEvent} event
   * @returns {Point} on the board
   */
  #pointOf(event) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return {
      x: this.#fit.x + (event.clientX - left) / this.#fit.scale,
      y: this.#fit.y + (event.clientY - top) / this.#fit.scale,
    };
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const arrow = ARROWS.get(event.key);
    if (event.key === "Escape" || event.key === "Enter") return byId("map", HTMLElement).focus();
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { view, navigation } = this.#parts;
    const visible = visibleBox(view.camera, view.viewport);
    const middle = centre(visible);
    const [dx = 0, dy = 0] = arrow;
    navigation.centreAt({ x: middle.x + dx * STEP * visible.w, y: middle.y + dy * STEP * visible.h });
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => this.#parts.announcer.say(this.#updateLabel()), SAY_AFTER_MS);
  }

  /** @returns {string} the new label of the rectangle, which says what is in view */
  #updateLabel() {
    const { navigation, board, lang, t } = this.#parts;
    const frame = navigation.frameInView();
    const label = frame
      ? t("minimap.view", { number: board.frameNumber(frame.id), title: titleOfFrame(frame, lang) })
      : t("minimap.nothing");
    this.#handle.ariaLabel = label;
    return label;
  }
}
