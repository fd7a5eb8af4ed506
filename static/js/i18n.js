/**
 * Translated texts in the language of the page.
 * @module i18n
 */

import { parseJson } from "./wire.js";

/** @typedef {(key: string, values?: Record<string, string|number>) => string} Translate */

/**
 * @param {string} lang
 * @returns {Promise<Translate>}
 */
export async function loadTexts(lang) {
  const response = await fetch(`/static/locales/${lang}.json`);
  const texts = /** @type {Record<string, string>} */ (parseJson(await response.text()));
  return makeTranslate(texts, lang);
}

/**
 * Returns a function that translates keys. The value `n` selects between the plural forms `.one` and `.other` of a key;
 * `{name}` in a text is replaced by the value of that name.
 * @param {Record<string, string>} texts
 * @param {string} lang
 * @returns {Translate}
 */
export function makeTranslate(texts, lang) {
  const plurals = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const form = typeof values["n"] === "number" ? `${key}.${plurals.select(values["n"])}` : key;
    const sentence = texts[form] ?? texts[`${key}.other`] ?? texts[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name] ?? ""));
  };
}
