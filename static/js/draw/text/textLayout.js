/**
 * The text of a node, laid out inside it and ready to draw. Made when first asked for and kept as long as the node object
 * lives: nodes are never changed, only replaced, so a text is laid out once per change.
 * @module draw/text/textLayout
 */

import { shapeRoom } from "../paint/shapePaths.js";
import { layoutText, withEllipsis } from "./lineBreaking.js";
import { parseMarkdown, plainBlocks } from "./markdown.js";
import { Ruler } from "./blockMetrics.js";
import { runsOf } from "./runs.js";
import { LINE_HEIGHT } from "./text.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../wire.js").TextNode} TextNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("./lineBreaking.js").Line} Line */
/** @typedef {import("./lineBreaking.js").TextLayout} TextLayout */
/** @typedef {import("./text.js").Measure} Measure */

/**
 * @typedef {object} Room  where a text is set, in board units from the node's top left corner
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h  Infinity: the text runs on
 * @property {number} size  of the letters, at most
 * @property {"regular"|"bold"} weight
 * @property {"left"|"center"|"right"} align
 * @property {"top"|"middle"|"bottom"} vertical
 * @property {boolean} shrinks  to smaller letters rather than over its edge
 * @property {boolean} isPlain  without Markdown
 * @property {boolean} [ellipsis]  where text is cut off
 */
/**
 * @typedef {object} Run  a piece of a line in one font and colour; board units from the node's top left corner
 * @property {string} text
 * @property {number} x
 * @property {number} baseline
 * @property {number} width
 * @property {string|null} href  where it leads, if it is (a part of) a link: to the web, or "#" and the id of a node
 * @property {string} font  a CSS font
 * @property {number} size  of that font
 */
/**
 * @typedef {object} Lettering
 * @property {number} size  of ordinary text; headings are larger
 * @property {number} height  of its lines together
 * @property {Run[]} runs
 * @property {boolean} isCut  not all of it had room
 */

/** Between the edge of a note and its text; less in notes that are too narrow for it. */
export const NOTE_PADDING = 14;
/** How far the last line may reach into the padding below: empty it is there anyway. In board units, and in font sizes. */
const OVERHANG_MAX = NOTE_PADDING / 2;
const OVERHANG_SIZES = 0.4;

/** Text that does not fit its note is set smaller in such steps, as people expect; each size costs glyphs of its own. */
const SHRINK_STEP = 0.93;
/** Down to about half its size: then it is not legible beside its neighbours, and what falls off the note is left out. */
const STEPS_MAX = 9;
/** A word that is too long for its line, as Finnish ones are, is rather set smaller than broken, but not by much. */
const STEPS_MAX_FOR_WORDS = 5;
const ON_NOTE = Object.freeze({ weight: "regular", vertical: "top" });
const VERTICAL_SHIFT = Object.freeze({ top: 0, middle: 0.5, bottom: 1 });

/** @type {WeakMap<Measure, WeakMap<BoardNode, unknown>>} */
const made = new WeakMap();

/**
 * What `make` says of a node, asked once for as long as both the node and the measure live. Each kind of node has one `make`.
 * @template {BoardNode} N
 * @template T
 * @param {N} node
 * @param {Measure} measure
 * @param {(node: N, measure: Measure) => T} make
 * @returns {T}
 */
export function kept(node, measure, make) {
  const ofMeasure = made.get(measure) ?? new WeakMap();
  made.set(measure, ofMeasure);
  const known = /** @type {T|undefined} */ (ofMeasure.get(node));
  if (known !== undefined) return known;
  const fresh = make(node, measure);
  ofMeasure.set(node, fresh);
  return fresh;
}

/**
 * The node's text as runs.
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Measure} measure
 * @returns {Lettering}
 */
export function letteringOf(node, measure) {
  return kept(node, measure, compose);
}

/**
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Measure} measure
 * @returns {Lettering}
 */
function compose(node, measure) {
  return composeText(node.text, roomOf(node), measure);
}

/**
 * Sets a text in a room: as large as it may be, as small as it must.
 * @param {string} text
 * @param {Room} room
 * @param {Measure} measure
 * @returns {Lettering}
 */
