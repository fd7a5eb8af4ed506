/**
 * Addresses of places on a board: the query part of a link, which the browser's address bar also shows.
 * @module board/camera/address
 */

/**
 * @typedef {{kind: "node", id: string}|{kind: "frame", number: number}|{kind: "comment", id: string}|
 *   {kind: "at", x: number, y: number, zoom: number}} Address
 * a node, a frame by the number that it shows, a thread, or the board point in the middle of the screen with a zoom
 */

/** The parameters that name a place. All other parameters of a link are kept. */
const PARAMETERS = ["node", "frame", "comment", "at"];
/** A tenth of a board unit is less than a pixel at most zooms; more digits only make links longer. */
const COORDINATE_DECIMALS = 1;
const ZOOM_PRECISION = 4;

/**
 * @param {string} search  as in `location.search`
 * @returns {Address|null} null if it names no place; invalid numbers become NaN
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
 * @param {string} search  its place is replaced, all other parameters stay
 * @param {Address|null} address  null for the start view
 * @returns {string} starts with "?", or is empty
 */
export function formatAddress(search, address) {
  const params = new URLSearchParams(search);
  for (const name of PARAMETERS) params.delete(name);
  if (address) params.set(address.kind, parameterValue(address));
  // Commas are allowed in a query, and links are easier to read without %2C.
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

/** @param {string} text  @returns {number} NaN for an empty text, which `Number` would turn into 0 */
function parseNumber(text) {
  return text.trim() === "" ? NaN : Number(text);
}
