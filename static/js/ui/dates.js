/**
 * Times as people read them.
 * @module ui/dates
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
