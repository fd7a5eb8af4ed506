import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf } from "../../../../static/js/board/text/nodeText.js";
import { cardLayout } from "../../../../static/js/draw/nodes/cardLayout.js";
import { BADGE_COLORS } from "../../../../static/js/draw/paint/palette.js";
import { card, drawn, frame, measure, sticky } from "../world.js";

const wordsOf = (drawing) => drawing.named("fillText").map(([, text]) => text);

test("a card has its title, its host without www, and a badge with the host's letter", () => {
  const { named } = drawn(card("c", { title: "Palveluväylä", url: "https://www.suomi.fi/palveluvayla" }));
  assert.deepEqual(wordsOf({ named }), ["S", "Palveluväylä", "suomi.fi"]);
});

test("a card without a title shows the host as its title", () => {
  assert.deepEqual(wordsOf(drawn(card("c", { title: "" }))), ["D", "dvv.fi", "dvv.fi"]);
});

test("everything on a card stays inside the card", () => {
  const long = "Laki julkisen hallinnon tiedonhallinnasta ja siitä mitä se merkitsee kunnille ja kuntayhtymille";
  for (const [w, h] of [
    [200, 60],
    [260, 76],
    [320, 128],
    [90, 40],
    [700, 200],
  ]) {
    for (const text of ["", long.repeat(3)]) {
      const { parts, badge, letter } = cardLayout(card("c", { w, h, title: long, text }), measure);
      for (const run of [...parts.flatMap(({ textLayout }) => textLayout.runs), ...(letter?.runs ?? [])]) {
        assert.ok(
          run.baseline - run.size * 0.8 >= 0 && run.baseline + run.size * 0.2 <= h,
          `${run.text} at ${w} × ${h}`,
        );
        assert.ok(run.x >= 0 && run.x + run.width <= w + 1, `${run.text} at ${w} × ${h}`);
      }
      assert.ok(badge.x > 0 && badge.y > 0 && badge.y + badge.h < h);
    }
  }
});

test("title and host are vertically centred", () => {
  const { parts } = cardLayout(card("c", { w: 260, h: 76 }), measure);
  const [title, host] = parts.map(({ textLayout }) => textLayout.runs[0]);
  const [top, bottom] = [title.baseline - title.size * 1.06, host.baseline + host.size * 0.34];
  assert.ok(Math.abs(top - (76 - bottom)) < 0.01);
});

test("all cards of a host have the same colour", () => {
  const color = (url) => cardLayout(card("c", { url }), measure).color;
  assert.equal(color("https://www.kuntaliitto.fi/a"), color("http://kuntaliitto.fi/b"));
  const hosts = ["suomi.fi", "dvv.fi", "vm.fi", "finlex.fi", "kuntaliitto.fi", "example.org"].map((host) =>
    color(`https://${host}/`),
  );
  assert.ok(new Set(hosts).size > 2 && hosts.every((found) => BADGE_COLORS.includes(found)));
});

test("an invalid address has no host", () => {
  assert.deepEqual(
    [hostOf("#frame-0000000000-33"), hostOf("https://"), hostOf("https://a.example:8443/x")],
    ["", "", "a.example"],
  );
});

const GOAL = frame("frame-0000000000-33", { title: "Liite 1", titles: { sv: "Bilaga 1" } });
const NOTE = sticky("note-00000000000-01", { place: { parent: GOAL.id } });
const nodes = new Map([GOAL, NOTE].map((node) => [node.id, node]));
const leading = (url) => card("c", { title: "Katso", url });

test("a card to a frame has an arrow, the frame's number and its title", () => {
  const drawing = drawn(leading(`#${GOAL.id}`), { nodes, numberOf: () => 33 });
  assert.deepEqual(wordsOf(drawing), ["Katso", "33 · Liite 1"]);
  assert.equal(drawing.named("stroke").length, 1);
  assert.deepEqual(wordsOf(drawn(leading(`#${NOTE.id}`), { nodes, numberOf: () => 33 })), ["Katso", "33 · Liite 1"]);
});

test("the title of the linked frame follows the frame and the language", () => {
  const same = leading(`#${GOAL.id}`);
  const called = (how) => wordsOf(drawn(same, { nodes, numberOf: () => 33, ...how })).at(-1);
  assert.deepEqual([called({}), called({ lang: "sv" })], ["33 · Liite 1", "33 · Bilaga 1"]);
  assert.equal(called({ nodes: new Map([[GOAL.id, { ...GOAL, title: "Liitteet" }]]) }), "33 · Liitteet");
  assert.equal(called({ numberOf: null }), "Liite 1");
});

test("a card to a deleted node has its title only", () => {
  assert.deepEqual(wordsOf(drawn(leading("#gone-00000000000-00"), { nodes })), ["Katso"]);
});

test("from far away a card is a background with a badge, then a background only", () => {
  const far = card("c", { w: 260, h: 76, color: "blue" });
  const backgrounds = (zoom) => ["fillRect", "roundRect"].flatMap((name) => drawn(far, { zoom }).named(name)).length;
  assert.deepEqual([backgrounds(0.1), backgrounds(0.05)], [3, 1]);
});
