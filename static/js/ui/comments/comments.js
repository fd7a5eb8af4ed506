/**
 * One message of a discussion: who, when, the words, what others say to it, and what one may do with it.
 * @module ui/comments/comments
 */

import { avatarColorOf, initialsOf } from "../../board/text/names.js";
import { reportTag, reviewButtons, withheldNote } from "../moderation/review.js";
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
 * @property {(comment: Comment, opener: HTMLElement) => void} more  asks what to do with it
 * @property {(comment: Comment) => boolean} hasMore  whether there is anything to be asked
 * @property {(act: import("../moderation/review.js").ReviewAct, comment: Comment) => void} review
 * @property {(comment: Comment, opener: HTMLElement) => void} chooseReaction
 * @property {(comment: Comment, reaction: Reaction) => void} react  adds one's own, or takes it back
 */

export const REACTIONS = /** @type {const} */ (["agree", "thanks", "idea", "question"]);
/** Each has a picture of ours: emoji look different on every machine, and are missing on some. */
export const REACTION_ICONS = Object.freeze({ agree: "thumb", thanks: "heart", idea: "bulb", question: "question" });
/** So many of those who reacted are named; the rest are counted. */
const NAMED_MAX = 12;

/** Makes messages, and knows when one has to be made anew. */
export class Messages {
  #parts;
  #times;
  #tell;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#times = datesIn(parts.lang, { dateStyle: "full", timeStyle: "short" });
    this.#tell = makeTimeFormatter(parts.lang, parts.t("time.now"), () => Date.now());
    setInterval(() => refreshTimes(byId("thread-comments", HTMLElement), this.#tell), REFRESH_MS);
  }

  /**
   * @param {readonly Comment[]} run  a comment, or several that this person may not read
   * @returns {string} as long as it is the same, so is the message
   */
  stateOf(run) {
    return JSON.stringify(run.length > 1 ? run.map(({ id }) => id) : run.map((comment) => this.#stateOf(comment)));
  }

  /**
   * @param {readonly Comment[]} run  a comment, or several that this person may not read
   * @returns {HTMLLIElement}
   */
  make(run) {
    const [comment] = run;
    if (comment && run.length === 1) return this.#message(comment);
    return make(
      "li",
      { class: "gap", "data-state": this.stateOf(run) },
      this.#parts.t("thread.withheld", { n: run.length }),
    );
  }

  /** @param {Comment} comment */
  #stateOf(comment) {
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
  #message(comment) {
    const { isUnsent, visibleComments, review, t } = this.#parts;
    const name = this.#nameOf(comment.by);
    const face = make("span", { class: "face", "aria-hidden": "true" }, initialsOf(name));
    face.style.background = avatarColorOf(comment.by);
    const item = make(
      "li",
      { "data-state": this.stateOf([comment]) },
      face,
      this.#meta(comment, name),
      this.#actions(comment, name),
      ...this.#words(comment),
      ...this.#reactions(comment),
    );
    if (visibleComments.isOwner && !isUnsent(comment.id))
      item.append(...reviewButtons(comment, { visibleComments, review, t }));
    item.classList.toggle("is-unsent", isUnsent(comment.id));
    item.classList.toggle("is-withheld", comment.hidden !== null);
    return item;
  }

  /**
   * @param {Comment} comment
   * @returns {HTMLElement[]} what it says, to whom that may be said, and why it is not said to others
   */
  #words(comment) {
    const { board, visibleComments, t } = this.#parts;
    const note = withheldNote(comment, { visibleComments, t });
    const { text, mentions } = visibleComments.withContent(comment);
    // For a moment the page may not have them yet.
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
  #meta(comment, name) {
    const { board, visibleComments, t } = this.#parts;
    const tag =
      board.people.get(comment.by)?.is_guest === false ? [make("span", { class: "tag" }, t("person.owner"))] : [];
    const time = make(
      "time",
      { datetime: new Date(comment.at).toISOString(), title: this.#times.format(comment.at) },
      this.#tell(comment.at),
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
      ...reportTag(comment, { visibleComments, t }),
      time,
      ...edited,
    );
  }

  /**
   * @param {Comment} comment
   * @param {string} name
   */
  #actions(comment, name) {
    const { t, you, mayComment, more, hasMore, chooseReaction } = this.#parts;
    const me = you();
    const buttons = make("span", { class: "actions" });
    if (me && mayComment() && comment.hidden === null)
      buttons.append(this.#button("react", comment, t("comment.react", { name }), "heart", chooseReaction));
    if (hasMore(comment)) buttons.append(this.#button("more", comment, t("comment.more", { name }), "dots", more));
    return buttons;
  }

  /**
   * @param {string} key
   * @param {Comment} comment
   * @param {string} label
   * @param {string} icon
   * @param {(comment: Comment, opener: HTMLElement) => void} act
   */
  #button(key, comment, label, icon, act) {
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
  #reactions(comment) {
    const chips = REACTIONS.flatMap((reaction) => {
      const people = comment.reactions[reaction] ?? [];
      return people.length > 0 ? [this.#chip(comment, reaction, people)] : [];
    });
    return chips.length > 0 ? [make("div", { class: "reactions" }, ...chips)] : [];
  }

  /**
   * @param {Comment} comment
   * @param {Reaction} reaction
   * @param {string[]} people
   */
  #chip(comment, reaction, people) {
    const { t, you, mayComment, react } = this.#parts;
    const names = people
      .slice(0, NAMED_MAX)
      .map((id) => this.#nameOf(id))
      .join(", ");
    const others = people.length > NAMED_MAX ? ` +${people.length - NAMED_MAX}` : "";
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
