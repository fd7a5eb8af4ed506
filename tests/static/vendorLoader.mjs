/**
 * Lets Node's test runner find the page's libraries where the browser finds them: node --import THIS --test ...
 * The names are those of the import map in static/board.html; tests/rules/test_vendor.py compares the two.
 */
import module from "node:module";

const FILES = {
  "d3-interpolate/zoom": "d3-interpolate/zoom.js",
};

const vendor = new URL("../../static/vendor/", import.meta.url);
const addresses = Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name, new URL(file, vendor).href]));

// A hook has to be a module of its own; this one is short enough to be written as an address.
const hook = `
  const addresses = ${JSON.stringify(addresses)};
  export const resolve = (name, context, next) => next(addresses[name] ?? name, context);
`;
module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
