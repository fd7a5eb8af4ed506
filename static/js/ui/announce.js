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
  /** @param {string} sentence */
  const say = (sentence) => {
    region.textContent = sentence;
  };
  return {
    say,
    show(sentence) {
      clearTimeout(timer);
      toast.textContent = sentence;
      toast.hidden = false;
      timer = setTimeout(() => (toast.hidden = true), TOAST_MS);
      say(sentence);
    },
  };
}
