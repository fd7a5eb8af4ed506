import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FRAME_FILLS,
  TEXT_COLORS,
  NOTE_COLORS,
  PAINTS,
  BADGE_COLORS,
  THEMES,
  textPaletteWithoutFill,
  textPaletteOn,
  strokeColorOf,
} from "../../../../static/js/draw/paint/palette.js";

const LEGIBLE = 4.5;
const VISIBLE = 3;
const STRONG = /** @type {const} */ (["ink", "muted", "accent", "navy", "teal", "forest", "plum", "rust", "red"]);
const COLORS = /** @type {const} */ (["ink", "muted", "accent"]);

/** @param {string} color  as #rrggbb */
function luminance(color) {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

const filled = Object.entries(PAINTS).filter(([name]) => name !== "none");
for (const [name, fill] of filled) {
  test(`text and links of every colour are readable on ${name}`, () => {
    for (const color of COLORS) {
      const { text, links } = textPaletteOn(color, /** @type {any} */ (name));
      assert.ok(contrast(text, fill) >= LEGIBLE, `${color}: ${contrast(text, fill)}`);
      assert.ok(contrast(links, fill) >= LEGIBLE, `link: ${contrast(links, fill)}`);
    }
  });
}

/** @param {string} color  as #rrggbb  @returns {string} as it looks in the dark */
function tinted(color) {
  const [red = 0, green = 0, blue = 0, share = 0] = THEMES.dark.tint.match(/[\d.]+/gu)?.map(Number) ?? [];
  const mixed = [red, green, blue].map((over, at) =>
    Math.round(over * share + Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16) * (1 - share)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

test("in the dark theme white is less bright", () => {
  assert.equal(tinted("#ffffff"), "#eaeaeb");
  assert.equal(THEMES.light.tint, "");
});

for (const [name, fill] of filled) {
  test(`text and links are readable on ${name} in the dark theme`, () => {
    for (const color of COLORS) {
      const { text, links } = textPaletteOn(color, /** @type {any} */ (name));
      for (const ink of [text, links])
        assert.ok(contrast(tinted(ink), tinted(fill)) >= LEGIBLE, `${color}: ${contrast(tinted(ink), tinted(fill))}`);
    }
  });
}

test("white text is readable on every dark colour", () => {
  for (const name of STRONG) {
    assert.equal(textPaletteOn("white", name).text, TEXT_COLORS.white);
    assert.ok(contrast("#ffffff", PAINTS[name]) >= LEGIBLE, name);
  }
});

test("a paint has the same colour for every kind of node", () => {
  for (const names of [NOTE_COLORS, FRAME_FILLS, TEXT_COLORS])
    for (const [name, color] of Object.entries(names)) assert.equal(PAINTS[name], color);
});

test("text on the canvas is readable in both themes", () => {
  for (const theme of Object.values(THEMES)) {
    for (const color of COLORS) {
      const { text, links } = textPaletteWithoutFill(color, theme, false);
      assert.ok(contrast(text, theme.canvas) >= LEGIBLE && contrast(links, theme.canvas) >= LEGIBLE, color);
    }
  }
});

test("text in frames is the same in both themes", () => {
  for (const color of COLORS)
    assert.equal(textPaletteWithoutFill(color, THEMES.dark, true), textPaletteWithoutFill(color, THEMES.light, true));
});

test("strokes on a dark canvas are visible there and in frames", () => {
  for (const paint of STRONG) {
    const stroke = strokeColorOf(paint, THEMES.dark, false);
    if (paint === "ink" || paint === "muted")
      for (const ground of [THEMES.dark.canvas, "#ffffff"]) assert.ok(contrast(stroke, ground) >= VISIBLE);
    assert.equal(strokeColorOf(paint, THEMES.dark, true), PAINTS[paint]);
  }
});

test("an unknown text colour is replaced by the default", () => {
  const plaid = /** @type {any} */ ("plaid");
  assert.equal(textPaletteOn(plaid, "white").text, TEXT_COLORS.ink);
  assert.equal(textPaletteWithoutFill(plaid, THEMES.light, true).text, TEXT_COLORS.ink);
  assert.equal(strokeColorOf(plaid, THEMES.light, true), "");
});

test("a letter is readable on every badge", () => {
  for (const sign of BADGE_COLORS) assert.ok(contrast("#ffffff", sign) >= LEGIBLE, sign);
});
