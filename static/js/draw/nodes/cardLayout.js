/**
 * What stands where on a link card. Made once for each card and kept.
 * @module draw/nodes/cardLayout
 */

import { hostOf, titleOfFrame } from "../../board/text/nodeText.js";
import { clamp } from "../../geometry.js";
import { composeText, kept } from "../text/textLayout.js";
import { SIGNS } from "../paint/palette.js";
import { LINE_HEIGHT } from "../text/text.js";

/** @typedef {import("../../wire.js").CardNode} CardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").Lettering} Lettering */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/text.js").Measure} Measure */

/** @typedef {{lettering: Lettering, size: number, isMuted: boolean}} Part */
/**
 * @typedef {object} CardLayout
 * @property {Box} sign
 * @property {string} color  of the sign
 * @property {Lettering|null} letter  on the sign
 * @property {boolean} isInside  leads to a place on this board
 * @property {Part[]} parts
 * @property {number} hostSize
 * @property {Box} hostRoom  where the host stands, or the name of the place
 * @property {{words: string, lettering: Lettering}|null} destination  as it was last called
 */

/** A card of this size, without and with a text below its title, has letters and spaces as below; others grow along. */
const CARD = Object.freeze({ w: 240, h: 76, h_with_text: 128 });
const UNIT = Object.freeze({ least: 0.5, most: 6 });
const RADIUS = 10;
const PADDING = 14;
const SIGN = 40;
const SIGN_GAP = 13;
const TITLE_SIZE = 15;
const TEXT_SIZE = 13;
const HOST_SIZE = 12;
const GAP = 3;
/** The letter on the sign, in shares of its side. */
const LETTER = 0.52;

/** What every text on a card has in common. */
const MANNER = /** @type {const} */ ({ align: "left", vertical: "top", shrinks: false, isPlain: true, ellipsis: true });

/**
 * @param {CardNode} card
 * @param {Measure} measure
 * @returns {CardLayout}
 */
export function cardLayout(card, measure) {
  return kept(card, measure, compose);
}

/**
 * @param {CardNode} card
 * @returns {number} of its corners
 */
export function cardRadius(card) {
  return RADIUS * unitOf(card);
}

/**
 * Where on this board a card leads: number and title of the frame, or of the frame in which the place lies. These may
 * change while the card stays.
 * @param {CardNode} card
 * @param {CardLayout} layout
 * @param {Look} look
 * @returns {Lettering|null} null where the place is gone
 */
export function destinationOf(card, layout, { nodes, lang, numberOf, measure }) {
  const place = nodes.get(card.url.slice(1));
  const frame = place?.kind === "frame" ? place : nodes.get(place?.place.parent ?? "");
  if (frame?.kind !== "frame") return null;
  const words = [numberOf?.(frame.id), titleOfFrame(frame, lang)].filter(Boolean).join(" · ");
  if (layout.destination?.words !== words) {
    const room = { ...layout.hostRoom, size: layout.hostSize, weight: /** @type {const} */ ("regular"), ...MANNER };
    layout.destination = { words, lettering: composeText(words, room, measure) };
  }
  return layout.destination.lettering;
}

/**
 * @param {CardNode} card
 * @param {Measure} measure
 * @returns {CardLayout}
 */
function compose(card, measure) {
  const unit = unitOf(card);
  const isInside = card.url.startsWith("#");
  const host = hostOf(card.url);
  const pad = PADDING * unit;
  const side = Math.min(SIGN * unit, card.h - pad);
  const sign = { x: pad, y: card.text === "" ? (card.h - side) / 2 : pad, w: side, h: side };
  const left = pad + side + SIGN_GAP * unit;
  const column = { x: left, y: pad, w: Math.max(1, card.w - left - pad), h: card.h - 2 * pad };
  const stack =
    card.text === ""
      ? stackInMiddle(card, host, column, unit, measure)
      : stackFromTop(card, host, column, unit, measure);
  const letter = isInside ? null : letterOn(sign, host, measure);
  return {
    sign,
    color: signColor(isInside, host),
    letter,
    isInside,
    hostSize: HOST_SIZE * unit,
    destination: null,
    ...stack,
  };
}

