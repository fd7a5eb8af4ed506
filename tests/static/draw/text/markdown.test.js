import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown, plainBlocks } from "../../../../static/js/draw/text/markdown.js";

const readOf = (blocks) => blocks.map(({ level, marker, text }) => [level || marker || "", text]);

const LINES = [
  [
    "each line is a line of its own, and empty ones stay",
    "a\n\nb\r\nc\rd",
    [
      ["", "a"],
      ["", ""],
      ["", "b"],
      ["", "c"],
      ["", "d"],
    ],
  ],
  [
    "headings of three levels",
    "# a\n## b\n### c\n#### d",
    [
      [1, "a"],
      [2, "b"],
      [3, "c"],
      ["", "#### d"],
    ],
  ],
  [
    "a heading needs a space and a word",
    "#a\n# \n#",
    [
      ["", "#a"],
      ["", "# "],
      ["", "#"],
    ],
  ],
  [
    "bullets of three kinds look alike",
    "- a\n* b\n• c",
    [
      ["•", "a"],
      ["•", "b"],
      ["•", "c"],
    ],
  ],
  [
    "numbers stay as they are written",
    "1. a\n3) b\n12. c",
    [
      ["1.", "a"],
      ["3)", "b"],
      ["12.", "c"],
    ],
  ],
  [
    "a bullet needs a space and a word",
    "-a\n- \n-",
    [
      ["", "-a"],
      ["", "- "],
      ["", "-"],
    ],
  ],
  ["a year that ends a sentence is no number of an item", "2026. Hei", [["", "2026. Hei"]]],
  ["spaces before a word stay", "  a", [["", "  a"]]],
  [
    "a backslash takes the meaning from a mark at the beginning of a line",
    "\\# a\n\\- b\n1\\. c",
    [
      ["", "# a"],
      ["", "- b"],
      ["", "1. c"],
    ],
  ],
  ["no text is one empty line", "", [["", ""]]],
];
for (const [name, text, expected] of LINES) {
  test(String(name), () => assert.deepEqual(readOf(parseMarkdown(String(text))), expected));
}

test("texts of a list are aligned after the longest number", () => {
  const [first, tenth, alone] = parseMarkdown("9. a\n10. b\n\n1. c").filter((block) => block.text !== "");
  assert.equal(first.indent, tenth.indent);
  assert.ok(alone.indent < first.indent);
});

test("items are indented up to the third level", () => {
  const indents = parseMarkdown("- a\n  - b\n\t\t- c\n          - d").map((block) => block.indent);
  assert.deepEqual(
    indents.map((indent) => Math.round(indent / indents[0])),
    [1, 2, 3, 4],
  );
});

test("marks work in headings and items", () => {
  const [heading, item] = parseMarkdown("# a *b*\n- **c** d");
  assert.deepEqual(heading.spans, [{ start: 2, end: 3, bold: false, italic: true, href: null }]);
  assert.deepEqual(item.spans, [{ start: 0, end: 1, bold: true, italic: false, href: null }]);
});

test("soft hyphens are removed from the text, and their positions are kept", () => {
  const [block] = parseMarkdown("hy\u00advin**vo\u00adin**ti");
  assert.deepEqual([block.text, block.softHyphens], ["hyvinvointi", [2, 7]]);
  assert.deepEqual(
    block.spans.map(({ start, end }) => [start, end]),
    [[5, 9]],
  );
});

test("in plain text only addresses are links", () => {
  const [block] = plainBlocks("# *a* www.dvv.fi");
  assert.deepEqual([block.text, block.level], ["# *a* www.dvv.fi", 0]);
  assert.deepEqual(block.spans, [{ start: 6, end: 16, bold: false, italic: false, href: "https://www.dvv.fi/" }]);
});
