/**
 * The history of views in the browser: back and forward lead to earlier views, and a reload keeps the view. A flight to
 * a
 * place adds an entry; panning and zooming only change the current entry.
 * @module ui/map/history
 */

import { parseAddress, formatAddress } from "../../board/camera/address.js";
import { addressOfView } from "../kit/viewAddress.js";

/** @typedef {import("../../board/camera/address.js").Address} Address */
/** @typedef {import("../../board/camera/camera.js").Camera} Camera */
/** @typedef {Extract<Address, {kind: "at"}>} Spot  the view of an entry, with all digits */

/**
 * @typedef {object} Parts
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../board/camera/cameraAnimation.js").CameraAnimation} cameraAnimation
 * @property {() => void} lost  the link leads to something that is not on the board
 * @property {Pick<Window, "history"|"location"|"addEventListener">} browser
 * @property {(run: () => void, ms: number) => void} later
 */

/** Browsers refuse more than 100 changes in 30 seconds. */
const UPDATE_AFTER_MS = 350;
/** Rounding errors of a view, in board units: much less than a pixel. */
const TOLERANCE = 1e-6;

/** Keeps the current entry of the browser's history at the current view. */
export class ViewHistory {
  #parts;
  /** @type {Spot|null} of the current entry; null before `begin` */
  #spot = null;
  /** Whether the camera has moved since the entry was written. */
  #isChanged = false;
  #isUpdateDue = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { browser, view, navigation } = parts;
    browser.addEventListener("popstate", (event) => this.#goTo(readSpot(event.state)));
    navigation.onNavigate((to, address) => this.#addEntry(to, address));
    let wasPresenting = false;
    view.onChange((keys) => {
      const isPresenting = view.presenting !== null;
      // During a presentation the entry keeps the view where it began.
      if (isPresenting && !wasPresenting) this.#updateEntry();
      if (!isPresenting && keys.has("camera")) this.#onCameraMove();
      wasPresenting = isPresenting;
    });
  }

  /** Goes to the view before a reload, else to the address of the page, else to the start view. */
  begin() {
    const { view, navigation, browser } = this.#parts;
    const address = parseAddress(browser.location.search);
    const target = readSpot(browser.history.state) ?? address;
    const camera = target && navigation.cameraForAddress(target);
    if (target && !camera) this.#parts.lost();
    view.set({ camera: camera ?? navigation.startCamera() });
    this.#write("replaceState", camera ? address : null, view.camera, true);
    if (camera) this.#openThread(address);
  }

  /**
   * @param {Camera} to
   * @param {Address|null} address
   */
  #addEntry(to, address) {
    if (this.#isChanged) this.#update();
    // A place that the camera never reached gets no entry, and the current place no second one.
    const isCurrent = this.#parts.cameraAnimation.destination !== null || isSame(this.#spot, this.#spotOf(to));
    this.#write(isCurrent ? "replaceState" : "pushState", address, to);
  }

  /** @param {Spot|null} spot  of the entry that the browser went to */
  #goTo(spot) {
    const { view, navigation, cameraAnimation, browser } = this.#parts;
    const address = parseAddress(browser.location.search);
    const target = spot ?? address;
    const camera = (target && navigation.cameraForAddress(target)) ?? navigation.startCamera();
    this.#isChanged = false;
    this.#spot = this.#spotOf(camera);
    view.set({ presenting: null, thread: null });
    cameraAnimation.flyTo(camera);
    this.#openThread(address);
  }

  /** @param {Address|null} address  of a thread, or something else */
  #openThread(address) {
    if (address?.kind === "comment") this.#parts.view.set({ thread: address.id, draft: null });
  }

  /** Updates the entry a while later. */
  #onCameraMove() {
    this.#isChanged = this.#parts.cameraAnimation.destination === null;
    if (this.#isUpdateDue) return;
    this.#isUpdateDue = true;
    this.#parts.later(() => {
      this.#isUpdateDue = false;
      this.#update();
    }, UPDATE_AFTER_MS);
  }

  /** Updates the entry, unless a flight or a presentation is under way: its entry is written already. */
  #update() {
    const { view, cameraAnimation } = this.#parts;
    if (view.presenting === null && cameraAnimation.destination === null) this.#updateEntry();
  }

  #updateEntry() {
    const { camera } = this.#parts.view;
    this.#isChanged = false;
    if (this.#spot && !isSame(this.#spot, this.#spotOf(camera))) this.#write("replaceState", null, camera);
  }

  /**
   * @param {"pushState"|"replaceState"} method
   * @param {Address|null} address  null for the address of the spot
   * @param {Camera} camera
   * @param {boolean} [isStart]  whether the entry needs no address, as the start view
   */
  #write(method, address, camera, isStart = false) {
    const { browser } = this.#parts;
    this.#spot = this.#spotOf(camera);
    const search = formatAddress(browser.location.search, address ?? (isStart ? null : this.#spot));
    try {
      browser.history[method]({ spot: this.#spot }, "", browser.location.pathname + search);
    } catch {
      // Safari throws after too many changes. The next change writes the entry again.
    }
  }

  /** @param {Camera} camera  @returns {Spot} */
  #spotOf(camera) {
    return addressOfView({ camera, viewport: this.#parts.view.viewport });
  }
}

/**
 * @param {unknown} state  of an entry, which may be of an older page
 * @returns {Spot|null}
 */
function readSpot(state) {
  return /** @type {{spot?: Spot}|null} */ (state)?.spot ?? null;
}

/**
 * @param {Spot|null} a
 * @param {Spot} b
 */
function isSame(a, b) {
  return a !== null && [a.x - b.x, a.y - b.y, a.zoom - b.zoom].every((difference) => Math.abs(difference) < TOLERANCE);
}
