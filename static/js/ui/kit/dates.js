/**
 * Times as people read them.
 * @module ui/kit/dates
 */

/** Plain "en" is American: 11/12 would be the twelfth of November, and everybody here comes on the eleventh of December. */
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
/** A time that is told in minutes is right to the minute only if it is written anew as often. */
export const RETELL_MS = 30_000;

/**
 * Times as people tell them: how long ago within the hour, then the time of today or yesterday, then the day.
 * @param {string} lang
 * @param {string} now_words  for what is less than a minute old
 * @param {() => number} now  in ms since 1970
 * @returns {(at: number) => string}
 */
export function makeTimeTeller(lang, now_words, now) {
  const ago = new Intl.RelativeTimeFormat(REGIONS.get(lang) ?? lang, { numeric: "auto", style: "short" });
  const time = datesIn(lang, { timeStyle: "short" });
  const day = datesIn(lang, { day: "numeric", month: "short" });
  const date = datesIn(lang, { dateStyle: "medium" });
  return (at) => {
    const passed_ms = now() - at;
    if (passed_ms < MINUTE_MS) return now_words;
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
 * Writes all times in an element anew.
 * @param {Element} element
 * @param {(at: number) => string} tell
 */
export function retell(element, tell) {
  for (const time of element.querySelectorAll("time")) {
    const words = tell(Date.parse(time.dateTime));
    if (time.textContent !== words) time.textContent = words;
  }
}

/**
 * @param {number} at_ms  since 1970
 * @returns {string} the value of a `datetime-local` field, in local time
 */
export function formatFieldTime(at_ms) {
  return new Date(at_ms - new Date(at_ms).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
