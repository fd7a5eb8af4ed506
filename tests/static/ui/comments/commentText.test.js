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
const render = (text, names = []) =>
  formatComment(text, names)
    .map((part) =>
      typeof part === "string"
        ? part
        : `<${/** @type {any} */ (part).tag} ${/** @type {any} */ (part).children.join("")}>`,
    )
    .join("");

test("an address becomes a link without the punctuation mark that ends the sentence", () => {
  assert.equal(
    render("Katso https://www.dvv.fi/a?b=1. Ja http://x.fi!"),
    "Katso <a https://www.dvv.fi/a?b=1>. Ja <a http://x.fi>!",
  );
});

test("only http and https addresses become links", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "//evil.fi", "vbscript:x", "https://", "<b>https</b>"])
    assert.equal(render(text), text);
});

test("an address with a user name does not become a link, because it can imitate another site", () => {
  assert.equal(render("https://www.dvv.fi@evil.tld/"), "https://www.dvv.fi@evil.tld/");
});

test("the title of a link shows the host in ASCII, so that lookalike letters are visible", () => {
  const [link] = /** @type {any[]} */ (formatComment("https://dvv.fі/", []));
  assert.match(link.attributes.get("title"), /^dvv\.xn--/);
  assert.equal(link.attributes.get("rel"), "noopener noreferrer nofollow ugc");
});

test("mentions are highlighted, and the longest name wins", () => {
  assert.equal(
    render("@Aino ja @Aino Oulusta, @Eino", ["Aino", "Aino Oulusta"]),
    "<span @Aino> ja <span @Aino Oulusta>, @Eino",
  );
});

test("a very long text with many @ signs is formatted completely", () => {
  const text = `${"@a!".repeat(600)}https://${"a".repeat(200)}`;
  assert.equal(formatComment(text, ["a", "b"]).length > 600, true);
});
