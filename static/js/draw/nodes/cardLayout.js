/**
 * Lays out a link card. The layout is cached per card.
 * @module draw/nodes/cardLayout
 */

import { hostOf, titleOfFrame } from "../../board/text/nodeText.js";
import { clamp } from "../../geometry.js";
import { layoutText, cached } from "../text/textLayout.js";
import { BADGE_COLORS } from "../paint/palette.js";
import { LINE_HEIGHT } from "../text/text.js";

/** @typedef {import("../../wire.js").CardNode} CardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../text/text.js").Measure} Measure */

/** @typedef {{textLayout: TextLayout, size: number, isMuted: boolean}} Part */
/**
 * @typedef {object} CardLayout
 * @property {Box} badge
 * @property {string} color  of the badge
 * @property {TextLayout|null} letter  on the badge
 * @property {boolean} isInternal  whether the card links to a node of this board
 * @property {Part[]} parts
 * @property {number} hostSize
 * @property {Box} hostBox  for the host name, or for the title of the linked frame
 * @property {{label: string, textLayout: TextLayout}|null} destination  the linked frame's title when it was last drawn
 */

/** The lengths below are for a card of this size, with or without a text below its title. Larger cards scale them. */
const CARD = Object.freeze({ w: 240, h: 76, h_with_text: 128 });
const UNIT = Object.freeze({ min: 0.5, max: 6 });
const RADIUS = 10;
const PADDING = 14;
const BADGE_SIDE = 40;
const BADGE_GAP = 13;
const TITLE_SIZE = 15;
const TEXT_SIZE = 13;
const HOST_SIZE = 12;
const GAP = 3;
/** Size of the letter as a share of the badge's side. */
const LETTER_SHARE = 0.52;

/** Common to all texts on a card. */
const TEXT_STYLE = /** @type {const} */ ({
  align: "left",
  vertical: "top",
  shrinks: false,
  isPlain: true,
  ellipsis: true,
});

/**
 * @param {CardNode} card
 * @param {Measure} measure
 * @returns {CardLayout}
 */
export function cardLayout(card, measure) {
  return cached(card, measure, layoutCard);
}

/**
 * @param {CardNode} card
 * @returns {number} radius of the card's corners
 */
export function cardRadius(card) {
  return RADIUS * unitOf(card);
}

/**
 * Where an internal link leads: number and title of the linked frame, or of the frame around the linked node. These
 * can change while the card stays the same.
 * @param {CardNode} card
 * @param {CardLayout} layout
 * @param {RenderContext} renderContext
 * @returns {TextLayout|null} null if the linked node is deleted
 */
export function destinationOf(card, layout, { nodes, lang, numberOf, measure }) {
  const target = nodes.get(card.url.slice(1));
  const frame = target?.kind === "frame" ? target : nodes.get(target?.place.parent ?? "");
  if (frame?.kind !== "frame") return null;
  const label = [numberOf?.(frame.id), titleOfFrame(frame, lang)].filter(Boolean).join(" · ");
  if (layout.destination?.label !== label) {
    const textBox = {
      ...layout.hostBox,
      size: layout.hostSize,
      weight: /** @type {const} */ ("regular"),
      ...TEXT_STYLE,
    };
    layout.destination = { label, textLayout: layoutText(label, textBox, measure) };
  }
  return layout.destination.textLayout;
}

/**
 * @param {CardNode} card
 * @param {Measure} measure
 * @returns {CardLayout}
 */
function layoutCard(card, measure) {
  const unit = unitOf(card);
  const isInternal = card.url.startsWith("#");
  const host = hostOf(card.url);
  const pad = PADDING * unit;
  const side = Math.min(BADGE_SIDE * unit, card.h - pad);
  const badge = { x: pad, y: card.text === "" ? (card.h - side) / 2 : pad, w: side, h: side };
  const left = pad + side + BADGE_GAP * unit;
  const column = { x: left, y: pad, w: Math.max(1, card.w - left - pad), h: card.h - 2 * pad };
  const content =
    card.text === ""
      ? stackInMiddle(card, host, column, unit, measure)
      : stackFromTop(card, host, column, unit, measure);
  const letter = isInternal ? null : badgeLetter(badge, host, measure);
  return {
    badge,
    color: badgeColorOf(isInternal, host),
    letter,
    isInternal,
    hostSize: HOST_SIZE * unit,
    destination: null,
    ...content,
  };
}

