/**
 * A tool is a set of named states, one of which is active. `base/toolEvents.js` hands it pointers and keys.
 * @module tools/base/tool
 */

/** @typedef {import("../../geometry.js").Point} Point */
/**
 * @typedef {object} Pointer
 * @property {number} id
 * @property {Point} at  screen pixels
 * @property {number} time_ms
 * @property {string} type  "mouse", "touch" or "pen"
 * @property {number} button  0 for the first one
 * @property {Element|null} target  what it is on
 */
/** @typedef {(pointer: Pointer) => void} OnPointer */

/**
 * @typedef {object} State  all parts are optional
 * @property {() => void} [enter]
 * @property {{down?: OnPointer, move?: OnPointer, up?: OnPointer}} [pointer]
 * @property {(event: KeyboardEvent) => boolean} [key]  returns whether the tool uses the key
 * @property {() => void} [cancel]  puts back what the tool has changed; the tool becomes idle after it
 * @property {() => void} [leave]
 */

/**
 * Follows one pointer at a time. A subclass lists its `states`, and starts in "idle".
 * @template {string} Name
 */
export class Tool {
  /** @type {Name|"idle"} */
  state = "idle";

  /** @type {Record<Name|"idle", State>} */
  states = /** @type {Record<Name|"idle", State>} */ ({});

  /** @type {number|null} id of the pointer that this tool follows */
  #pointer = null;

  /** @returns {boolean} */
  get isIdle() {
    return this.state === "idle";
  }

  /**
   * @param {number} id  of a pointer
   * @returns {boolean} whether the tool follows it
   */
  has(id) {
    return !this.isIdle && this.#pointer === id;
  }

  /**
   * @param {Pointer} pointer
   * @returns {boolean} whether the tool follows it from now on
   */
  down(pointer) {
    if (!this.isIdle) return false;
    this.#pointer = pointer.id;
    this.states[this.state].pointer?.down?.(pointer);
    return this.has(pointer.id);
  }

  /** @param {Pointer} pointer */
  move(pointer) {
    if (this.has(pointer.id)) this.states[this.state].pointer?.move?.(pointer);
  }

  /** @param {Pointer} pointer */
  up(pointer) {
    if (this.has(pointer.id)) this.states[this.state].pointer?.up?.(pointer);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the tool uses the key
   */
  key(event) {
    return this.states[this.state].key?.(event) ?? false;
  }

  /**
   * Ends what the tool does and puts back what it has changed.
   * @returns {boolean} whether the state had something to put back
   */
  cancel() {
    const { cancel } = this.states[this.state];
    cancel?.();
    this.go("idle");
    return cancel !== undefined;
  }

  /** Ends the gesture because a second pointer came down. */
  yield() {
    this.cancel();
  }

  /** @param {Name|"idle"} state */
  go(state) {
    if (state === this.state) return;
    this.states[this.state].leave?.();
    this.state = state;
    this.states[state].enter?.();
  }
}
