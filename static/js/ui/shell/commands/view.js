/**
 * Commands that move the camera, and that open panels.
 * @module ui/shell/commands/view
 */

import { panBy } from "../../../board/camera/camera.js";

/** @typedef {import("../../../app/commands.js").Command} Command */
/** @typedef {import("../../../app/app.js").App} App */

const PAN_PX = 80;
const ZOOM_STEP = 1.25;
/** @type {readonly import("../../../app/commands.js").Context[]} */
const EVERYWHERE = ["page", "presentation"];

/** The camera. @type {readonly Command[]} */
export const MOVE = [
  {
    id: "pan.left",
    label: "help.pan",
    keys: ["ArrowLeft"],
    shownKeys: "← ↑ → ↓",
    group: "move",
    run: (app) => pan(app, 1, 0),
  },
  { id: "pan.right", label: "help.pan", keys: ["ArrowRight"], group: "move", run: (app) => pan(app, -1, 0) },
  { id: "pan.up", label: "help.pan", keys: ["ArrowUp"], group: "move", run: (app) => pan(app, 0, 1) },
  { id: "pan.down", label: "help.pan", keys: ["ArrowDown"], group: "move", run: (app) => pan(app, 0, -1) },
  {
    id: "zoom.in",
    label: "zoom.in",
    help: "help.zoom",
    keys: ["+"],
    otherKeys: ["="],
    shownKeys: "+ −",
    group: "move",
    contexts: EVERYWHERE,
    run: ({ navigation }) => navigation.zoomBy(ZOOM_STEP),
  },
  {
    id: "zoom.out",
    label: "zoom.out",
    help: "help.zoom",
    keys: ["-"],
    group: "move",
    contexts: EVERYWHERE,
    run: ({ navigation }) => navigation.zoomBy(1 / ZOOM_STEP),
  },
  {
    id: "zoom.actual",
    label: "zoom.100",
    keys: ["0"],
    group: "move",
    run: ({ navigation }) => navigation.zoomToActualSize(),
  },
  {
    id: "zoom.fit",
    label: "zoom.fit",
    keys: ["1"],
    group: "move",
    run: ({ navigation }) => navigation.flyToOverview(),
  },
  {
    id: "frame.fit",
    label: "help.nearest",
    keys: ["2"],
    group: "move",
    run: ({ navigation }) => navigation.flyToNearest(),
  },
  { id: "history.back", label: "help.back", keys: ["Alt+ArrowLeft"], group: "move", contexts: [] },
  { id: "history.forward", label: "help.forward", keys: ["Alt+ArrowRight"], group: "move", contexts: [] },
  {
    id: "minimap.toggle",
    label: "minimap.label",
    help: "help.minimap",
    keys: ["m"],
    group: "move",
    run: ({ view }) => view.set({ isMinimapOpen: !view.isMinimapOpen }),
  },
];

/** Panels at the left, and frames. @type {readonly Command[]} */
export const FIND = [
  {
    id: "search.show",
    label: "search.title",
    keys: ["/"],
    group: "find",
    run: ({ view }) => view.set({ isSearchOpen: true }),
  },
  {
    id: "search.open",
    label: "search.title",
    keys: ["Ctrl+f"],
    group: "find",
    // Pressed again in the field, it opens the browser's own search.
    isForTarget: (target) => target instanceof HTMLElement && target.id === "search-input",
    run: ({ search, view }, source) =>
      source === "shortcut" ? search.open() : view.set({ isSearchOpen: !view.isSearchOpen }),
  },
  {
    id: "frames.toggle",
    label: "frames.open",
    keys: ["f"],
    group: "find",
    run: ({ framesPanel }, source) => framesPanel.toggle(source !== "click"),
  },
  {
    id: "frame.next",
    label: "help.next",
    keys: ["n"],
    group: "find",
    run: ({ navigation }) => navigation.stepFrame(1),
  },
  {
    id: "frame.previous",
    label: "help.previous",
    keys: ["Shift+n"],
    group: "find",
    run: ({ navigation }) => navigation.stepFrame(-1),
  },
];

/**
 * @param {App} app
 * @param {number} dx  1 shows what is further left
 * @param {number} dy
 */
function pan({ navigation, view }, dx, dy) {
  navigation.stop();
  view.set({ camera: panBy(view.camera, dx * PAN_PX, dy * PAN_PX) });
}
