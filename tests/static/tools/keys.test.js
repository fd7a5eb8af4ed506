import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../static/js/board/camera/camera.js";
import { mapKeys } from "../../../static/js/tools/keys.js";
import { Shortcuts } from "../../../static/js/tools/shortcuts.js";
import { viewOf } from "../world.js";

/** As much of an element as the shortcuts ask for. */
class FakeElement extends EventTarget {
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

const body = new FakeElement();
/** @type {FakeElement} */
let activeElement = body;
/** @type {FakeElement|null} */
let dialog = null;
Object.assign(globalThis, {
  Element: FakeElement,
  HTMLElement: FakeElement,
  document: {
    body,
    querySelector: () => dialog,
    get activeElement() {
      return activeElement;
    },
  },
});

/** A map that has the focus, and a list of what its keys have led to. */
function world(mayComment = true, mayWriteNotes = true) {
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
  const page = new EventTarget();
  const form = { field: /** @type {{focus: () => void}|null} */ (null) };
  const shortcuts = new Shortcuts(/** @type {any} */ ({ page, map, view, openField: () => form.field }));
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
    press: (/** @type {string} */ key, fields = {}) => press(page, key, { target: map, ...fields }),
  };
}

/** @param {EventTarget} page  @param {string} key  @param {object} fields */
function press(page, key, fields) {
  const event = new Event("keydown", { cancelable: true });
  const all = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...fields };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(event, name, { value });
  page.dispatchEvent(event);
  return event;
}

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([
  ["ArrowLeft", -40, 0],
  ["ArrowRight", 40, 0],
  ["ArrowUp", 0, -40],
  ["ArrowDown", 0, 40],
])) {
  test(`${key} looks 80 pixels that way, and stops a flight`, () => {
    const { view, done, press } = world();
    press(key);
    assert.deepEqual([view.camera.x + 0, view.camera.y + 0, done], [x, y, ["stop"]]);
  });
}

for (const [key, expected] of [
  ["+", "zoom 1.25"],
  ["=", "zoom 1.25"],
  ["-", "zoom 0.8"],
  ["0", "actual"],
  ["1", "all"],
  ["2", "nearest"],
  ["n", "step 1"],
  ["c", "comment"],
  ["s", "note"],
]) {
  test(`${key} leads to: ${expected}`, () => {
    const { done, press } = world();
    press(key ?? "");
    assert.deepEqual(done, [expected]);
  });
}

test("Shift+N goes back a frame", () => {
  const { done, press } = world();
  press("N", { shiftKey: true });
  assert.deepEqual(done, ["step -1"]);
});

test("a plus that needs Shift on this keyboard zooms too", () => {
  const { done, press } = world();
  press("+", { shiftKey: true });
  assert.deepEqual(done, ["zoom 1.25"]);
});

test("h takes the hand", () => {
  const { view, press } = world();
  view.set({ tool: "comment" });
  press("h");
  assert.equal(view.tool, "hand");
});

test("m hides the minimap, and shows it", () => {
  const { view, press } = world();
  press("m");
  assert.equal(view.isMinimapOpen, false);
  press("m");
  assert.equal(view.isMinimapOpen, true);
});

test("the slash opens the search, also on keyboards where it takes Shift", () => {
  for (const shiftKey of [true, false]) {
    const { view, press } = world();
    assert.equal(press("/", { shiftKey }).defaultPrevented, true);
    assert.equal(view.isSearchOpen, true);
  }
});

test("Escape puts one thing away after the other: the tool, the card, then the panels", () => {
  const { view, press } = world();
  view.set({ tool: "comment", thread: "t", isSearchOpen: true, isCommentsOpen: true, isSidebarOpen: true });
  const open = () => [
    view.tool !== "hand",
    view.thread !== null,
    view.isSearchOpen,
    view.isCommentsOpen,
    view.isSidebarOpen,
  ];
  for (let closed = 1; closed <= 5; closed += 1) {
    press("Escape");
    assert.deepEqual(
      open(),
      [1, 2, 3, 4, 5].map((at) => at > closed),
    );
  }
});

