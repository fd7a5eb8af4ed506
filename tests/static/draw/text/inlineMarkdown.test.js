import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInline, parsePlainLine } from "../../../../static/js/draw/text/inlineMarkdown.js";
import { randomFrom } from "../world.js";

/** Bold in <b>, italics in <i>, links as {text→address}. */
const shown = (pieces) =>
  pieces
    .map(({ text, bold, italic, href }) => {
      const slanted = italic ? `<i>${text}</i>` : text;
      const set = bold ? `<b>${slanted}</b>` : slanted;
      return href === null ? set : `{${set}→${href}}`;
    })
    .join("");

const STYLES = [
  ["**a** b", "<b>a</b> b"],
  ["*a* b", "<i>a</i> b"],
  ["***a***", "<b><i>a</i></b>"],
  ["**a *b* c**", "<b>a </b><b><i>b</i></b><b> c</b>"],
  ["*a **b***", "<i>a </i><b><i>b</i></b>"],
  ['**kunta**n *"tieto"*a', '<b>kunta</b>n <i>"tieto"</i>a'],
  ["**75 %**n", "<b>75 %</b>n"],
  ["*a (*b* c)*", "<i>a (b c)</i>"],
];
for (const [line, expected] of STYLES)
  test(`parses bold and italic: ${line}`, () => assert.equal(shown(parseInline(line)), expected));

const PLAIN = [
  "a * b",
  "2*3*4",
  "**a",
  "a**",
  "****",
  "* *",
  "_a_ __b__ snake_case",
  "hinta* on, koska** se",
  "[a]",
  "[a](b",
  "[a] (b)",
  "](",
  "C:\\temp",
];
for (const line of PLAIN) test(`takes for text: ${line}`, () => assert.equal(shown(parseInline(line)), line));

test("a mark that is half closed is half plain text", () => {
  assert.equal(shown(parseInline("**a*")), "*<i>a</i>");
  assert.equal(shown(parseInline("*a**")), "<i>a</i>*");
});

test("a backslash escapes a mark, and is text before other characters", () => {
  assert.equal(shown(parseInline("\\*a\\* \\[b](c) \\\\ \\a")), "*a* [b](c) \\ \\a");
});

const LINKS = [
  ["[dvv](https://dvv.fi/a)", "{dvv→https://dvv.fi/a}"],
  ["[**a** b](www.dvv.fi)", "{<b>a</b>→https://www.dvv.fi/}{ b→https://www.dvv.fi/}"],
  ["[sivu](https://dvv.fi/a_(b)) c", "{sivu→https://dvv.fi/a_(b)} c"],
  ["[kohta](#digitiekartta-f01)", "{kohta→#digitiekartta-f01}"],
  ["[[a](https://a.fi)]", "[{a→https://a.fi/}]"],
  ["[www.dvv.fi](https://dvv.fi/x)", "{www.dvv.fi→https://dvv.fi/x}"],
  ["ks. **https://dvv.fi/a**.", "ks. {<b>https://dvv.fi/a</b>→https://dvv.fi/a}."],
  ["https://a.fi/\\*b\\*c", "{https://a.fi/*b*c→https://a.fi/*b*c}"],
];
for (const [line, expected] of LINKS) test(`leads: ${line}`, () => assert.equal(shown(parseInline(line)), expected));

const NOWHERE = [
  "[x](javascript:alert(1))",
  "[x](data:text/html,a)",
  "[x](ftp://a.fi)",
  "[x](#)",
  "[x](#liian-lyhyt)",
  `[x](#${"a".repeat(41)})`,
  "[x](//a.fi)",
  "[ ](a.fi)",
];
for (const line of NOWHERE) test(`is not a link: ${line}`, () => assert.equal(shown(parseInline(line)), line));

test("a link whose label shows another site is plain text", () => {
  const pieces = parseInline("[https://www.suomi.fi](https://evil.example/)");
  assert.deepEqual(pieces.map((piece) => piece.text).join(""), "[https://www.suomi.fi](https://evil.example/)");
});

test("in plain text only addresses are links", () => {
  assert.equal(shown(parsePlainLine("*a* [b](https://c.fi)")), "*a* [b]({https://c.fi→https://c.fi/})");
});

test("all text between marks is kept", () => {
  const random = randomFrom(5);
  const parts = ["*", "**", "***", "[", "]", "](", "a", "b ", "c", "\\", " "];
  const letters = (/** @type {string} */ text) => text.replace(/[^a-c]/g, "");
  for (let round = 0; round < 2000; round += 1) {
    const line = Array.from({ length: 14 }, () => parts[Math.floor(random() * parts.length)]).join("");
    assert.equal(
      letters(
        parseInline(line)
          .map((piece) => piece.text)
          .join(""),
      ),
      letters(line),
      line,
    );
  }
});

test("long rows of marks take linear time", () => {
  const started_ms = performance.now();
  for (const mark of [
    "*",
    "[",
    "(",
    "]",
    "[](",
    "[a](",
    "\\",
    "* ",
    "*a",
    "a*",
    "[*",
    "[a](https://a.fi/",
    "[a](https://u@a/",
  ]) {
    const pieces = parseInline(mark.repeat(20_000));
    assert.ok(pieces.length > 0);
  }
  assert.ok(performance.now() - started_ms < 5000);
});
