/**
 * What this person looks at and is doing. Local: nothing here is the board's, and nobody else sees it.
 * Tools and interface never know each other; both read and write this.
 * @module board/view
 */

/** @typedef {import("./camera/camera.js").Camera} Camera */
/** @typedef {import("../geometry.js").Point} Point */

/** @typedef {{x: number, y: number, node_id: string|null}} Draft  where a comment is being written; as in a thread */
/**
 * @typedef {{id: string} | {id: null, x: number, y: number, w: number, h: number, size: number, place: import("../wire.js").Place}} NoteDraft
 *   a note of the map that is being changed, or a new one and where it will lie
 */
/** @typedef {{kind: "node"|"thread", id: string}} FoundItem  a node, or a discussion with its pin */
/** @typedef {{found: readonly FoundItem[], current: number}} SearchHits  what a search has found; `current` is -1 before the first step */
/** @typedef {{add: (runs: Record<string, () => unknown>) => void}} ShortcutTable  takes shortcuts by the name of the key, with `Shift+` before letters */
/** @typedef {{id: string, at: Point}} DraggedPin  a discussion's pin on its way, and the board point that it is over */

/**
 * @typedef {object} ViewState  everything that `set` takes
 * @property {Camera} camera
 * @property {{w: number, h: number}} viewport  CSS pixels
 * @property {"light"|"dark"} theme  in use now
 * @property {"system"|"light"|"dark"} themeChoice
 * @property {"hand"|"comment"|"note"} tool
 * @property {string|null} presenting  the frame that fills the screen
 * @property {Draft|null} draft
 * @property {string|null} thread  the open discussion
 * @property {NoteDraft|null} note  the open note
 * @property {DraggedPin|null} draggedPin  nobody else sees it move before it is put down
 * @property {boolean} isSidebarOpen
 * @property {"list"|"thumbnails"} framesAs
 * @property {boolean} isCommentsOpen  the list of discussions
 * @property {"newest"|"frame"} commentsBy  how that list is sorted
 * @property {import("./comments/threadList.js").Filter} commentsFilter  which discussions that list has
 * @property {boolean} isNotified  by the browser, while the tab is out of sight
 * @property {boolean} isSearchOpen
 * @property {SearchHits|null} hits  marked on the map
 * @property {boolean} isMinimapOpen
 * @property {boolean} showsNames  beside the cursors of others
 * @property {boolean} areShortcutsOn  whether a single letter is a command (WCAG 2.1.4: people who dictate turn it off)
 * @property {"auto"|"mouse"|"touchpad"} wheel  what sends wheel events; "auto" finds out from the events
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
   * @param {(keys: Set<keyof ViewState>) => void} listener  is told which fields changed
   * @returns {() => void} stops it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sets some fields; listeners hear of those that are different now.
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
