/**
 * The minimap: a picture of the whole board, and a rectangle on it that shows, and moves, the part on screen.
 * @module ui/map/minimap
 */

import { visibleBox } from "../../board/camera/camera.js";
import { titleOfFrame } from "../../board/text/nodeText.js";
import { fitMinimap, minimapImage } from "../../draw/minimap.js";
import { centre, clamp, distance } from "../../geometry.js";
import { byId } from "../kit/dom.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 * @property {import("../kit/announce.js").Announcer} announcer
 */

/** While somebody drags a note the picture need not follow each step; */
const REDRAW_AFTER_MS = 400;
/** and however large the board, drawing it takes no more than this part of the time. */
const REDRAW_SHARE = 0.05;
/** A hand that only clicks trembles this far. */
const SLACK_PX = 4;
/** The rectangle can be grabbed, and is seen at the edge when the screen has left the board. */
const HANDLE_MIN_PX = 10;
/** An arrow key moves the screen by this share of itself. */
const STEP = 0.25;
/** One says where one has got to once the keys rest. */
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
  /** @type {import("../../draw/minimap.js").Fit} in CSS pixels */
  #fit = { x: 0, y: 0, scale: 1 };
  #size = { w: 0, h: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #redraw;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #say;
  #drawMs = 0;
  /** @type {{by: Point, from_px: Point, isDrag: boolean}|null} `by`: from the middle of the screen to what was grabbed, in board units */
  #grip = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, view } = parts;
    view.onChange((keys) => this.#follow(keys));
    board.onChange(({ nodes, isReset }) => (isReset || nodes.size > 0) && this.#boardChanged());
    // Hidden by the style sheet it has no size, and shown again it has one.
    new ResizeObserver(() => this.#draw()).observe(this.#canvas);
    this.#listen();
    this.#show();
  }

  #listen() {
    this.#panel.addEventListener("pointerdown", (event) => this.#press(event));
    this.#panel.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"]) this.#panel.addEventListener(end, () => (this.#grip = null));
    this.#handle.addEventListener("keydown", (event) => this.#key(event));
    this.#handle.addEventListener("focus", () => this.#name());
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("isMinimapOpen")) this.#show();
    if (keys.has("theme")) this.#draw();
    if (keys.has("camera") || keys.has("viewport")) this.#place();
  }

  #show() {
    this.#panel.hidden = !this.#parts.view.isMinimapOpen;
  }

  /** Not put off by each further change: on a busy board the picture would never come. */
  #boardChanged() {
    this.#redraw ??= setTimeout(() => this.#draw(), Math.max(REDRAW_AFTER_MS, this.#drawMs / REDRAW_SHARE));
  }

  #draw() {
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
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
    this.#place();
  }

  /** All that a movement of the camera costs: one element is put elsewhere. */
  #place() {
    const { x, y, w, h } = this.#handleBox();
    const { style } = this.#handle;
    style.transform = `translate(${x}px, ${y}px)`;
    // Setting a size that stays makes the browser lay out nothing, but only if the text is the same.
    style.width = `${w}px`;
    style.height = `${h}px`;
  }

  /** @returns {Box} in CSS pixels of the minimap; clamped to it, so that it can always be seen and grabbed */
  #handleBox() {
    const { camera, viewport } = this.#parts.view;
    const seen = visibleBox(camera, viewport);
    const { x, y, scale } = this.#fit;
    const left = clamp((seen.x - x) * scale, 0, this.#size.w - HANDLE_MIN_PX);
    const top = clamp((seen.y - y) * scale, 0, this.#size.h - HANDLE_MIN_PX);
    const right = clamp((seen.x + seen.w - x) * scale, left + HANDLE_MIN_PX, this.#size.w);
    const bottom = clamp((seen.y + seen.h - y) * scale, top + HANDLE_MIN_PX, this.#size.h);
    const [w, h] = [right - left, bottom - top].map((px) => Math.round(px * 10) / 10);
    return { x: Math.round(left * 10) / 10, y: Math.round(top * 10) / 10, w: w ?? 0, h: h ?? 0 };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    const at = this.#pointOf(event);
    const { view, navigation } = this.#parts;
    const middle = centre(visibleBox(view.camera, view.viewport));
    const isOnHandle = event.target === this.#handle;
    this.#panel.setPointerCapture(event.pointerId);
    const by = isOnHandle ? { x: at.x - middle.x, y: at.y - middle.y } : { x: 0, y: 0 };
    this.#grip = { by, from_px: { x: event.clientX, y: event.clientY }, isDrag: false };
    if (!isOnHandle) navigation.flyToPoint(at);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const grip = this.#grip;
    if (!grip) return;
    grip.isDrag ||= distance(grip.from_px, { x: event.clientX, y: event.clientY }) >= SLACK_PX;
    if (!grip.isDrag) return;
    const at = this.#pointOf(event);
    this.#parts.navigation.centreAt({ x: at.x - grip.by.x, y: at.y - grip.by.y });
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
  #key(event) {
    const arrow = ARROWS.get(event.key);
    if (event.key === "Escape" || event.key === "Enter") return byId("map", HTMLElement).focus();
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { view, navigation } = this.#parts;
    const seen = visibleBox(view.camera, view.viewport);
    const middle = centre(seen);
    const [dx = 0, dy = 0] = arrow;
    navigation.centreAt({ x: middle.x + dx * STEP * seen.w, y: middle.y + dy * STEP * seen.h });
    clearTimeout(this.#say);
    this.#say = setTimeout(() => this.#parts.announcer.say(this.#name()), SAY_AFTER_MS);
  }

  /** @returns {string} what is in view, which is the rectangle's name from now on */
  #name() {
    const { navigation, board, lang, t } = this.#parts;
    const frame = navigation.frameInView();
    const name = frame
      ? t("minimap.view", { number: board.frameNumber(frame.id), title: titleOfFrame(frame, lang) })
      : t("minimap.nothing");
    this.#handle.ariaLabel = name;
    return name;
  }
}
