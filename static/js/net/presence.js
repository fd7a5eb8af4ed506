/**
 * Tells the others where this person points and looks, at a pace that a slow network can follow.
 * @module net/presence
 */

import { toBoard, visibleBox } from "../board/camera/camera.js";
import { clamp } from "../geometry.js";

/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../wire.js").PresenceMessage} PresenceMessage */
/** @typedef {import("../geometry.js").Point} Point */

/** Ten pictures of a cursor a second look like movement; more only costs. */
const SEND_INTERVAL_MS = 100;
/** The server's COORDINATE_MAX: a point beyond it is no message, and would cost the connection. */
const COORDINATE_MAX = 2_000_000;

/** Sends the latest cursor and viewport, never an older one. */
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
   * @param {Point|null} screenPoint  pixels from the map's top left; null when the pointer left the map
   */
  setCursor(screenPoint) {
    this.#cursor_px = screenPoint;
    this.#scheduleSend();
  }

  /** Tells where one is, as to a server that has just been reached. */
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
 * @template {Point} P
 * @param {P} place
 * @returns {P}
 */
function clampToBoard(place) {
  return {
    ...place,
    x: clamp(place.x, -COORDINATE_MAX, COORDINATE_MAX),
    y: clamp(place.y, -COORDINATE_MAX, COORDINATE_MAX),
  };
}
