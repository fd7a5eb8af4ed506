import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Ahead } from "../../../static/js/draw/idleTextLayout.js";
import { Pace } from "../../../static/js/draw/textLayoutBudget.js";
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
 * @param {Pace} pace
 * @param {import("./world.js").BoardNode[]} nodes
 */
function withoutWaiting(pace, nodes) {
  pace.begin(true);
  pace.isBehind = true;
  return nodes.filter((node) => pace.allows(node, 1)).length;
}

test("texts are laid out while there is time, and the others when there is again", () => {
  const [pace, nodes] = [new Pace(), notes()];
  new Ahead(pace).begin(nodes, measure);
  pass(4);
  assert.equal(withoutWaiting(pace, nodes), 4);
  pass(4);
  assert.equal(withoutWaiting(pace, nodes), 8);
  pass(4);
  assert.equal(withoutWaiting(pace, nodes), 10);
  assert.equal(browser.work.length, 0, "it asks for more time although all is done");
});

test("a view that moves is left alone", () => {
  const [pace, nodes] = [new Pace(), notes()];
  const ahead = new Ahead(pace);
  ahead.begin(nodes, measure);
  ahead.stop();
  assert.deepEqual([browser.work.length, withoutWaiting(pace, nodes)], [0, 0]);
});

test("the next view takes the place of the one before", () => {
  const [pace, nodes] = [new Pace(), notes()];
  const ahead = new Ahead(pace);
  ahead.begin(nodes, measure);
  ahead.begin([image("i"), ...nodes.slice(5)], measure);
  assert.equal(browser.work.length, 1);
  pass(20);
  assert.equal(withoutWaiting(pace, nodes), 5);
});

test("a browser that does not tell when it is idle is asked nothing", () => {
  Object.assign(globalThis, { requestIdleCallback: undefined });
  const [pace, nodes] = [new Pace(), notes()];
  new Ahead(pace).begin(nodes, measure);
  assert.equal(withoutWaiting(pace, nodes), 0);
});
