import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FRAME_FILLS,
  TEXT_COLORS,
  LINK,
  NOTE_COLORS,
  THEMES,
  textPaletteWithoutFill,
} from "../../../../static/js/draw/paint/palette.js";
import { BARS_FROM_PX, GLYPHS_FROM_PX, GLYPHS_ZOOMING_FROM_PX } from "../../../../static/js/draw/text/drawText.js";
import { SHADOWS, card, connector, drawn, frame, image, shape, sticky, table, tag, text } from "../world.js";

const EVERY_KIND = [
  frame("a", { page: "15" }),
  frame("s", { style: "section", fill: "navy" }),
  sticky("a"),
  sticky("w", { color: "white" }),
  text("a", { text: "www.dvv.fi" }),
  shape("a", { form: "bubble", text: "Hei", stroke: "ink", dash: "dotted", opacity: 0.5 }),
  shape("b", { corner: 9, fill: "none", stroke: "ink", dash: "dashed" }),
  connector("a", { route: "elbow", dash: "dotted", text: "kun", start_cap: "dot" }),
  connector("b", { route: "curved", dash: "dashed" }),
  image("a"),
  card("a", { text: "Teksti" }),
  card("b", { url: "#frame-0000000000-33" }),
  table("a"),
  tag("a"),
];
/** Properties that must have these values again after drawing. */
const AT_REST = { "globalAlpha=": [1], setLineDash: [[]], "lineCap=": ["butt"], setTransform: [1, 0, 0, 1, 0, 0] };

for (const node of EVERY_KIND) {
  for (const zoom of [0.01, 0.05, 0.2, 1, 4]) {
    test(`${node.kind} ${node.id} at ${zoom} leaves the context as it was`, () => {
      const { named, last } = drawn(node, { zoom, shadows: SHADOWS });
      assert.equal(named("save").length, named("restore").length);
      for (const [name, rest] of Object.entries(AT_REST)) assert.deepEqual(last(name) ?? rest, rest, name);
    });
  }
}

test("from far away every kind is a few rectangles or nothing", () => {
  for (const node of EVERY_KIND) {
    const { names } = drawn(node, { zoom: 0.008, shadows: SHADOWS });
    assert.ok(names.filter((name) => name === "fillRect").length <= 3, `${node.kind} ${names}`);
    for (const costly of ["fillText", "fill", "stroke", "drawImage", "roundRect"])
      assert.ok(!names.includes(costly), `${node.kind} ${costly}`);
  }
});

test("from far away no text is laid out", () => {
  const asked = [];
  for (const node of EVERY_KIND) drawn({ ...node }, { zoom: 0.008, measure: (words) => asked.push(words) });
  assert.deepEqual(asked, []);
});

test("text is drawn as glyphs, from farther away as bars, then not at all", () => {
  const note = sticky("a", { size: 10 });
  const [near, middle, far] = [GLYPHS_FROM_PX, BARS_FROM_PX, BARS_FROM_PX - 0.01].map((px) =>
    drawn(note, { zoom: px / 10 }),
  );
  assert.equal(near.named("fillText").length, 1);
  assert.deepEqual([middle.named("fillText").length, middle.named("fillRect").length], [0, 2]);
  assert.deepEqual([far.named("fillText").length, far.named("fillRect").length], [0, 1]);
});

test("during zooming small text is bars", () => {
  const glyphsAt = (px, isZooming) =>
    drawn(sticky("a", { size: 10 }), { zoom: px / 10, isZooming }).named("fillText").length;
  assert.deepEqual(
    [glyphsAt(GLYPHS_FROM_PX, true), glyphsAt(GLYPHS_ZOOMING_FROM_PX, true), glyphsAt(GLYPHS_FROM_PX, false)],
    [0, 1, 1],
  );
});

test("glyphs are placed on whole device pixels and scaled by the transform", () => {
  const { named } = drawn(text("a", { x: 10.3, y: 4.8 }), { zoom: 1.5, dpr: 2, x: 1.1 });
  assert.deepEqual(named("setTransform")[0], ["setTransform", 3, 0, 0, 3, 31 - 3, 14]);
});

