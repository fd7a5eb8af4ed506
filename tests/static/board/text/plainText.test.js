import assert from "node:assert/strict";
import { test } from "node:test";
import { foldForSearch, toPlainText } from "../../../../static/js/board/text/plainText.js";

for (const [markdown, plain] of /** @type {[string, string][]} */ ([
  ["**Lihava** ja *kursiivi*", "Lihava ja kursiivi"],
  ["# Otsikko\nja teksti", "Otsikko ja teksti"],
  ["- yksi\n- kaksi", "yksi kaksi"],
  ["[Suomi.fi](https://suomi.fi) auttaa", "Suomi.fi auttaa"],
  ["\\*tähti\\* ja \\[sulku\\]", "*tähti* ja [sulku]"],
  ["2*3 = 6 * 1", "2*3 = 6 * 1"],
  ["yhteen\u00adtoimivuus", "yhteentoimivuus"],
  ["rivi\n\n\ttoinen  rivi ", "rivi toinen rivi"],
  ["#Avainsana - ei otsikko", "#Avainsana - ei otsikko"],
])) {
  test(`${JSON.stringify(markdown)} reads ${JSON.stringify(plain)}`, () => assert.equal(toPlainText(markdown), plain));
}

test("capitals and accents do not count", () => {
  assert.equal(foldForSearch("CAFÉ Ñandú Šakki"), "cafe nandu sakki");
});

test("å, ä and ö are letters of their own, also when they came as two signs", () => {
  assert.equal(foldForSearch("ÅÄÖ"), "åäö");
  assert.equal(foldForSearch("a\u0308iti"), "äiti");
  assert.notEqual(foldForSearch("väli"), foldForSearch("vali"));
});

test("neighbours' letters are found by ours, and curly quotes by straight ones", () => {
  assert.equal(foldForSearch("Tromsø – Ærø ’s"), "tromsö - ärö 's");
});

test("a folded text is as long as it was, so that places in the one are places in the other", () => {
  const text = "İstanbul ﬁ ß 𝔸 é 👩‍👧 ǆ";
  assert.equal(foldForSearch(text).length, text.normalize("NFC").length);
});
