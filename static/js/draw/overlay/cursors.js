/**
 * Other people's cursors with their names, on a canvas over the board. As elements, two hundred cursors took half of
 * each animation frame.
 * @module draw/overlay/cursors
 */

import { avatarColorOf } from "../../board/text/names.js";
import { FONT_FAMILY } from "../text/text.js";

/** @typedef {import("../../wire.js").Peer} Peer */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/peers.js").Peers} Peers */
/** @typedef {import("../../board/view.js").View} View */

/**
 * @typedef {object} CursorMotion  a cursor moving from its last shown to its last reported position
 * @property {Point} from  board points
 * @property {Point} to
 * @property {number} began_ms
 */
/** @typedef {{image: ImageBitmap, name: string, dpr: number}} Sprite */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer
 * @property {View} view
 * @property {Peers} peers
 * @property {import("../../i18n.js").Translate} t
 */

/** The interval of cursor reports. A motion of this length goes on without a pause until the next report. */
const MOTION_MS = 100;
const ARROW = new Path2D("M0 0l5 15 3-6.5 7-1.5z");
const FONT = `600 12px ${FONT_FAMILY}`;
/** The label with the name, relative to the tip of the arrow. */
const CHIP = Object.freeze({ x: 13, y: 15, h: 20, pad: 8, radii: [4, 10, 10, 10] });
/** Width of the white outline of the arrow. */
const OUTLINE_PX = 2;
const ARROW_PX = 18;
const NAME_MAX_PX = 200;

/** Draws the cursors while any of them moves. */
export class Cursors {
  #parts;
  #canvas = document.createElement("canvas");
  #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
  /** @type {Map<string, CursorMotion>} by session */
  #motions = new Map();
  /** @type {Map<string, Sprite>} by session */
  #sprites = new Map();
  #animationFrame = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.layer.append(this.#canvas);
    parts.peers.onChange(() => this.#update());
    parts.view.onChange(
      (keys) =>
        ["camera", "viewport", "showsNames", "presenting"].some((key) => keys.has(/** @type {"camera"} */ (key))) &&
        this.#requestDraw(),
    );
  }

  /** Reads the reported positions of all people. */
  #update() {
    const now_ms = performance.now();
    const present = new Set();
    for (const { session, cursor } of this.#parts.peers.all()) {
      if (!cursor) continue;
      present.add(session);
      const motion = this.#motions.get(session);
      if (!motion) this.#motions.set(session, { from: cursor, to: cursor, began_ms: now_ms });
      else if (motion.to !== cursor)
        Object.assign(motion, { from: positionAt(motion, now_ms), to: cursor, began_ms: now_ms });
    }
    for (const session of this.#motions.keys()) if (!present.has(session)) this.#remove(session);
    this.#requestDraw();
  }

  /** @param {string} session */
  #remove(session) {
    this.#motions.delete(session);
    this.#sprites.delete(session);
  }

  #requestDraw() {
    if (this.#animationFrame === 0 && (this.#motions.size > 0 || !this.#canvas.hidden))
      this.#animationFrame = requestAnimationFrame((now_ms) => this.#draw(now_ms));
  }

  /** @param {number} now_ms */
  #draw(now_ms) {
    this.#animationFrame = 0;
    this.#setCount(this.#motions.size);
    if (this.#motions.size === 0) return;
    this.#clear();
    let isMoving = false;
    for (const { session, person, name } of this.#parts.peers.all()) {
      const motion = this.#motions.get(session);
      if (!motion) continue;
      this.#drawCursor(positionAt(motion, now_ms), this.#spriteFor(session, person, name));
      isMoving ||= now_ms - motion.began_ms < MOTION_MS && motion.from !== motion.to;
    }
    if (isMoving) this.#requestDraw();
  }

  /** @param {number} people  stored on the element, because tests cannot read it from a canvas */
  #setCount(people) {
    if (this.#canvas.dataset["people"] === String(people)) return;
    this.#canvas.dataset["people"] = String(people);
    this.#canvas.hidden = people === 0;
  }

  /** Clears the canvas, and adapts its size to the viewport. */
  #clear() {
    const { w, h } = this.#parts.view.viewport;
    const [width, height] = [Math.round(w * devicePixelRatio), Math.round(h * devicePixelRatio)];
    if (this.#canvas.width === width && this.#canvas.height === height)
      return this.#context.clearRect(0, 0, width, height);
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#canvas.style.width = `${w}px`;
    this.#canvas.style.height = `${h}px`;
  }

  /**
   * @param {Point} boardPoint
   * @param {Sprite} sprite
   */
  #drawCursor(boardPoint, { image }) {
    const { camera } = this.#parts.view;
    const scale = camera.zoom * devicePixelRatio;
    const outline = OUTLINE_PX * devicePixelRatio;
    const [x, y] = [
      Math.round((boardPoint.x - camera.x) * scale - outline),
      Math.round((boardPoint.y - camera.y) * scale - outline),
    ];
    const isVisible = x < this.#canvas.width && y < this.#canvas.height && x > -image.width && y > -image.height;
    if (isVisible) this.#context.drawImage(image, x, y);
  }

  /**
   * @param {string} session
   * @param {string} person
   * @param {string|null} name
   * @returns {Sprite} drawn once and then copied
   */
  #spriteFor(session, person, name) {
    const { view, t } = this.#parts;
    const label = view.showsNames ? (name ?? t("person.unnamed")) : "";
    const known = this.#sprites.get(session);
    if (known && known.name === label && known.dpr === devicePixelRatio) return known;
    const sprite = {
      image: newSprite(label, avatarColorOf(person), devicePixelRatio),
      name: label,
      dpr: devicePixelRatio,
    };
    this.#sprites.set(session, sprite);
    return sprite;
  }
}

/**
 * @param {CursorMotion} glide
 * @param {number} now_ms
 * @returns {Point}
 */
function positionAt({ from, to, began_ms }, now_ms) {
  const share = Math.min(1, Math.max(0, (now_ms - began_ms) / MOTION_MS));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/**
 * @param {string} name  empty for the arrow only
 * @param {string} color
 * @param {number} dpr
 * @returns {ImageBitmap} a bitmap is faster to copy than a canvas, because it cannot change
 */
function newSprite(name, color, dpr) {
  const measuring = new OffscreenCanvas(1, 1).getContext("2d");
  if (measuring) measuring.font = FONT;
  const w = name && Math.min(NAME_MAX_PX, Math.ceil(measuring?.measureText(name).width ?? 0) + 2 * CHIP.pad);
  const size = w ? { w: CHIP.x + w, h: CHIP.y + CHIP.h } : { w: ARROW_PX, h: ARROW_PX };
  const image = new OffscreenCanvas((size.w + 2 * OUTLINE_PX) * dpr, (size.h + 2 * OUTLINE_PX) * dpr);
  const context = image.getContext("2d");
  if (!context) return image.transferToImageBitmap();
  context.scale(dpr, dpr);
  context.translate(OUTLINE_PX, OUTLINE_PX);
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.5;
  context.fillStyle = color;
  context.fill(ARROW);
  context.stroke(ARROW);
  if (w) drawChip(context, name, w);
  return image.transferToImageBitmap();
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {string} name
 * @param {number} w
 */
function drawChip(context, name, w) {
  context.beginPath();
  context.roundRect(CHIP.x, CHIP.y, w, CHIP.h, [...CHIP.radii]);
  context.fill();
  context.clip();
  context.font = FONT;
  context.fillStyle = "#ffffff";
  context.textBaseline = "middle";
  context.fillText(name, CHIP.x + CHIP.pad, CHIP.y + CHIP.h / 2 + 0.5);
}
