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
const PARAMETERS = ["node", "frame", "comment", "at"];
/** A tenth of a unit is less than a pixel at any zoom; more digits only make links long. */
const COORDINATE_DECIMALS = 1;
const ZOOM_PRECISION = 4;

/**
 * @param {string} search  of a link, as in `location.search`
 * @returns {Address|null} null where it names no place; figures that are none come out as NaN
 */
export function parseAddress(search) {
  const params = new URLSearchParams(search);
  const [node, frame, comment, at] = PARAMETERS.map((name) => params.get(name));
  if (node != null) return { kind: "node", id: node };
  if (frame != null) return { kind: "frame", number: parseNumber(frame) };
  if (comment != null) return { kind: "comment", id: comment };
  if (at == null) return null;
  const [x = NaN, y = NaN, zoom = NaN] = at.split(",").map(parseNumber);
  return { kind: "at", x, y, zoom };
}

/**
 * @param {string} search  what it says about places is replaced
 * @param {Address|null} address  null for the beginning
 * @returns {string} with its question mark, or empty
 */
export function formatAddress(search, address) {
  const params = new URLSearchParams(search);
  for (const name of PARAMETERS) params.delete(name);
  if (address) params.set(address.kind, parameterValue(address));
  // Commas are allowed there, and a link that people see should not be full of %2C.
  const written = params.toString().replaceAll("%2C", ",");
  return written && `?${written}`;
}

/** @param {Address} address  @returns {string} */
function parameterValue(address) {
  if (address.kind === "frame") return String(address.number);
  if (address.kind !== "at") return address.id;
  const [x, y] = [address.x, address.y].map((unit) => Number(unit.toFixed(COORDINATE_DECIMALS)));
  return `${x},${y},${Number(address.zoom.toPrecision(ZOOM_PRECISION))}`;
}

/** @param {string} text  @returns {number} NaN where it is none; `Number` takes nothing for a nought */
function parseNumber(text) {
  return text.trim() === "" ? NaN : Number(text);
}
