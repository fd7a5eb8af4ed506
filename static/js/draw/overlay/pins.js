/**
 * Pins of discussions: buttons over the map, so that they can be reached by Tab and by a screen reader. While the map is
 * panned only the layer moves that they lie in; each has its own place only until the zoom changes. Pins that would lie
 * on each other are shown as one bubble.
 * @module draw/overlay/pins
 */

import { visibleBox } from "../../board/camera/camera.js";
import { boxContains, boxInside, growBox } from "../../geometry.js";
import { ClusterButtons } from "./clusterButtons.js";
import { canSplit, splitViewOf } from "./clusters.js";
import { areAllHidden, labelPin, newButton, newPin } from "./pinLabels.js";
import { SPLIT_INTERVAL_MS, PinClusters, compareByAge, divideCluster } from "./pinClusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("./pinLabels.js").Pin} Pin */
/** @typedef {import("./clusterButtons.js").PlacedPin} Standing */

/** @typedef {import("./pinLabels.js").Parts & {layer: HTMLElement, view: View, navigation: import("../../board/camera/navigation.js").Navigation}} Parts */

/** The bubble's tail is its bottom left corner, which stands on the point. */
const PIN_HEIGHT_PX = 36;
/** Pins so many screens beyond the edge are there already: most pans end before others have to come. */
const MARGIN_SCREENS = 0.5;
/** While one zooms all are placed anew for each picture, so only those are there of which something may be seen. */
const ZOOMING_MARGIN_PX = 80;
/** A bubble that parts shows its pins in no greater zoom than it takes, but from this one on one can read what they are about. */
const READABLE_ZOOM_MIN = 1;
/** Pins on one point stand above each other, so many in a column: the discussion opens beside them and covers none. */
const COLUMN_LENGTH = 6;
const ROW_PX = 44;
const COLUMN_PX = 72;

