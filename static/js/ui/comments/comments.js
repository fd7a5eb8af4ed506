/**
 * The element of one comment in a thread: author, time, text, reactions and action buttons.
 * @module ui/comments/comments
 */

import { avatarColorOf, initialsOf } from "../../board/text/names.js";
import { makeReportTag, makeReviewButtons, makeHiddenNote } from "../moderation/review.js";
import { formatComment } from "./commentText.js";
import { datesIn, makeTimeFormatter, REFRESH_MS, refreshTimes } from "../kit/dates.js";
import { byId, make, makeIcon } from "../kit/dom.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Reaction} Reaction */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../i18n.js").Translate} t
 * @property {string} lang
 * @property {(comment_id: string) => boolean} isUnsent
 * @property {() => boolean} mayComment
 * @property {() => {id: string, role: import("../../wire.js").Role}|null} you
 * @property {(comment: Comment, opener: HTMLElement) => void} showMenu  opens the menu of the comment
 * @property {(comment: Comment) => boolean} hasMenu  whether the menu has any items
 * @property {(act: import("../moderation/review.js").ReviewAction, comment: Comment) => void} review
 * @property {(comment: Comment, opener: HTMLElement) => void} chooseReaction
 * @property {(comment: Comment, reaction: Reaction) => void} react  adds or removes this person's reaction
 */

export const REACTIONS = /** @type {const} */ (["agree", "thanks", "idea", "question"]);
/** The reactions use icons of the project: emoji look different on each system, and some systems lack them. */
export const REACTION_ICONS = Object.freeze({ agree: "thumb", thanks: "heart", idea: "bulb", question: "question" });
/** The label of a reaction lists at most this many names. Other people are only counted. */
const NAMES_MAX = 12;

/** Makes the elements of comments, and says when an element must be made again. */
export class CommentElements {
  #parts;
  #times;
  #formatTime;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#times = datesIn(parts.lang, { dateStyle: "full", timeStyle: "short" });
    this.#formatTime = makeTimeFormatter(parts.lang, parts.t("time.now"), () => Date.now());
    setInterval(() => refreshTimes(byId("thread-comments", HTMLElement), this.#formatTime), REFRESH_MS);
  }

  /**
   * @param {readonly Comment[]} group  one comment, or several hidden comments that this person may not read
   * @returns {string} the state of the element: if it changes, the element must be made again
   */
  stateOfGroup(group) {
    const isHidden = group.length > 1;
    return JSON.stringify(group.map((comment) => (isHidden ? comment.id : this.#commentState(comment))));
  }

  /**
   * @param {readonly Comment[]} group  one comment, or several hidden comments that this person may not read
   * @returns {HTMLLIElement}
   */
  make(group) {
    const [comment] = group;
    if (comment && group.length === 1) return this.#makeComment(comment);
    return make(
      "li",
      { class: "gap", "data-state": this.stateOfGroup(group) },
      this.#parts.t("thread.withheld", { n: group.length }),
    );
  }

  /** @param {Comment} comment */
  #commentState(comment) {
    const { board, visibleComments, isUnsent, you, mayComment } = this.#parts;
    const people = [comment.by, ...comment.mentions, ...Object.values(comment.reactions).flat()].map((id) =>
      board.people.get(id),
    );
    return [
      visibleComments.withContent(comment),
      visibleComments.reportCountOf(comment),
      people,
      isUnsent(comment.id),
      you()?.id,
      you()?.role,
      mayComment(),
    ];
  }

  /**
   * @param {Comment} comment
   * @returns {HTMLLIElement}
   */
  #makeComment(comment) {
    const { isUnsent, visibleComments, review, t } = this.#parts;
    const name = this.#nameOf(comment.by);
    const avatar = make("span", { class: "face", "aria-hidden": "true" }, initialsOf(name));
    avatar.style.background = avatarColorOf(comment.by);
    const item = make(
      "li",
      { "data-state": this.stateOfGroup([comment]) },
      avatar,
      this.#makeHead(comment, name),
      this.#makeActions(comment, name),
      ...this.#makeText(comment),
      ...this.#makeReactions(comment),
    );
    if (visibleComments.isOwner && !isUnsent(comment.id))
      item.append(...makeReviewButtons(comment, { visibleComments, review, t }));
    item.classList.toggle("is-unsent", isUnsent(comment.id));
    item.classList.toggle("is-withheld", comment.hidden !== null);
    return item;
  }

  /**
   * @param {Comment} comment
   * @returns {HTMLElement[]} the text if this person may read it, after the reason why the comment is hidden
   */
  #makeText(comment) {
    const { board, visibleComments, t } = this.#parts;
    const note = makeHiddenNote(comment, { visibleComments, t });
    const { text, mentions } = visibleComments.withContent(comment);
    // The server may not have sent the text of a hidden comment yet.
    if (comment.hidden !== null && text === comment.text) return note;
    const names = mentions.flatMap((id) => board.people.get(id)?.name ?? []);
    return [...note, make("p", {}, ...formatComment(text, names))];
  }

  /** @param {string} id  of a person */
  #nameOf(id) {
    return this.#parts.board.people.get(id)?.name ?? this.#parts.t("person.unnamed");
  }

