/**
 * Pins of threads. They are buttons over the canvas, so that Tab and screen readers reach them. Pins that would
 * overlap are shown as one cluster button.
 * @module draw/overlay/pins
 */

import { ButtonLayer, setHidden } from "./buttonLayer.js";
import { ClusterButtons } from "./clusterButtons.js";
import { canSplit, splitViewOf } from "./clusters.js";
import { areAllHidden, labelPin, newButton, newPin } from "./pinLabels.js";
import { SPLIT_INTERVAL_MS, PinClusters, compareByAge, divideCluster } from "./pinClusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/camera/navigation.js").Navigation} Navigation */
/** @typedef {import("./pinLabels.js").Pin} Pin */
/** @typedef {import("./clusterButtons.js").PlacedPin} PlacedPin */
/** @typedef {import("./pinLabels.js").Parts & {layer: HTMLElement, view: View, navigation: Navigation}} Parts */

/** A click on a cluster zooms at least to this zoom, at which the nodes around the pins can be read. */
const READABLE_ZOOM_MIN = 1;

/** Shows the pins of all threads, and keeps them in position. */
export class Pins {
  #parts;
  /** @type {Map<string, Pin>} by thread */
  #pins = new Map();
  #layer;
  #clusterButtons;
  #draft = newButton("pin is-draft");
  #clusters = new PinClusters();
  /** @type {ReadonlySet<string|undefined>} threads whose pin is not clustered: it is open, focused or dragged */
  #pinsInUse = new Set();
  /** @type {string|null} */
  #openThread = null;
  /** @type {string|null} */
  #dragged = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #splitTimer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#layer = new ButtonLayer(parts.layer, parts.view);
    this.#clusterButtons = new ClusterButtons({ ...parts, open: (members) => this.#zoomInto(members) });
    this.#draft.tabIndex = -1;
    this.#draft.textContent = "…";
    parts.layer.addEventListener("focusin", () => this.#arrange());
    // If the focus moves to another pin, only `focusin` arranges the pins. Arranging here could hide that pin in a
    // cluster.
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

  /** Adds, removes and labels pins, and positions all of them. */
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

  /** Call it when the camera has moved. */
  follow() {
    if (this.#layer.needsLayout()) this.#arrange();
    else this.#layer.follow();
  }

  /** Positions all pins, after threads or nodes have moved. */
  place() {
    const threads = [...this.#parts.board.threads.values()].sort(compareByAge);
    this.#clusters.set(threads.flatMap((thread) => this.#placePin(thread)));
    this.#arrange();
  }

  /** Shows the pin of the draft, or removes it if there is no draft. */
  placeDraft() {
    const { view, board, layer } = this.#parts;
    if (!view.draft) {
      this.#draft.remove();
      return;
    }
    if (!this.#draft.isConnected) layer.append(this.#draft);
    this.#layer.position(this.#draft, board.pinOf(view.draft), true);
  }

  /** Tells screen readers which thread is open. */
  markOpen() {
    this.#setExpanded(this.#openThread, "false");
    const closed = this.#openThread;
    this.#openThread = this.#parts.view.thread;
    if (this.#isPinOutdated(closed) || this.#isPinOutdated(this.#openThread)) this.refresh();
    this.#setExpanded(this.#openThread, "true");
    // The pin of the open thread is needed even out of view, because the thread stands beside it.
    if (this.#openThread !== null) this.#arrange();
    // The code that closes a thread then focuses its pin. Arranging before that could hide the pin in a cluster.
    else queueMicrotask(() => this.#arrange());
  }

  /** Shows the dragged pin under the pointer. */
  moveDragged() {
    const { draggedPin } = this.#parts.view;
    const button = this.#pins.get(draggedPin?.id ?? "")?.button;
    if (draggedPin && button && draggedPin.id === this.#dragged) this.#layer.position(button, draggedPin.at, true);
    else this.#setDragged(draggedPin?.id ?? null);
  }

  /** @param {string|null} id  of the thread whose pin is dragged now */
  #setDragged(id) {
    for (const each of [this.#dragged, id])
      this.#pins.get(each ?? "")?.button.classList.toggle("is-carried", each === id);
    this.#dragged = id;
    this.#arrange();
  }

  /** Positions all pins and clusters for the current camera. */
  #arrange() {
    const { camera, thread } = this.#parts.view;
    this.#layer.beginLayout();
    this.#pinsInUse = new Set([thread ?? undefined, this.#dragged ?? undefined, threadIdOf(document.activeElement)]);
    for (const cluster of this.#clusters.clustersAt(camera.zoom, performance.now())) this.#showCluster(cluster);
    if (this.#clusters.isSplitPending(camera.zoom)) this.#arrangeAfterSplit();
    this.placeDraft();
    this.#layer.follow();
    this.#clusterButtons.removeUnshown((id) => this.#restoreFocus(id));
  }

  #arrangeAfterSplit() {
    clearTimeout(this.#splitTimer);
    this.#splitTimer = setTimeout(() => this.#arrange(), SPLIT_INTERVAL_MS);
  }

  /** @param {readonly PlacedPin[]} cluster */
  #showCluster(cluster) {
    const { separate, clustered, isColumn } = divideCluster(cluster, this.#pinsInUse);
    separate.forEach((pin, index) => this.#showPin(pin, isColumn ? index : 0));
    const [first] = clustered;
    if (!first) return;
    for (const { button } of clustered) setHidden(button, true);
    const button = this.#clusterButtons.show(clustered);
    this.#layer.position(button, first.at, button === document.activeElement);
  }

  /**
   * @param {PlacedPin} pin
   * @param {number} row  0 at its point, greater numbers above it
   */
  #showPin({ id, at, button }, row) {
    const { draggedPin } = this.#parts.view;
    const isDragged = draggedPin?.id === id;
    this.#layer.position(button, isDragged ? draggedPin.at : at, this.#pinsInUse.has(id), isDragged ? 0 : row);
  }

  /**
   * Zooms in until the pins of a cluster are apart. If no zoom separates them, opens the first thread.
   * @param {readonly PlacedPin[]} members  of a cluster
   */
  #zoomInto(members) {
    const points = members.map(({ at }) => at);
    if (!canSplit(points)) return this.#parts.view.set({ thread: members[0]?.id ?? null, draft: null });
    const { box, zoom } = splitViewOf(points);
    this.#parts.navigation.flyToBox(box, Math.max(zoom, READABLE_ZOOM_MIN));
  }

  /** @param {string} id  of a thread whose cluster button had the focus and was removed */
  #restoreFocus(id) {
    const button = this.#clusterButtons.buttonOf(id) ?? this.#pins.get(id)?.button;
    if (button) setHidden(button, false);
    button?.focus({ preventScroll: true });
  }

  /**
   * @param {string} id  of a thread
   * @returns {boolean} whether this person can read the thread; an open thread is always shown
   */
  #shouldShow(id) {
    return id === this.#parts.view.thread || this.#parts.visibleComments.isShown(id);
  }

  /**
   * @param {string|null} id
   * @returns {boolean} whether the thread has a pin but should have none, or the reverse
   */
  #isPinOutdated(id) {
    return id !== null && this.#parts.board.threads.has(id) && this.#pins.has(id) !== this.#shouldShow(id);
  }

  /** @param {Thread} thread  @returns {PlacedPin[]} empty if it has no pin */
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
 * @param {Element|null} element
 * @returns {string|undefined} the thread if the element is a pin
 */
function threadIdOf(element) {
  return /** @type {HTMLElement|null} */ (element)?.dataset?.["thread"];
}