/** Keeps pins where they belong. */
export class Pins {
  #parts;
  /** @type {Map<string, Pin>} by thread */
  #pins = new Map();
  #clusterButtons;
  #draft = newButton("pin is-draft");
  #clusters = new PinClusters();
  /** @type {ReadonlySet<string|undefined>} threads whose pin is in no bubble: it is open, has the focus or is in somebody's hand */
  #pinsInUse = new Set();
  /** @type {string|null} */
  #openThread = null;
  /** @type {string|null} */
  #dragged = null;
  /** Where the layer's own corner is, in screen pixels from the board's; and for which zoom the pins stand right. */
  #origin = { x_px: 0, y_px: 0, zoom: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #splitTimer;
  /** @type {Box} pins outside of it are hidden */
  #keptBox = { x: 0, y: 0, w: 0, h: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#clusterButtons = new ClusterButtons({ ...parts, open: (members) => this.#zoomInto(members) });
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
      if (board.threads.has(id) && this.#shouldShow(id)) continue;
      button.remove();
      this.#pins.delete(id);
    }
    for (const thread of board.threads.values())
      if (this.#shouldShow(thread.id))
        labelPin(this.#pins.get(thread.id) ?? this.#newPin(thread.id), thread, this.#parts);
    this.place();
  }

  /** The camera has moved. */
  follow() {
    const { camera, viewport } = this.#parts.view;
    if (camera.zoom !== this.#origin.zoom || !boxInside(visibleBox(camera, viewport), this.#keptBox)) this.#arrange();
    else this.#moveLayer();
  }

  /** Puts each pin in its place, wherever that is now. */
  place() {
    this.#clusters.set(
      [...this.#parts.board.threads.values()].sort(compareByAge).flatMap((thread) => this.#placePin(thread)),
    );
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
    this.#position(this.#draft, board.pinOf(view.draft), true);
  }

  /** Tells screen readers which discussion is open. */
  markOpen() {
    this.#setExpanded(this.#openThread, "false");
    const closed = this.#openThread;
    this.#openThread = this.#parts.view.thread;
    if (this.#isPinOutdated(closed) || this.#isPinOutdated(this.#openThread)) this.refresh();
    this.#setExpanded(this.#openThread, "true");
    // The open one must be there even out of view: the discussion stands beside it.
    if (this.#openThread !== null) this.#arrange();
    // Whoever closes it gives the focus to its pin, which so long must not go into a bubble.
    else queueMicrotask(() => this.#arrange());
  }

  /** Shows the pin that is in somebody's hand where the hand is. */
  moveDragged() {
    const { draggedPin } = this.#parts.view;
    const button = this.#pins.get(draggedPin?.id ?? "")?.button;
    if (draggedPin && button && draggedPin.id === this.#dragged) this.#position(button, draggedPin.at, true);
    else this.#setDragged(draggedPin?.id ?? null);
  }

  /** @param {string|null} id  of the thread whose pin is in the hand now, in place of another's */
  #setDragged(id) {
    for (const each of [this.#dragged, id])
      this.#pins.get(each ?? "")?.button.classList.toggle("is-carried", each === id);
    this.#dragged = id;
    this.#arrange();
  }

  /** Puts what is shown now in its place. */
  #arrange() {
    const { camera, viewport, thread } = this.#parts.view;
    const visible = visibleBox(camera, viewport);
    const isZooming = camera.zoom !== this.#origin.zoom;
    this.#origin = {
      x_px: Math.round(camera.x * camera.zoom),
      y_px: Math.round(camera.y * camera.zoom),
      zoom: camera.zoom,
    };
    this.#keptBox = growBox(
      visible,
      isZooming ? ZOOMING_MARGIN_PX / camera.zoom : Math.max(visible.w, visible.h) * MARGIN_SCREENS,
    );
    this.#pinsInUse = new Set([thread ?? undefined, this.#dragged ?? undefined, threadIdOf(document.activeElement)]);
    for (const cluster of this.#clusters.clustersAt(camera.zoom, performance.now())) this.#showCluster(cluster);
    if (this.#clusters.isSplitPending(camera.zoom)) this.#arrangeAfterSplit();
    this.placeDraft();
    this.#moveLayer();
    this.#clusterButtons.removeUnshown((id) => this.#restoreFocus(id));
  }

  #arrangeAfterSplit() {
    clearTimeout(this.#splitTimer);
    this.#splitTimer = setTimeout(() => this.#arrange(), SPLIT_INTERVAL_MS);
  }

  /** @param {readonly Standing[]} cluster */
  #showCluster(cluster) {
    const { separate, clustered, isColumn } = divideCluster(cluster, this.#pinsInUse);
    separate.forEach((pin, place) => this.#showPin(pin, isColumn ? place : 0));
    const [first] = clustered;
    if (!first) return;
    for (const { button } of clustered) setHidden(button, true);
    const button = this.#clusterButtons.show(clustered);
    this.#position(button, first.at, button === document.activeElement);
  }

  /**
   * @param {Standing} pin
   * @param {number} row  0 on its point, others above it
   */
  #showPin({ id, at, button }, row) {
    const { draggedPin } = this.#parts.view;
    const isCarried = draggedPin?.id === id;
    this.#position(button, isCarried ? draggedPin.at : at, this.#pinsInUse.has(id), isCarried ? 0 : row);
  }

  /** Moves all of them at once. */
  #moveLayer() {
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
   * @param {number} [row]  in a column of pins
   */
  #position(button, boardPoint, isNeeded, row = 0) {
    const isHidden = !isNeeded && !boxContains(this.#keptBox, boardPoint);
    setHidden(button, isHidden);
    if (isHidden) return;
    const { x_px, y_px, zoom } = this.#origin;
    const x = Math.round(boardPoint.x * zoom) - x_px - Math.floor(row / COLUMN_LENGTH) * COLUMN_PX;
    const y = Math.round(boardPoint.y * zoom) - y_px - PIN_HEIGHT_PX - (row % COLUMN_LENGTH) * ROW_PX;
    button.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * Goes where its pins stand apart; what never will is opened instead.
   * @param {readonly Standing[]} members  of a bubble
   */
  #zoomInto(members) {
    const points = members.map(({ at }) => at);
    if (!canSplit(points)) return this.#parts.view.set({ thread: members[0]?.id ?? null, draft: null });
    const { box, zoom } = splitViewOf(points);
    this.#parts.navigation.flyToBox(box, Math.max(zoom, READABLE_ZOOM_MIN));
  }

  /** @param {string} id  of a thread, whose bubble had the focus and is gone */
  #restoreFocus(id) {
    const button = this.#clusterButtons.buttonOf(id) ?? this.#pins.get(id)?.button;
    if (button) setHidden(button, false);
    button?.focus({ preventScroll: true });
  }

  /**
   * @param {string} id  of a thread
   * @returns {boolean} whether this person can read anything there; what is open is there anyhow, as by a link
   */
  #shouldShow(id) {
    return id === this.#parts.view.thread || this.#parts.visibleComments.isShown(id);
  }

  /**
   * @param {string|null} id
   * @returns {boolean} whether the discussion has a pin and should have none, or the other way round
   */
  #isPinOutdated(id) {
    return id !== null && this.#parts.board.threads.has(id) && this.#pins.has(id) !== this.#shouldShow(id);
  }

  /** @param {Thread} thread  @returns {Standing[]} none while it has no pin */
  #placePin(thread) {
    const { board, visibleComments } = this.#parts;
    const button = this.#pins.get(thread.id)?.button;
    if (!button) return [];
    return [
      {
        id: thread.id,
        at: board.pinOf(thread),
        isResolved: thread.is_resolved,
        isHidden: areAllHidden(visibleComments.commentsOf(thread.id)),
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
  #setExpanded(id, isOpen) {
    const button = this.#pins.get(id ?? "")?.button;
    if (button) button.ariaExpanded = isOpen;
  }
}

/**
 * @param {HTMLElement} button
 * @param {boolean} isHidden
 */
function setHidden(button, isHidden) {
  if (button.hidden !== isHidden) button.hidden = isHidden;
}

/**
 * @param {Element|null} element
 * @returns {string|undefined} the thread whose pin it is
 */
function threadIdOf(element) {
  return /** @type {HTMLElement|null} */ (element)?.dataset?.["thread"];
}