  /**
   * @param {Comment} comment
   * @param {string} name
   */
  #makeHead(comment, name) {
    const { board, visibleComments, t } = this.#parts;
    const tag =
      board.people.get(comment.by)?.is_guest === false ? [make("span", { class: "tag" }, t("person.owner"))] : [];
    const time = make(
      "time",
      { datetime: new Date(comment.at).toISOString(), title: this.#times.format(comment.at) },
      this.#formatTime(comment.at),
    );
    const edited =
      comment.edited_at === null
        ? []
        : [make("span", { class: "edited", title: this.#times.format(comment.edited_at) }, t("comment.edited"))];
    return make(
      "div",
      { class: "meta" },
      make("strong", {}, name),
      ...tag,
      ...makeReportTag(comment, { visibleComments, t }),
      time,
      ...edited,
    );
  }

  /**
   * @param {Comment} comment
   * @param {string} name
   */
  #makeActions(comment, name) {
    const { t, you, mayComment, showMenu, hasMenu, chooseReaction } = this.#parts;
    const me = you();
    const buttons = make("span", { class: "actions" });
    if (me && mayComment() && comment.hidden === null)
      buttons.append(this.#makeButton("react", comment, t("comment.react", { name }), "heart", chooseReaction));
    if (hasMenu(comment))
      buttons.append(this.#makeButton("more", comment, t("comment.more", { name }), "dots", showMenu));
    return buttons;
  }

  /**
   * @param {string} key  names the button when the focus is restored
   * @param {Comment} comment
   * @param {string} label
   * @param {string} icon
   * @param {(comment: Comment, opener: HTMLElement) => void} act
   */
  #makeButton(key, comment, label, icon, act) {
    const attributes = {
      class: "icon-button tiny",
      type: "button",
      "aria-label": label,
      title: label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": `${key}-${comment.id}`,
    };
    const button = make("button", attributes, makeIcon(icon));
    button.addEventListener("click", () => act(comment, button));
    return button;
  }

  /** @param {Comment} comment */
  #makeReactions(comment) {
    const chips = REACTIONS.flatMap((reaction) => {
      const people = comment.reactions[reaction] ?? [];
      return people.length > 0 ? [this.#makeReaction(comment, reaction, people)] : [];
    });
    return chips.length > 0 ? [make("div", { class: "reactions" }, ...chips)] : [];
  }

  /**
   * @param {Comment} comment
   * @param {Reaction} reaction
   * @param {string[]} people
   */
  #makeReaction(comment, reaction, people) {
    const { t, you, mayComment, react } = this.#parts;
    const names = people
      .slice(0, NAMES_MAX)
      .map((id) => this.#nameOf(id))
      .join(", ");
    const others = people.length > NAMES_MAX ? ` +${people.length - NAMES_MAX}` : "";
    const label = `${t(`reaction.${reaction}`)}: ${names}${others}`;
    const chip = make(
      "button",
      { class: "chip", type: "button", "aria-label": label, title: label, "data-focus": `${reaction}-${comment.id}` },
      makeIcon(REACTION_ICONS[reaction]),
      String(people.length),
    );
    chip.ariaPressed = String(people.includes(you()?.id ?? ""));
    chip.disabled = you() === null || !mayComment();
    chip.addEventListener("click", () => react(comment, reaction));
    return chip;
  }
}
