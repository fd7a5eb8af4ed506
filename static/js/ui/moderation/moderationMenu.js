/**
 * The moderation part of a comment's menu: reporting for readers; for owners the actions on the comment and its author.
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
 * @property {(op: NewOp, done: string) => void} send  and what is said then
 * @property {(head: string, items: Choice[]) => void} ask  once more, before it is done
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
 * @returns {Choice[]} also hides what nobody has reported
 */
function hidingItems(comment, { visibleComments, t, send }) {
  const acts = reviewActionsFor(comment, visibleComments.reportCountOf(comment));
  const all = acts.length > 0 ? acts : [/** @type {const} */ ("hide")];
  return all.map((act) => ({
    label: t(`order.${act}`),
    choose: () => send(reviewOp(act, comment.id), `order.done.${act}`),
  }));
}

/**
 * What is done to a guest reaches further than what one looks at, so it takes two steps.
 * @param {string} person
 * @param {Pick<Parts, "board"|"t"|"send"|"ask">} parts
 * @returns {Choice[]} nothing for an owner
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
