/**
 * Every colour of the board. Notes and frames have the same colours in both themes, because all readers must see the
 * same board. Only the area around the frames follows the theme.
 * @module draw/paint/palette
 */

/** @typedef {import("../../wire.js").NoteColor} NoteColor */
/** @typedef {import("../../wire.js").FrameFill} FrameFill */
/** @typedef {import("../../wire.js").TextColor} TextColor */
/** @typedef {import("../../wire.js").Paint} Paint */

/**
 * @typedef {object} Theme
 * @property {boolean} isDark
 * @property {string} canvas  the background behind everything
 * @property {string} dot  the dots of the background grid
 * @property {string} label  the number and title above a frame
 * @property {string} edge  the hairline around a frame
 * @property {string} dim  covers everything except the presented frame
 * @property {string} tint  covers the whole canvas and makes white less bright in the dark theme; empty for none
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

/** Dark colours of similar weight. White text is readable on each. */
const DARK_COLORS = Object.freeze({
  teal: "#0e6a70",
  forest: "#2f6b3c",
  plum: "#74386f",
  rust: "#a5471d",
  red: "#b3261e",
});

/** Fills, strokes and table headers. @type {Readonly<Record<Paint, string>>} */
export const PAINTS = Object.freeze({ none: "", ...NOTE_COLORS, ...FRAME_FILLS, ...TEXT_COLORS, ...DARK_COLORS });

/** Fills on which only white text is readable. @type {ReadonlySet<string>} */
const DARK_FILLS = new Set(["ink", "muted", "accent", "navy", ...Object.keys(DARK_COLORS)]);

/** A little darker than the accent, so that its contrast is at least 4.5:1 on every note colour. */
export const LINK = "#1f46b5";
/** A little darker than muted, for the same reason. */
const MUTED_ON_COLOR = "#4f5869";

/**
 * @typedef {object} TextPalette  the colours of one text
 * @property {string} text  ordinary text
 * @property {string} links
 * @property {string} bars  replaces text that is too small to read; has the average colour of that text
 */

const INK_PALETTE = newTextPalette(TEXT_COLORS.ink, LINK, "rgba(31,36,48,.34)");
const MUTED_PALETTE = newTextPalette(TEXT_COLORS.muted, LINK, "rgba(91,100,117,.34)");
const MUTED_PALETTE_ON_COLOR = newTextPalette(MUTED_ON_COLOR, LINK, "rgba(79,88,105,.36)");
const ACCENT_PALETTE = newTextPalette(TEXT_COLORS.accent, LINK, "rgba(47,91,216,.4)");
const ACCENT_PALETTE_ON_COLOR = newTextPalette(LINK, LINK, "rgba(31,70,181,.4)");
const WHITE_PALETTE = newTextPalette(TEXT_COLORS.white, TEXT_COLORS.white, "rgba(255,255,255,.5)");

/** On a white fill. @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_WHITE = Object.freeze({
  ink: INK_PALETTE,
  muted: MUTED_PALETTE,
  accent: ACCENT_PALETTE,
  white: WHITE_PALETTE,
});
/** On a coloured fill. @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_COLOR = Object.freeze({
  ink: INK_PALETTE,
  muted: MUTED_PALETTE_ON_COLOR,
  accent: ACCENT_PALETTE_ON_COLOR,
  white: WHITE_PALETTE,
});
/** On the canvas of the dark theme, outside of any frame. @type {Readonly<Record<TextColor, TextPalette>>} */
const ON_DARK_CANVAS = Object.freeze({
  ink: newTextPalette("#e6e9ef", "#9db7ff", "rgba(230,233,239,.34)"),
  muted: newTextPalette("#a3acbb", "#9db7ff", "rgba(163,172,187,.34)"),
  accent: newTextPalette("#9db7ff", "#9db7ff", "rgba(157,183,255,.4)"),
  white: WHITE_PALETTE,
});

/**
 * The colours of a text on a fill. On a dark fill the text is always white, because its own colour would not be
 * readable.
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
 * The colours of a text that has no fill of its own.
 * @param {TextColor} color
 * @param {Theme} theme
 * @param {boolean} isInFrame  false if the text lies directly on the canvas
 * @returns {TextPalette}
 */
export function textPaletteWithoutFill(color, theme, isInFrame) {
  return (theme.isDark && !isInFrame ? ON_DARK_CANVAS : ON_WHITE)[color] ?? INK_PALETTE;
}

/** A white note on a white frame needs a visible edge. */
export const WHITE_NOTE_EDGE = "#d9dde6";
/** Lines between the cells of a table. */
export const HAIRLINE = "#e3e6ec";
export const PLACEHOLDER = "#eef0f4";
/** Shown in place of an image until it is loaded. */
/** The icon on a placeholder. */
export const PLACEHOLDER_ICON = "#aab2c2";

/** Link cards have a badge with a letter, coloured by address. @type {readonly string[]} */
export const BADGE_COLORS = Object.freeze([
  TEXT_COLORS.accent,
  DARK_COLORS.teal,
  DARK_COLORS.forest,
  DARK_COLORS.plum,
  DARK_COLORS.rust,
  FRAME_FILLS.navy,
  TEXT_COLORS.muted,
]);

/** Readable both on a frame and on the dark canvas, for connectors that run from one to the other. */
const STROKE_ON_BOTH = "#7f899b";

/**
 * @param {Paint} paint
 * @param {Theme} theme
 * @param {boolean} isInFrame
 * @returns {string} empty for no stroke
 */
export function strokeColorOf(paint, theme, isInFrame) {
  const isInvisible = theme.isDark && !isInFrame && (paint === "ink" || paint === "muted" || paint === "navy");
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
 * @param {string} text
 * @param {string} links
 * @param {string} bars
 * @returns {TextPalette}
 */
function newTextPalette(text, links, bars) {
  return Object.freeze({ text, links, bars });
}
