/**
 * Finds and makes elements. Text is always set as text, never as markup.
 * @module ui/kit/dom
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Finds an element of the page.
 * @template {Element} E
 * @param {string} id
 * @param {new () => E} type
 * @returns {E}
 * @throws {Error} if the page has no element of this type with this id
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`board.html has no ${type.name} with the id "${id}".`);
  return element;
}

/**
 * Makes an element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {string} name  the id of a symbol in icons.svg, without the prefix `i-`
 * @returns {SVGSVGElement}
 */
export function makeIcon(name) {
  const icon = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  icon.classList.add("icon");
  icon.setAttribute("aria-hidden", "true");
  icon.append(use);
  return icon;
}
