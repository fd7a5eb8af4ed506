/**
 * The elements beside a hidden or reported comment: the reason, and for owners the review actions.
 * @module ui/moderation/review
 */

import { make } from "../kit/dom.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/**
 * @typedef {"publish"|"show"|"hide"|"dismiss"} ReviewAction  `publish` is for a pending comment, `show` for a moderated
 *   one
 */

/**
 * @typedef {object} Parts
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../i18n.js").Translate} t
 */

/**
 * @param {ReviewAction} action
 * @param {string} id  of a comment
 * @returns {NewOp}
 */
export function reviewOp(action, id) {
  if (action === "dismiss") return { kind: "comment.dismiss", id };
  return { kind: "comment.hide", id, is_hidden: action === "hide" };
}

/**
 * @param {Comment} comment
 * @param {number} reports  number of people who reported it
 * @returns {ReviewAction[]} the possible decisions, the mildest first; empty if the comment needs no review
 */
export function reviewActionsFor({ hidden }, reports) {
  if (hidden === "pending") return ["publish", "hide"];
  if (hidden === "moderated") return ["show"];
  return reports > 0 ? ["dismiss", "hide"] : [];
}

/**
 * @param {Comment} comment
 * @param {Parts} parts
 * @returns {HTMLElement[]} why it is hidden; empty if it is not
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
 * @returns {HTMLElement[]} the number of reports; empty if there are none that this person may see
 */
export function makeReportTag(comment, { visibleComments, t }) {
  const n = visibleComments.reportCountOf(comment);
  return n > 0 ? [make("span", { class: "tag reported" }, t("comment.reported", { n }))] : [];
}

/**
 * @param {Comment} comment
 * @param {Parts & {review: (action: ReviewAction, comment: Comment) => void}} parts
 * @returns {HTMLElement[]} the review buttons of an owner; empty if the comment needs no review
 */
export function makeReviewButtons(comment, { visibleComments, review, t }) {
  const buttons = reviewActionsFor(comment, visibleComments.reportCountOf(comment)).map((action) => {
    const button = make(
      "button",
      { type: "button", class: "tonal", "data-focus": `${action}-${comment.id}` },
      t(`order.${action}`),
    );
    button.addEventListener("click", () => review(action, comment));
    return button;
  });
  return buttons.length > 0 ? [make("div", { class: "review" }, ...buttons)] : [];
}
