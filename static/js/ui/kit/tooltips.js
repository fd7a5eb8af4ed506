/**
 * Tooltips. Browsers show a `title` late, and never for the keyboard. These can be hovered and dismissed (WCAG 1.4.13).
 * Screen readers do not get them, because they read the labels.
 * @module ui/kit/tooltips
 */

import { make } from "./dom.js";
import { placeBeside, windowBounds } from "./surfaces.js";

/** A pointer that only passes over a button shows no tooltip. */
const HOVER_MS = 450;
/** Long enough to move the pointer from the button to its tooltip. */
const LEAVE_MS = 180;
const GAP_PX = 6;
const MARGIN_PX = 8;
/** Without a mouse the focus comes from a tap or an on-screen keyboard; a tooltip would cover what was tapped. */
const TOUCH_ONLY = "(hover: none), (pointer: coarse)";
/** The text is `data-tip`, or else the title, or else the label of a button with an icon. */
const WITH_TIP = "[data-tip], :is(button, a, label)[title], .icon-button[aria-label]";

/** Shows one tooltip at a time. */
export class Tooltips {
  #box = make("div", { id: "tooltip", popover: "manual", "aria-hidden": "true" });
  /** @type {HTMLElement|null} what the tooltip is about */
  #target = null;
  /** @type {string|null} the title of the target, removed so that the browser does not show it too */
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
    // A finger cannot hover.
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
    const text = target.dataset["tip"] ?? (target.title || target.ariaLabel);
    // A tooltip must not cover the menu that the button has opened.
    if (!text || !target.isConnected || target.ariaExpanded === "true") return;
    this.#target = target;
    this.#title = target.title || null;
    target.removeAttribute("title");
    this.#box.textContent = text;
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
 * @returns {HTMLElement|null} the element with a tooltip that it is in
 */
function tipFor(element) {
  return element instanceof Element ? /** @type {HTMLElement|null} */ (element.closest(WITH_TIP)) : null;
}
