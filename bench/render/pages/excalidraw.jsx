/**
 * The board in Excalidraw. Each note is a rectangle with a bound text, as its own import makes them.
 * @module bench/render/pages/excalidraw
 */
import { createRoot } from "react-dom/client";
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { beginning, readBoard, run, WINDOW } from "./page.js";

/** Straight lines and a plain font: what is nearest to our notes, and what it draws fastest. */
const NOTE = { type: "rectangle", fillStyle: "solid", strokeColor: "#1f2430", strokeWidth: 1, roughness: 0, roundness: null };
const LABEL = { fontSize: 16, fontFamily: 2, textAlign: "left", verticalAlign: "top" };

function elementsOf({ frames, notes }) {
  const contents = frames.map(() => []);
  const drawn = notes.map(({ x, y, w, h, color, text, frame }, n) => {
    const id = `note-${n}`;
    if (frame !== null) contents[frame].push(id);
    return { ...NOTE, id, x, y, width: w, height: h, backgroundColor: color, ...(text && { label: { ...LABEL, text } }) };
  });
  const around = frames.map(({ x, y, w, h, title }, n) => ({ type: "frame", id: `frame-${n}`, name: title, x, y, width: w, height: h, children: contents[n] }));
  return convertToExcalidrawElements([...drawn, ...around], { regenerateIds: false });
}

async function load(editor) {
  const board = await readBoard();
  editor.updateScene({ elements: elementsOf(board) });
  window.__benchSetCamera = ({ cx, cy, zoom }) => editor.updateScene({
    appState: { zoom: { value: zoom }, scrollX: WINDOW.w / 2 / zoom - cx, scrollY: WINDOW.h / 2 / zoom - cy },
  });
  window.__benchGetCamera = () => {
    const { zoom: { value: zoom }, scrollX, scrollY } = editor.getAppState();
    return { cx: WINDOW.w / 2 / zoom - scrollX, cy: WINDOW.h / 2 / zoom - scrollY, zoom };
  };
  window.__benchInfo = () => ({ elements: editor.getSceneElements().length });
  window.__benchSetCamera(beginning(board));
}

let isStarted = false;
function start(editor) {
  if (isStarted) return;
  isStarted = true;
  // The editor calls this before it can be changed.
  setTimeout(() => run(() => load(editor)));
}
createRoot(document.getElementById("page")).render(<Excalidraw excalidrawAPI={start} />);
