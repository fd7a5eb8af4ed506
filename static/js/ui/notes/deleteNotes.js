/**
 * Deleting notes, and the way back: by a button for a while, and by Ctrl+Z as long as the page stands.
 * @module ui/notes/deleteNotes
 */

import { isEditor } from "../../board/permissions.js";
import { restoreOps } from "../../board/undo.js";

/** @typedef {import("../../board/undo.js").Step} Step */
/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/** @typedef {import("../../net/sync.js").Refusal} Refusal */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/**
 * @typedef {{thread: import("../../wire.js").Thread, at: import("../../geometry.js").Point}} Pin  of a discussion on a
 *   note; `at` on the board
 */
/** @typedef {{step: Step, pins: Pin[]}} Deed  one deletion: what was there before */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {Pick<import("../../net/sync.js").Sync, "perform"|"submit"|"isLive"|"you">} sync
 * @property {Pick<import("../kit/announce.js").Announcer, "show"|"offer"|"withdraw">} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** So many notes of a guest, each as long as it may be, fit into one message to the server. */
const OPS_PER_PUSH = 20;
/** A day's work at a workshop; what was deleted before is out of mind. */
const DEEDS_MAX = 200;
/** What is refused for one of these may be taken a while later: the way back stays. */
const FOR_NOW = new Set(["offline", "comments_closed", "too_fast", "slow_mode", "retry"]);

/** What this person deleted on this page, newest last. */
export class Eraser {
  #parts;
  /** @type {Deed[]} */
  #deeds = [];
  /** @type {Set<Deed>} that are being brought back */
  #underWay = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    // Whoever was away may have missed an erasure.
    parts.board.onChange(({ isReset }) => isReset && this.#forget((by) => by !== parts.sync.you?.id));
  }

  /**
   * What a guest has erased comes back from nowhere, also when they write again.
   * @param {import("../../wire.js").ServerMessage} message
   */
  hear(message) {
    const entries = message.type === "ops" ? message.entries : [];
    for (const { op, by } of entries) if (op.kind === "person.erase") this.#forget((author) => author === by);
  }

  /**
   * Deletes notes at once, and offers them back.
   * @param {string[]} ids
   * @param {string} done  what is said then
   * @returns {Promise<void>} once the server has answered
   */
  async erase(ids, done) {
    const { announcer, t } = this.#parts;
    const { deed, answers } = this.#perform(ids);
    this.#remember(deed);
    announcer.offer(t(done), { label: t("undo"), hint: t("undo.hint"), run: () => void this.#restore(deed) });
    const refusal = refusalOf(await Promise.all(answers));
    if (refusal) this.#complain(refusal);
  }

  /** Brings back what was deleted last. */
  undo() {
    const { announcer, t } = this.#parts;
    const deed = this.#deeds.at(-1);
    if (deed) void this.#restore(deed);
    else announcer.show(t("undo.nothing"));
  }

  /**
   * @param {string[]} ids
   * @returns {{deed: Deed, answers: Promise<Refusal|null>[]}}
   */
  #perform(ids) {
    const { board, sync } = this.#parts;
    const pins = [...board.threads.values()]
      .filter(({ node_id }) => ids.includes(node_id ?? ""))
      .map((thread) => ({ thread, at: board.pinOf(thread) }));
    const performed = inPushes(ids.map((id) => ({ kind: "node.delete", id }))).map((ops) => sync.perform(ops));
    const step = performed.flatMap(({ before }) =>
      [...before].map(([id, row]) => ({ id, before: row, after: board.nodes.get(id) ?? null })),
    );
    return { deed: { step, pins }, answers: performed.map(({ answer }) => answer) };
  }

  /** @param {Deed} deed */
  #remember(deed) {
    this.#deeds.push(deed);
    if (this.#deeds.length > DEEDS_MAX) this.#deeds.shift();
  }

  /** @param {(author: string) => boolean} isErased */
  #forget(isErased) {
    const isGone = (/** @type {BoardNode|null} */ node) =>
      node?.kind === "sticky" && Boolean(node.by) && isErased(node.by ?? "");
    for (const deed of [...this.#deeds, ...this.#underWay])
      deed.step = deed.step.filter(({ before }) => !isGone(before));
  }

  /** @param {Deed} deed */
  async #restore(deed) {
    const { board, sync, announcer, t } = this.#parts;
    this.#deeds = this.#deeds.filter((other) => other !== deed);
    const ops = restoreOps(board, deed.step);
    announcer.withdraw();
    if (ops.length === 0) return announcer.show(t("undo.nothing"));
    // What others wrote waits for no connection: they may erase it meanwhile.
    const refusal = sync.isLive || this.#isMine(deed) ? null : { code: "offline", params: {} };
    if (!refusal) announcer.show(t("undo.done", { n: ops.filter(({ kind }) => kind === "node.create").length }));
    this.#underWay.add(deed);
    this.#settle(deed, refusal ?? (await this.#send(ops, deed)));
  }

  /**
   * @param {Deed} deed  that was to be brought back
   * @param {Refusal|null} refusal
   */
  #settle(deed, refusal) {
    this.#underWay.delete(deed);
    if (!refusal) return;
    if (FOR_NOW.has(refusal.code)) this.#remember(deed);
    this.#complain(refusal);
  }

