/**
 * Whether all is saved, and who is here.
 * @module ui/status
 */

import { faceOf, initialsOf } from "../board/names.js";
import { byId, make } from "./elements.js";

/** @typedef {import("../net/sync.js").Sync} Sync */
/** @typedef {import("../i18n.js").Translate} Translate */

const FACES_MAX = 4;

/**
 * The line in the corner: it says "saved" only when it is.
 * @param {{sync: Sync, announcer: import("./announce.js").Announcer, t: Translate}} parts
 */
export function setUpStatus({ sync, announcer, t }) {
  const box = byId("status", HTMLElement);
  const text = byId("status-text", HTMLElement);
  const hint = byId("status-hint", HTMLElement);
  let wasLive = true;
  const show = () => {
    const words = [];
    if (!sync.isLive) words.push(t(sync.you ? "status.offline" : "status.connecting"));
    if (sync.unsent > 0) words.push(t("status.unsent", { n: sync.unsent }));
    text.textContent = words.join(" · ") || t("status.saved");
    hint.textContent = !sync.isLive && sync.you && sync.you.role !== "view" ? t("status.offline_hint") : "";
    box.dataset["state"] = sync.isLive ? (sync.unsent > 0 ? "waiting" : "saved") : "offline";
    if (!sync.you) return;
    if (sync.isLive !== wasLive) announcer.say(t(sync.isLive ? "status.back" : "status.lost"));
    wasLive = sync.isLive;
  };
  sync.onChange(show);
  show();
}

/**
 * Faces of the people who are here, each person once.
 * @param {{sync: Sync, peers: import("../board/peers.js").Peers, board: import("../board/state.js").BoardState, t: Translate}} parts
 */
export function setUpPeople({ sync, peers, board, t }) {
  const list = byId("avatars", HTMLElement);
  const show = () => {
    const people = new Map([...peers.all()].map((peer) => [peer.person, peer.name ?? t("person.unnamed")]));
    const you = sync.you;
    if (you) people.delete(you.id);
    const mine = you ? [face(you.id, board.people.get(you.id)?.name ?? t("person.unnamed"), ` ${t("person.you")}`)] : [];
    const others = [...people].slice(0, FACES_MAX).map(([id, name]) => face(id, name, ""));
    const rest = people.size - others.length;
    const more = rest > 0 ? [make("li", { class: "more", title: t("people.more", { n: rest }) }, `+${rest}`)] : [];
    list.replaceChildren(...mine, ...others, ...more);
  };
  peers.onChange(show);
  sync.onChange(show);
  board.onChange(({ people, isReset }) => (isReset || people.size > 0) && show());
}

/**
 * @param {string} person_id
 * @param {string} name
 * @param {string} suffix
 */
function face(person_id, name, suffix) {
  const item = make("li", { title: name + suffix, "aria-label": name + suffix }, initialsOf(name));
  item.style.background = faceOf(person_id);
  return item;
}
