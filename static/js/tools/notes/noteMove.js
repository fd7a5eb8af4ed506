/**
 * Moving a note, whichever way it is done: taken up above all else, over the map before everybody's eyes, and put down in the
 * frame that is there.
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
/** @typedef {{was: StickyNode, isRefused: boolean}} Taken  the note in hand, as it was when it was taken up */

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

/** One note at a time. */
export class NoteMove {
  #parts;
  /** @type {Taken|null} */
  #taken = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {string|null} the note in hand */
  get carried() {
    return this.#taken?.was.id ?? null;
  }

  /**
   * @param {string|null} id  of a node
   * @returns {StickyNode|null} the note, where this person may move it now
   */
  movable(id) {
    const { board, sync } = this.#parts;
    const node = board.nodes.get(id ?? "");
    return mayMoveNote(sync.you, board.info, node, sync.serverNow()) ? node : null;
  }

  /**
   * Takes it up, if it is not in hand already, and moves it there.
   * @param {StickyNode} note
   * @param {Point} at  board point of its corner
   */
  carry(note, at) {
    const corner = { x: within(at.x), y: within(at.y) };
    void this.#send(this.carried === note.id ? corner : { ...corner, ...this.#take(note) });
  }

  /**
   * @param {StickyNode} note
   * @returns {{place?: import("../../wire.js").Place}} what has to change for it to lie above all else
   */
  #take(note) {
    this.drop();
    this.#taken = { was: note, isRefused: false };
    const order = orderAbove(this.#parts.index, note);
    return order === note.place.order ? {} : { place: { ...note.place, order } };
  }

  /** Leaves it where it is, in the frame there. */
  drop() {
    const note = this.movable(this.carried);
    if (note) {
      const parent = parentAt(this.#parts.index, { x: note.x + note.w / 2, y: note.y + note.h / 2 });
      if (parent !== note.place.parent) void this.#send({ place: { ...note.place, parent } });
      this.#parts.announcer.say(this.#whereabouts(parent));
    }
    this.#taken = null;
  }

  /** Moves it back to where it was taken up; its frame may be gone meanwhile. */
  putBack() {
    if (this.#taken && this.movable(this.carried)) {
      const { x, y, place } = this.#taken.was;
      const isThere = this.#parts.board.nodes.has(place.parent ?? "");
      void this.#send({ x, y, place: { ...place, parent: isThere ? place.parent : null } });
    }
    this.#taken = null;
  }

  /**
   * Who is refused has nothing in hand any more, and is told why once: many steps of a move may be refused one after another.
   * @param {import("../../wire.js").NodeUpdate["set"]} set
   */
  async #send(set) {
    const { sync, announcer, t } = this.#parts;
    const taken = this.#taken;
    if (!taken) return;
    const refusal = await sync.submit([{ kind: "node.update", id: taken.was.id, set }]);
    if (!refusal || taken.isRefused) return;
    taken.isRefused = true;
    if (this.#taken === taken) this.#taken = null;
    announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** @param {string|null} parent  @returns {string} a sentence */
  #whereabouts(parent) {
    const { board, lang, t } = this.#parts;
    const frame = board.nodes.get(parent ?? "");
    if (!frame) return t("note.moved.map");
    return t("note.moved.frame", {
      title: toPlainText(textOfNode(frame, lang)).slice(0, EXCERPT_LENGTH) || t("frame.untitled"),
    });
  }
}

/** @param {number} at  @returns {number} */
function within(at) {
  return clamp(at, -COORDINATE_MAX, COORDINATE_MAX);
}
