/**
 * The moderation part of the menu of a comment. Readers can report the comment. Owners get the actions on the comment
 * and on its author.
 * @module ui/moderation/moderationMenu
 */

import { reviewActionsFor, reviewOp } from "./review.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/** @typedef {import("../kit/popup.js").Choice} Choice */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../i18n.js").Translate} t
 * @property {boolean} isOwn  whether this person wrote the comment
 * @property {boolean} isOwner
 * @property {(op: NewOp, done: string) => void} send  sends an op; `done` is the key of the text that is then announced
 * @property {(head: string, items: Choice[]) => void} ask  opens a confirmation with these choices
 */

/**
 * @param {Comment} comment
 * @param {Parts} parts
 * @returns {Choice[]}
 */
export function moderationItems(comment, parts) {
  if (parts.isOwner) return [...hidingItems(comment, parts), ...guestItems(comment.by, parts)];
  if (parts.isOwn || comment.hidden !== null) return [];
  return [
    {
      label: parts.t("order.report"),
      choose: () => parts.send({ kind: "comment.report", id: comment.id }, "order.reported"),
    },
  ];
}

/**
 * @param {Comment} comment
 * @param {Parts} parts
 * @returns {Choice[]} the review actions; for a comment that needs no review, the action to hide it
 */
function hidingItems(comment, { visibleComments, t, send }) {
  const actions = reviewActionsFor(comment, visibleComments.reportCountOf(comment));
  const all = actions.length > 0 ? actions : [/** @type {const} */ ("hide")];
  return all.map((action) => ({
    label: t(`order.${action}`),
    choose: () => send(reviewOp(action, comment.id), `order.done.${action}`),
  }));
}

/**
 * The actions on a guest. They affect more than the open comment, so each needs a confirmation.
 * @param {string} person
 * @param {Pick<Parts, "board"|"t"|"send"|"ask">} parts
 * @returns {Choice[]} empty if the person is not a guest
 */
export function guestItems(person, { board, t, send, ask }) {
  const guest = board.people.get(person);
  if (!guest?.is_guest) return [];
  const cancel = { label: t("cancel"), choose: () => {} };
  const hide = {
    label: t("order.hide_all_really"),
    choose: () => send({ kind: "person.hide", person, is_hidden: true }, "order.done.hide_all"),
  };
  const block = {
    label: t("order.block_really"),
    choose: () => send({ kind: "person.block", person, is_blocked: true }, "order.done.block"),
  };
  return [
    { label: t("order.hide_all"), choose: () => ask(t("order.hide_all_sure", { name: guest.name }), [cancel, hide]) },
    { label: t("order.block"), choose: () => ask(t("order.block_sure", { name: guest.name }), [cancel, block]) },
  ];
}