/**
 * @param {CardNode} card
 * @returns {number} how much larger than an ordinary card it is
 */
function unitOf({ w, h, text }) {
  return clamp(Math.min(w / CARD.w, h / (text === "" ? CARD.h : CARD.h_with_text)), UNIT.least, UNIT.most);
}

/**
 * Title and host, one below the other, halfway up the card.
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} column
 * @param {number} unit
 * @param {Measure} measure
 * @returns {{parts: Part[], hostRoom: Box}}
 */
function stackInMiddle(card, host, column, unit, measure) {
  const host_h = HOST_SIZE * LINE_HEIGHT * unit;
  // A title of two lines may go a little nearer to the edges.
  const most = card.h - host_h - PADDING * unit;
  const title = composeTitle(card, host, { ...column, y: 0, h: most }, unit, measure);
  const top = (card.h - title.height - host_h) / 2;
  const hostRoom = { ...column, y: top + title.height, h: host_h };
  const parts = [partOf(moved(title, top), TITLE_SIZE * unit), ...hostParts(host, hostRoom, unit, measure)];
  return { parts, hostRoom };
}

/**
 * Title, text, and at the bottom the host.
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} column
 * @param {number} unit
 * @param {Measure} measure
 * @returns {{parts: Part[], hostRoom: Box}}
 */
function stackFromTop(card, host, column, unit, measure) {
  const host_h = HOST_SIZE * LINE_HEIGHT * unit;
  const title = composeTitle(card, host, { ...column, h: 2 * TITLE_SIZE * LINE_HEIGHT * unit }, unit, measure);
  const used = title.height + GAP * unit;
  const textRoom = { ...column, y: column.y + used, h: Math.max(1, column.h - used - GAP * unit - host_h) };
  const size = TEXT_SIZE * unit;
  const text = composeText(card.text, { ...textRoom, size, weight: "regular", ...MANNER, isPlain: false }, measure);
  const hostRoom = { ...column, y: column.y + column.h - host_h, h: host_h };
  const parts = [partOf(title, TITLE_SIZE * unit), partOf(text, size), ...hostParts(host, hostRoom, unit, measure)];
  return { parts, hostRoom };
}

/**
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} room
 * @param {number} unit
 * @param {Measure} measure
 * @returns {Lettering}
 */
function composeTitle(card, host, room, unit, measure) {
  return composeText(card.title || host, { ...room, size: TITLE_SIZE * unit, weight: "bold", ...MANNER }, measure);
}

/**
 * @param {string} host
 * @param {Box} room
 * @param {number} unit
 * @param {Measure} measure
 * @returns {Part[]}
 */
function hostParts(host, room, unit, measure) {
  if (host === "") return [];
  const size = HOST_SIZE * unit;
  return [
    { ...partOf(composeText(host, { ...room, size, weight: "regular", ...MANNER }, measure), size), isMuted: true },
  ];
}

/**
 * @param {Lettering} lettering
 * @param {number} size
 * @returns {Part}
 */
function partOf(lettering, size) {
  return { lettering, size, isMuted: false };
}

/**
 * @param {Lettering} lettering
 * @param {number} down
 * @returns {Lettering}
 */
function moved(lettering, down) {
  return { ...lettering, runs: lettering.runs.map((run) => ({ ...run, baseline: run.baseline + down })) };
}

/**
 * @param {Box} sign
 * @param {string} host
 * @param {Measure} measure
 * @returns {Lettering}
 */
function letterOn(sign, host, measure) {
  const room = { ...sign, size: sign.h * LETTER, weight: /** @type {const} */ ("bold"), ...MANNER };
  return composeText(host.charAt(0).toUpperCase(), { ...room, align: "center", vertical: "middle" }, measure);
}

/**
 * @param {boolean} isInside
 * @param {string} host
 * @returns {string} the same for the same host
 */
function signColor(isInside, host) {
  let sum = 0;
  for (const character of host) sum = (sum * 31 + /** @type {number} */ (character.codePointAt(0))) % 65_521;
  return /** @type {string} */ (SIGNS[isInside ? 0 : sum % SIGNS.length]);
}
