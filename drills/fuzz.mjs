/**
 * The pages of drill R3. Input: {boards, seeds, ops, proxy_port, server_port} as JSON on standard input.
 * Prints one line of JSON for each seed: the state hash of each page, connection losses, resyncs and answers.
 */

import { text } from "node:stream/consumers";
import { pick } from "./random_node.mjs";
import { randomOp, random } from "./random_op.mjs";
import { stateHash } from "./canonical.mjs";
import { Page, waitUntilEqual, pause } from "./page.mjs";

/** @typedef {{boards: import("./page.mjs").BoardAt[], seeds: number[], ops: number, proxy_port: number, server_port: number}} Options */

const PAGES = 5;
/** How many of the pages are guests. The others are owners. */
const GUESTS = 2;
const LOST_PART = 0.2;
/** A page with this many unanswered ops waits for the server. */
const WAITING_MAX = 40;

/**
 * @param {import("./page.mjs").BoardAt} at
 * @param {number} seed
 * @param {Options} options
 */
async function runSeed(at, seed, options) {
  const chance = random(seed);
  const pages = Array.from({ length: PAGES }, () => new Page(options.proxy_port, at));
  for (const [number, page] of pages.entries())
    await joinAndSetName(page, number >= PAGES - GUESTS ? at.guest : at.owner, options, chance);
  /** @type {Promise<import("../static/js/net/pushQueue.js").Refusal|null>[]} */
  const answers = [];
  while (answers.length < options.ops) await step(pick(chance, pages), answers, chance);
  for (const page of pages) {
    page.lose();
    page.connect(options.server_port);
  }
  await waitUntilEqual(pages);
  const codes = (await Promise.all(answers)).map((refusal) => refusal?.code ?? "applied");
  const hashes = pages.map(({ board }) => stateHash(board));
  for (const page of pages) page.lose();
  const [losses, resyncs] = [
    pages.reduce((sum, page) => sum + page.losses, 0),
    pages.reduce((sum, page) => sum + page.resyncs, 0),
  ];
  return { seed, board: at.id, seq: pages[0]?.board.seq, hashes, losses, resyncs, answers: countByValue(codes) };
}

/**
 * Opening a link on a bad network may take several attempts. The name comes first, because comments need one.
 * @param {Page} page  @param {string} token  @param {Options} options  @param {() => number} chance
 */
async function joinAndSetName(page, token, options, chance) {
  page.presenceDelay = () => chance() * 30;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await page.open(token);
      break;
    } catch (error) {
      if (attempt > 50) throw error;
    }
  }
  page.connect(options.proxy_port);
  void page.sync.submit([{ kind: "person.rename", name: "Aino" }]);
}

/** @param {Page} page  @param {Promise<import("../static/js/net/pushQueue.js").Refusal|null>[]} answers  @param {() => number} chance */
async function step(page, answers, chance) {
  if (!page.isConnected && chance() < 0.7) page.connect();
  if (page.sync.pendingOpCount < WAITING_MAX) {
    answers.push(page.sync.submit(Array.from({ length: chance() < 0.8 ? 1 : 2 }, () => randomOp(page.board, chance))));
    if (chance() < LOST_PART) page.lose();
  }
  page.send({ type: "presence", cursor: { x: chance() * 100, y: 0 }, view: null });
  await pause(chance() < 0.3 ? chance() * 8 : 0);
}

/** @param {string[]} values */
function countByValue(values) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const options = /** @type {Options} */ (JSON.parse(await text(process.stdin)));
for (const [number, seed] of options.seeds.entries()) {
  const at = options.boards[number];
  if (!at) throw new Error("There must be a board for each seed.");
  // A failure belongs to this seed. The other seeds still run.
  console.log(
    JSON.stringify(await runSeed(at, seed, options).catch((error) => ({ seed, board: at.id, error: String(error) }))),
  );
}
process.exit(0);
