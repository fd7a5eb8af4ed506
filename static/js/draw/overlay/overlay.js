/**
 * Everything that is shown over the board but is not part of it: pins, buttons of comment areas, and other people's
 * cursors.
 * @module draw/overlay/overlay
 */

import { AreaButtons } from "./areaButtons.js";
import { Cursors } from "./cursors.js";
import { followFocus } from "./followFocus.js";
import { Pins } from "./pins.js";

/** @typedef {import("../../board/state.js").BoardState} BoardState */
/** @typedef {import("../../board/state.js").ChangedIds} ChangedIds */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/peers.js").Peers} Peers */

/**
 * @typedef {object} OverlayParts
 * @property {EventTarget} page  receives all key events
 * @property {HTMLElement} pins
 * @property {HTMLElement} cursors
 * @property {HTMLElement} areaLayer  for the buttons of comment areas; below the pins
 * @property {import("../../board/comments/areas.js").CommentAreas} areas  must listen to the board before the
 *   overlay does
 * @property {BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments  must listen first
 *   as well
 * @property {View} view
 * @property {Peers} peers
 * @property {import("../../i18n.js").Translate} t
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {(thread_id: string) => boolean} isUnsent
 * @property {(thread: import("../../wire.js").Thread) => boolean} mayMove  whether this person may move the pin
 * @property {(thread_id: string) => boolean} isUnread
 * @property {() => boolean} mayComment
 * @property {() => import("./areaButtons.js").AreaButtonElements} newAreaButton
 * @property {(area_id: string) => void} openArea
 * @property {{measure: import("../text/text.js").Measure}} renderer
 */

/** Updates pins, area buttons and cursors when the board or the view changes. */
export class Overlay {
  #board;
  #pins;
  #areaButtons;

  /** @param {OverlayParts} parts */
  constructor({ pins, cursors, areaLayer, peers, openArea, ...parts }) {
    const { board, view, t } = parts;
    this.#board = board;
    this.#areaButtons = new AreaButtons({
      layer: areaLayer,
      open: openArea,
      approach: (id) => parts.navigation.flyToNode(id),
      ...parts,
    });
    this.#pins = new Pins({ layer: pins, ...parts });
    new Cursors({ layer: cursors, view, peers, t });
    const boxOf = (/** @type {Element} */ button) => this.#areaButtons.areaOf(button);
    followFocus({ page: parts.page, layers: [areaLayer, pins], view, navigation: parts.navigation, boxOf });
    view.onChange((keys) => this.#onViewChange(keys));
    board.onChange((changed) => this.#onBoardChange(changed));
  }

  /** Labels and positions all pins and area buttons. */
  refresh() {
    this.#pins.refresh();
    this.#areaButtons.place();
  }

  /**
   * @param {string|null} thread_id  null for the draft
   * @returns {HTMLElement|undefined}
   */
  pinFor(thread_id) {
    return this.#pins.pinFor(thread_id);
  }

  /**
   * @param {string|null} node_id
   * @returns {HTMLElement|undefined} the button, if the node is a comment area that has one now
   */
  areaFor(node_id) {
    return this.#areaButtons.buttonFor(node_id);
  }

  /** @param {Set<string>} keys */
  #onViewChange(keys) {
    if (keys.has("thread")) this.#pins.markOpen();
    else if (keys.has("camera") || keys.has("viewport")) this.#pins.follow();
    if (keys.has("camera") || keys.has("viewport")) this.#areaButtons.place();
    if (keys.has("draft")) this.#pins.placeDraft();
    if (keys.has("draggedPin")) this.#pins.moveDragged();
  }

  /** @param {ChangedIds} changed */
  #onBoardChange({ nodes, threads, comments, people, isInfo, isReset }) {
    if (isReset || isInfo || nodes.size > 0 || threads.size > 0 || comments.size > 0) this.#areaButtons.place();
    if (isReset || threads.size > 0 || comments.size > 0 || people.size > 0) this.#pins.refresh();
    else if (this.#hasPinOn(nodes)) this.#pins.place();
  }

  /** @param {ReadonlySet<string>} nodes */
  #hasPinOn(nodes) {
    for (const { node_id } of this.#board.threads.values()) if (node_id !== null && nodes.has(node_id)) return true;
    return false;
  }
}
