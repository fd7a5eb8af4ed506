/**
 * Pointers as tools get them, and events as the page gets them.
 */

/** @typedef {import("../../../static/js/tools/base/tool.js").Pointer} Pointer */

/**
 * @param {number} x  screen pixels
 * @param {number} [y]
 * @param {Partial<Pointer>} [fields]
 * @returns {Pointer}
 */
export function pointerAt(x, y = 0, fields = {}) {
  return { id: 1, at: { x, y }, time_ms: 0, type: "mouse", button: 0, target: null, ...fields };
}

/**
 * As much of an element as tools use: it hears events, and remembers its classes.
 * @returns {any}
 */
export function fakeElement() {
  const classes = new Set();
  const toggle = (/** @type {string} */ name, /** @type {boolean} */ isOn) =>
    isOn ? classes.add(name) : classes.delete(name);
  return Object.assign(new EventTarget(), { classes, classList: { toggle }, setPointerCapture() {} });
}

/**
 * @param {EventTarget} on
 * @param {string} type
 * @param {object} fields
 * @returns {Event} after everybody has heard it
 */
export function fire(on, type, fields) {
  const event = new Event(type, { cancelable: true });
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  on.dispatchEvent(event);
  return event;
}
