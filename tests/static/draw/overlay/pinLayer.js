/**
 * A layer of pins without a browser: the parts of elements that pins use, and a page with a focused element.
 */

import { VisibleComments } from "../../../../static/js/board/comments/visibleComments.js";
import { Pins } from "../../../../static/js/draw/overlay/pins.js";
import { boardOf, thread, viewOf } from "../../world.js";

/** @type {{active: FakeElement|null}} What has the focus. */
export const page = { active: null };

/** The parts of an element that pins use. */
export class FakeElement extends EventTarget {
  style = {};
  dataset = {};
  children = /** @type {FakeElement[]} */ ([]);
  hidden = false;
  textContent = "";
  ariaLabel = "";
  ariaExpanded = "";
  ariaKeyShortcuts = /** @type {string|null} */ (null);
  parent = /** @type {FakeElement|null} */ (null);
  classes = /** @type {Set<string>} */ (new Set());
  classList = {
    toggle: (/** @type {string} */ name, /** @type {boolean} */ isOn) =>
      void (isOn ? this.classes.add(name) : this.classes.delete(name)),
  };

  set className(/** @type {string} */ names) {
    this.classes = new Set(names.split(" "));
  }
  get isConnected() {
    return this.parent !== null;
  }
  append(/** @type {FakeElement} */ child) {
    this.insertBefore(child, null);
  }
  insertBefore(/** @type {FakeElement} */ child, /** @type {FakeElement|null} */ before) {
    child.remove();
    const at = before ? this.children.indexOf(before) : this.children.length;
    this.children.splice(at, 0, child);
    child.parent = this;
  }
  remove() {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = null;
  }
  contains(/** @type {FakeElement|null} */ other) {
    return other !== null && this.children.includes(other);
  }
  focus() {
    const [before, layer] = [page.active, this.parent];
    page.active = null;
    if (before) layer?.dispatchEvent(Object.assign(new Event("focusout"), { relatedTarget: this }));
    page.active = this;
    layer?.dispatchEvent(new Event("focusin"));
  }
  click() {
    this.dispatchEvent(new Event("click"));
    const event = new Event("click");
    Object.defineProperty(event, "target", { value: this });
    this.parent?.dispatchEvent(event);
  }
}

/** Call it before each test. Nothing has the focus. */
export function openPage() {
  page.active = null;
  Object.assign(globalThis, {
    document: {
      createElement: () => new FakeElement(),
      get activeElement() {
        return page.active;
      },
    },
  });
}

const t = (/** @type {string} */ key, /** @type {any} */ values) => [key, ...Object.values(values ?? {})].join(" ");

/**
 * @param {Parameters<typeof boardOf>[0]} rows
 * @param {Partial<import("../../../../static/js/board/view.js").ViewState>} [looks]
 * @param {import("../../../../static/js/board/comments/visibleComments.js").Reader|null} [you]
 */
export function world(rows, looks, you = null) {
  const [layer, board, view] = [new FakeElement(), boardOf(rows), viewOf(looks)];
  const unread = /** @type {Set<string>} */ (new Set());
  const flights = /** @type {{box: import("../../../../static/js/geometry.js").Box, zoom: number}[]} */ ([]);
  const navigation = { flyToBox: (/** @type {any} */ box, /** @type {number} */ zoom) => flights.push({ box, zoom }) };
  const visibleComments = new VisibleComments(board);
  visibleComments.setReader(you);
  const pins = new Pins(
    /** @type {any} */ ({
      layer,
      board,
      visibleComments,
      view,
      navigation,
      t,
      isUnsent: () => false,
      isUnread: (/** @type {string} */ id) => unread.has(id),
      mayMove: (/** @type {any} */ { by }) => by === "me",
    }),
  );
  view.onChange((keys) =>
    keys.has("thread") ? pins.markOpen() : keys.has("draggedPin") ? pins.moveDragged() : pins.follow(),
  );
  pins.refresh();
  const shown = (/** @type {string} */ kind) =>
    layer.children.filter((child) => child.classes.has(kind) && !child.hidden);
  const pinsShown = () => shown("pin").map((child) => child.dataset["thread"]);
  const pin = (/** @type {string} */ id) => /** @type {FakeElement} */ (/** @type {unknown} */ (pins.pinFor(id)));
  return { layer, board, view, pins, flights, clusters: () => shown("pin-cluster"), pinsShown, pin, unread };
}

export const numbersIn = (/** @type {FakeElement} */ element) =>
  String(/** @type {any} */ (element.style).transform)
    .match(/-?[\d.]+/g)
    ?.map(Number);
/** Three pins 20 units from each other, and one far away. */
export const FOUR = ["a", "b", "c", "far"].map((id, at) =>
  thread(id, { at, x: id === "far" ? 700 : 100 + 20 * at, y: 100 }),
);
