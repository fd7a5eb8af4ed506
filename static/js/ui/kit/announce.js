/**
 * Shows messages in a toast, and tells them to screen readers through the live region of the page.
 * @module ui/kit/announce
 */

import { byId, make } from "./dom.js";
import { placeToast } from "./surfaces.js";

const TOAST_MS = 4_000;
/** A toast with a button stays longer, so that there is time to reach the button by keys. */
const OFFER_MS = 12_000;

/** @typedef {{label: string, hint: string, run: () => void}} Action  a button; `hint` is for screen readers */

/**
 * @typedef {object} Announcer
 * @property {(sentence: string) => void} say  screen readers only
 * @property {(sentence: string) => void} show  both
 * @property {(sentence: string, action: Action) => void} offer  both, with a button; stays while it is in use
 * @property {() => void} withdraw  hides the toast with the button
 */

/** @returns {Announcer} */
export function makeAnnouncer() {
  const region = byId("announcer", HTMLElement);
  const toast = byId("toast", HTMLElement);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  // An open dialog covers everything outside it and makes it inert.
  const moveToTop = () => {
    const dialog = document.querySelector("dialog[open]");
    if (dialog) dialog.append(toast, region);
    else if (region.parentElement !== document.body) byId("offer", HTMLElement).after(toast, region);
  };
  /** @param {string} sentence */
  const say = (sentence) => {
    moveToTop();
    region.textContent = sentence;
  };
  /** @param {string} sentence */
  const show = (sentence) => {
    clearTimeout(timer);
    say(sentence);
    toast.textContent = sentence;
    toast.hidden = false;
    placeToast(
      toast,
      [byId("offer", HTMLElement)].filter((offer) => !offer.hidden),
    );
    timer = setTimeout(() => (toast.hidden = true), TOAST_MS);
  };
  return { say, show, ...makeOffers(say) };
}

/**
 * @param {(sentence: string) => void} say
 * @returns {Pick<Announcer, "offer"|"withdraw">}
 */
function makeOffers(say) {
  const box = byId("offer", HTMLElement);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const withdraw = () => {
    clearTimeout(timer);
    if (box.contains(document.activeElement)) byId("map", HTMLElement).focus();
    box.hidden = true;
  };
  const hideLater = () =>
    void (timer = setTimeout(() => (box.matches(":hover, :focus-within") ? hideLater() : withdraw()), OFFER_MS));
  return {
    withdraw,
    offer(sentence, { label, hint, run }) {
      withdraw();
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", run);
      box.replaceChildren(make("span", { "aria-hidden": "true" }, sentence), button);
      box.hidden = false;
      placeToast(box, []);
      hideLater();
      say(`${sentence} ${hint}`);
    },
  };
}
