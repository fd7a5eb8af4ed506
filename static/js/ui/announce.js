/**
 * Says things: to eyes by a toast, to screen readers by the one live region of the page.
 * @module ui/announce
 */

import { byId } from "./elements.js";

const TOAST_MS = 4_000;

/**
 * @typedef {object} Announcer
 * @property {(sentence: string) => void} say  screen readers only
 * @property {(sentence: string) => void} show  both
 */

/** @returns {Announcer} */
export function makeAnnouncer() {
  const region = byId("announcer", HTMLElement);
  const toast = byId("toast", HTMLElement);
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
  return {
    say,
    show(sentence) {
      clearTimeout(timer);
      come();
      toast.textContent = sentence;
      toast.hidden = false;
      timer = setTimeout(() => (toast.hidden = true), TOAST_MS);
      say(sentence);
    },
  };
}
