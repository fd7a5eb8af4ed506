/**
 * Starts one server, fills its board, runs the load generator and stops the server.
 * @module bench/sync/run
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { HERE } from "./adapters/frames.mjs";

const RUN = path.join(HERE, "run");
const GENERATOR = path.join(HERE, "loadgen/wsload");
const GENERATOR_MS = 110_000;

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A server of one adapter on a free port, with a board of `count` nodes. */
export class Run {
  /** @param {string} name  @param {object} adapter */
  constructor(name, adapter) {
    this.name = name;
    this.adapter = adapter;
    this.dir = path.join(RUN, `${name}-${process.pid}-${Date.now()}`);
    fs.mkdirSync(this.dir, { recursive: true });
    this.log = path.join(this.dir, "server.log");
  }

  /** @param {number} count  nodes on the board */
  async start(count) {
    this.port = await freePort();
    await this.adapter.prepare?.(this);
    const { cmd, env = {}, cwd } = this.adapter.server(this);
    const out = fs.openSync(this.log, "a");
    const [program, ...rest] = pinned(0, cmd.map(String));
    this.server = spawn(program, rest, { cwd, env: { ...process.env, ...strings(env) }, stdio: ["ignore", out, out] });
    await this.#listening();
    await this.adapter.seed?.({ port: this.port, count });
    if (this.adapter.seedMessages) {
      const setup = this.adapter.seedMessages(count).map((message) => `setup ${hexLine(message)}`);
      this.load({ n: 1, lines: [...setup, `ops ${this.#ops("ops", 10)}`, "phase 1 1"] });
    }
    await sleep(500);
  }

  /**
   * Runs the generator: `n` people on the board, and the phases in `lines`.
   * @param {{n: number, lines?: string[], isStorm?: boolean}} load
   * @returns {object[]} its records
   */
  load({ n, lines = [], isStorm = false }) {
    const storm = isStorm ? ["connrate 0", "jointimeout 45"] : [];
    const head = [`port ${this.port}`, `n ${n}`, `tag ${this.name}`, `pid ${this.server.pid}`];
    const scenario = path.join(this.dir, "scenario.txt");
    fs.writeFileSync(scenario, [...head, ...this.adapter.scenario({ isStorm }), ...storm, ...lines, ""].join("\n"));
    const [program, ...rest] = pinned(1, [GENERATOR, scenario]);
    const done = spawnSync(program, rest, { encoding: "utf8", maxBuffer: 1 << 28, timeout: GENERATOR_MS });
    if (done.stderr) console.error(`${this.name}: ${done.stderr.slice(0, 500)}`);
    return done.stdout
      .split("\n")
      .filter(Boolean)
      .map((text) => JSON.parse(text));
  }

  /** @param {number} count  messages to have ready  @returns {string} scenario line */
  ops(count) {
    return `ops ${this.#ops("ops", count)}`;
  }

  /** @param {number} count  @param {number} people */
  cursors(count, people) {
    return `ops ${this.#ops("cursors", count, people)}`;
  }

  /** Resident memory of the server, in MB. */
  memory() {
    const status = fs.readFileSync(`/proc/${this.server.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  /** Ends the server, which we started, and leaves nothing behind. */
  async stop() {
    if (!this.server) return;
    const over = () => this.server.exitCode !== null || this.server.signalCode !== null;
    this.server.kill("SIGTERM");
    for (let i = 0; i < 30 && !over(); i++) await sleep(100);
    if (!over()) this.server.kill("SIGKILL");
    // A process that still runs would write into the deleted folder.
    while (!over()) await sleep(50);
    const said = fs.readFileSync(this.log, "utf8");
    if (/error|exception/i.test(said)) console.error(`${this.name}: ${said.slice(-800)}`);
    fs.rmSync(this.dir, { recursive: true, force: true });
  }

  /** @param {"ops" | "cursors"} kind  @param {number} count  @param {number} [people] */
  #ops(kind, count, people) {
    const file = path.join(this.dir, `${kind}-${count}.bin`);
    if (!fs.existsSync(file)) this.adapter[kind](file, count, people);
    return file;
  }

  async #listening() {
    for (let i = 0; i < 150; i++) {
      if (this.server.exitCode !== null)
        throw new Error(`${this.name} ended: ${fs.readFileSync(this.log, "utf8").slice(-800)}`);
      if (await answers(this.port)) return;
      await sleep(100);
    }
    throw new Error(`${this.name} does not listen`);
  }
}

/** One core for the server and another for the generator, where there is `taskset`. @param {number} core  @param {string[]} cmd */
function pinned(core, cmd) {
  return fs.existsSync("/usr/bin/taskset") ? ["taskset", "-c", String(core), ...cmd] : cmd;
}

const strings = (env) => Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
const hexLine = (message) => (typeof message === "string" ? "t " : "b ") + Buffer.from(message).toString("hex");

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.end();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