/**
 * @param {CardNode} card
 * @returns {number} scale of this card, relative to an ordinary card
 */
function unitOf({ w, h, text }) {
  return clamp(Math.min(w / CARD.w, h / (text === "" ? CARD.h : CARD.h_with_text)), UNIT.min, UNIT.max);
}

/**
 * Title and host, one below the other, vertically centred.
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} column
 * @param {number} unit
 * @param {Measure} measure
 * @returns {{parts: Part[], hostBox: Box}}
 */
function stackInMiddle(card, host, column, unit, measure) {
  const host_h = HOST_SIZE * LINE_HEIGHT * unit;
  // A title of two lines may reach into the padding.
  const height_max = card.h - host_h - PADDING * unit;
  const title = layoutTitle(card, host, { ...column, y: 0, h: height_max }, unit, measure);
  const top = (card.h - title.height - host_h) / 2;
  const hostBox = { ...column, y: top + title.height, h: host_h };
  const parts = [partOf(shiftDown(title, top), TITLE_SIZE * unit), ...hostParts(host, hostBox, unit, measure)];
  return { parts, hostBox };
}

/**
 * Title and text at the top, host at the bottom.
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} column
 * @param {number} unit
 * @param {Measure} measure
 * @returns {{parts: Part[], hostBox: Box}}
 */
function stackFromTop(card, host, column, unit, measure) {
  const host_h = HOST_SIZE * LINE_HEIGHT * unit;
  const title = layoutTitle(card, host, { ...column, h: 2 * TITLE_SIZE * LINE_HEIGHT * unit }, unit, measure);
  const used = title.height + GAP * unit;
  const textArea = { ...column, y: column.y + used, h: Math.max(1, column.h - used - GAP * unit - host_h) };
  const size = TEXT_SIZE * unit;
  const text = layoutText(card.text, { ...textArea, size, weight: "regular", ...TEXT_STYLE, isPlain: false }, measure);
  const hostBox = { ...column, y: column.y + column.h - host_h, h: host_h };
  const parts = [partOf(title, TITLE_SIZE * unit), partOf(text, size), ...hostParts(host, hostBox, unit, measure)];
  return { parts, hostBox };
}

/**
 * @param {CardNode} card
 * @param {string} host
 * @param {Box} textBox
 * @param {number} unit
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function layoutTitle(card, host, textBox, unit, measure) {
  return layoutText(
    card.title || host,
    { ...textBox, size: TITLE_SIZE * unit, weight: "bold", ...TEXT_STYLE },
    measure,
  );
}

/**
 * @param {string} host
 * @param {Box} textBox
 * @param {number} unit
 * @param {Measure} measure
 * @returns {Part[]}
 */
function hostParts(host, textBox, unit, measure) {
  if (host === "") return [];
  const size = HOST_SIZE * unit;
  return [
    {
      ...partOf(layoutText(host, { ...textBox, size, weight: "regular", ...TEXT_STYLE }, measure), size),
      isMuted: true,
    },
  ];
}

/**
 * @param {TextLayout} textLayout
 * @param {number} size
 * @returns {Part}
 */
function partOf(textLayout, size) {
  return { textLayout, size, isMuted: false };
}

/**
 * @param {TextLayout} textLayout
 * @param {number} dy
 * @returns {TextLayout}
 */
function shiftDown(textLayout, dy) {
  return { ...textLayout, runs: textLayout.runs.map((run) => ({ ...run, baseline: run.baseline + dy })) };
}

/**
 * @param {Box} badge
 * @param {string} host
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function badgeLetter(badge, host, measure) {
  const textBox = { ...badge, size: badge.h * LETTER_SHARE, weight: /** @type {const} */ ("bold"), ...TEXT_STYLE };
  return layoutText(host.charAt(0).toUpperCase(), { ...textBox, align: "center", vertical: "middle" }, measure);
}

/**
 * @param {boolean} isInternal
 * @param {string} host
 * @returns {string} always the same for the same host
 */
function badgeColorOf(isInternal, host) {
  let sum = 0;
  for (const character of host) sum = (sum * 31 + /** @type {number} */ (character.codePointAt(0))) % 65_521;
  return /** @type {string} */ (BADGE_COLORS[isInternal ? 0 : sum % BADGE_COLORS.length]);
}
