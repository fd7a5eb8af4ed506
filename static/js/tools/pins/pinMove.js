/**
 * Moving the pin of a thread, by drag or by keys. Other people see it move only when it is dropped.
 * @module tools/pins/pinMove
 */

import { toPlainText } from "../../board/text/plainText.js";
import { mayMovePin } from "../../board/permissions.js";
import { textOfNode } from "../../board/text/nodeText.js";
import { pinAnchorAt } from "../../draw/hitTest.js";
import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").You} You */
/** @typedef {import("../../board/view.js").Draft} Draft */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../../net/sync.js").Sync} sync
 * @property {{say: (sentence: string) => void, show: (sentence: string) => void}} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

const EXCERPT_LENGTH = 60;

/** Moves one pin at a time. `view.draggedPin` says where the board shows it. */
export class PinMove {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {string|null} id of the thread whose pin is being moved */
  get movingId() {
    return this.#parts.view.draggedPin?.id ?? null;
  }

  /**
   * @param {string} id  of a thread
   * @returns {Point|null} board point where its pin is shown; null where this person may not move it now
   */
  positionOf(id) {
    const { board, view, sync } = this.#parts;
    const thread = board.threads.get(id);
    if (!thread || !mayMovePin(sync.you, thread)) return null;
    return view.draggedPin?.id === id ? view.draggedPin.at : board.pinOf(thread);
  }

  /**
   * @param {string} id
   * @param {Point} at  board point
   */
  moveTo(id, at) {
    if (this.movingId !== id) this.drop();
    this.#parts.view.set({ draggedPin: { id, at } });
  }

  /** Pins it to what lies under it, for everybody. */
  drop() {
    const { view, board, index } = this.#parts;
    if (view.draggedPin === null) return;
    const { id, at } = view.draggedPin;
    const thread = board.threads.get(id);
    if (thread && distance(board.pinOf(thread), at) > 0) void this.#send(id, pinAnchorAt(index, at));
    // Only after the board has its new place: else the pin would be drawn once at its old one.
    view.set({ draggedPin: null });
  }

  /** Shows it again where it was. */
  putBack() {
    this.#parts.view.set({ draggedPin: null });
  }

  /**
   * @param {string} id
   * @param {Draft} place
   */
  async #send(id, place) {
    const { sync, announcer, t } = this.#parts;
    const answer = sync.submit([{ kind: "thread.move", id, ...place }]);
    announcer.say(this.#describePlace(place.node_id));
    const refusal = await answer;
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** @param {string|null} node_id  @returns {string} a sentence */
  #describePlace(node_id) {
    const { board, lang, t } = this.#parts;
    const node = board.nodes.get(node_id ?? "");
    if (!node) return t("pin.moved.map");
    const text = toPlainText(textOfNode(node, lang)).slice(0, EXCERPT_LENGTH);
    if (node.kind === "frame") return t("pin.moved.frame", { title: text || t("frame.untitled") });
    return text ? t("pin.moved.node", { text }) : t("pin.moved.bare");
  }
}
