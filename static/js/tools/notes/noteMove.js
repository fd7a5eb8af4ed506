/**
 * Moving a note, by drag or by keys. The first step puts it above all other nodes, everybody sees each step, and the
 * drop puts it in the frame there.
 * @module tools/notes/noteMove
 */

import { COORDINATE_MAX } from "../../board/rules/nodes.js";
import { toPlainText } from "../../board/text/plainText.js";
import { mayMoveNote } from "../../board/permissions.js";
import { textOfNode } from "../../board/text/nodeText.js";
import { clamp } from "../../geometry.js";
import { orderAbove, parentAt } from "./notePlacement.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {{was: StickyNode, isRefused: boolean}} Move  the note that is being moved, as it was before */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../../net/sync.js").Sync} sync
 * @property {{say: (sentence: string) => void, show: (sentence: string) => void}} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

const EXCERPT_LENGTH = 60;

/** Moves one note at a time. */
export class NoteMove {
  #parts;
  /** @type {Move|null} */
  #moving = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {string|null} id of the note that is being moved */
  get movingId() {
    return this.#moving?.was.id ?? null;
  }

  /**
   * @param {string|null} id  of a node
   * @returns {StickyNode|null} the note, whose corner is its position; null where this person may not move it now
   */
  positionOf(id) {
    const { board, sync } = this.#parts;
    const node = board.nodes.get(id ?? "");
    return mayMoveNote(sync.you, board.info, node, sync.serverNow()) ? node : null;
  }

  /**
   * Moves the note; a note that this person may not move stays where it is.
   * @param {string} id
   * @param {Point} at  board point of its corner
   */
  moveTo(id, at) {
    const note = this.positionOf(id);
    if (!note) return;
    const corner = { x: withinBoard(at.x), y: withinBoard(at.y) };
    void this.#send(this.movingId === id ? corner : { ...corner, ...this.#begin(note) });
  }

  /**
   * @param {StickyNode} note
   * @returns {{place?: import("../../wire.js").Place}} what has to change so that the note lies above all other nodes
   */
  #begin(note) {
    this.drop();
    this.#moving = { was: note, isRefused: false };
    const order = orderAbove(this.#parts.index, note);
    return order === note.place.order ? {} : { place: { ...note.place, order } };
  }

  /** Leaves the note where it is, in the frame there. */
  drop() {
    const note = this.positionOf(this.movingId);
    if (note) {
      const parent = parentAt(this.#parts.index, { x: note.x + note.w / 2, y: note.y + note.h / 2 });
      if (parent !== note.place.parent) void this.#send({ place: { ...note.place, parent } });
      this.#parts.announcer.say(this.#describePlace(parent));
    }
    this.#moving = null;
  }

  /** Moves the note back to where it was. If its frame is deleted by now, it belongs to none. */
  putBack() {
    if (this.#moving && this.positionOf(this.movingId)) {
      const { x, y, place } = this.#moving.was;
      const hasParent = this.#parts.board.nodes.has(place.parent ?? "");
      void this.#send({ x, y, place: { ...place, parent: hasParent ? place.parent : null } });
    }
    this.#moving = null;
  }

  /**
   * The server may refuse many steps of one move. The first refusal ends the move, and its reason is shown once.
   * @param {import("../../wire.js").NodeUpdate["set"]} set
   */
  async #send(set) {
    const { sync, announcer, t } = this.#parts;
    const move = this.#moving;
    if (!move) return;
    const refusal = await sync.submit([{ kind: "node.update", id: move.was.id, set }]);
    if (!refusal || move.isRefused) return;
    move.isRefused = true;
    if (this.#moving === move) this.#moving = null;
    announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** @param {string|null} parent  @returns {string} a sentence */
  #describePlace(parent) {
    const { board, lang, t } = this.#parts;
    const frame = board.nodes.get(parent ?? "");
    if (!frame) return t("note.moved.map");
    return t("note.moved.frame", {
      title: toPlainText(textOfNode(frame, lang)).slice(0, EXCERPT_LENGTH) || t("frame.untitled"),
    });
  }
}

/** @param {number} at  @returns {number} */
function withinBoard(at) {
  return clamp(at, -COORDINATE_MAX, COORDINATE_MAX);
}
