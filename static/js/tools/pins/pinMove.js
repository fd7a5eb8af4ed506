/**
 * Moving the pin of a discussion, whichever way it is done: taken up, over the map, and put down on what lies there.
 * @module tools/pins/pinMove
 */

import { toPlainText } from "../../board/text/plainText.js";
import { isEditor } from "../../board/permissions.js";
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

/**
 * [C7] Who began a discussion, and editors; somebody who may only look moves nothing, whatever they began before.
 * @param {You|null} you  null before the first welcome
 * @param {Pick<Thread, "by">} thread
 * @returns {boolean}
 */
export function mayMovePin(you, thread) {
  if (you === null || you.role === "view") return false;
  return isEditor(you.role) || thread.by === you.id;
}

/** One pin at a time; `view.draggedPin` is what the map shows of it. */
export class PinMove {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {string|null} the thread whose pin is on its way */
  get carried() {
    return this.#parts.view.draggedPin?.id ?? null;
  }

  /**
   * @param {string} id  of a thread
   * @returns {boolean}
   */
  mayMove(id) {
    const { board, sync } = this.#parts;
    const thread = board.threads.get(id);
    return thread !== undefined && mayMovePin(sync.you, thread);
  }

  /**
   * @param {string} id  of a thread that is there
   * @returns {Point} the board point where its pin is now, on its way or not
   */
  placeOf(id) {
    const { board, view } = this.#parts;
    const thread = board.threads.get(id);
    if (!thread) throw new Error(`There is no discussion "${id}" to move.`);
    return view.draggedPin?.id === id ? view.draggedPin.at : board.pinOf(thread);
  }

  /**
   * @param {string} id
   * @param {Point} at  board point
   */
  carry(id, at) {
    if (this.carried !== id) this.drop();
    this.#parts.view.set({ draggedPin: { id, at } });
  }

  /** Puts it down where it is, for everybody. */
  drop() {
    const { view, board, index } = this.#parts;
    if (view.draggedPin === null) return;
    const { id, at } = view.draggedPin;
    const thread = board.threads.get(id);
    if (thread && distance(board.pinOf(thread), at) > 0) void this.#send(id, pinAnchorAt(index, at));
    // Only now, when the board has it at its new place: it must not be seen at the old one in between.
    view.set({ draggedPin: null });
  }

  /** Leaves it where it was. */
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
    announcer.say(this.#whereabouts(place.node_id));
    const refusal = await answer;
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** @param {string|null} node_id  @returns {string} a sentence */
  #whereabouts(node_id) {
    const { board, lang, t } = this.#parts;
    const node = board.nodes.get(node_id ?? "");
    if (!node) return t("pin.moved.map");
    const words = toPlainText(textOfNode(node, lang)).slice(0, EXCERPT_LENGTH);
    if (node.kind === "frame") return t("pin.moved.frame", { title: words || t("frame.untitled") });
    return words ? t("pin.moved.node", { text: words }) : t("pin.moved.bare");
  }
}
