/**
 * One row of the comments panel: a thread with its first comment.
 * @module ui/comments/panel/row
 */

import { excerptOf } from "../../../board/text/excerpt.js";
import { foldForSearch } from "../../../board/text/plainText.js";
import { avatarColorOf, initialsOf } from "../../../board/text/names.js";
import { titleOfFrame } from "../../../board/text/nodeText.js";
import { datesIn } from "../../kit/dates.js";
import { make, makeIcon } from "../../kit/dom.js";
import { makeReviewButtons } from "../../moderation/review.js";

/** @typedef {import("../../../board/comments/threadList.js").ThreadItem} ThreadItem */
/** @typedef {import("../../../wire.js").Comment} Comment */

/**
 * @typedef {object} RowParts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../app/app.js").ReadState} readState
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {(at: number) => string} shortTime
 * @property {(act: import("../../moderation/review.js").ReviewAction, comment: Comment) => void} review  performs
 *   the decision of an owner
 */
/**
 * @typedef {{query: string, hasFrame: boolean, isReview: boolean}} RowOptions  `hasFrame`: the row names its frame;
 *   `isReview`: the row has buttons for moderation
 */

/** Maximum length of the text, in characters. It is more than the three lines of a row can show. */
const TEXT_MAX = 240;

/** Keeps the same element while its thread is in the list, so that the focus stays. */
export class ThreadRow {
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
   * @param {RowOptions} options
   * @param {RowParts} parts
   */
  show(item, options, parts) {
    const state = JSON.stringify([stateOf(item, parts), options]);
    if (state === this.#state) return;
    this.#state = state;
    this.button.classList.toggle("is-unread", parts.readState.isUnread(item.thread.id));
    this.button.classList.toggle("is-resolved", item.thread.is_resolved);
    this.button.replaceChildren(...makeContent(item, options, parts));
    this.#review.replaceChildren(...(options.isReview ? makeReviewButtons(item.match, parts) : []));
    if (this.#review.childElementCount > 0) this.element.append(this.#review);
    else this.#review.remove();
    this.setTabStop(this.button.tabIndex === 0);
  }

  /** @param {boolean} isStop  whether Tab stops at this row */
  setTabStop(isStop) {
    for (const button of [this.button, ...this.#review.querySelectorAll("button")]) button.tabIndex = isStop ? 0 : -1;
  }
}

/**
 * @param {ThreadItem} item
 * @param {RowParts} parts
 * @returns {unknown[]} everything that the row shows: if it changes, the content is made again
 */
function stateOf({ thread, comments, match, frame }, { board, visibleComments, readState, lang }) {
  const [first] = comments;
  const people = [first, match].map((comment) => board.people.get(comment?.by ?? ""));
  const title = frame && [frame.id, titleOfFrame(frame, lang)];
  const moderation = comments.map((comment) => [comment.hidden, visibleComments.reportCountOf(comment)]);
  return [
    first?.id,
    first?.at,
    first?.text,
    match.id,
    match.text,
    people,
    moderation,
    thread.is_resolved,
    readState.isUnread(thread.id),
    title,
  ];
}

/**
 * @param {ThreadItem} item
 * @param {RowOptions} options
 * @param {RowParts} parts
 */
function makeContent(item, { query, hasFrame }, parts) {
  const first = item.comments[0] ?? item.match;
  const isInReply = item.match !== first;
  return [
    makeAvatar(first, parts),
    makeHead(item, first, parts),
    make("span", { class: "text" }, ...makeText(first, isInReply ? "" : query)),
    ...(isInReply
      ? [
          make(
            "span",
            { class: "match" },
            make("b", {}, nameOf(item.match, parts)),
            ": ",
            ...makeText(item.match, query),
          ),
        ]
      : []),
    ...makeFoot(item, hasFrame, parts),
  ];
}

/**
 * @param {Comment} comment
 * @param {RowParts} parts
 */
function makeAvatar(comment, parts) {
  const avatar = make("span", { class: "face", "aria-hidden": "true" }, initialsOf(nameOf(comment, parts)));
  avatar.style.background = avatarColorOf(comment.by);
  return avatar;
}

/**
 * @param {ThreadItem} item
 * @param {Comment} first
 * @param {RowParts} parts
 */
function makeHead({ thread }, first, parts) {
  const { board, readState, t, shortTime } = parts;
  const tag = board.people.get(first.by)?.is_guest === false ? [make("span", { class: "tag" }, t("person.owner"))] : [];
  const unread = readState.isUnread(thread.id) ? [make("span", { class: "unseen" }, t("comments.is_unread"))] : [];
  const time = make("time", { datetime: new Date(first.at).toISOString() }, shortTime(first.at));
  return make(
    "span",
    { class: "meta" },
    ...addSpaces(make("strong", {}, nameOf(first, parts)), ...tag, ...unread, time),
  );
}

/**
 * @param {ThreadItem} item
 * @param {boolean} hasFrame
 * @param {RowParts} parts
 * @returns {HTMLElement[]} the last line of the row; empty if there is nothing to show
 */
function makeFoot({ thread, comments, frame }, hasFrame, parts) {
  const { t, lang } = parts;
  const spans = [
    ...describeModeration(comments, parts).map((sentence) => make("span", { class: "order" }, sentence)),
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
  return spans.length > 0 ? [make("span", { class: "foot" }, ...addSpaces(...spans))] : [];
}

/**
 * @param {readonly Comment[]} comments
 * @param {RowParts} parts
 * @returns {string[]} sentences with the numbers of hidden comments and reports
 */
function describeModeration(comments, { visibleComments, t }) {
  const count = (/** @type {Comment["hidden"]} */ reason) => comments.filter(({ hidden }) => hidden === reason).length;
  const reports = comments.reduce((sum, comment) => sum + visibleComments.reportCountOf(comment), 0);
  const counts = { pending: count("pending"), moderated: count("moderated"), reported: reports };
  return Object.entries(counts).flatMap(([what, n]) => (n > 0 ? [t(`comments.order.${what}`, { n })] : []));
}

/**
 * @param {Comment} comment
 * @param {string} query
 * @returns {(Node|string)[]} the start of the text, or the text around the first match
 */
function makeText({ text }, query) {
  const line = text
    .slice(0, query ? undefined : TEXT_MAX)
    .normalize("NFC")
    .replace(/\s+/gu, " ");
  const folded = foldForSearch(query.trim());
  if (!folded || !foldForSearch(line).includes(folded)) return [line.slice(0, TEXT_MAX)];
  return excerptOf(line, [folded]).map((part) => (part.isMatch ? make("mark", {}, part.text) : part.text));
}

/**
 * @param {Comment} comment
 * @param {RowParts} parts
 */
function nameOf({ by }, { board, t }) {
  return board.people.get(by)?.name ?? t("person.unnamed");
}

/**
 * Adds a space after each part. Screen readers and copied text need the spaces, because they ignore the gaps of the
 * layout.
 * @param {...Node} parts
 */
function addSpaces(...parts) {
  return parts.flatMap((part) => [part, " "]);
}

/**
 * @param {string} lang
 * @param {() => number} now
 * @returns {(at: number) => string} formats a time of today as the time of day, and an older one as the day
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
