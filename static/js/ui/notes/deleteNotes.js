/**
 * Deletes and restores notes. A toast offers undo for a while. Ctrl+Z restores notes until the page is closed.
 * @module ui/notes/deleteNotes
 */

import { isEditor } from "../../board/permissions.js";
import { restoreOps } from "../../board/undo.js";

/** @typedef {import("../../board/undo.js").Step} Step */
/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/** @typedef {import("../../net/sync.js").Refusal} Refusal */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/**
 * @typedef {{thread: import("../../wire.js").Thread, at: import("../../geometry.js").Point}} Pin  a thread on a
 *   note, and its place in board coordinates
 */
/** @typedef {{step: Step, pins: Pin[]}} Deletion  the deleted notes and the pins on them */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {Pick<import("../../net/sync.js").Sync, "perform"|"submit"|"isLive"|"you">} sync
 * @property {Pick<import("../kit/announce.js").Announcer, "show"|"offer"|"withdraw">} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** A push with this many notes of the maximum length stays below the size limit of a message. */
const OPS_PER_PUSH = 20;
/** At most this many deletions can be undone. */
const DELETIONS_MAX = 200;
/** Refusal codes after which the server may accept the same ops later. Such a deletion can still be undone. */
const TEMPORARY = new Set(["offline", "comments_closed", "too_fast", "slow_mode", "retry"]);

/** Remembers what this person deleted on this page, so that it can be restored. */
export class NoteDeletion {
  #parts;
  /** @type {Deletion[]} the newest one is last */
  #deletions = [];
  /** @type {Set<Deletion>} the deletions that are being restored */
  #restoring = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    // While the page was offline, other people may have erased their data. So their notes cannot be restored.
    parts.board.onChange(({ isReset }) => isReset && this.#forget((by) => by !== parts.sync.you?.id));
  }

  /**
   * Handles one message of the server. If people erase their data, their notes can no longer be restored.
   * @param {import("../../wire.js").ServerMessage} message
   */
  receive(message) {
    const entries = message.type === "ops" ? message.entries : [];
    for (const { op, by } of entries) if (op.kind === "person.erase") this.#forget((author) => author === by);
  }

  /**
   * Deletes notes at once (optimistic), and offers undo.
   * @param {string[]} ids
   * @param {string} done  the locale key of the toast
   * @returns {Promise<void>} resolves when the server has answered
   */
  async deleteNotes(ids, done) {
    const { announcer, t } = this.#parts;
    const { deletion, answers } = this.#perform(ids);
    this.#remember(deletion);
    announcer.offer(t(done), { label: t("undo"), hint: t("undo.hint"), run: () => void this.#restore(deletion) });
    const refusal = findRefusal(await Promise.all(answers));
    if (refusal) this.#showRefusal(refusal);
  }

  /** Restores the notes of the last deletion. */
  undo() {
    const { announcer, t } = this.#parts;
    const deletion = this.#deletions.at(-1);
    if (deletion) void this.#restore(deletion);
    else announcer.show(t("undo.nothing"));
  }

  /**
   * @param {string[]} ids
   * @returns {{deletion: Deletion, answers: Promise<Refusal|null>[]}}
   */
  #perform(ids) {
    const { board, sync } = this.#parts;
    const pins = [...board.threads.values()]
      .filter(({ node_id }) => ids.includes(node_id ?? ""))
      .map((thread) => ({ thread, at: board.pinOf(thread) }));
    const performed = splitIntoPushes(ids.map((id) => ({ kind: "node.delete", id }))).map((ops) => sync.perform(ops));
    const step = performed.flatMap(({ before }) =>
      [...before].map(([id, row]) => ({ id, before: row, after: board.nodes.get(id) ?? null })),
    );
    return { deletion: { step, pins }, answers: performed.map(({ answer }) => answer) };
  }

  /** @param {Deletion} deletion */
  #remember(deletion) {
    this.#deletions.push(deletion);
    if (this.#deletions.length > DELETIONS_MAX) this.#deletions.shift();
  }

  /**
   * Removes the notes of some authors from all deletions.
   * @param {(author: string) => boolean} isErased
   */
  #forget(isErased) {
    const isGone = (/** @type {BoardNode|null} */ node) =>
      node?.kind === "sticky" && Boolean(node.by) && isErased(node.by ?? "");
    for (const deletion of [...this.#deletions, ...this.#restoring])
      deletion.step = deletion.step.filter(({ before }) => !isGone(before));
  }

  /** @param {Deletion} deletion */
  async #restore(deletion) {
    const { board, sync, announcer, t } = this.#parts;
    this.#deletions = this.#deletions.filter((other) => other !== deletion);
    const ops = restoreOps(board, deletion.step);
    announcer.withdraw();
    if (ops.length === 0) return announcer.show(t("undo.nothing"));
    // Notes of other people are restored only while connected: an op that waits in the queue could arrive after their
    // author has erased them.
    const refusal = sync.isLive || this.#isOwn(deletion) ? null : { code: "offline", params: {} };
    if (!refusal) announcer.show(t("undo.done", { n: ops.filter(({ kind }) => kind === "node.create").length }));
    this.#restoring.add(deletion);
    this.#finish(deletion, refusal ?? (await this.#send(ops, deletion)));
  }

  /**
   * @param {Deletion} deletion
   * @param {Refusal|null} refusal
   */
  #finish(deletion, refusal) {
    this.#restoring.delete(deletion);
    if (!refusal) return;
    if (TEMPORARY.has(refusal.code)) this.#remember(deletion);
    this.#showRefusal(refusal);
  }

