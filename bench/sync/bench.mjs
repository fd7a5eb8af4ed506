/**
 * Measures Kehys and other servers of live boards on this machine in one run: `make bench-sync`, or `SHORT=1 make bench-sync`.
 *
 *     node bench/sync/bench.mjs [target…] [--only=live,crowd,storm,idle,cursors]
 *
 * @module bench/sync/bench
 */
import os from "node:os";
import { Run, sleep } from "./run.mjs";

const SHORT = process.env.SHORT === "1";
const TARGETS = ["kehys", "yws", "hocuspocus", "tldraw"];
const PEERS_SHORT = ["kehys", "yws", "hocuspocus"];
const SECONDS = SHORT ? 4 : 10;
const NODES = 10_000;
const P99_MS = 250;
/** Where the search for the most ops begins, where it ends, and how long each try takes. */
const MAX = { first: 240, last: 16_000, seconds: SHORT ? 1.5 : 2 };

/** Each measures one thing on a server of its own and returns figures by name. */
const SCENARIOS = {
  async live(run) {
    await run.start(100);
    // The search doubles from its first rate on. At most this many ops are sent.
    const ops = run.ops(60 * SECONDS + Math.ceil(MAX.last * MAX.seconds * 2.5));
    const records = run.load({
      n: 200,
      lines: [ops, `phase 60 ${SECONDS}`, `phase max ${MAX.first} ${MAX.last} ${MAX.seconds}`],
    });
    return { steady: named(records, "rate"), most: named(records, "max") };
  },

  async crowd(run) {
    await run.start(100);
    return {
      crowd: named(run.load({ n: 1_000, lines: [run.ops(60 * SECONDS + 100), `phase 60 ${SECONDS}`] }), "rate"),
    };
  },

  async storm(run) {
    await run.start(NODES);
    const few = named(run.load({ n: 200, isStorm: true }), "join");
    await sleep(500);
    return { few, many: named(run.load({ n: 1_000, isStorm: true }), "join") };
  },

  async idle(run) {
    await run.start(100);
    // The first connections include the cost of what all share.
    run.load({ n: 20 });
    await sleep(1_000);
    const before = run.memory();
    const joined = named(run.load({ n: 1_000, lines: [run.ops(10), "phase 1 1"] }), "rate");
    return { idleKb: ((joined.rss_mb - before) * 1024) / 1_000, idleMb: joined.rss_mb };
  },

  async cursors(run) {
    if (!run.adapter.cursors) return {};
    await run.start(100);
    // 200 people at 20 Hz; the first sends ops.
    const rate = 4_000;
    const lines = ["senders 200", run.cursors(rate * (SECONDS + 1), 200), `phase ${rate} ${SECONDS}`];
    return { cursors: named(run.load({ n: 200, lines }), "rate") };
  },
};

const named = (records, kind) => records.findLast((record) => record.kind === kind);

async function measure(target, scenarios) {
  const figures = {};
  const { default: adapter } = await import(`./adapters/${target}.mjs`);
  for (const scenario of scenarios) {
    const run = new Run(target, adapter());
    try {
      Object.assign(figures, await SCENARIOS[scenario](run));
    } catch (error) {
      console.error(`${target}, ${scenario}: ${error.message}`);
    } finally {
      await run.stop();
    }
  }
  return figures;
}

const ROWS = [
  ["200 people, 60 ops/s: p50 ms", (f) => f.steady?.p50, 1],
  ["… p99 ms", (f) => f.steady?.p99, 1],
  ["1,000 people, 60 ops/s: p50 ms", (f) => f.crowd?.p50, 1],
  ["… p99 ms", (f) => f.crowd?.p99, 1],
  [`most ops/s at 200 people, p99 ≤ ${P99_MS} ms`, (f) => f.most?.rate, 0],
  ["200 join a board of 10,000 nodes at once: s", (f) => f.few?.total_s, 2],
  ["1,000 join: s", (f) => f.many?.total_s, 2],
  ["memory of an idle connection: KB", (f) => f.idleKb, 0],
  ["memory with 1,000 idle connections: MB", (f) => f.idleMb, 0],
  ["cursors of 200 people, 20 a second: share of one core", (f) => f.cursors && f.cursors.cpu_s / f.cursors.wall, 2],
  ["… an op meanwhile, p99 ms", (f) => f.cursors?.p99, 1],
  ["sends later than 20 ms (repeat the run if any)", (f) => late(f), 0],
];

/** At steady rates; the search for the most ends where the generator itself may be what is slow. */
function late(figures) {
  const records = [figures.steady, figures.crowd, figures.cursors].filter(Boolean);
  return records.reduce((sum, record) => sum + (record.late ?? 0), 0);
}

/** A figure, and beside it how many times our own. */
function cell(value, own, digits) {
  if (value === undefined || Number.isNaN(value)) return "–";
  const text = value.toFixed(digits);
  return own === undefined || own === value || !own ? text : `${text} (${(value / own).toFixed(1)}×)`;
}

function table(results) {
  const names = Object.keys(results);
  const own = results.kehys ?? {};
  const head = [`| | ${names.join(" | ")} |`, `|---|${"--:|".repeat(names.length)}`];
  const rows = ROWS.map(
    ([title, pick, digits]) =>
      `| ${title} | ${names.map((name) => cell(pick(results[name]), pick(own), digits)).join(" | ")} |`,
  );
  return [...head, ...rows].join("\n");
}

const given = process.argv.slice(2);
const targets = given.filter((word) => !word.startsWith("--"));
const only =
  given
    .find((word) => word.startsWith("--only="))
    ?.slice(7)
    .split(",") ?? Object.keys(SCENARIOS);
const results = {};

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${os.cpus()[0]?.model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}`,
);
for (const target of targets.length ? targets : SHORT ? PEERS_SHORT : TARGETS) {
  results[target] = await measure(target, only);
  if (process.env.RAW) console.log(JSON.stringify(results[target], null, 1));
}
console.log(`\n${table(results)}\n\nIn brackets: how many times the figure of Kehys in this run.`);