  /** @param {Deed} deed */
  #isMine({ step }) {
    const me = this.#parts.sync.you?.id;
    return step.every(({ before }) => before?.kind === "sticky" && (before.by ?? me) === me);
  }

  /**
   * @param {NewOp[]} ops
   * @param {Deed} deed
   * @returns {Promise<Refusal|null>}
   */
  async #send(ops, { pins }) {
    const { sync } = this.#parts;
    const refusal = refusalOf(await Promise.all(inPushes(ops).map((each) => sync.submit(each))));
    if (!refusal) await Promise.all(inPushes(this.#pinsBack(pins)).map((each) => sync.submit(each)));
    return refusal;
  }

  /**
   * Discussions stayed on the map when their note went: those that still lie where it was go with it again.
   * @param {Pin[]} pins
   * @returns {NewOp[]}
   */
  #pinsBack(pins) {
    const { board, sync } = this.#parts;
    const isLeft = (/** @type {Pin} */ { thread: { id, node_id, by }, at }) => {
      const now = board.threads.get(id);
      const mayMove = by === sync.you?.id || isEditor(sync.you?.role);
      return mayMove && now?.node_id === null && now.x === at.x && now.y === at.y && board.nodes.has(node_id ?? "");
    };
    return pins.filter(isLeft).map(({ thread: { id, node_id, x, y } }) => ({ kind: "thread.move", id, node_id, x, y }));
  }

  /** @param {Refusal} refusal */
  #complain({ code, params }) {
    const { announcer, t } = this.#parts;
    announcer.withdraw();
    announcer.show(t(`error.${code}`, params));
  }
}

/** @param {(Refusal|null)[]} answers */
function refusalOf(answers) {
  return answers.find((answer) => answer !== null) ?? null;
}

/**
 * @param {NewOp[]} ops
 * @returns {NewOp[][]}
 */
function inPushes(ops) {
  return Array.from({ length: Math.ceil(ops.length / OPS_PER_PUSH) }, (_, at) =>
    ops.slice(at * OPS_PER_PUSH, (at + 1) * OPS_PER_PUSH),
  );
}

/**
 * Ctrl+Z, but where somebody writes it is the field's own.
 * @param {{addEventListener: (type: "keydown", listener: (event: KeyboardEvent) => void) => void}} page
 * @param {() => unknown} undo
 */
export function listenForUndo(page, undo) {
  page.addEventListener("keydown", (event) => {
    const isUndo =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || isField(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    // Held down it would bring back all that there is.
    if (!event.repeat) undo();
  });
}

/** @param {EventTarget|null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}
