/**
 * The text of a node, laid out inside it and ready to draw. Made when first asked for and kept as long as the node object
 * lives: nodes are never changed, only replaced, so a text is laid out once per change.
 * @module draw/lettering
 */

import { LINE_HEIGHT, fontOf, layoutText } from "./text.js";

/** @typedef {import("../wire.js").StickyNode} StickyNode */
/** @typedef {import("../wire.js").TextNode} TextNode */
/** @typedef {import("./text.js").Measure} Measure */
/** @typedef {import("./text.js").TextLayout} TextLayout */

/**
 * @typedef {object} Run  a piece of a line in one colour; board units from the node's top left corner
 * @property {string} text
 * @property {number} x
 * @property {number} baseline
 * @property {number} width
 * @property {string|null} href  where it leads, if it is (a part of) a link
 */
/** @typedef {{size: number, font: string, runs: Run[]}} Lettering */
/** @typedef {{x: number, y: number, w: number, h: number, size: number, weight: "regular"|"bold", shift: number}} Room */

/** Between the edge of a note and its text; less in notes that are too narrow for it. */
export const NOTE_PADDING = 14;

/** Baseline below the top of its line, in font sizes: puts Inter's letters in the middle of the line. */
export const BASELINE = 1.06;
/** Text that does not fit its note is set smaller in such steps, as people expect; each size costs glyphs of its own. */
const SHRINK_STEP = 0.93;
/** Down to about half its size: then it is not legible beside its neighbours, and what falls off the note is left out. */
const STEPS_MAX = 9;
/** A word that is too long for its line, as Finnish ones are, is rather set smaller than broken, but not by much. */
const STEPS_MAX_FOR_WORDS = 5;
const SHIFT = Object.freeze({ left: 0, center: 0.5, right: 1 });

/** @type {WeakMap<Measure, WeakMap<StickyNode|TextNode, Lettering>>} */
const kept = new WeakMap();

/**
 * The node's text as runs.
 * @param {StickyNode|TextNode} node
 * @param {Measure} measure
 * @returns {Lettering}
 */
export function letteringOf(node, measure) {
  const ofMeasure = kept.get(measure) ?? new WeakMap();
  kept.set(measure, ofMeasure);
  const known = ofMeasure.get(node);
  if (known) return known;
  const made = compose(node, measure);
  ofMeasure.set(node, made);
  return made;
}

/**
 * @param {StickyNode|TextNode} node
 * @param {Measure} measure
 * @returns {Lettering}
 */
function compose(node, measure) {
  const room = node.kind === "sticky" ? roomOnNote(node) : roomOfText(node);
  const { size, layout } = fitted(node.text, room, measure);
  const line_height = size * LINE_HEIGHT;
  const count = Math.max(1, Math.floor((room.h + NOTE_PADDING / 2) / line_height));
  const runs = runsOf(layout, room, size).filter((run) => run.baseline < room.y + count * line_height);
  return { size, font: fontOf(room.weight, size), runs };
}

/**
 * @param {StickyNode} node
 * @returns {Room}
 */
function roomOnNote({ w, h, size }) {
  // On a paper of one line the padding above and below is the same; only a scrap has less.
  const pad = Math.min(NOTE_PADDING, w / 4, h / 4);
  return { x: pad, y: pad, w: w - 2 * pad, h: h - 2 * pad, size, weight: "regular", shift: SHIFT.left };
}

/**
 * Text without paper may run on below its box: nothing there that it could fall off.
 * @param {TextNode} node
 * @returns {Room}
 */
function roomOfText({ w, size, weight, align }) {
  return { x: 0, y: 0, w, h: Infinity, size, weight, shift: SHIFT[align] };
}

/**
 * @param {string} text
 * @param {Room} room
 * @param {Measure} measure
 * @returns {{size: number, layout: TextLayout}}
 */
function fitted(text, room, measure) {
  const { weight, w: width } = room;
  for (let steps = 0; ; ) {
    const size = room.size * SHRINK_STEP ** steps;
    const layout = layoutText(text, { size, weight, width, measure });
    const most = mostSteps(layout, room);
    if (steps >= most) return { size, layout };
    steps = Math.min(most, steps + stepsToTry(layout, room));
  }
}

/**
 * By how many steps a text may shrink; none when it is well as it is.
 * @param {TextLayout} layout
 * @param {Room} room
 * @returns {number}
 */
function mostSteps(layout, room) {
  if (layout.height > room.h) return STEPS_MAX;
  return room.h < Infinity && layout.breaksWord ? STEPS_MAX_FOR_WORDS : 0;
}

/**
 * A text takes room by the square of its size, which saves trying each step.
 * @param {TextLayout} layout
 * @param {Room} room
 * @returns {number}
 */
function stepsToTry(layout, room) {
  return Math.max(1, Math.floor(Math.log(room.h / layout.height) / 2 / Math.log(SHRINK_STEP)));
}

/**
 * @param {TextLayout} layout
 * @param {Room} room
 * @param {number} size
 * @returns {Run[]}
 */
function runsOf({ lines, links }, room, size) {
  return lines.flatMap((line, index) => {
    const left = room.x + (room.w - line.width) * room.shift;
    const baseline = room.y + (index * LINE_HEIGHT + BASELINE) * size;
    const cuts = links.length === 0 ? [] : cutsOf(links, index);
    return cut(line, cuts).map((piece) => ({ ...piece, x: left + piece.x, baseline }));
  });
}

/** @typedef {import("./text.js").LinkSegment & {href: string}} Cut */

/**
 * @param {TextLayout["links"]} links
 * @param {number} index
 * @returns {Cut[]}
 */
function cutsOf(links, index) {
  return links.flatMap(({ href, segments }) =>
    segments.filter((segment) => segment.line === index).map((segment) => ({ ...segment, href })),
  );
}

/**
 * The line in pieces: plain, link, plain, …
 * @param {TextLayout["lines"][number]} line
 * @param {Cut[]} cuts
 * @returns {Omit<Run, "baseline">[]}
 */
function cut(line, cuts) {
  const pieces = [];
  let [at, x] = [line.start, 0];
  for (const { start, end, x: link_x, width, href } of cuts) {
    pieces.push({ text: textOf(line, at, start), x, width: link_x - x, href: null });
    pieces.push({ text: textOf(line, start, end), x: link_x, width, href });
    [at, x] = [end, link_x + width];
  }
  pieces.push({ text: textOf(line, at, line.end), x, width: line.width - x, href: null });
  return pieces.filter((piece) => piece.text !== "");
}

/**
 * @param {TextLayout["lines"][number]} line
 * @param {number} start
 * @param {number} end
 * @returns {string}
 */
function textOf(line, start, end) {
  return line.text.slice(start - line.start, end - line.start);
}
