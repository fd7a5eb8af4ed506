/**
 * Pins of discussions: buttons over the map, so that they can be reached by Tab and by a screen reader. While the map is
 * panned only the layer moves that they lie in; each has its own place only until the zoom changes. Pins that would lie
 * on each other are shown as one bubble.
 * @module draw/overlay/pins
 */

import { visibleBox } from "../../board/camera/camera.js";
import { boxContains, boxInside, growBox } from "../../geometry.js";
import { Bubbles } from "./clusterButtons.js";
import { canPart, partingOf } from "./clusters.js";
import { isAllWithheld, labelPin, newButton, newPin } from "./pinLabels.js";
import { PARTING_MS, PinGroups, byAge, sharesOf } from "./pinClusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("./pinLabels.js").Pin} Pin */
/** @typedef {import("./clusterButtons.js").Standing} Standing */

/** @typedef {import("./pinLabels.js").Parts & {layer: HTMLElement, view: View, navigation: import("../../board/camera/navigation.js").Navigation}} Parts */

/** The bubble's tail is its bottom left corner, which stands on the point. */
const PIN_HEIGHT_PX = 36;
/** Pins so many screens beyond the edge are there already: most pans end before others have to come. */
const BEYOND_SCREENS = 0.5;
/** While one zooms all are placed anew for each picture, so only those are there of which something may be seen. */
const BEYOND_PX = 80;
/** A bubble that parts shows its pins in no greater zoom than it takes, but from this one on one can read what they are about. */
const READING_ZOOM = 1;
/** Pins on one point stand above each other, so many in a column: the discussion opens beside them and covers none. */
const COLUMN = 6;
const ROW_PX = 44;
const COLUMN_PX = 72;

/** Keeps pins where they belong. */
export class Pins {
  #parts;
  /** @type {Map<string, Pin>} by thread */
  #pins = new Map();
  #bubbles;
  #draft = newButton("pin is-draft");
  #groups = new PinGroups();
  /** @type {ReadonlySet<string|undefined>} threads whose pin is in no bubble: it is open, has the focus or is in somebody's hand */
  #inUse = new Set();
  /** @type {string|null} */
  #open = null;
  /** @type {string|null} */
  #carried = null;
  /** Where the layer's own corner is, in screen pixels from the board's; and for which zoom the pins stand right. */
  #origin = { x_px: 0, y_px: 0, zoom: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #later;
  /** @type {Box} pins outside of it are hidden */
  #shown = { x: 0, y: 0, w: 0, h: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#bubbles = new Bubbles({ ...parts, open: (members) => this.#part(members) });
    this.#draft.tabIndex = -1;
    this.#draft.textContent = "…";
    parts.layer.addEventListener("focusin", () => this.#arrange());
    // From pin to pin the next event tells it all; to gather before it could hide the very pin that the focus goes to.
    parts.layer.addEventListener(
      "focusout",
      ({ relatedTarget }) => parts.layer.contains(/** @type {Node|null} */ (relatedTarget)) || this.#arrange(),
    );
  }

  /**
   * @param {string|null} thread_id  null for the draft
   * @returns {HTMLElement|undefined}
   */
  pinFor(thread_id) {
    return thread_id === null ? this.#draft : this.#pins.get(thread_id)?.button;
  }

