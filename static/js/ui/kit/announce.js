/**
 * Says things: to eyes by a toast, to screen readers by the one live region of the page.
 * @module ui/kit/announce
 */

import { byId, make } from "./dom.js";
import { placeToast } from "./surfaces.js";

const TOAST_MS = 4_000;
/** With something to choose: there is time to read it, and to get there by keys. */
const OFFER_MS = 12_000;

/** @typedef {{label: string, hint: string, run: () => void}} Way  what a button says, and does; and another way for those who do not see it */

/**
 * @typedef {object} Announcer
 * @property {(sentence: string) => void} say  screen readers only
 * @property {(sentence: string) => void} show  both
 * @property {(sentence: string, way: Way) => void} offer  both, in a toast of its own with a button; whoever is at it is not hurried
 * @property {() => void} withdraw  what is offered no longer
 */

/** @returns {Announcer} */
export function makeAnnouncer() {
  const region = byId("announcer", HTMLElement);
  const toast = byId("toast", HTMLElement);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  // Beside an open dialog everything is out of sight and out of reach.
  const come = () => {
    const dialog = document.querySelector("dialog[open]");
    if (dialog) dialog.append(toast, region);
    else if (region.parentElement !== document.body) byId("offer", HTMLElement).after(toast, region);
  };
  /** @param {string} sentence */
  const say = (sentence) => {
    come();
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
  const wait = () =>
    void (timer = setTimeout(() => (box.matches(":hover, :focus-within") ? wait() : withdraw()), OFFER_MS));
  return {
    withdraw,
    offer(sentence, { label, hint, run }) {
      withdraw();
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", run);
      box.replaceChildren(make("span", { "aria-hidden": "true" }, sentence), button);
      box.hidden = false;
      placeToast(box, []);
      wait();
      say(`${sentence} ${hint}`);
    },
  };
}
