/**
 * What is shown beside a hidden or reported comment: the reason, and the review actions of an owner.
 * @module ui/moderation/review
 */

import { make } from "../kit/dom.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/**
 * @typedef {"publish"|"show"|"hide"|"dismiss"} ReviewAction  a comment that was held is published, one that was hidden
 *   is shown
 */

/**
 * @typedef {object} Parts
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../i18n.js").Translate} t
 */

/**
 * @param {ReviewAction} act
 * @param {string} id  of a comment
 * @returns {NewOp}
 */
export function reviewOp(act, id) {
  if (act === "dismiss") return { kind: "comment.dismiss", id };
  return { kind: "comment.hide", id, is_hidden: act === "hide" };
}

/**
 * @param {Comment} comment
 * @param {number} reports
 * @returns {ReviewAction[]} what there is to decide about it, the milder first
 */
export function reviewActionsFor({ hidden }, reports) {
  if (hidden === "pending") return ["publish", "hide"];
  if (hidden === "moderated") return ["show"];
  return reports > 0 ? ["dismiss", "hide"] : [];
}

/**
 * @param {Comment} comment
 * @param {Parts} parts
 * @returns {HTMLElement[]} why it is withheld; nothing where it is not
 */
export function makeHiddenNote(comment, { visibleComments, t }) {
  const { hidden } = comment;
  if (hidden === null) return [];
  const label = make("span", { class: "withheld" }, t(`comment.${hidden}`));
  if (!visibleComments.mayRead(comment) || visibleComments.isOwner) return [label];
  return [label, make("span", { class: "why" }, t(`comment.${hidden}_own`))];
}

/**
 * @param {Comment} comment
 * @param {Parts} parts
 * @returns {HTMLElement[]} that it was reported, for whoever is told
 */
export function makeReportTag(comment, { visibleComments, t }) {
  const n = visibleComments.reportCountOf(comment);
  return n > 0 ? [make("span", { class: "tag reported" }, t("comment.reported", { n }))] : [];
}

/**
 * @param {Comment} comment
 * @param {Parts & {review: (act: ReviewAction, comment: Comment) => void}} parts
 * @returns {HTMLElement[]} for an owner; nothing where there is nothing to decide
 */
export function makeReviewButtons(comment, { visibleComments, review, t }) {
  const buttons = reviewActionsFor(comment, visibleComments.reportCountOf(comment)).map((act) => {
    const button = make(
      "button",
      { type: "button", class: "tonal", "data-focus": `${act}-${comment.id}` },
      t(`order.${act}`),
    );
    button.addEventListener("click", () => review(act, comment));
    return button;
  });
  return buttons.length > 0 ? [make("div", { class: "review" }, ...buttons)] : [];
}
