/**
 * Layouts of whole texts: goldens/*.json has each text with its text box (`room`) and the resulting runs. After an
 * intended change, write them again and check the diff: GOLDENS=write node --import ./tests/static/vendorLoader.mjs
 * --test THIS_FILE
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { layoutText } from "../../../static/js/draw/text/textLayout.js";

/** @typedef {import("../../../static/js/draw/text/textLayout.js").TextBox} TextBox */
/**
 * @typedef {object} Golden
 * @property {string} name
 * @property {string} text
 * @property {Partial<TextBox>} room
 * @property {number} [size]
 * @property {boolean} [isCut]
 * @property {string[]} [runs]
 */

const FOLDER = new URL("goldens/", import.meta.url);
const IS_WRITING = process.env.GOLDENS === "write";
const ROOM = /** @type {const} */ ({
  x: 14,
  y: 14,
  w: 220,
  h: 172,
  size: 16,
  weight: "regular",
  align: "left",
  vertical: "top",
  shrinks: true,
  isPlain: false,
});
/** Letters of a few widths, in ems, similar to a real font. */
const WIDTHS = new Map([
  ["iljtf.,:;'|!()[] -•", 0.29],
  ["rs", 0.42],
  ["mwMW—…", 0.88],
  ["ABCDEFGHKNOPQRSTUVXYZÄÖÅ", 0.7],
]);

/**
 * @param {string} text
 * @param {string} font
 */
function measure(text, font) {
  const ems = Array.from(text, (letter) => [...WIDTHS].find(([letters]) => letters.includes(letter))?.[1] ?? 0.58);
  const bolder = font.includes("600 ") ? 1.06 : 1;
  return ems.reduce((sum, width) => sum + width, 0) * bolder * Number(/([\d.]+)px/.exec(font)?.[1]);
}

/** @param {number} length */
const short = (length) => Math.round(length * 100) / 100;

/** @param {Golden} golden  @returns {Golden} */
function set({ name, text, room }) {
  const { size, isTruncated, runs } = layoutText(text, { ...ROOM, ...room }, measure);
  const lines = runs.map((run) => {
    const font = run.font.slice(0, run.font.indexOf("px")).replace(/[\d.]+$/, "") + short(run.size);
    const target = run.href === null ? "" : ` → ${run.href}`;
    return `${short(run.x)} ${short(run.baseline)} +${short(run.width)} ${font}: ${run.text}${target}`;
  });
  return { name, text, room, size: short(size), isCut: isTruncated, runs: lines };
}

for (const file of readdirSync(FOLDER)) {
  const goldens = /** @type {Golden[]} */ (JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")));
  if (IS_WRITING) writeFileSync(new URL(file, FOLDER), `${JSON.stringify(goldens.map(set), null, 2)}\n`);
  else for (const golden of goldens) test(`${file}: ${golden.name}`, () => assert.deepEqual(set(golden), golden));
}
