/**
 * R3, the pages' half: node drills/fuzz.mjs, with {boards, seeds, ops, proxy_port, server_port} as JSON on standard input.
 * Prints one line of JSON for each seed: the state hash of each page, and what the network did to them.
 */

import { text } from "node:stream/consumers";
import { pick } from "./random_node.mjs";
import { anyOp, random } from "./random_op.mjs";
import { stateHash } from "./canonical.mjs";
import { Page, allEqual, pause } from "./page.mjs";

/** @typedef {{boards: import("./page.mjs").BoardAt[], seeds: number[], ops: number, proxy_port: number, server_port: number}} Order */

const PAGES = 5;
/** Of these. The others are owners. */
const GUESTS = 2;
const LOST_PART = 0.2;
/** A page that has so many ops waiting lets the server catch up. */
const WAITING_MAX = 40;

/**
 * @param {import("./page.mjs").BoardAt} at
 * @param {number} seed
 * @param {Order} order
 */
async function play(at, seed, order) {
  const chance = random(seed);
  const pages = Array.from({ length: PAGES }, () => new Page(order.proxy_port, at));
  for (const [number, page] of pages.entries())
    await begin(page, number >= PAGES - GUESTS ? at.guest : at.owner, order, chance);
  /** @type {Promise<import("../static/js/net/pushQueue.js").Refusal|null>[]} */
  const answers = [];
  while (answers.length < order.ops) await step(pick(chance, pages), answers, chance);
  for (const page of pages) {
    page.lose();
    page.connect(order.server_port);
  }
  await allEqual(pages);
  const codes = (await Promise.all(answers)).map((refusal) => refusal?.code ?? "applied");
  const hashes = pages.map(({ board }) => stateHash(board));
  for (const page of pages) page.lose();
  const [losses, resyncs] = [
    pages.reduce((sum, page) => sum + page.losses, 0),
    pages.reduce((sum, page) => sum + page.resyncs, 0),
  ];
  return { seed, board: at.id, seq: pages[0]?.board.seq, hashes, losses, resyncs, answers: counted(codes) };
}

/**
 * Beginning on a bad network may take some attempts. Names come first: comments are refused without.
 * @param {Page} page  @param {string} token  @param {Order} order  @param {() => number} chance
 */
async function begin(page, token, order, chance) {
  page.presenceDelay = () => chance() * 30;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await page.open(token);
      break;
    } catch (error) {
      if (attempt > 50) throw error;
    }
  }
  page.connect(order.proxy_port);
  void page.sync.submit([{ kind: "person.rename", name: "Aino" }]);
}

/** @param {Page} page  @param {Promise<import("../static/js/net/pushQueue.js").Refusal|null>[]} answers  @param {() => number} chance */
async function step(page, answers, chance) {
  if (!page.isConnected && chance() < 0.7) page.connect();
  if (page.sync.pendingOpCount < WAITING_MAX) {
    answers.push(page.sync.submit(Array.from({ length: chance() < 0.8 ? 1 : 2 }, () => anyOp(page.board, chance))));
    if (chance() < LOST_PART) page.lose();
  }
  page.send({ type: "presence", cursor: { x: chance() * 100, y: 0 }, view: null });
  await pause(chance() < 0.3 ? chance() * 8 : 0);
}

/** @param {string[]} words */
function counted(words) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const order = /** @type {Order} */ (JSON.parse(await text(process.stdin)));
for (const [number, seed] of order.seeds.entries()) {
  const at = order.boards[number];
  if (!at) throw new Error("There must be a board for each seed.");
  // A failure is a finding of this seed; the others are still to be played.
  console.log(
    JSON.stringify(await play(at, seed, order).catch((error) => ({ seed, board: at.id, error: String(error) }))),
  );
}
process.exit(0);
