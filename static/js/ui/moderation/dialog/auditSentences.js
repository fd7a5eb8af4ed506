/**
 * The sentences of the audit log.
 * @module ui/moderation/dialog/auditSentences
 */

/** @typedef {import("../../../wire.js").Op} Op */
/** @typedef {import("../../../wire.js").BoardUpdate} BoardUpdate */

/** Ops with one sentence, whatever their fields are. @type {Readonly<Partial<Record<Op["kind"], string>>>} */
const DEEDS = Object.freeze({
  "comment.delete": "delete",
  "comment.restore": "restore",
  "comment.dismiss": "dismiss",
  "link.create": "link_create",
  "link.update": "link_update",
  "link.protect": "link_protect",
  "link.rotate": "link_rotate",
  "link.revoke": "link_revoke",
});

/**
 * @param {Op} op
 * @returns {string[]} the names of its sentences, whose keys are `order.act.NAME`; empty for other ops
 */
export function deedsOf(op) {
  if (op.kind === "comment.hide") return [op.is_hidden ? "hide" : "show"];
  if (op.kind === "person.hide") return [op.is_hidden ? "hide_all" : "show_all"];
  if (op.kind === "person.block") return [op.is_blocked ? "block" : "unblock"];
  if (op.kind === "board.update") return changesOf(op.set);
  return [DEEDS[op.kind] ?? []].flat();
}

/**
 * @param {BoardUpdate["set"]} set
 * @returns {string[]}
 */
function changesOf({ comments_open, opens_at, closes_at, slow_seconds, review }) {
  return [
    ...(comments_open === undefined ? [] : [comments_open ? "open" : "close"]),
    ...(opens_at === undefined && closes_at === undefined ? [] : ["hours"]),
    ...(slow_seconds === undefined ? [] : [slow_seconds > 0 ? "slow" : "not_slow"]),
    ...(review === undefined ? [] : [`holds_${review}`]),
  ];
}

/**
 * @param {Op} op
 * @returns {string|null} id of the comment that it is about
 */
export function commentOf(op) {
  return op.kind === "comment.hide" ||
    op.kind === "comment.delete" ||
    op.kind === "comment.restore" ||
    op.kind === "comment.dismiss"
    ? op.id
    : null;
}

/**
 * @param {Op} op
 * @returns {string|null} id of the person that it is about
 */
export function personOf(op) {
  return op.kind === "person.hide" || op.kind === "person.block" ? op.person : null;
}
