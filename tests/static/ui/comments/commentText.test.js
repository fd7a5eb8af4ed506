import assert from "node:assert/strict";
import { before, test } from "node:test";

/** @type {typeof import("../../../../static/js/ui/comments/commentText.js").formatComment} */
let formatComment;

class FakeElement {
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @type {unknown[]} */
  children = [];
  /** @param {string} tag */
  constructor(tag) {
    this.tag = tag;
  }
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  /** @param {...unknown} children */
  append(...children) {
    this.children.push(...children);
  }
}

before(async () => {
  Object.assign(globalThis, { document: { createElement: (/** @type {string} */ tag) => new FakeElement(tag) } });
  ({ formatComment } = await import("../../../../static/js/ui/comments/commentText.js"));
});

/** @param {string} text @param {string[]} [names] */
const read = (text, names = []) =>
  formatComment(text, names)
    .map((part) =>
      typeof part === "string"
        ? part
        : `<${/** @type {any} */ (part).tag} ${/** @type {any} */ (part).children.join("")}>`,
    )
    .join("");

test("addresses become links, and end before the sign that ends the sentence", () => {
  assert.equal(
    read("Katso https://www.dvv.fi/a?b=1. Ja http://x.fi!"),
    "Katso <a https://www.dvv.fi/a?b=1>. Ja <a http://x.fi>!",
  );
});

test("nothing else is an address", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "//evil.fi", "vbscript:x", "https://", "<b>https</b>"])
    assert.equal(read(text), text);
});

test("an address that pretends to be another one is no link", () => {
  assert.equal(read("https://www.dvv.fi@evil.tld/"), "https://www.dvv.fi@evil.tld/");
});

test("a link says where it really leads, in letters that look like no others", () => {
  const [link] = /** @type {any[]} */ (formatComment("https://dvv.fі/", []));
  assert.match(link.attributes.get("title"), /^dvv\.xn--/);
  assert.equal(link.attributes.get("rel"), "noopener noreferrer nofollow ugc");
});

test("who is called stands out, the longer name first", () => {
  assert.equal(
    read("@Aino ja @Aino Oulusta, @Eino", ["Aino", "Aino Oulusta"]),
    "<span @Aino> ja <span @Aino Oulusta>, @Eino",
  );
});

test("a very long text with many signs takes no time to speak of", () => {
  const text = `${"@a!".repeat(600)}https://${"a".repeat(200)}`;
  assert.equal(formatComment(text, ["a", "b"]).length > 600, true);
});
