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
 * @property {string} tint  over the whole picture, so that white paper does not dazzle in the dark; empty for none
 */

/** @type {Readonly<Record<NoteColor, string>>} */
export const NOTE_COLORS = Object.freeze({
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
export const FRAME_FILLS = Object.freeze({
  white: "#ffffff",
  navy: "#1d3f9e",
  mist: "#eef2fb",
  sand: "#fbf4e6",
  mint: "#e9f7f0",
  lilac: "#f3eefc",
});

/** @type {Readonly<Record<TextColor, string>>} */
export const TEXT_COLORS = Object.freeze({ ink: "#1f2430", muted: "#5b6475", accent: "#2f5bd8", white: "#ffffff" });

/** Deep colours, all of about the same weight: each carries white letters, and they stand side by side without one shouting. */
const DARK_COLORS = Object.freeze({
  teal: "#0e6a70",
  forest: "#2f6b3c",
  plum: "#74386f",
  rust: "#a5471d",
  red: "#b3261e",
});

/** Fills, strokes and the heads of tables. @type {Readonly<Record<Paint, string>>} */
export const PAINTS = Object.freeze({ none: "", ...NOTE_COLORS, ...FRAME_FILLS, ...TEXT_COLORS, ...DARK_COLORS });

/** Fills on which only white letters can be read. @type {ReadonlySet<string>} */
const DARK_FILLS = new Set(["ink", "muted", "accent", "navy", ...Object.keys(DARK_COLORS)]);

/** A shade darker than the accent, so that it reads on every note colour (4.5:1 and better). */
export const LINK = "#1f46b5";
/** The same for muted letters. */
const MUTED_ON_COLOR = "#4f5869";

/**
 * @typedef {object} TextPalette  what a text is written with
 * @property {string} letters
 * @property {string} links
 * @property {string} bars  lines that are too small to read: as grey as the letters would look from so far
 */

const INK_PALETTE = newTextPalette(TEXT_COLORS.ink, LINK, "rgba(31,36,48,.34)");
const MUTED_PALETTE = newTextPalette(TEXT_COLORS.muted, LINK, "rgba(91,100,117,.34)");
const MUTED_PALETTE_ON_COLOR = newTextPalette(MUTED_ON_COLOR, LINK, "rgba(79,88,105,.36)");
const ACCENT_PALETTE = newTextPalette(TEXT_COLORS.accent, LINK, "rgba(47,91,216,.4)");
const ACCENT_PALETTE_ON_COLOR = newTextPalette(LINK, LINK, "rgba(31,70,181,.4)");
const WHITE_PALETTE = newTextPalette(TEXT_COLORS.white, TEXT_COLORS.white, "rgba(255,255,255,.5)");

/** On white paper. @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_WHITE = Object.freeze({
  ink: INK_PALETTE,
  muted: MUTED_PALETTE,
  accent: ACCENT_PALETTE,
  white: WHITE_PALETTE,
});
/** @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_COLOR = Object.freeze({
  ink: INK_PALETTE,
  muted: MUTED_PALETTE_ON_COLOR,
  accent: ACCENT_PALETTE_ON_COLOR,
  white: WHITE_PALETTE,
});
/** On the canvas of the dark theme, where there is no paper. @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_DARK_CANVAS = Object.freeze({
  ink: newTextPalette("#e6e9ef", "#9db7ff", "rgba(230,233,239,.34)"),
  muted: newTextPalette("#a3acbb", "#9db7ff", "rgba(163,172,187,.34)"),
  accent: newTextPalette("#9db7ff", "#9db7ff", "rgba(157,183,255,.4)"),
  white: WHITE_PALETTE,
});

/**
 * What a text of some colour is written with on a fill. A fill that would swallow it decides instead: dark letters on a
 * deep colour turn white.
 * @param {TextColor} color
 * @param {Paint} fill
 * @returns {TextPalette}
 */
export function textPaletteOn(color, fill) {
  if (DARK_FILLS.has(fill)) return WHITE_PALETTE;
  const palettes = fill === "white" || fill === "none" ? ON_WHITE : ON_COLOR;
  return palettes[color] ?? INK_PALETTE;
}

/**
 * What is written with where nothing is filled.
 * @param {TextColor} color
 * @param {Theme} theme
 * @param {boolean} isOnPaper  not straight on the canvas
 * @returns {TextPalette}
 */
export function textPaletteWithoutFill(color, theme, isOnPaper) {
  return (theme.isDark && !isOnPaper ? ON_DARK_CANVAS : ON_WHITE)[color] ?? INK_PALETTE;
}

/** White papers on white paper need an edge. */
export const WHITE_NOTE_EDGE = "#d9dde6";
/** Lines between the cells of a table, and what stands for a picture until it is there. */
export const HAIRLINE = "#e3e6ec";
export const PLACEHOLDER = "#eef0f4";
/** A small sign on a blank, seen and not looked at. */
export const PLACEHOLDER_ICON = "#aab2c2";

/** Squares with a letter that tell one address from another. @type {readonly string[]} */
export const BADGE_COLORS = Object.freeze([
  TEXT_COLORS.accent,
  DARK_COLORS.teal,
  DARK_COLORS.forest,
  DARK_COLORS.plum,
  DARK_COLORS.rust,
  FRAME_FILLS.navy,
  TEXT_COLORS.muted,
]);

/** Strokes that read both on paper and on a dark canvas, for lines that run from one to the other. */
const STROKE_ON_BOTH = "#7f899b";

/**
 * @param {Paint} paint
 * @param {Theme} theme
 * @param {boolean} isOnPaper
 * @returns {string} empty where nothing is stroked
 */
export function strokeColorOf(paint, theme, isOnPaper) {
  const isInvisible = theme.isDark && !isOnPaper && (paint === "ink" || paint === "muted" || paint === "navy");
  return isInvisible ? STROKE_ON_BOTH : (PAINTS[paint] ?? "");
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
    tint: "",
  },
  dark: {
    isDark: true,
    canvas: "#14171c",
    dot: "#2a2f38",
    label: "#a3acbb",
    edge: "#2a2f38",
    dim: "rgba(6,8,11,.9)",
    tint: "rgba(20,23,28,.09)",
  },
});

/**
 * @param {string} letters
 * @param {string} links
 * @param {string} bars
 * @returns {TextPalette}
 */
function newTextPalette(letters, links, bars) {
  return Object.freeze({ letters, links, bars });
}
