/**
 * View state: what this person sees and does. It is local to this window and never sent.
 * Tools and user interface do not know each other; both read and write this state.
 * @module board/view
 */

/** @typedef {import("./camera/camera.js").Camera} Camera */
/** @typedef {import("../geometry.js").Point} Point */

/**
 * @typedef {{x: number, y: number, node_id: string|null}} Draft  position of the comment that is being written, as in a
 *   thread
 */
/**
 * @typedef {{id: string} | {id: null, x: number, y: number, w: number, h: number, size: number,
 *   place: import("../wire.js").Place}} NoteDraft  an existing note that is open, or the box of a new one
 */
/** @typedef {{kind: "node"|"thread", id: string}} FoundItem  a node, or a thread with its pin */
/**
 * @typedef {{found: readonly FoundItem[], current: number}} SearchHits  `current` is an index; -1 before the first step
 */
/**
 * @typedef {{add: (runs: Record<string, () => unknown>) => void}} ShortcutTable  adds shortcuts by the name of the key;
 *   letters with Shift are `Shift+N`
 */
/** @typedef {{id: string, at: Point}} DraggedPin  a thread whose pin is being moved, and the board point of the pin */

/**
 * @typedef {object} ViewState  the fields that `set` accepts
 * @property {Camera} camera
 * @property {{w: number, h: number}} viewport  CSS pixels
 * @property {"light"|"dark"} theme  the one in use
 * @property {"system"|"light"|"dark"} themeChoice
 * @property {"hand"|"comment"|"note"} tool
 * @property {string|null} presenting  the frame that the presentation shows
 * @property {Draft|null} draft
 * @property {string|null} thread  the open thread
 * @property {NoteDraft|null} note  the open note
 * @property {DraggedPin|null} draggedPin  others see the move only when the pin is dropped
 * @property {boolean} isSidebarOpen
 * @property {"list"|"thumbnails"} framesAs
 * @property {boolean} isCommentsOpen  the list of threads
 * @property {"newest"|"frame"} commentsBy  the sorting of that list
 * @property {import("./comments/threadList.js").Filter} commentsFilter  the filter of that list
 * @property {boolean} isNotified  whether the browser shows notifications while the tab is hidden
 * @property {boolean} isSearchOpen
 * @property {SearchHits|null} hits  search results that are highlighted on the board
 * @property {boolean} isMinimapOpen
 * @property {boolean} showsNames  names beside the cursors of others
 * @property {boolean} areShortcutsOn  whether single letters are commands (WCAG 2.1.4: people who dictate turn them
 *   off)
 * @property {"auto"|"mouse"|"touchpad"} wheel  the device that sends wheel events; "auto" detects it
 */

/** Camera, selection, open panels and the comment that is being written. */
export class View {
  /** @type {Camera} */
  camera = Object.freeze({ x: 0, y: 0, zoom: 1 });
  viewport = { w: 0, h: 0 };
  /** @type {"light"|"dark"} */
  theme = "light";
  /** @type {"system"|"light"|"dark"} */
  themeChoice = "system";
  /** @type {"hand"|"comment"|"note"} */
  tool = "hand";
  /** @type {string|null} */
  presenting = null;
  /** @type {Draft|null} */
  draft = null;
  /** @type {string|null} */
  thread = null;
  /** @type {NoteDraft|null} */
  note = null;
  /** @type {DraggedPin|null} */
  draggedPin = null;
  isSidebarOpen = false;
  /** @type {"list"|"thumbnails"} */
  framesAs = "list";
  isCommentsOpen = false;
  /** @type {"newest"|"frame"} */
  commentsBy = "newest";
  /** @type {import("./comments/threadList.js").Filter} */
  commentsFilter = "open";
  isNotified = false;
  isSearchOpen = false;
  /** @type {SearchHits|null} */
  hits = null;
  isMinimapOpen = true;
  showsNames = true;
  areShortcutsOn = true;
  /** @type {"auto"|"mouse"|"touchpad"} */
  wheel = "auto";

  /** @type {Set<(keys: Set<keyof ViewState>) => void>} */
  #listeners = new Set();

  /**
   * @param {(keys: Set<keyof ViewState>) => void} listener  receives the names of the fields that changed
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sets some fields. Listeners are called once, if any field has a new value.
   * @param {Partial<ViewState>} fields
   */
  set(fields) {
    const keys = /** @type {(keyof ViewState)[]} */ (Object.keys(fields)).filter((key) => this[key] !== fields[key]);
    if (keys.length === 0) return;
    Object.assign(this, fields);
    const changed = new Set(keys);
    for (const listener of this.#listeners) listener(changed);
  }
}