export function composeText(text, room, measure) {
  const blocks = room.isPlain ? plainBlocks(text) : parseMarkdown(text);
  const layout = fitted(
    blocks.map((block) => new Ruler(block, room.weight, measure)),
    room,
  );
  const { lines, height } = linesThatFit(layout.lines, room);
  const isCut = layout.lines.slice(lines.length).some((line) => line.end > line.start);
  const shown =
    isCut && room.ellipsis ? lines.with(-1, withEllipsis(/** @type {Line} */ (lines.at(-1)), room.w)) : lines;
  const spare = room.h < Infinity ? Math.max(0, room.h - height) : 0;
  const top = room.y + spare * VERTICAL_SHIFT[room.vertical];
  return { size: layout.size, height, runs: runsOf(shown, room, top), isCut };
}

/**
 * @param {StickyNode|TextNode|ShapeNode} node
 * @returns {Room}
 */
function roomOf(node) {
  if (node.kind === "text") return roomOfText(node);
  const { size, align } = node;
  const [{ x, y, w, h }, { weight, vertical }] =
    node.kind === "sticky" ? [boxOnNote(node), ON_NOTE] : [shapeRoom(node), node];
  return { x, y, w, h, size, weight, align, vertical, shrinks: true, isPlain: false };
}

/**
 * Writing without paper runs on below its box: nothing there that it could fall off.
 * @param {TextNode} node
 * @returns {Room}
 */
function roomOfText({ w, size, weight, align }) {
  return { x: 0, y: 0, w, h: Infinity, size, weight, align, vertical: "top", shrinks: false, isPlain: false };
}

/**
 * @param {StickyNode} node
 * @returns {import("../../geometry.js").Box}
 */
function boxOnNote({ w, h }) {
  // On a paper of one line the padding above and below is the same; only a scrap has less.
  const pad = Math.min(NOTE_PADDING, w / 4, h / 4);
  return { x: pad, y: pad, w: w - 2 * pad, h: h - 2 * pad };
}

/**
 * @param {readonly Ruler[]} rulers
 * @param {Room} room
 * @returns {TextLayout}
 */
function fitted(rulers, room) {
  /** @type {TextLayout|null} */
  let whole = null;
  for (let steps = 0; ; ) {
    const layout = layoutText(rulers, room.size * SHRINK_STEP ** steps, room.w);
    const wanted = room.shrinks ? steps + stepsToTry(layout, room) : steps;
    if (wanted === steps) return layout;
    if (layout.height > room.h) {
      if (steps === STEPS_MAX) return layout;
      steps = Math.min(STEPS_MAX, wanted);
    } else {
      // A word that has to be broken in small letters too need not be set smaller.
      whole ??= layout;
      if (wanted > STEPS_MAX_FOR_WORDS) return whole;
      steps = wanted;
    }
  }
}

/**
 * How many steps smaller a text might fit; it has to be tried.
 * @param {TextLayout} layout
 * @param {Room} room
 * @returns {number} 0 if it is well as it is
 */
function stepsToTry({ height, excess }, { h }) {
  // A text takes room by the square of its size.
  if (height > h) return Math.max(1, Math.floor(Math.log(h / height) / 2 / Math.log(SHRINK_STEP)));
  return h < Infinity && excess > 1 ? Math.ceil(Math.log(excess) / -Math.log(SHRINK_STEP)) : 0;
}

/**
 * @param {readonly Line[]} lines
 * @param {Room} room
 * @returns {{lines: readonly Line[], height: number}} at least one
 */
function linesThatFit(lines, room) {
  let height = 0;
  for (let count = 0; count < lines.length; count += 1) {
    const { size } = /** @type {Line} */ (lines[count]);
    const overhang = Math.min(OVERHANG_MAX, OVERHANG_SIZES * size);
    if (count > 0 && height + size * LINE_HEIGHT > room.h + overhang) return { lines: lines.slice(0, count), height };
    height += size * LINE_HEIGHT;
  }
  return { lines, height };
}
