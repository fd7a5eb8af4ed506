import assert from "node:assert/strict";
import { test } from "node:test";
import { moderationItems } from "../../../../static/js/ui/moderation/moderationMenu.js";
import { reviewActionsFor, reviewOp } from "../../../../static/js/ui/moderation/review.js";
import { comment } from "../../world.js";

/** What the menu of a comment offers, and what choosing does. */
function menu(
  /** @type {Partial<import("../../../../static/js/wire.js").Comment>} */ fields,
  { isOwner = false, isOwn = false, isGuest = true, reports = 0 } = {},
) {
  const sent = /** @type {any[]} */ ([]);
  const asked = /** @type {any[]} */ ([]);
  const people = new Map([["ann", { id: "ann", name: "Aino", is_guest: isGuest }]]);
  const parts = /** @type {any} */ ({
    board: { people },
    visibleComments: { reportCountOf: () => reports },
    t: (/** @type {string} */ key) => key,
    isOwn,
    isOwner,
    send: (/** @type {any} */ op) => sent.push(op),
    ask: (/** @type {string} */ head, /** @type {any[]} */ items) => asked.push({ head, items }),
  });
  const items = moderationItems(comment("c", fields), parts);
  return { labels: items.map(({ label }) => label), items, sent, asked };
}

test("others report a comment, and nobody their own or one that is withheld already", () => {
  const { labels, items, sent } = menu({});
  assert.deepEqual(labels, ["order.report"]);
  items[0]?.choose();
  assert.deepEqual(sent, [{ kind: "comment.report", id: "c" }]);
  assert.deepEqual([menu({}, { isOwn: true }).labels, menu({ hidden: "pending" }).labels], [[], []]);
});

test("an owner decides about the comment, and about the guest who wrote it", () => {
  assert.deepEqual(menu({}, { isOwner: true }).labels, ["order.hide", "order.hide_all", "order.block"]);
  assert.deepEqual(menu({ hidden: "pending" }, { isOwner: true }).labels.slice(0, 2), ["order.publish", "order.hide"]);
  assert.deepEqual(menu({ hidden: "moderated" }, { isOwner: true }).labels[0], "order.show");
  assert.deepEqual(menu({}, { isOwner: true, reports: 1 }).labels.slice(0, 2), ["order.dismiss", "order.hide"]);
});

test("owners are neither hidden nor blocked", () => {
  assert.deepEqual(menu({}, { isOwner: true, isGuest: false }).labels, ["order.hide"]);
});

test("what is done to a guest is asked once more", () => {
  const { items, sent, asked } = menu({}, { isOwner: true });
  items[2]?.choose();
  assert.deepEqual([sent, asked[0].head], [[], "order.block_sure"]);
  asked[0].items[1].choose();
  assert.deepEqual(sent, [{ kind: "person.block", person: "ann", is_blocked: true }]);
});

test("a comment that nobody has reported leaves nothing to decide", () => {
  assert.deepEqual(reviewActionsFor(comment("c"), 0), []);
});

test("to publish and to show are one op: the comment is not hidden", () => {
  assert.deepEqual(
    [reviewOp("publish", "c"), reviewOp("show", "c")],
    [
      { kind: "comment.hide", id: "c", is_hidden: false },
      { kind: "comment.hide", id: "c", is_hidden: false },
    ],
  );
  assert.deepEqual(
    [reviewOp("hide", "c"), reviewOp("dismiss", "c")],
    [
      { kind: "comment.hide", id: "c", is_hidden: true },
      { kind: "comment.dismiss", id: "c" },
    ],
  );
});