  /**
   * @param {Deletion} deletion
   * @returns {boolean} whether it consists of notes only, and none of them has another author
   */
  #isOwn({ step }) {
    const me = this.#parts.sync.you?.id;
    return step.every(({ before }) => before?.kind === "sticky" && (before.by ?? me) === me);
  }

  /**
   * @param {NewOp[]} ops
   * @param {Deletion} deletion
   * @returns {Promise<Refusal|null>}
   */
  async #send(ops, { pins }) {
    const { sync } = this.#parts;
    const refusal = findRefusal(await Promise.all(splitIntoPushes(ops).map((each) => sync.submit(each))));
    if (!refusal) await Promise.all(splitIntoPushes(this.#pinOps(pins)).map((each) => sync.submit(each)));
    return refusal;
  }

  /**
   * Pins threads to their restored note again. When a note is deleted, its threads stay on the board; threads that were
   * moved since then stay where they are.
   * @param {Pin[]} pins
   * @returns {NewOp[]}
   */
  #pinOps(pins) {
    const { board, sync } = this.#parts;
    const mayPinAgain = (/** @type {Pin} */ { thread: { id, node_id, by }, at }) => {
      const current = board.threads.get(id);
      const mayMove = by === sync.you?.id || isEditor(sync.you?.role);
      const isUnmoved = current?.node_id === null && current.x === at.x && current.y === at.y;
      return mayMove && isUnmoved && board.nodes.has(node_id ?? "");
    };
    return pins
      .filter(mayPinAgain)
      .map(({ thread: { id, node_id, x, y } }) => ({ kind: "thread.move", id, node_id, x, y }));
  }

  /** @param {Refusal} refusal */
  #showRefusal({ code, params }) {
    const { announcer, t } = this.#parts;
    announcer.withdraw();
    announcer.show(t(`error.${code}`, params));
  }
}

/** @param {(Refusal|null)[]} answers */
function findRefusal(answers) {
  return answers.find((answer) => answer !== null) ?? null;
}

/**
 * @param {NewOp[]} ops
 * @returns {NewOp[][]}
 */
function splitIntoPushes(ops) {
  return Array.from({ length: Math.ceil(ops.length / OPS_PER_PUSH) }, (_, at) =>
    ops.slice(at * OPS_PER_PUSH, (at + 1) * OPS_PER_PUSH),
  );
}
