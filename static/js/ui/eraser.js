/**
 * Deleting notes, and the way back: by a button for a while, and by Ctrl+Z as long as the page stands.
 * @module ui/eraser
 */

import { wayBack } from "../board/undo.js";

/** @typedef {import("../board/undo.js").Step} Step */
/** @typedef {import("../board/rules.js").NewOp} NewOp */
/** @typedef {import("../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {Pick<import("../net/sync.js").Sync, "perform"|"submit">} sync
 * @property {Pick<import("./announce.js").Announcer, "show"|"offer">} announcer
 * @property {import("../i18n.js").Translate} t
 */

/** So many notes of a guest, each as long as it may be, fit into one message to the server. */
const OPS_PER_PUSH = 20;

/** What this person deleted on this page, newest last. */
export class Eraser {
  #parts;
  /** @type {Step[]} */
  #steps = [];

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.board.onChange(({ people, isReset }) => (isReset || people.size > 0) && this.#forget());
  }

  /**
   * Deletes notes at once, and offers them back.
   * @param {string[]} ids
   * @param {string} done  what is said then
   * @returns {Promise<void>} once the server has answered
   */
  async erase(ids, done) {
    const { board, sync, announcer, t } = this.#parts;
    const performed = inPushes(ids.map((id) => ({ kind: "node.delete", id }))).map((ops) => sync.perform(ops));
    const step = performed.flatMap(({ before }) => [...before].map(([id, row]) => ({ id, before: row, after: board.nodes.get(id) ?? null })));
    this.#steps.push(step);
    announcer.offer(t(done), { label: t("undo"), hint: t("undo.hint"), run: () => void this.#restore(step) });
    this.#tell(await Promise.all(performed.map(({ answer }) => answer)));
  }

  /** Brings back what was deleted last. */
  undo() {
    const { announcer, t } = this.#parts;
    const step = this.#steps.at(-1);
    if (step) void this.#restore(step);
    else announcer.show(t("undo.nothing"));
  }

  /** What a guest wrote and has erased since comes back from nowhere, also when they write again. */
  #forget() {
    const { people } = this.#parts.board;
    const isErased = (/** @type {import("../wire.js").BoardNode|null} */ node) => node?.kind === "sticky" && Boolean(node.by) && !people.has(node.by ?? "");
    this.#steps.forEach((step) => step.splice(0, step.length, ...step.filter(({ before }) => !isErased(before))));
  }

  /** @param {Step} step */
  async #restore(step) {
    const { board, sync, announcer, t } = this.#parts;
    const ops = wayBack(board, step);
    this.#steps = this.#steps.filter((other) => other !== step);
    if (ops.length === 0) return announcer.show(t("undo.nothing"));
    announcer.show(t("undo.done", { n: ops.filter(({ kind }) => kind === "node.create").length }));
    const isDone = this.#tell(await Promise.all(inPushes(ops).map((each) => sync.submit(each))));
    // Refused for now, as where notes are closed: the way back stays.
    if (!isDone) this.#steps.push(step);
  }

  /**
   * @param {(Refusal|null)[]} answers
   * @returns {boolean} whether all was taken
   */
  #tell(answers) {
    const { announcer, t } = this.#parts;
    const refusal = answers.find((answer) => answer !== null);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
    return !refusal;
  }
}

/**
 * @param {NewOp[]} ops
 * @returns {NewOp[][]}
 */
function inPushes(ops) {
  return Array.from({ length: Math.ceil(ops.length / OPS_PER_PUSH) }, (_, at) => ops.slice(at * OPS_PER_PUSH, (at + 1) * OPS_PER_PUSH));
}

/**
 * Ctrl+Z, but where somebody writes it is the field's own.
 * @param {{addEventListener: (type: "keydown", listener: (event: KeyboardEvent) => void) => void}} page
 * @param {() => void} undo
 */
export function listenForUndo(page, undo) {
  page.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || isField(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    undo();
  });
}

/** @param {EventTarget|null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}
