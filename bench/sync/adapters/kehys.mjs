/**
 * Kehys as a host runs it: roles, rules, log and tables, and each commit on disk before the broadcast.
 * The sender is a script with the owner's link. Everyone else has the cookie of the comment link, like a browser.
 * The snapshot comes over HTTP, later entries over the socket.
 * @module bench/sync/adapters/kehys
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { HERE, PAD, STAMP, line, move, words, writeOps, hex } from "./frames.mjs";

const ROOT = path.resolve(HERE, "../..");
const PYTHON = path.join(ROOT, ".venv/bin/python");
const OPS_PER_PUSH = 500;
/** One script plays a whole town hall here: budgets are counted, but do not bind. */
const LIMITS = {
  KEHYS_SESSIONS_PER_PERSON_MAX: 10_000,
  KEHYS_RATE_EDITS_BURST: 10_000_000,
  KEHYS_MESSAGES_BURST: 10_000_000,
};

/** @param {string} kind  @param {number} i */
const id = (kind, i) => `${kind}-${String(i).padStart(16, "0")}`;

/** @param {number} i */
const create = (i) => ({
  kind: "node.create",
  op_id: id("seed", i),
  node: {
    kind: "sticky",
    id: id("st", i),
    x: (i * 7) % 5000,
    y: (i * 13) % 5000,
    w: 120,
    h: 120,
    place: { order: "a" },
    text: words(i),
  },
});

/** @param {number} i */
function push(i) {
  const { node, x, y } = move(i);
  const set = { x, y, text: `${STAMP} ${PAD}` };
  return JSON.stringify({
    type: "push",
    n: i,
    ops: [{ kind: "node.update", op_id: id("move", i), id: id("st", node), set }],
  });
}

/** A fresh adapter, since each server has a board of its own. */
export default function kehys() {
  let board = "";
  let owner = "";
  let shared = "";
  let cookie = "";
  let origin = "";
  let seq = 0;
  const api = () => `/api/v1/boards/${board}`;
  const headers = () => ({ Authorization: `Bearer ${owner}` });

  return {
    async prepare({ dir }) {
      const document = path.join(dir, "empty.txt");
      fs.writeFileSync(document, "Bench\n");
      const said = execFileSync(PYTHON, ["-m", "server", "import", document, "--title", "Bench", "--data-dir", dir], {
        cwd: ROOT,
        encoding: "utf8",
      });
      owner = /owner +\S+\/s\/(\S+)/.exec(said)[1];
      shared = /to share +\S+\/s\/(\S+)/.exec(said)[1];
    },
    server: ({ port, dir }) => ({
      cmd: [PYTHON, "-m", "server", "serve", "--no-demo", "--port", port, "--data-dir", dir],
      cwd: ROOT,
      env: LIMITS,
    }),
    async seed({ port, count }) {
      const base = (origin = `http://127.0.0.1:${port}`);
      const opened = await fetch(`${base}/s/${shared}`, { redirect: "manual" });
      cookie = opened.headers.get("set-cookie").split(";")[0];
      board = /\/b\/([^?]+)/.exec(opened.headers.get("location"))[1];
      for (let first = 0; first < count; first += OPS_PER_PUSH) {
        const ops = Array.from({ length: Math.min(OPS_PER_PUSH, count - first) }, (_, i) => create(first + i));
        const answer = await fetch(`${base}${api()}/ops`, {
          method: "POST",
          headers: { ...headers(), "Content-Type": "application/json" },
          body: JSON.stringify({ ops }),
        });
        if (!answer.ok) throw new Error(`seeding: ${answer.status} ${await answer.text()}`);
        seq = (await answer.json()).seqs.at(-1);
      }
    },
    scenario: ({ isStorm }) => [
      `path ${api()}/live?after=${seq}&protocol=2`,
      `header Cookie: ${cookie}`,
      `header Origin: ${origin}`,
      `senderheader Authorization: ${headers().Authorization}`,
      `joinmark ${hex('"type":"welcome"')}`,
      `ackmark ${hex('"type":"ack"')}`,
      ...(isStorm ? [`prefetch ${api()}/snapshot`] : []),
    ],
    ops: (file, count) => writeOps(file, count, push),
    /** Everybody moves their cursor, and the first moves a node instead: what an op takes meanwhile is measured. */
    cursors: (file, count, people) =>
      writeOps(file, count, (i) => {
        if (i % people === 0) return push(i);
        const { x, y } = move(i);
        return JSON.stringify({ type: "presence", cursor: { x, y }, view: { x, y, w: 1280, h: 720 } });
      }),
    ping: line('{"type":"ping"}'),
  };
}
