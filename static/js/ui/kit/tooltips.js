/**
 * Tooltips of our own: browsers show a `title` late, and not to who comes by keys. They can be pointed at and dismissed
 * (WCAG 1.4.13), and say nothing to screen readers, which have the labels.
 * @module ui/kit/tooltips
 */

import { make } from "./dom.js";
import { placeBeside, windowBounds } from "./surfaces.js";

/** A hand that only passes over a button wants no words. */
const HOVER_MS = 450;
/** Time enough to get from the button to its tooltip. */
const LEAVE_MS = 180;
const GAP_PX = 6;
const MARGIN_PX = 8;
/** Without a mouse the focus comes from a tap or an on-screen keyboard, and a tooltip would cover what was tapped. */
const TOUCH_ONLY = "(hover: none), (pointer: coarse)";
/** A `data-tip` says more than the label; what only has a label is a button with a picture. */
const WITH_TIP = "[data-tip], :is(button, a, label)[title], .icon-button[aria-label]";

/** One at a time. */
export class Tooltips {
  #box = make("div", { id: "tooltip", popover: "manual", "aria-hidden": "true" });
  /** @type {HTMLElement|null} what it speaks of */
  #target = null;
  /** The browser must not show the title as well. @type {string|null} */
  #title = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Document} page */
  constructor(page) {
    page.body.append(this.#box);
    page.addEventListener("pointerover", (event) => this.#point(event));
    page.addEventListener("focusin", ({ target }) => this.#focus(target));
    page.addEventListener("focusout", () => this.#hide());
    page.addEventListener("pointerdown", () => this.#hide(), { capture: true });
    page.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hide(), { capture: true });
    page.addEventListener("wheel", () => this.#hide(), { passive: true });
  }

  /** @param {PointerEvent} event */
  #point(event) {
    // Fingers have no way to point without pressing.
    if (event.pointerType === "touch" || event.buttons !== 0) return;
    const target = tipFor(event.target);
    const isOnBox = event.target instanceof Node && this.#box.contains(event.target);
    if (target !== null && target === this.#target) return clearTimeout(this.#timer);
    clearTimeout(this.#timer);
    if (isOnBox) return;
    if (target) this.#timer = setTimeout(() => this.#show(target), HOVER_MS);
    else if (this.#target && this.#target !== document.activeElement)
      this.#timer = setTimeout(() => this.#hide(), LEAVE_MS);
  }

  /** @param {EventTarget|null} element */
  #focus(element) {
    const target = tipFor(element);
    if (matchMedia(TOUCH_ONLY).matches || !target || target !== element) return;
    if (target.matches(":focus-visible")) this.#show(target);
  }

  /** @param {HTMLElement} target */
  #show(target) {
    this.#hide();
    const words = target.dataset["tip"] ?? (target.title || target.ariaLabel);
    // A menu that a button has opened tells enough, and must not be covered.
    if (!words || !target.isConnected || target.ariaExpanded === "true") return;
    this.#target = target;
    this.#title = target.title || null;
    target.removeAttribute("title");
    this.#box.textContent = words;
    this.#box.showPopover();
    placeBeside(this.#box, {
      anchor: target.getBoundingClientRect(),
      sides: target.closest("#toolbar") && innerHeight > innerWidth / 2 ? ["right"] : ["below", "above"],
      align: "center",
      gap_px: GAP_PX,
      bounds: windowBounds(MARGIN_PX),
    });
  }

  #hide() {
    clearTimeout(this.#timer);
    if (!this.#target) return;
    if (this.#title !== null && !this.#target.title) this.#target.title = this.#title;
    this.#target = null;
    this.#box.hidePopover();
  }
}

/**
 * @param {EventTarget|null} element
 * @returns {HTMLElement|null} what has a tooltip there
 */
function tipFor(element) {
  return element instanceof Element ? /** @type {HTMLElement|null} */ (element.closest(WITH_TIP)) : null;
}
