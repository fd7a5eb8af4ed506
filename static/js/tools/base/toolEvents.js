/**
 * Hands events to tools. Escape, window blur, a lost pointer capture and `pointercancel` all call `cancel`.
 * @module tools/base/toolEvents
 */

/** @typedef {import("./tool.js").Pointer} Pointer */

/** @typedef {{cancel: () => boolean}} Cancellable  `cancel` returns whether something was put back */
/**
 * @typedef {Cancellable & {
 *   has: (id: number) => boolean,
 *   down: (pointer: Pointer) => boolean,
 *   move: (pointer: Pointer) => void,
 *   up: (pointer: Pointer) => void,
 * }} PointerTool  what follows pointers: a tool, or several that share them
 */

/**
 * Cancels the tool on Escape and when the window loses the focus: the release of a pointer is not heard then.
 * @param {EventTarget} page  the window
 * @param {Cancellable} tool
 */
export function listenForCancel(page, tool) {
  page.addEventListener("blur", (event) => event.target === page && tool.cancel());
  // The focus may be anywhere. An Escape that puts something back must not also close a card.
  const onKey = (/** @type {Event} */ event) => {
    if (/** @type {KeyboardEvent} */ (event).key === "Escape" && tool.cancel()) consume(event);
  };
  page.addEventListener("keydown", onKey, { capture: true });
}

/**
 * @param {EventTarget} page  the window
 * @param {HTMLElement} element  whose pointers the tool follows
 * @param {PointerTool} tool
 * @param {(event: PointerEvent) => Element} [captor]  the element that captures the pointer; `element` if left out
 */
export function listenForPointers(page, element, tool, captor = () => element) {
  element.addEventListener("pointerdown", (event) => {
    if (tool.down(pointerOf(event))) captor(event).setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => tool.move(pointerOf(event)));
  element.addEventListener("pointerup", (event) => tool.up(pointerOf(event)));
  // The capture also ends after each release: the tool does not follow the pointer then.
  const lose = (/** @type {PointerEvent} */ event) => tool.has(event.pointerId) && tool.cancel();
  element.addEventListener("pointercancel", lose);
  element.addEventListener("lostpointercapture", lose);
  listenForCancel(page, tool);
}

/** @param {Event} event */
export function consume(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * The canvas fills the window, so its points are the window's points.
 * @param {MouseEvent} event
 * @returns {import("../../geometry.js").Point} screen pixels
 */
export function pointOf(event) {
  return { x: event.clientX, y: event.clientY };
}

/**
 * @param {PointerEvent} event
 * @returns {Pointer}
 */
function pointerOf(event) {
  const { pointerId: id, timeStamp: time_ms, pointerType: type, button } = event;
  return { id, at: pointOf(event), time_ms, type, button, target: /** @type {Element|null} */ (event.target) };
}
