/**
 * One row of the panel of threads.
 * @module ui/comments/panel/row
 */

import { excerptOf } from "../../../board/text/excerpt.js";
import { foldForSearch } from "../../../board/text/plainText.js";
import { avatarColorOf, initialsOf } from "../../../board/text/names.js";
import { titleOfFrame } from "../../../board/text/nodeText.js";
import { datesIn } from "../../kit/dates.js";
import { make, makeIcon } from "../../kit/dom.js";
import { reviewButtons } from "../../moderation/review.js";

/** @typedef {import("../../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../../wire.js").Comment} Comment */

/**
 * @typedef {object} RowParts  what a row needs
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../app/app.js").ReadState} readState
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {(at: number) => string} shortTime
 * @property {(act: import("../../moderation/review.js").ReviewAct, comment: Comment) => void} review  what an owner
 *   decides in the row
 */
/**
 * @typedef {{query: string, hasFrame: boolean, isReview: boolean}} Shown  for a review the row has buttons of its own
 */

/** A row has three lines, which have space for less. */
const TEXT_MAX = 240;

/** Stays the same element while its thread is in the list, so that it keeps the focus. */
export class Row {
  /** Opens the thread. */
  button = make("button", { type: "button", class: "thread", tabindex: "-1" });
  element = make("li", {}, this.button);
  #review = make("div", { class: "acts" });
  #state = "";

  /** @param {string} thread_id */
  constructor(thread_id) {
    this.button.dataset["thread"] = thread_id;
  }

