import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { commentOf, deedsOf, personOf } from "../../../../../static/js/ui/moderation/dialog/auditSentences.js";

const named = (/** @type {any} */ op) => deedsOf({ op_id: "op", ...op });

test("each act has its sentence, also what takes it back", () => {
  assert.deepEqual(named({ kind: "comment.hide", id: "c", is_hidden: true }), ["hide"]);
  assert.deepEqual(named({ kind: "comment.hide", id: "c", is_hidden: false }), ["show"]);
  assert.deepEqual(named({ kind: "person.hide", person: "p", is_hidden: false }), ["show_all"]);
  assert.deepEqual(named({ kind: "person.block", person: "p", is_blocked: true }), ["block"]);
  assert.deepEqual(named({ kind: "link.rotate", id: "l" }), ["link_rotate"]);
});

test("of a board's fields those are told that say who may write", () => {
  assert.deepEqual(named({ kind: "board.update", set: { title: "Kylä", review: "links" } }), ["holds_links"]);
  assert.deepEqual(named({ kind: "board.update", set: { opens_at: null, closes_at: 5, slow_seconds: 0 } }), [
    "hours",
    "not_slow",
  ]);
  assert.deepEqual(named({ kind: "board.update", set: { comments_open: false } }), ["close"]);
});

test("what is no act says nothing", () => {
  assert.deepEqual(named({ kind: "person.rename", name: "Aino" }), []);
});

test("an act is about a comment or somebody, where it is", () => {
  const hide = /** @type {const} */ ({ kind: "comment.hide", op_id: "op", id: "c", is_hidden: true });
  const block = /** @type {const} */ ({ kind: "person.block", op_id: "op", person: "p", is_blocked: true });
  assert.deepEqual([commentOf(hide), personOf(hide), commentOf(block), personOf(block)], ["c", null, null, "p"]);
});

test("there is a sentence for each in every language", () => {
  const sets = [
    { comments_open: true },
    { comments_open: false },
    { opens_at: 1 },
    { slow_seconds: 0 },
    { slow_seconds: 9 },
    { review: "nothing" },
    { review: "links" },
    { review: "all" },
  ];
  const kinds = [
    "comment.delete",
    "comment.restore",
    "comment.dismiss",
    "link.create",
    "link.update",
    "link.protect",
    "link.rotate",
    "link.revoke",
  ];
  const sides = [true, false].flatMap((is) => [
    { kind: "comment.hide", is_hidden: is },
    { kind: "person.hide", is_hidden: is },
    { kind: "person.block", is_blocked: is },
  ]);
  const deeds = [
    ...sets.map((set) => ({ kind: "board.update", set })),
    ...kinds.map((kind) => ({ kind })),
    ...sides,
  ].flatMap(named);
  for (const lang of ["fi", "sv", "en"]) {
    const texts = JSON.parse(
      readFileSync(new URL(`../../../../../static/locales/${lang}.json`, import.meta.url), "utf8"),
    );
    assert.deepEqual(
      deeds.filter((deed) => !texts[`order.act.${deed}`]),
      [],
    );
  }
  assert.equal(new Set(deeds).size, 22);
});
