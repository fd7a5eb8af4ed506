import assert from "node:assert/strict";
import { test } from "node:test";
import { findLinks, isMisleading, parseTarget } from "../../../../static/js/draw/text/links.js";

const covered = (text) => findLinks(text).map(({ start, end }) => text.slice(start, end));

const FOUND = [
  ["Katso https://dvv.fi/a?b=c#d.", ["https://dvv.fi/a?b=c#d"]],
  ["HTTP://DVV.FI, www.kunta.fi!", ["HTTP://DVV.FI", "www.kunta.fi"]],
  ["(ks. www.kunta.fi/a_(b)).", ["www.kunta.fi/a_(b)"]],
  ["[https://a.fi/x]]", ["https://a.fi/x"]],
  ["“https://a.fi” ja «www.b.fi»", ["https://a.fi", "www.b.fi"]],
  ["https://fi.wikipedia.org/wiki/Äänekoski", ["https://fi.wikipedia.org/wiki/Äänekoski"]],
];
for (const [text, expected] of FOUND)
  test(`finds addresses in: ${text}`, () => assert.deepEqual(covered(text), expected));

const NOT = [
  "javascript:alert(1)",
  "ftp://a.fi",
  "www.",
  "www...",
  "https://",
  "https://.fi",
  "äwww.kunta.fi",
  "x@www.kunta.fi",
  "https://a.fi:99999/",
];
for (const text of NOT) test(`finds no address in: ${text}`, () => assert.deepEqual(findLinks(text), []));

test("an address with a user name is not a link", () => {
  assert.deepEqual(findLinks("https://www.suomi.fi@evil.example/"), []);
});

test("a link may lead to the web, or to a node of the board", () => {
  const node = "#digitiekartta-f01";
  assert.deepEqual(["https://a.fi/x", "www.a.fi", node].map(parseTarget), [
    "https://a.fi/x",
    "https://www.a.fi/",
    node,
  ]);
  const refused = [
    "javascript:alert(1)",
    "https://u@a.fi",
    "#f01",
    "#",
    "a.fi",
    "",
    `https://a.fi/${"a".repeat(2_000)}`,
  ];
  assert.deepEqual(
    refused.map(parseTarget),
    refused.map(() => null),
  );
});

test("a label that shows another site than the target is misleading", () => {
  const labels = [
    "Suomi.fi",
    "www.suomi.fi",
    "https://suomi.fi/x",
    "ks. https://dvv.fi",
    "https://www.suomi.fi.evil.example",
  ];
  assert.deepEqual(
    labels.map((label) => isMisleading(label, "https://www.suomi.fi/")),
    [false, false, false, true, true],
  );
  assert.ok(isMisleading("www.suomi.fi", "#digitiekartta-f01"));
});

test("long rows of difficult characters take linear time", () => {
  const started_ms = performance.now();
  for (const piece of [")", "(", ".", "www.", "https://", "a", " ", "w"])
    findLinks(`https://a.fi/${piece.repeat(40_000)}`);
  assert.ok(performance.now() - started_ms < 2000);
});
