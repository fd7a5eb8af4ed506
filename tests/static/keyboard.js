/** Keys without a browser: elements, key events, and a page whose commands write down what they lead to. */

import { cameraAt } from "../../static/js/board/camera/camera.js";
import { Commands } from "../../static/js/app/commands.js";
import { Shortcuts } from "../../static/js/tools/shortcuts.js";
import { makeToolActions } from "../../static/js/tools/toolActions.js";
import { COMMANDS } from "../../static/js/ui/shell/commands/table.js";
import { viewOf } from "./world.js";

/** As much of an element as shortcuts ask for. */
export class FakeElement extends EventTarget {
  isContentEditable = false;
  value = "";

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

/** A text area, by its class. */
export class FakeTextArea extends FakeElement {
  /** @param {string} value */
  constructor(value) {
    super(["textarea", "input, textarea, select"]);
    this.value = value;
  }
}

const body = new FakeElement();
/** What the document has now. */
export const dom = { body, activeElement: body, dialog: /** @type {FakeElement|null} */ (null) };

Object.assign(globalThis, {
  Element: FakeElement,
  HTMLElement: FakeElement,
  HTMLTextAreaElement: FakeTextArea,
  document: {
    body,
    querySelector: () => dom.dialog,
    get activeElement() {
      return dom.activeElement;
    },
  },
});

/**
 * A page with the real table of commands. Its board has the focus.
 * @param {{mayComment?: boolean, mayWriteNotes?: boolean}} [permissions]
 */
export function keyboardWorld({ mayComment = true, mayWriteNotes = true } = {}) {
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  /** @type {string[]} */
  const done = [];
  const noted =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...values) =>
      void done.push([name, ...values].join(" "));
  const map = Object.assign(new FakeElement(), { focus: noted("focus the board") });
  const form = { field: /** @type {{focus: () => void}|null} */ (null) };
  const app = /** @type {any} */ ({
    view,
    map,
    navigation: {
      stop: noted("stop"),
      zoomBy: noted("zoom"),
      zoomToActualSize: noted("actual"),
      flyToOverview: noted("all"),
      flyToNearest: noted("nearest"),
      stepFrame: noted("step"),
    },
    mayComment: () => mayComment,
    mayWriteNotes: () => mayWriteNotes,
    closedNotice: { say: noted("say why") },
    threads: { focusReply: noted("reply") },
    notes: { undo: noted("undo") },
    search: { open: noted("open the search") },
    framesPanel: { toggle: noted("frames") },
    presentation: { start: noted("present"), perform: noted("presentation") },
    help: { show: noted("help") },
    features: {
      use: (/** @type {string} */ _id, /** @type {any} */ use) => use({ step: noted("thread") }),
    },
    tools: makeToolActions(
      /** @type {any} */ ({
        map,
        view,
        comment: { toggle: noted("comment"), placeInMiddle: noted("place") },
        note: { toggle: noted("note"), placeInMiddle: noted("place note"), openInMiddle: noted("open note") },
      }),
    ),
  });
  app.commands = new Commands(COMMANDS, app);
  const page = new EventTarget();
  new Shortcuts(
    /** @type {any} */ ({
      page,
      map,
      view,
      openField: () => form.field,
      runKey: (/** @type {KeyboardEvent} */ event) => app.commands.runKey(event, "page"),
    }),
  );
  return {
    app,
    view,
    done,
    form,
    noted,
    press: (/** @type {string} */ key, fields = {}) => press(page, key, { target: map, ...fields }),
  };
}

/**
 * @param {string} key
 * @param {object} [fields]
 * @returns {KeyboardEvent}
 */
export function keyEvent(key, fields = {}) {
  const event = new Event("keydown", { cancelable: true });
  const all = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...fields };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(event, name, { value });
  return /** @type {any} */ (event);
}

/** @param {EventTarget} page  @param {string} key  @param {object} fields */
function press(page, key, fields) {
  const event = keyEvent(key, fields);
  page.dispatchEvent(event);
  return event;
}
