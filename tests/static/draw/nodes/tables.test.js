import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_COLORS, PAINTS } from "../../../../static/js/draw/paint/palette.js";
import { tableLayout } from "../../../../static/js/draw/nodes/tableLayout.js";
import { drawn, measure, table } from "../world.js";

const layout = (fields) => tableLayout(table("t", { w: 300, h: 200, ...fields }), measure);
const rising = (values) => values.every((value, n) => n === 0 || value >= values[n - 1]);

test("columns share the width by their shares, or equally", () => {
  assert.deepEqual(layout({ columns: [2, 1] }).columns, [0, 200, 300]);
  assert.deepEqual(layout({}).columns, [0, 150, 300]);
});

test("rows fill the height, and the header keeps its own height", () => {
  const { rows } = layout({
    rows: [
      ["A", "B"],
      ["1", "2"],
      ["3", "4"],
    ],
  });
  assert.equal(rows.length, 4);
  assert.ok(Math.abs(rows[3] - 200) < 1e-9 && rows[1] < 40);
  assert.ok(Math.abs(rows[2] - rows[1] - (rows[3] - rows[2])) < 1e-9);
});

test("a row is as high as its highest cell", () => {
  const { rows } = layout({
    rows: [
      ["A", "B"],
      ["1", "paljon sanoja ".repeat(9)],
      ["3", "4"],
    ],
    h: 260,
  });
  assert.ok(rows[2] - rows[1] > 2 * (rows[3] - rows[2]));
});

test("a table that is too high shrinks until it fits", () => {
  const rows = Array.from({ length: 9 }, (_, n) => [`${n}`, "muutama sana"]);
  const small = layout({ rows, h: 190 });
  assert.ok(small.body.size < 14 && small.body.size > 7);
  assert.ok(Math.abs(Number(small.rows.at(-1)) - 190) < 1e-9 && rising(small.rows));
  assert.equal(small.body.runs.length, 16);
});

test("rows that do not fit at half the size are cut off", () => {
  const rows = Array.from({ length: 200 }, (_, n) => [`${n}`, "muutama sana"]);
  const { rows: tops, body } = layout({ rows });
  assert.ok(rising(tops) && tops.every((top) => top <= 200));
  assert.ok(body.runs.length > 0 && body.runs.every((run) => run.baseline < 200));
});

test("text is inside its cell", () => {
  const { columns, rows, head, body } = layout({
    rows: [
      ["aa", "bb"],
      ["cc", "dd"],
    ],
    columns: [1, 3],
  });
  const cellOf = ({ x, baseline }) => [
    columns.findLastIndex((left) => left < x),
    rows.findLastIndex((top) => top < baseline),
  ];
  assert.deepEqual([...head.runs, ...body.runs].map(cellOf), [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
});

test("cells are Markdown and a header is bold", () => {
  const { head, body } = layout({ rows: [["Otsikko"], ["**lihava** ja [linkki](https://dvv.fi)"]] });
  assert.match(head.runs[0].font, /^600/);
  assert.deepEqual(
    body.runs.map(({ text }) => text.trim()),
    ["lihava", "ja", "linkki"],
  );
  assert.match(body.runs[0].font, /^600/);
  assert.ok(body.runs[2].href);
});

test("tables of one row and tables without a header have a layout", () => {
  assert.deepEqual(layout({ rows: [["A", "B"]] }).rows, [0, 200]);
  const { head, rows } = layout({ has_header: false });
  assert.deepEqual([head.runs, rows.length], [[], 3]);
});

test("a header has its fill and readable text", () => {
  const { named } = drawn(table("t", { head: "navy" }));
  const styles = named("fillStyle=").map(([, style]) => style);
  assert.ok(styles.includes(PAINTS.navy) && styles.includes(TEXT_COLORS.white) && styles.at(-1) === TEXT_COLORS.ink);
  assert.ok(
    !drawn(table("t", { head: "navy", has_header: false }))
      .named("fillStyle=")
      .some(([, style]) => style === PAINTS.navy),
  );
});

test("lines between the cells are whole pixels", () => {
  const lines = drawn(table("t", { w: 301, h: 99 }), { zoom: 0.77 }).named("fillRect");
  assert.equal(lines.length, 2);
  for (const [, ...sides] of lines) assert.ok(sides.every(Number.isInteger), String(sides));
});

test("from far away a table has no lines, then no text, then only a coloured top", () => {
  const rows = Array.from({ length: 9 }, () => ["yksi", "kaksi"]);
  const far = table("t", { rows, w: 900, h: 400, head: "teal" });
  const [near, middle, speck] = [1, 0.09, 0.02].map((zoom) => drawn(far, { zoom }));
  assert.equal(near.named("fillRect").length, 9);
  assert.equal(middle.named("fillRect").length, 3);
  assert.deepEqual(
    speck.named("fillRect").map(([, , , w, h]) => [w, h]),
    [
      [20, 10],
      [18, 8],
      [18, 1],
    ],
  );
});
