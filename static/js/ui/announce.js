/**
 * Says things: to eyes by a toast, to screen readers by the one live region of the page.
 * @module ui/announce
 */

import { byId, make } from "./elements.js";

const TOAST_MS = 4_000;
/** With something to choose: there is time to read it, and to get there by keys. */
const OFFER_MS = 12_000;

/** @typedef {{label: string, hint: string, run: () => void}} Way  what a button says, and does; and another way for those who do not see it */

/**
 * @typedef {object} Announcer
 * @property {(sentence: string) => void} say  screen readers only
 * @property {(sentence: string) => void} show  both
 * @property {(sentence: string, way: Way) => void} offer  both, with a button beside it; whoever is at it is not hurried
 */

/** @returns {Announcer} */
export function makeAnnouncer() {
  const region = byId("announcer", HTMLElement);
  const toast = byId("toast", HTMLElement);
  const words = make("span", { "aria-hidden": "true" });
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  // Beside an open dialog everything is out of sight and out of reach.
  const come = () => {
    const place = document.querySelector("dialog[open]") ?? document.body;
    if (region.parentElement !== place) place.append(toast, region);
  };
  /** @param {string} sentence */
  const say = (sentence) => {
    come();
    region.textContent = sentence;
  };
  const go = () => {
    if (toast.contains(document.activeElement)) byId("map", HTMLElement).focus();
    toast.hidden = true;
  };
  /** @param {number} ms */
  const goAfter = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => (toast.matches(":hover, :focus-within") ? goAfter(ms) : go()), ms);
  };
  /**
   * @param {string} sentence
   * @param {...HTMLElement} buttons
   */
  const show = (sentence, ...buttons) => {
    say(sentence);
    words.textContent = sentence;
    toast.replaceChildren(words, ...buttons);
    toast.hidden = false;
    goAfter(buttons.length > 0 ? OFFER_MS : TOAST_MS);
  };
  return {
    say,
    show: (sentence) => show(sentence),
    offer(sentence, { label, hint, run }) {
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", () => {
        go();
        run();
      });
      show(sentence, button);
      say(`${sentence} ${hint}`);
    },
  };
}
