/**
 * Where one has been: the browser's own back and forward lead through the places visited, and a reload comes back to where
 * one was. A flight to a place makes an entry of the history; panning and zooming only move the entry that one is at.
 * @module ui/map/history
 */

import { parseAddress, formatAddress } from "../../board/camera/address.js";
import { centre } from "../../geometry.js";
import { visibleBox } from "../../board/camera/camera.js";

/** @typedef {import("../../board/camera/address.js").Address} Address */
/** @typedef {import("../../board/camera/camera.js").Camera} Camera */
/** @typedef {Extract<Address, {kind: "at"}>} Spot  what an entry remembers, to the last digit */

/**
 * @typedef {object} Parts
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../board/camera/cameraAnimation.js").CameraAnimation} cameraAnimation
 * @property {() => void} lost  the link led to something that is not there (any more)
 * @property {Pick<Window, "history"|"location"|"addEventListener">} browser
 * @property {(run: () => void, ms: number) => void} later
 */

/** Browsers refuse more than a hundred changes in half a minute. */
const REST_MS = 350;
/** What a place may differ by after it went through middle and corner: far less than a pixel. */
const SAME = 1e-6;

/** The entry of the history that one is at, and when it moves. */
export class Trail {
  #parts;
  /** @type {Spot|null} the entry's; null before the beginning */
  #spot = null;
  #isStirred = false;
  #isWaiting = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { browser, view, navigation } = parts;
    browser.addEventListener("popstate", (event) => this.#return(spotIn(event.state)));
    navigation.onNavigate((to, address) => this.#depart(to, address));
    let wasPresenting = false;
    view.onChange((keys) => {
      const isPresenting = view.presenting !== null;
      // While one presents the entry stays at the place where it began; where it ends is the next one.
      if (isPresenting && !wasPresenting) this.#write();
      if (!isPresenting && keys.has("camera")) this.#stir();
      wasPresenting = isPresenting;
    });
  }

  /** Goes to where the window was before it was loaded anew, else where the address leads, else to the beginning. */
  begin() {
    const { view, navigation, browser } = this.#parts;
    const address = parseAddress(browser.location.search);
    const known = spotIn(browser.history.state) ?? address;
    const camera = known && navigation.cameraForAddress(known);
    if (known && !camera) this.#parts.lost();
    view.set({ camera: camera ?? navigation.startCamera() });
    this.#put("replaceState", camera ? address : null, view.camera, true);
    if (camera) this.#open(address);
  }

  /**
   * @param {Camera} to
   * @param {Address|null} address
   */
  #depart(to, address) {
    if (this.#isStirred) this.#settle();
    // A place that was never reached, or that one is at already, is none to come back to.
    const isAtHand = this.#parts.cameraAnimation.destination !== null || isSame(this.#spot, this.#spotOf(to));
    this.#put(isAtHand ? "replaceState" : "pushState", address, to);
  }

  /** @param {Spot|null} spot */
  #return(spot) {
    const { view, navigation, cameraAnimation, browser } = this.#parts;
    const address = parseAddress(browser.location.search);
    const target = spot ?? address;
    const camera = (target && navigation.cameraForAddress(target)) ?? navigation.startCamera();
    this.#isStirred = false;
    this.#spot = this.#spotOf(camera);
    view.set({ presenting: null, thread: null });
    cameraAnimation.flyTo(camera);
    this.#open(address);
  }

  /** @param {Address|null} address  a discussion's opens it */
  #open(address) {
    if (address?.kind === "comment") this.#parts.view.set({ thread: address.id, draft: null });
  }

  /** The camera has moved: when a while has passed, the entry follows. */
  #stir() {
    this.#isStirred = this.#parts.cameraAnimation.destination === null;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#parts.later(() => {
      this.#isWaiting = false;
      this.#settle();
    }, REST_MS);
  }

  /** Writes down where one is, unless one is flying or presenting: then it is written already. */
  #settle() {
    const { view, cameraAnimation } = this.#parts;
    if (view.presenting === null && cameraAnimation.destination === null) this.#write();
  }

  #write() {
    const { camera } = this.#parts.view;
    this.#isStirred = false;
    if (this.#spot && !isSame(this.#spot, this.#spotOf(camera))) this.#put("replaceState", null, camera);
  }

  /**
   * @param {"pushState"|"replaceState"} how
   * @param {Address|null} address  null for none but the spot itself
   * @param {Camera} camera
   * @param {boolean} [isBare]  whether a spot needs no address: it is the beginning
   */
  #put(how, address, camera, isBare = false) {
    const { browser } = this.#parts;
    this.#spot = this.#spotOf(camera);
    const search = formatAddress(browser.location.search, address ?? (isBare ? null : this.#spot));
    try {
      browser.history[how]({ spot: this.#spot }, "", browser.location.pathname + search);
    } catch {
      // Safari throws at too many changes; the next one will do.
    }
  }

  /** @param {Camera} camera  @returns {Spot} */
  #spotOf(camera) {
    return { kind: "at", ...centre(visibleBox(camera, this.#parts.view.viewport)), zoom: camera.zoom };
  }
}

/**
 * @param {unknown} state  of an entry: ours, or of a page before this one
 * @returns {Spot|null}
 */
function spotIn(state) {
  return /** @type {{spot?: Spot}|null} */ (state)?.spot ?? null;
}

/**
 * @param {Spot|null} a
 * @param {Spot} b
 */
function isSame(a, b) {
  return a !== null && [a.x - b.x, a.y - b.y, a.zoom - b.zoom].every((by) => Math.abs(by) < SAME);
}
