/**
 * Places of a board as addresses: what stands behind the `?` of a link, and in the bar of the browser.
 * @module board/camera/address
 */

/**
 * @typedef {{kind: "node", id: string}|{kind: "frame", number: number}|{kind: "comment", id: string}|
 *   {kind: "at", x: number, y: number, zoom: number}} Address
 * a node, a frame by the number that it shows, a discussion, or board units of the middle of the screen with a zoom
 */

/** The parameters that say where; all others of a link are somebody else's and stay. */
const NAMES = ["node", "frame", "comment", "at"];
/** A tenth of a unit is less than a pixel at any zoom; more digits only make links long. */
const PLACE_DIGITS = 1;
const ZOOM_DIGITS = 4;

/**
 * @param {string} search  of a link, as in `location.search`
 * @returns {Address|null} null where it names no place; figures that are none come out as NaN
 */
export function readAddress(search) {
  const params = new URLSearchParams(search);
  const [node, frame, comment, at] = NAMES.map((name) => params.get(name));
  if (node != null) return { kind: "node", id: node };
  if (frame != null) return { kind: "frame", number: numberIn(frame) };
  if (comment != null) return { kind: "comment", id: comment };
  if (at == null) return null;
  const [x = NaN, y = NaN, zoom = NaN] = at.split(",").map(numberIn);
  return { kind: "at", x, y, zoom };
}

/**
 * @param {string} search  what it says about places is replaced
 * @param {Address|null} address  null for the beginning
 * @returns {string} with its question mark, or empty
 */
export function writeAddress(search, address) {
  const params = new URLSearchParams(search);
  for (const name of NAMES) params.delete(name);
  if (address) params.set(address.kind, valueOf(address));
  // Commas are allowed there, and a link that people see should not be full of %2C.
  const written = params.toString().replaceAll("%2C", ",");
  return written && `?${written}`;
}

/** @param {Address} address  @returns {string} */
function valueOf(address) {
  if (address.kind === "frame") return String(address.number);
  if (address.kind !== "at") return address.id;
  const [x, y] = [address.x, address.y].map((unit) => Number(unit.toFixed(PLACE_DIGITS)));
  return `${x},${y},${Number(address.zoom.toPrecision(ZOOM_DIGITS))}`;
}

/** @param {string} text  @returns {number} NaN where it is none; `Number` takes nothing for a nought */
function numberIn(text) {
  return text.trim() === "" ? NaN : Number(text);
}