test("Escape closes a draft or a note", () => {
  for (const card of /** @type {const} */ ([{ draft: { x: 0, y: 0, node_id: null } }, { note: { id: "n" } }])) {
    const { view, press } = world();
    view.set(card);
    press("Escape");
    assert.deepEqual([view.draft, view.note], [null, null]);
  }
});

test("Escape elsewhere leads to the map first, and leaves panels open", () => {
  const { view, done, press } = world();
  view.set({ isSidebarOpen: true });
  activeElement = new FakeElement(["button"]);
  press("Escape", { target: activeElement });
  activeElement = body;
  assert.deepEqual([view.isSidebarOpen, done], [true, ["focus the map"]]);
});

test("Escape leads from a pin back to the map", () => {
  const { done, press } = world();
  press("Escape", { target: new FakeElement(["button"]) });
  assert.deepEqual(done, ["focus the map"]);
});

test("[N7] s says why to those who may write no notes", () => {
  const { done, press } = world(true, false);
  press("s");
  assert.deepEqual(done, ["say why"]);
});

test("Enter places what the tool makes; with the hand it opens the note that is there", () => {
  const { view, done, press } = world();
  for (const tool of /** @type {const} */ (["hand", "comment", "note"])) {
    view.set({ tool });
    press("Enter");
  }
  assert.deepEqual(done, ["open note", "place", "place note"]);
});

test("[A7] who may only look cannot take the comment tool", () => {
  const { done, press } = world(false);
  press("c");
  assert.deepEqual(done, ["say why"]);
});

for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
  test(`with ${modifier} the keys are the browser's`, () => {
    const { done, press } = world();
    assert.equal(press("0", { [modifier]: true }).defaultPrevented, false);
    assert.deepEqual(done, []);
  });
}

for (const field of ["input", "textarea", "select"]) {
  test(`in the text field ${field} the keys are the field's`, () => {
    const { done, press } = world();
    for (const key of ["n", "ArrowLeft", "Escape"]) press(key, { target: new FakeElement([field]) });
    assert.deepEqual(done, []);
  });
}

test("on a button letters are shortcuts, and Enter presses the button", () => {
  const { done, press } = world();
  const button = new FakeElement(["button"]);
  press("n", { target: button });
  press("Enter", { target: button });
  assert.deepEqual(done, ["step 1"]);
});

test("in a panel letters are shortcuts, and arrows move in the panel", () => {
  const { done, press } = world();
  const row = new FakeElement(["button", "aside"]);
  press("n", { target: row });
  press("ArrowDown", { target: row });
  assert.deepEqual(done, ["step 1"]);
});

test("where nothing has the focus, the map has the keys", () => {
  const { done, press } = world();
  press("n", { target: body });
  press("Enter", { target: body });
  assert.deepEqual(done, ["step 1", "open note"]);
});

test("in a menu and over a dialog no key is a shortcut", () => {
  const { done, press } = world();
  press("n", { target: new FakeElement(["button", "[role=menu]"]) });
  dialog = new FakeElement();
  press("n");
  dialog = null;
  assert.deepEqual(done, []);
});

test("turned off, characters are no shortcuts, and other keys still are (WCAG 2.1.4)", () => {
  const { view, done, press } = world();
  view.set({ areShortcutsOn: false });
  for (const key of ["n", "+", "?", "1", "ArrowLeft"]) press(key);
  assert.deepEqual(done, ["stop"]);
});

test("an open form takes the letters, wherever the focus is", () => {
  const { done, form, told, press } = world();
  form.field = { focus: () => told("focus the text")() };
  const event = press("n");
  assert.deepEqual([done, event.defaultPrevented], [["focus the text"], false]);
});

test("a space on a button presses it, also beside an open form", () => {
  const { done, form, told, press } = world();
  form.field = { focus: () => told("focus the text")() };
  press(" ", { target: new FakeElement(["button"]) });
  assert.deepEqual(done, []);
});

test("during a presentation the keys are its own", () => {
  const { view, done, press } = world();
  view.set({ presenting: "f" });
  press("n");
  assert.deepEqual(done, []);
});

test("a key that is used does not scroll the page, another is left alone", () => {
  const { press } = world();
  assert.deepEqual([press("ArrowDown").defaultPrevented, press("Tab").defaultPrevented], [true, false]);
});