test("edges of boxes are whole device pixels, and the smallest box is one", () => {
  const { named } = drawn(sticky("a", { x: 10.2, y: 3.7, w: 0.1, h: 33.3, text: "" }), { zoom: 0.9 });
  assert.deepEqual(named("roundRect")[0]?.slice(1, 5), [9, 3, 1, 30]);
});

test("neighbours keep their distance during panning", () => {
  const gapAt = (x) => {
    const lefts = [10.3, 47.9].map((left) =>
      Number(
        drawn(sticky("a", { x: left, text: "" }), { x, zoom: 0.7 }).calls.find(([name]) => name === "roundRect")?.[1],
      ),
    );
    return lefts[1] - lefts[0];
  };
  assert.equal(new Set([0, 0.3, 0.6, 0.9, 1.2].map(gapAt)).size, 1);
});

test("notes have the colours of the palette, and the default for an unknown colour", () => {
  const last = (node) =>
    drawn({ ...node, text: "" })
      .named("fillStyle=")
      .at(-1)?.[1];
  assert.equal(last(sticky("a", { color: "pink" })), NOTE_COLORS.pink);
  assert.equal(last(sticky("a", { color: /** @type {any} */ ("plaid") })), NOTE_COLORS.yellow);
  assert.equal(last(frame("a", { fill: "navy" })), FRAME_FILLS.navy);
});

test("a link has its colour and an underline, and is white on a dark fill", () => {
  const linked = { text: "www.dvv.fi ja", w: 400 };
  const textColors = (color) =>
    drawn(text("a", { ...linked, color }))
      .named("fillStyle=")
      .map(([, style]) => style);
  assert.deepEqual(textColors("muted"), [LINK, TEXT_COLORS.muted]);
  assert.deepEqual(textColors("white"), [TEXT_COLORS.white]);
  assert.equal(drawn(text("a", linked)).named("fillRect").length, 1);
});

test("a large note has a soft shadow, a smaller one a flat shadow, a tiny one none", () => {
  const note = sticky("a", { text: "" });
  const [near, middle, far] = [1, 0.3, 0.1].map((zoom) => drawn(note, { zoom, shadows: SHADOWS }));
  assert.ok(near.named("drawImage").length >= 6);
  assert.deepEqual([middle.named("drawImage").length, middle.named("fillRect").length], [0, 2]);
  assert.deepEqual([far.named("drawImage").length, far.named("fillRect").length], [0, 1]);
});

test("no shadow is blurred while drawing", () => {
  const { names } = drawn(sticky("a"), { shadows: SHADOWS });
  assert.ok(!names.includes("shadowBlur=") && !names.includes("filter="));
});

test("nodes of an unknown kind are ignored", () => {
  assert.deepEqual(drawn(/** @type {any} */ ({ ...sticky("a"), kind: "hologram" })).calls, []);
});

test("the font is set once for all runs that share it", () => {
  const { named } = drawn(text("a", { text: "yksi\nkaksi\n**kolme** neljä", w: 400 }));
  assert.equal(named("fillText").length, 4);
  assert.deepEqual(
    named("font=").map(([, font]) => String(font).slice(0, 3)),
    ["400", "600", "400"],
  );
});

test("text is light on a dark canvas, and dark in a frame", () => {
  const ink = (parent) => drawn(text("a", { place: { parent } }), { theme: "dark" }).last("fillStyle=")?.[0];
  assert.equal(ink("frame"), TEXT_COLORS.ink);
  assert.equal(ink(null), textPaletteWithoutFill("ink", THEMES.dark, false).text);
});

test("a tag is a round label with its text in the middle", () => {
  const { named } = drawn(tag("a", { w: 120, h: 32, text: "tieto" }));
  assert.deepEqual(named("roundRect"), [["roundRect", 0, 0, 120, 32, 16]]);
  const [, , x, baseline] = named("fillText")[0] ?? [];
  assert.ok(
    Math.abs(Number(x) + (5 * 0.5 * 32 * 0.48) / 2 - 60) < 0.01 && Number(baseline) > 16 && Number(baseline) < 26,
  );
});

test("a white tag and a white card have an edge, coloured ones have none", () => {
  for (const make of [tag, card]) {
    const count = (color) => drawn(make("a", { color, title: "", text: "" })).named("roundRect").length;
    assert.equal(count("white") - count("blue"), 1);
  }
});
