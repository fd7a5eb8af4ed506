/**
 * Every colour that the map is drawn with. Paper and notes keep theirs in both themes, for a board is one picture that
 * people talk about together; only what lies around the paper follows the theme.
 * @module draw/palette
 */

/** @typedef {import("../wire.js").NoteColor} NoteColor */
/** @typedef {import("../wire.js").FrameFill} FrameFill */
/** @typedef {import("../wire.js").TextColor} TextColor */

/**
 * @typedef {object} Theme
 * @property {string} canvas  what lies behind everything
 * @property {string} dot  the grid on it
 * @property {string} label  number and title above a frame
 * @property {string} edge  hairline around a frame
 * @property {string} dim  over everything but the presented frame
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

/** Lines of text that are too small to read: as grey as the glyphs would look from so far. @type {Readonly<Record<TextColor, string>>} */
export const BARS = Object.freeze({
  ink: "rgba(31,36,48,.34)",
  muted: "rgba(91,100,117,.34)",
  accent: "rgba(47,91,216,.4)",
  white: "rgba(255,255,255,.5)",
});

/** A shade darker than the accent, so that it reads on every note colour (4.5:1 and better). */
export const LINK = "#1f46b5";

/** White notes on white paper need an edge. */
export const NOTE_EDGE = "#d9dde6";

/** @type {Readonly<Record<"light"|"dark", Theme>>} */
export const THEMES = Object.freeze({
  light: { canvas: "#f3f4f7", dot: "#d5d9e2", label: "#5b6475", edge: "#d9dde6", dim: "rgba(15,18,24,.86)" },
  dark: { canvas: "#14171c", dot: "#2a2f38", label: "#a3acbb", edge: "#2a2f38", dim: "rgba(6,8,11,.9)" },
});
