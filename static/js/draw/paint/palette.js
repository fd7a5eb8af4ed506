/**
 * Every colour that the map is drawn with. Paper and notes keep theirs in both themes, for a board is one picture that
 * people talk about together; only what lies around the paper follows the theme.
 * @module draw/paint/palette
 */

/** @typedef {import("../../wire.js").NoteColor} NoteColor */
/** @typedef {import("../../wire.js").FrameFill} FrameFill */
/** @typedef {import("../../wire.js").TextColor} TextColor */
/** @typedef {import("../../wire.js").Paint} Paint */

/**
 * @typedef {object} Theme
 * @property {boolean} isDark
 * @property {string} canvas  what lies behind everything
 * @property {string} dot  the grid on it
 * @property {string} label  number and title above a frame
 * @property {string} edge  hairline around a frame
 * @property {string} dim  over everything but the presented frame
 * @property {string} veil  over the whole picture, so that white paper does not dazzle in the dark; empty for none
 */

/** @type {Readonly<Record<NoteColor, string>>} */
export const NOTES = Object.freeze({
  yellow: "#fff3a3",
  orange: "#ffd9a8",
  pink: "#ffcfe0",
  violet: "#e2d3ff",
  blue: "#cbe4ff",
  cyan: "#bff0ee",
  green: "#d2f0c6",
  grey: "#e9ebf0",
  white: "#ffffff",
});

/** @type {Readonly<Record<FrameFill, string>>} */
export const FILLS = Object.freeze({
  white: "#ffffff",
  navy: "#1d3f9e",
  mist: "#eef2fb",
  sand: "#fbf4e6",
  mint: "#e9f7f0",
  lilac: "#f3eefc",
});

/** @type {Readonly<Record<TextColor, string>>} */
export const INKS = Object.freeze({ ink: "#1f2430", muted: "#5b6475", accent: "#2f5bd8", white: "#ffffff" });

/** Deep colours, all of about the same weight: each carries white letters, and they stand side by side without one shouting. */
const DEEP = Object.freeze({ teal: "#0e6a70", forest: "#2f6b3c", plum: "#74386f", rust: "#a5471d", red: "#b3261e" });

/** Fills, strokes and the heads of tables. @type {Readonly<Record<Paint, string>>} */
export const PAINTS = Object.freeze({ none: "", ...NOTES, ...FILLS, ...INKS, ...DEEP });

/** Fills on which only white letters can be read. @type {ReadonlySet<string>} */
const STRONG = new Set(["ink", "muted", "accent", "navy", ...Object.keys(DEEP)]);

/** A shade darker than the accent, so that it reads on every note colour (4.5:1 and better). */
export const LINK = "#1f46b5";
/** The same for muted letters. */
const MUTED_ON_COLOUR = "#4f5869";

/**
 * @typedef {object} Ink  what a text is written with
 * @property {string} letters
 * @property {string} links
 * @property {string} bars  lines that are too small to read: as grey as the letters would look from so far
 */

const INK = newInk(INKS.ink, LINK, "rgba(31,36,48,.34)");
const MUTED = newInk(INKS.muted, LINK, "rgba(91,100,117,.34)");
const MUTED_INK_ON_COLOUR = newInk(MUTED_ON_COLOUR, LINK, "rgba(79,88,105,.36)");
const ACCENT = newInk(INKS.accent, LINK, "rgba(47,91,216,.4)");
const ACCENT_ON_COLOUR = newInk(LINK, LINK, "rgba(31,70,181,.4)");
const WHITE = newInk(INKS.white, INKS.white, "rgba(255,255,255,.5)");

/** On white paper. @type {Readonly<Record<TextColor, Ink>>} */
const ON_PAPER = Object.freeze({ ink: INK, muted: MUTED, accent: ACCENT, white: WHITE });
/** @type {Readonly<Record<TextColor, Ink>>} */
const ON_PALE = Object.freeze({ ink: INK, muted: MUTED_INK_ON_COLOUR, accent: ACCENT_ON_COLOUR, white: WHITE });
/** On the canvas of the dark theme, where there is no paper. @type {Readonly<Record<TextColor, Ink>>} */
const ON_DARK = Object.freeze({
  ink: newInk("#e6e9ef", "#9db7ff", "rgba(230,233,239,.34)"),
  muted: newInk("#a3acbb", "#9db7ff", "rgba(163,172,187,.34)"),
  accent: newInk("#9db7ff", "#9db7ff", "rgba(157,183,255,.4)"),
  white: WHITE,
});

/**
 * What a text of some colour is written with on a fill. A fill that would swallow it decides instead: dark letters on a
 * deep colour turn white.
 * @param {TextColor} color
 * @param {Paint} fill
 * @returns {Ink}
 */
export function inkOn(color, fill) {
  if (STRONG.has(fill)) return WHITE;
  const inks = fill === "white" || fill === "none" ? ON_PAPER : ON_PALE;
  return inks[color] ?? INK;
}

/**
 * What is written with where nothing is filled.
 * @param {TextColor} color
 * @param {Theme} theme
 * @param {boolean} isOnPaper  not straight on the canvas
 * @returns {Ink}
 */
export function bareInk(color, theme, isOnPaper) {
  return (theme.isDark && !isOnPaper ? ON_DARK : ON_PAPER)[color] ?? INK;
}

/** White papers on white paper need an edge. */
export const NOTE_EDGE = "#d9dde6";
/** Lines between the cells of a table, and what stands for a picture until it is there. */
export const HAIRLINE = "#e3e6ec";
export const BLANK = "#eef0f4";
/** A small sign on a blank, seen and not looked at. */
export const BLANK_SIGN = "#aab2c2";

/** Squares with a letter that tell one address from another. @type {readonly string[]} */
export const SIGNS = Object.freeze([INKS.accent, DEEP.teal, DEEP.forest, DEEP.plum, DEEP.rust, FILLS.navy, INKS.muted]);

/** Strokes that read both on paper and on a dark canvas, for lines that run from one to the other. */
const STROKE_ON_BOTH = "#7f899b";

/**
 * @param {Paint} paint
 * @param {Theme} theme
 * @param {boolean} isOnPaper
 * @returns {string} empty where nothing is stroked
 */
export function strokeOf(paint, theme, isOnPaper) {
  const isLost = theme.isDark && !isOnPaper && (paint === "ink" || paint === "muted" || paint === "navy");
  return isLost ? STROKE_ON_BOTH : (PAINTS[paint] ?? "");
}

/** @type {Readonly<Record<"light"|"dark", Theme>>} */
export const THEMES = Object.freeze({
  light: {
    isDark: false,
    canvas: "#f3f4f7",
    dot: "#d5d9e2",
    label: "#5b6475",
    edge: "#d9dde6",
    dim: "rgba(15,18,24,.86)",
    veil: "",
  },
  dark: {
    isDark: true,
    canvas: "#14171c",
    dot: "#2a2f38",
    label: "#a3acbb",
    edge: "#2a2f38",
    dim: "rgba(6,8,11,.9)",
    veil: "rgba(20,23,28,.09)",
  },
});

/**
 * @param {string} letters
 * @param {string} links
 * @param {string} bars
 * @returns {Ink}
 */
function newInk(letters, links, bars) {
  return Object.freeze({ letters, links, bars });
}