  /** Makes the pins anew where their words have changed, and puts all of them in place. */
  refresh() {
    const { board } = this.#parts;
    for (const [id, { button }] of this.#pins) {
      if (board.threads.has(id) && this.#isWanted(id)) continue;
      button.remove();
      this.#pins.delete(id);
    }
    for (const thread of board.threads.values())
      if (this.#isWanted(thread.id))
        labelPin(this.#pins.get(thread.id) ?? this.#newPin(thread.id), thread, this.#parts);
    this.place();
  }

  /** The camera has moved. */
  follow() {
    const { camera, viewport } = this.#parts.view;
    if (camera.zoom !== this.#origin.zoom || !boxInside(visibleBox(camera, viewport), this.#shown)) this.#arrange();
    else this.#shift();
  }

  /** Puts each pin in its place, wherever that is now. */
  place() {
    this.#groups.set([...this.#parts.board.threads.values()].sort(byAge).flatMap((thread) => this.#stand(thread)));
    this.#arrange();
  }

  /** Shows the pin of the comment that is being written, where there is one. */
  placeDraft() {
    const { view, board, layer } = this.#parts;
    if (!view.draft) {
      this.#draft.remove();
      return;
    }
    if (!this.#draft.isConnected) layer.append(this.#draft);
    this.#put(this.#draft, board.pinOf(view.draft), true);
  }

  /** Tells screen readers which discussion is open. */
  markOpen() {
    this.#expand(this.#open, "false");
    const closed = this.#open;
    this.#open = this.#parts.view.thread;
    if (this.#isOutOfPlace(closed) || this.#isOutOfPlace(this.#open)) this.refresh();
    this.#expand(this.#open, "true");
    // The open one must be there even out of view: the discussion stands beside it.
    if (this.#open !== null) this.#arrange();
    // Whoever closes it gives the focus to its pin, which so long must not go into a bubble.
    else queueMicrotask(() => this.#arrange());
  }

  /** Shows the pin that is in somebody's hand where the hand is. */
  carry() {
    const { draggedPin } = this.#parts.view;
    const button = this.#pins.get(draggedPin?.id ?? "")?.button;
    if (draggedPin && button && draggedPin.id === this.#carried) this.#put(button, draggedPin.at, true);
    else this.#takeUp(draggedPin?.id ?? null);
  }

  /** @param {string|null} id  of the thread whose pin is in the hand now, in place of another's */
  #takeUp(id) {
    for (const each of [this.#carried, id])
      this.#pins.get(each ?? "")?.button.classList.toggle("is-carried", each === id);
    this.#carried = id;
    this.#arrange();
  }

  /** Puts what is shown now in its place. */
  #arrange() {
    const { camera, viewport, thread } = this.#parts.view;
    const seen = visibleBox(camera, viewport);
    const isZooming = camera.zoom !== this.#origin.zoom;
    this.#origin = {
      x_px: Math.round(camera.x * camera.zoom),
      y_px: Math.round(camera.y * camera.zoom),
      zoom: camera.zoom,
    };
    this.#shown = growBox(seen, isZooming ? BEYOND_PX / camera.zoom : Math.max(seen.w, seen.h) * BEYOND_SCREENS);
    this.#inUse = new Set([thread ?? undefined, this.#carried ?? undefined, threadOf(document.activeElement)]);
    for (const group of this.#groups.at(camera.zoom, performance.now())) this.#show(group);
    if (this.#groups.isLate(camera.zoom)) this.#arrangeLater();
    this.placeDraft();
    this.#shift();
    this.#bubbles.sweep((id) => this.#focus(id));
  }

  #arrangeLater() {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#arrange(), PARTING_MS);
  }

  /** @param {readonly Standing[]} group */
  #show(group) {
    const { alone, together, isColumn } = sharesOf(group, this.#inUse);
    alone.forEach((pin, place) => this.#showPin(pin, isColumn ? place : 0));
    const [first] = together;
    if (!first) return;
    for (const { button } of together) hide(button, true);
    const bubble = this.#bubbles.show(together);
    this.#put(bubble, first.at, bubble === document.activeElement);
  }

  /**
   * @param {Standing} pin
   * @param {number} place  0 on its point, others above it
   */
  #showPin({ id, at, button }, place) {
    const { draggedPin } = this.#parts.view;
    const isCarried = draggedPin?.id === id;
    this.#put(button, isCarried ? draggedPin.at : at, this.#inUse.has(id), isCarried ? 0 : place);
  }

  /** Moves all of them at once. */
  #shift() {
    const { camera } = this.#parts.view;
    const [x, y] = [
      this.#origin.x_px - Math.round(camera.x * camera.zoom),
      this.#origin.y_px - Math.round(camera.y * camera.zoom),
    ];
    this.#parts.layer.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * @param {HTMLElement} button
   * @param {Point} boardPoint
   * @param {boolean} isNeeded  in view or not
   * @param {number} [place]  in a column of pins
   */
  #put(button, boardPoint, isNeeded, place = 0) {
    const isHidden = !isNeeded && !boxContains(this.#shown, boardPoint);
    hide(button, isHidden);
    if (isHidden) return;
    const { x_px, y_px, zoom } = this.#origin;
    const x = Math.round(boardPoint.x * zoom) - x_px - Math.floor(place / COLUMN) * COLUMN_PX;
    const y = Math.round(boardPoint.y * zoom) - y_px - PIN_HEIGHT_PX - (place % COLUMN) * ROW_PX;
    button.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * Goes where its pins stand apart; what never will is opened instead.
   * @param {readonly Standing[]} members  of a bubble
   */
  #part(members) {
    const points = members.map(({ at }) => at);
    if (!canPart(points)) return this.#parts.view.set({ thread: members[0]?.id ?? null, draft: null });
    const { box, zoom } = partingOf(points);
    this.#parts.navigation.flyToBox(box, Math.max(zoom, READING_ZOOM));
  }

  /** @param {string} id  of a thread, whose bubble had the focus and is gone */
  #focus(id) {
    const heir = this.#bubbles.holding(id) ?? this.#pins.get(id)?.button;
    if (heir) hide(heir, false);
    heir?.focus({ preventScroll: true });
  }

  /**
   * @param {string} id  of a thread
   * @returns {boolean} whether this person can read anything there; what is open is there anyhow, as by a link
   */
  #isWanted(id) {
    return id === this.#parts.view.thread || this.#parts.visibleComments.isShown(id);
  }

  /**
   * @param {string|null} id
   * @returns {boolean} whether the discussion has a pin and should have none, or the other way round
   */
  #isOutOfPlace(id) {
    return id !== null && this.#parts.board.threads.has(id) && this.#pins.has(id) !== this.#isWanted(id);
  }

  /** @param {Thread} thread  @returns {Standing[]} none while it has no pin */
  #stand(thread) {
    const { board, visibleComments } = this.#parts;
    const button = this.#pins.get(thread.id)?.button;
    if (!button) return [];
    return [
      {
        id: thread.id,
        at: board.pinOf(thread),
        isResolved: thread.is_resolved,
        isWithheld: isAllWithheld(visibleComments.commentsOf(thread.id)),
        button,
      },
    ];
  }

  /** @param {string} id  @returns {Pin} */
  #newPin(id) {
    const pin = newPin(id, () => this.#parts.view.set({ thread: id, draft: null }));
    this.#pins.set(id, pin);
    this.#parts.layer.append(pin.button);
    return pin;
  }

  /**
   * @param {string|null} id
   * @param {"true"|"false"} isOpen
   */
  #expand(id, isOpen) {
    const button = this.#pins.get(id ?? "")?.button;
    if (button) button.ariaExpanded = isOpen;
  }
}

/**
 * @param {HTMLElement} button
 * @param {boolean} isHidden
 */
function hide(button, isHidden) {
  if (button.hidden !== isHidden) button.hidden = isHidden;
}

/**
 * @param {Element|null} element
 * @returns {string|undefined} the thread whose pin it is
 */
function threadOf(element) {
  return /** @type {HTMLElement|null} */ (element)?.dataset?.["thread"];
}
