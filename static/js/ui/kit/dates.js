/**
 * Formats times for people.
 * @module ui/kit/dates
 */

/** Plain "en" is American, and 11/12 would be November 12. In Europe it is December 11. */
const REGIONS = new Map([["en", "en-GB"]]);

/**
 * @param {string} lang
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {Intl.DateTimeFormat}
 */
export function datesIn(lang, options) {
  return new Intl.DateTimeFormat(REGIONS.get(lang) ?? lang, options);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A time like "5 minutes ago" has to be written again at least this often. */
export const REFRESH_MS = 30_000;

/**
 * Formats a time as minutes ago, then as a time of today or yesterday, then as a date.
 * @param {string} lang
 * @param {string} now_text  for times less than a minute ago
 * @param {() => number} now  in ms since 1970
 * @returns {(at: number) => string}
 */
export function makeTimeFormatter(lang, now_text, now) {
  const ago = new Intl.RelativeTimeFormat(REGIONS.get(lang) ?? lang, { numeric: "auto", style: "short" });
  const time = datesIn(lang, { timeStyle: "short" });
  const day = datesIn(lang, { day: "numeric", month: "short" });
  const date = datesIn(lang, { dateStyle: "medium" });
  return (at) => {
    const passed_ms = now() - at;
    if (passed_ms < MINUTE_MS) return now_text;
    if (passed_ms < HOUR_MS) return ago.format(-Math.floor(passed_ms / MINUTE_MS), "minute");
    const days = daysBetween(new Date(at), new Date(now()));
    if (days < 2) return `${ago.format(-days, "day")} ${time.format(at)}`;
    return (new Date(at).getFullYear() === new Date(now()).getFullYear() ? day : date).format(at);
  };
}

/**
 * @param {Date} from
 * @param {Date} to
 * @returns {number} midnights between them
 */
function daysBetween(from, to) {
  const [a, b] = [from, to].map((date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  return Math.round((Number(b) - Number(a)) / (24 * HOUR_MS));
}

/**
 * Formats all times in an element again.
 * @param {Element} element
 * @param {(at: number) => string} format
 */
export function refreshTimes(element, format) {
  for (const time of element.querySelectorAll("time")) {
    const text = format(Date.parse(time.dateTime));
    if (time.textContent !== text) time.textContent = text;
  }
}

/**
 * @param {number} at_ms  since 1970
 * @returns {string} the value of a `datetime-local` field, in local time
 */
export function formatFieldTime(at_ms) {
  return new Date(at_ms - new Date(at_ms).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
