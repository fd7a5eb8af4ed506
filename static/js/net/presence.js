/**
 * Presence: sends the cursor and the view of this person, at a rate that slow networks can handle.
 * @module net/presence
 */

import { toBoard, visibleBox } from "../board/camera/camera.js";
import { COORDINATE_MAX } from "../board/rules/nodes.js";
import { clamp } from "../geometry.js";

/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../wire.js").PresenceMessage} PresenceMessage */
/** @typedef {import("../geometry.js").Point} Point */

/** Ten positions per second are enough for a smooth cursor. */
const SEND_INTERVAL_MS = 100;

/** Throttles presence messages and always sends the latest cursor and view. */
export class Presence {
  #view;
  #send;
  /** @type {Point|null} */
  #cursor_px = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #isDue = false;

  /**
   * @param {View} view
   * @param {(message: PresenceMessage) => boolean} send
   */
  constructor(view, send) {
    this.#view = view;
    this.#send = send;
    view.onChange((keys) => (keys.has("camera") || keys.has("viewport")) && this.#scheduleSend());
  }

  /**
   * @param {Point|null} screenPoint  pixels from the top left of the canvas; null when the pointer leaves it
   */
  setCursor(screenPoint) {
    this.#cursor_px = screenPoint;
    this.#scheduleSend();
  }

  /** Sends the present state, for example after a reconnection. */
  announce() {
    this.#scheduleSend();
  }

  #scheduleSend() {
    this.#isDue = true;
    if (this.#timer === undefined) this.#sendNow();
  }

  #sendNow() {
    this.#isDue = false;
    this.#send(this.#message());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isDue) this.#sendNow();
    }, SEND_INTERVAL_MS);
  }

  /** @returns {PresenceMessage} */
  #message() {
    const { camera, viewport } = this.#view;
    const cursor = this.#cursor_px && clampToBoard(toBoard(camera, this.#cursor_px));
    return { type: "presence", cursor, view: clampToBoard(visibleBox(camera, viewport)) };
  }
}

/**
 * A point beyond the edge of the board is an invalid message, for which the server closes the connection.
 * @template {Point} P
 * @param {P} point
 * @returns {P}
 */
function clampToBoard(point) {
  return {
    ...point,
    x: clamp(point.x, -COORDINATE_MAX, COORDINATE_MAX),
    y: clamp(point.y, -COORDINATE_MAX, COORDINATE_MAX),
  };
}
