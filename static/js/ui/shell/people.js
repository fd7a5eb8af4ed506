/**
 * The people on the board now: avatars in the bar, and a list of names that leads to the view of each person.
 * @module ui/shell/people
 */

import { avatarsOf } from "../../board/text/names.js";
import { byId, make, makeIcon } from "../kit/dom.js";
import { askName } from "../kit/nameDialog.js";

/** @typedef {import("../../board/text/names.js").Avatar} Avatar */
/**
 * @typedef {Pick<import("../../app/app.js").App, "sync"|"peers"|"board"|"navigation"|"popup"|"announcer"|"t">} Parts
 */

const AVATARS_MAX = 4;
/** The view of another person is shown with this zoom at most. */
const ZOOM_MAX = 1.5;

/** Shows each person once, oneself first. */
export class People {
  #parts;
  #list = byId("avatars", HTMLElement);
  #button = byId("people-button", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { peers, sync, board } = parts;
    this.#button.addEventListener("click", () => this.#openList());
    peers.onChange(() => this.#show());
    sync.onChange(() => this.#show());
    board.onChange(({ people, isReset }) => (isReset || people.size > 0) && this.#show());
    this.#show();
  }

  #show() {
    const { t } = this.#parts;
    const faces = this.#faces();
    const shown = faces.slice(0, AVATARS_MAX + 1);
    const rest = faces.length - shown.length;
    const more = rest > 0 ? [make("li", { class: "more", title: t("people.more", { n: rest }) }, `+${rest}`)] : [];
    this.#list.replaceChildren(...shown.map((face) => this.#makeAvatar(face)), ...more);
    this.#button.ariaLabel = t("people.open", { n: faces.length });
    this.#button.hidden = faces.length === 0;
  }

  /** @returns {Avatar[]} oneself first */
  #faces() {
    const {
      sync: { you },
      board,
      peers,
    } = this.#parts;
    const people = new Map([...peers.all()].map((peer) => [peer.person, peer.name]));
    if (you) people.delete(you.id);
    const mine = you ? [{ id: you.id, name: board.people.get(you.id)?.name ?? null }] : [];
    return avatarsOf([...mine, ...[...people].map(([id, name]) => ({ id, name }))]);
  }

  /** @param {Avatar} face */
  #makeAvatar({ id, name, initials, color }) {
    const label = this.#labelOf(id, name);
    const item = make("li", { title: label, "aria-label": label }, name === null ? makeIcon("person") : initials);
    item.style.background = color;
    return item;
  }

  /**
   * @param {string} id  of a person
   * @param {string|null} name
   * @returns {string} the name, and whether that is oneself or an owner
   */
  #labelOf(id, name) {
    const { sync, board, t } = this.#parts;
    const you = sync.you?.id === id ? ` ${t("person.you")}` : "";
    const isOwner = sync.you?.id === id ? sync.you.role === "own" : board.people.get(id)?.is_guest === false;
    return `${name ?? t("person.unnamed")}${you}${isOwner ? ` · ${t("person.owner")}` : ""}`;
  }

  #openList() {
    const { popup, sync, t } = this.#parts;
    const items = this.#faces().map(({ id, name }) => ({
      label:
        sync.you?.id === id
          ? `${this.#labelOf(id, name)} – ${t(name === null ? "people.name" : "people.rename")}`
          : this.#labelOf(id, name),
      choose: () => (sync.you?.id === id ? void this.#rename(name) : this.#goTo(id)),
    }));
    popup.toggle(this.#button, [{ head: t("people.list"), items }]);
  }

  /** @param {string} person_id */
  #goTo(person_id) {
    const { peers, navigation } = this.#parts;
    const peer = [...peers.all()].find(({ person, view }) => person === person_id && view !== null);
    if (peer?.view) navigation.flyToBox(peer.view, ZOOM_MAX);
  }

  /** @param {string|null} current */
  async #rename(current) {
    const { sync, announcer, t } = this.#parts;
    const name = await askName(current ?? "");
    if (name === null || name === current) return;
    const refusal = await sync.submit([{ kind: "person.rename", name }]);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
  }
}