  /**
   * Makes the content again if it has changed.
   * @param {ThreadItem} item
   * @param {Shown} shown
   * @param {RowParts} parts
   */
  show(item, shown, parts) {
    const state = JSON.stringify([stateOf(item, parts), shown]);
    if (state === this.#state) return;
    this.#state = state;
    this.button.classList.toggle("is-unread", parts.readState.isUnread(item.thread.id));
    this.button.classList.toggle("is-resolved", item.thread.is_resolved);
    this.button.replaceChildren(...contentOf(item, shown, parts));
    this.#review.replaceChildren(...(shown.isReview ? reviewButtons(item.match, parts) : []));
    if (this.#review.childElementCount > 0) this.element.append(this.#review);
    else this.#review.remove();
    this.setStop(this.button.tabIndex === 0);
  }

  /** @param {boolean} isStop  whether Tab stops at this row */
  setStop(isStop) {
    for (const button of [this.button, ...this.#review.querySelectorAll("button")]) button.tabIndex = isStop ? 0 : -1;
  }
}

/**
 * Everything that a row shows. The content is made again if this has changed.
 * @param {ThreadItem} item
 * @param {RowParts} parts
 */
function stateOf({ thread, comments, match, frame }, { board, visibleComments, readState, lang }) {
  const [first] = comments;
  const people = [first, match].map((comment) => board.people.get(comment?.by ?? ""));
  const title = frame && [frame.id, titleOfFrame(frame, lang)];
  const order = comments.map((comment) => [comment.hidden, visibleComments.reportCountOf(comment)]);
  return [
    first?.id,
    first?.at,
    first?.text,
    match.id,
    match.text,
    people,
    order,
    thread.is_resolved,
    readState.isUnread(thread.id),
    title,
  ];
}

/**
 * @param {ThreadItem} item
 * @param {Shown} shown
 * @param {RowParts} parts
 */
function contentOf(item, { query, hasFrame }, parts) {
  const first = item.comments[0] ?? item.match;
  const isElsewhere = item.match !== first;
  return [
    faceFor(first, parts),
    headOf(item, first, parts),
    make("span", { class: "text" }, ...textOf(first, isElsewhere ? "" : query)),
    ...(isElsewhere
      ? [make("span", { class: "match" }, make("b", {}, nameOf(item.match, parts)), ": ", ...textOf(item.match, query))]
      : []),
    ...footOf(item, hasFrame, parts),
  ];
}

/**
 * @param {Comment} comment
 * @param {RowParts} parts
 */
function faceFor(comment, parts) {
  const face = make("span", { class: "face", "aria-hidden": "true" }, initialsOf(nameOf(comment, parts)));
  face.style.background = avatarColorOf(comment.by);
  return face;
}

/**
 * @param {ThreadItem} item
 * @param {Comment} first
 * @param {RowParts} parts
 */
function headOf({ thread }, first, parts) {
  const { board, readState, t, shortTime } = parts;
  const tag = board.people.get(first.by)?.is_guest === false ? [make("span", { class: "tag" }, t("person.owner"))] : [];
  const unread = readState.isUnread(thread.id) ? [make("span", { class: "unseen" }, t("comments.is_unread"))] : [];
  const time = make("time", { datetime: new Date(first.at).toISOString() }, shortTime(first.at));
  return make("span", { class: "meta" }, ...spaced(make("strong", {}, nameOf(first, parts)), ...tag, ...unread, time));
}

/**
 * @param {ThreadItem} item
 * @param {boolean} hasFrame
 * @param {RowParts} parts
 * @returns {HTMLElement[]} empty if there is nothing to add
 */
function footOf({ thread, comments, frame }, hasFrame, parts) {
  const { t, lang } = parts;
  const spans = [
    ...orderOf(comments, parts).map((sentence) => make("span", { class: "order" }, sentence)),
    ...(thread.is_resolved ? [make("span", { class: "resolved" }, makeIcon("check"), t("comments.is_resolved"))] : []),
    ...(comments.length > 1
      ? [make("span", { class: "answers" }, makeIcon("comment"), t("comments.answers", { n: comments.length - 1 }))]
      : []),
    ...(hasFrame && frame
      ? [
          make(
            "span",
            { class: "place" },
            makeIcon("frame"),
            make("span", {}, titleOfFrame(frame, lang) || t("frame.untitled")),
          ),
        ]
      : []),
  ];
  return spans.length > 0 ? [make("span", { class: "foot" }, ...spaced(...spans))] : [];
}

/**
 * @param {readonly Comment[]} comments
 * @param {RowParts} parts
 * @returns {string[]} what others do not see, and what an owner should check
 */
function orderOf(comments, { visibleComments, t }) {
  const count = (/** @type {Comment["hidden"]} */ why) => comments.filter(({ hidden }) => hidden === why).length;
  const reports = comments.reduce((sum, comment) => sum + visibleComments.reportCountOf(comment), 0);
  const counts = { pending: count("pending"), moderated: count("moderated"), reported: reports };
  return Object.entries(counts).flatMap(([what, n]) => (n > 0 ? [t(`comments.order.${what}`, { n })] : []));
}

/**
 * @param {Comment} comment
 * @param {string} query
 * @returns {(Node|string)[]} the start of the text, or the text around the first match
 */
function textOf({ text }, query) {
  const line = text
    .slice(0, query ? undefined : TEXT_MAX)
    .normalize("NFC")
    .replace(/\s+/gu, " ");
  const wanted = foldForSearch(query.trim());
  if (!wanted || !foldForSearch(line).includes(wanted)) return [line.slice(0, TEXT_MAX)];
  return excerptOf(line, [wanted]).map((part) => (part.isMatch ? make("mark", {}, part.text) : part.text));
}

/**
 * @param {Comment} comment
 * @param {RowParts} parts
 */
function nameOf({ by }, { board, t }) {
  return board.people.get(by)?.name ?? t("person.unnamed");
}

/**
 * Adds spaces between the parts, for screen readers and for copying: gaps of the layout do not count there.
 * @param {...Node} parts
 */
function spaced(...parts) {
  return parts.flatMap((part) => [part, " "]);
}

/**
 * @param {string} lang
 * @param {() => number} now
 * @returns {(at: number) => string} the time for today, else the day
 */
export function makeShortTime(lang, now) {
  const time = datesIn(lang, { timeStyle: "short" });
  const day = datesIn(lang, { day: "numeric", month: "short" });
  const date = datesIn(lang, { dateStyle: "short" });
  return (at) => {
    const [then, today] = [new Date(at), new Date(now())];
    if (then.toDateString() === today.toDateString()) return time.format(then);
    return (then.getFullYear() === today.getFullYear() ? day : date).format(then);
  };
}
