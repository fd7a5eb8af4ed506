/**
 * The sentences of the audit log.
 * @module ui/moderation/dialog/auditSentences
 */

/** @typedef {import("../../../wire.js").Op} Op */
/** @typedef {import("../../../wire.js").BoardUpdate} BoardUpdate */

/** Ops with one sentence, whatever their fields are. @type {Readonly<Partial<Record<Op["kind"], string>>>} */
const KEYS = Object.freeze({
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
 * @returns {string[]} the names of the sentences about it; their locale keys are `order.act.NAME`. Empty if the audit
 *   log has no sentence for this op
 */
export function auditKeysOf(op) {
  if (op.kind === "comment.hide") return [op.is_hidden ? "hide" : "show"];
  if (op.kind === "person.hide") return [op.is_hidden ? "hide_all" : "show_all"];
  if (op.kind === "person.block") return [op.is_blocked ? "block" : "unblock"];
  if (op.kind === "board.update") return settingKeysOf(op.set);
  return [KEYS[op.kind] ?? []].flat();
}

/**
 * @param {BoardUpdate["set"]} set
 * @returns {string[]}
 */
function settingKeysOf({ comments_open, opens_at, closes_at, slow_seconds, review }) {
  return [
    ...(comments_open === undefined ? [] : [comments_open ? "open" : "close"]),
    ...(opens_at === undefined && closes_at === undefined ? [] : ["hours"]),
    ...(slow_seconds === undefined ? [] : [slow_seconds > 0 ? "slow" : "not_slow"]),
    ...(review === undefined ? [] : [`holds_${review}`]),
  ];
}

/**
 * @param {Op} op
 * @returns {string|null} id of the comment that the op changes
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
 * @returns {string|null} id of the person that the op changes
 */
export function personOf(op) {
  return op.kind === "person.hide" || op.kind === "person.block" ? op.person : null;
}
