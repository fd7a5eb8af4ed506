import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IdleTextLayout } from "../../../static/js/draw/idleTextLayout.js";
import { TextLayoutBudget } from "../../../static/js/draw/textLayoutBudget.js";
import { image, measure, sticky } from "./world.js";

/** @type {{work: ((idle: {timeRemaining: () => number}) => void)[]}} */
const browser = { work: [] };

beforeEach(() => {
  browser.work = [];
  Object.assign(globalThis, {
    requestIdleCallback: (/** @type {() => void} */ work) => browser.work.push(work),
    cancelIdleCallback: () => browser.work.splice(0),
  });
});

const notes = () => Array.from({ length: 10 }, (_, n) => sticky(`n${n}`));
/** @param {number} texts  for which there is time */
const pass = (texts) => browser.work.splice(0).forEach((work) => work({ timeRemaining: () => (texts-- > 0 ? 9 : 0) }));
/**
 * @param {TextLayoutBudget} textBudget
 * @param {import("./world.js").BoardNode[]} nodes
 */
function withoutWaiting(textBudget, nodes) {
  textBudget.start(true);
  textBudget.isIncomplete = true;
  return nodes.filter((node) => textBudget.allows(node, 1)).length;
}

test("texts are laid out during idle time, the rest in the next idle time", () => {
  const [textBudget, nodes] = [new TextLayoutBudget(), notes()];
  new IdleTextLayout(textBudget).start(nodes, measure);
  pass(4);
  assert.equal(withoutWaiting(textBudget, nodes), 4);
  pass(4);
  assert.equal(withoutWaiting(textBudget, nodes), 8);
  pass(4);
  assert.equal(withoutWaiting(textBudget, nodes), 10);
  assert.equal(browser.work.length, 0, "it asks for more time although all is done");
});

test("a moving view is not laid out", () => {
  const [textBudget, nodes] = [new TextLayoutBudget(), notes()];
  const idleTextLayout = new IdleTextLayout(textBudget);
  idleTextLayout.start(nodes, measure);
  idleTextLayout.stop();
  assert.deepEqual([browser.work.length, withoutWaiting(textBudget, nodes)], [0, 0]);
});

test("a new view replaces the one before", () => {
  const [textBudget, nodes] = [new TextLayoutBudget(), notes()];
  const idleTextLayout = new IdleTextLayout(textBudget);
  idleTextLayout.start(nodes, measure);
  idleTextLayout.start([image("i"), ...nodes.slice(5)], measure);
  assert.equal(browser.work.length, 1);
  pass(20);
  assert.equal(withoutWaiting(textBudget, nodes), 5);
});

test("a browser without idle callbacks is supported", () => {
  Object.assign(globalThis, { requestIdleCallback: undefined });
  const [textBudget, nodes] = [new TextLayoutBudget(), notes()];
  new IdleTextLayout(textBudget).start(nodes, measure);
  assert.equal(withoutWaiting(textBudget, nodes), 0);
});
