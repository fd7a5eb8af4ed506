/**
 * The board in tldraw. Notes and frames are put into its store, as its sync does.
 * @module bench/render/pages/tldraw
 */
import { createRoot } from "react-dom/client";
import { createShapeId, getIndices, Tldraw, toRichText } from "tldraw";
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import "tldraw/tldraw.css";
import { beginning, readBoard, run, WINDOW } from "./page.js";

/** Its notes are squares of this side and have no size of their own; other boxes become rectangles. */
const NOTE_SIDE = 200;
/** Its colours by ours. */
const COLORS = {
  "#fff3a3": "yellow", "#ffd9a8": "orange", "#ffcfe0": "light-red", "#e2d3ff": "light-violet", "#cbe4ff": "light-blue",
  "#bff0ee": "light-blue", "#d2f0c6": "light-green", "#e9ebf0": "grey",
};
const SHAPE = { typeName: "shape", rotation: 0, isLocked: false, opacity: 1, meta: {} };
const SHAPES_MAX = 10_000_000;
/** It makes fill patterns for each doubling between its least and its largest zoom; more than the usual span costs gigabytes. */
const ZOOM_STEPS = [1, 4, 20, 80, 160];

function shapesOf(editor, { frames, notes }) {
  const page = editor.getCurrentPageId();
  const defaults = (kind) => editor.getShapeUtil(kind).getDefaultProps();
  const [frameProps, noteProps, boxProps] = [defaults("frame"), defaults("note"), defaults("geo")];
  const order = getIndices(frames.length + notes.length);
  const ids = frames.map((_, n) => createShapeId(`frame-${n}`));
  const around = frames.map(({ x, y, w, h, title }, n) => ({
    ...SHAPE, id: ids[n], type: "frame", parentId: page, index: order[n], x, y, props: { ...frameProps, w, h, name: title },
  }));
  const drawn = notes.map(({ x, y, w, h, color, text, frame }, n) => {
    const parent = frame === null ? { id: page, x: 0, y: 0 } : { ...frames[frame], id: ids[frame] };
    const words = { color: COLORS[color] ?? "grey", size: "s", font: "sans", align: "start", verticalAlign: "start", richText: toRichText(text) };
    const isNote = w === NOTE_SIDE && h === NOTE_SIDE;
    return {
      ...SHAPE, id: createShapeId(`note-${n}`), type: isNote ? "note" : "geo", parentId: parent.id, index: order[frames.length + n],
      x: x - parent.x, y: y - parent.y, props: isNote ? { ...noteProps, ...words } : { ...boxProps, ...words, w, h, fill: "solid" },
    };
  });
  return [...around, ...drawn];
}

async function load(editor) {
  const board = await readBoard();
  const [left, top, right, bottom] = board.bounds;
  const whole = 0.95 * Math.min(WINDOW.w / (right - left), WINDOW.h / (bottom - top));
  if (whole < 0.05) editor.setCameraOptions({ ...editor.getCameraOptions(), zoomSteps: ZOOM_STEPS.map((step) => step * whole) });
  editor.store.mergeRemoteChanges(() => editor.store.put(shapesOf(editor, board)));
  window.__benchSetCamera = ({ cx, cy, zoom }) =>
    void editor.setCamera({ x: WINDOW.w / 2 / zoom - cx, y: WINDOW.h / 2 / zoom - cy, z: zoom }, { immediate: true, force: true });
  window.__benchGetCamera = () => {
    const { x, y, z: zoom } = editor.getCamera();
    return { cx: WINDOW.w / 2 / zoom - x, cy: WINDOW.h / 2 / zoom - y, zoom };
  };
  window.__benchInfo = () => ({ shapes: editor.getCurrentPageShapeIds().size });
  window.__benchSetCamera(beginning(board));
}

const assetUrls = getAssetUrls({ baseUrl: "/node_modules/@tldraw/assets" });
createRoot(document.getElementById("page")).render(
  <Tldraw assetUrls={assetUrls} options={{ maxShapesPerPage: SHAPES_MAX }} onMount={(editor) => void run(() => load(editor))} />,
);
