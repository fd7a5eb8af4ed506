/**
 * A page with a map whose shortcuts are pressed, and as much of its elements as the shortcuts use.
 */

import { cameraAt } from "../../../static/js/board/camera/camera.js";
import { mapKeys } from "../../../static/js/tools/keys.js";
import { Shortcuts } from "../../../static/js/tools/shortcuts.js";
import { viewOf } from "../world.js";

/** As much of an element as the shortcuts ask for. */
export class FakeElement extends EventTarget {
  isContentEditable = false;

  /** @param {string[]} [selectors]  those that it matches, and is inside of */
  constructor(selectors = []) {
    super();
    this.selectors = selectors;
  }

  /** @param {string} list */
  matches(list) {
    return list.split(", ").some((selector) => this.selectors.includes(selector));
  }

  /** @param {string} list */
  closest(list) {
    return this.matches(list) ? this : null;
  }
}

export const body = new FakeElement();
/** What the document has now. */
export const page = { activeElement: body, dialog: /** @type {FakeElement|null} */ (null) };
Object.assign(globalThis, {
  Element: FakeElement,
  HTMLElement: FakeElement,
  document: {
    body,
    querySelector: () => page.dialog,
    get activeElement() {
      return page.activeElement;
    },
  },
});

/** A map that has the focus, and a list of what its keys have led to. */
export function keyWorld(mayComment = true, mayWriteNotes = true) {
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  /** @type {unknown[]} */
  const done = [];
  const told =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...values) =>
      void done.push([name, ...values].join(" "));
  const navigation = {
    stop: told("stop"),
    zoomBy: told("zoom"),
    zoomToActualSize: told("actual"),
    flyToOverview: told("all"),
    flyToNearest: told("nearest"),
    stepFrame: told("step"),
  };
  const comment = { toggle: told("comment"), placeInMiddle: told("place") };
  const note = { toggle: told("note"), placeInMiddle: told("place note"), openInMiddle: told("open note") };
  const map = Object.assign(new FakeElement(), { focus: told("focus the map") });
  const window = new EventTarget();
  const form = { field: /** @type {{focus: () => void}|null} */ (null) };
  const shortcuts = new Shortcuts(/** @type {any} */ ({ page: window, map, view, openField: () => form.field }));
  shortcuts.add(
    mapKeys(
      /** @type {any} */ ({
        map,
        view,
        navigation,
        comment,
        note,
        mayComment: () => mayComment,
        mayWriteNotes: () => mayWriteNotes,
        sayClosed: told("say why"),
      }),
    ),
  );
  return {
    view,
    done,
    form,
    told,
    press: (/** @type {string} */ key, fields = {}) => press(window, key, { target: map, ...fields }),
  };
}

/** @param {EventTarget} window  @param {string} key  @param {object} fields */
function press(window, key, fields) {
  const event = new Event("keydown", { cancelable: true });
  const all = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...fields };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(event, name, { value });
  window.dispatchEvent(event);
  return event;
}
