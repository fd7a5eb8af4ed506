/**
 * Rules of the page's code. The first part is the order of its layers; the rest is what `tsc` does not look at.
 */
import { readdirSync } from "node:fs";
import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";
import { noUpwardTypes } from "./scripts/eslint-layers.js";

/**
 * Each layer of static/js and the layers it may import from: a folder, or a file of that name.
 * Every other import is forbidden. So nothing imports an entrance, and tools and features never import each other.
 * @type {Record<string, string[]>}
 */
const LAYERS = {
  // Shapes on the wire are what geometry measures, so it may know their types.
  geometry: ["geometry", "wire"],
  wire: ["wire"],
  i18n: ["i18n", "wire"],
  board: ["board", "geometry", "wire", "i18n"],
  net: ["net", "board", "geometry", "wire", "i18n"],
  draw: ["draw", "board", "geometry", "wire", "i18n"],
  // Parts of the interface that know no feature: a menu, a toast, dates.
  "ui/kit": ["ui/kit", "net", "board", "geometry", "wire", "i18n"],
  // What features receive, and how they are loaded.
  app: ["app", "ui/kit", "draw", "net", "board", "geometry", "wire", "i18n"],
  tools: ["tools", "app", "ui/kit", "draw", "net", "board", "geometry", "wire", "i18n"],
  ui: ["ui", "ui/kit", "app", "draw", "net", "board", "geometry", "wire", "i18n"],
};
/**
 * Each folder of static/js/draw and the folders of draw that it may import from. Files directly in draw may import all of
 * them, and no folder imports such a file. Types are not restricted.
 * @type {Record<string, string[]>}
 */
const DRAW_FOLDERS = {
  paint: ["paint"],
  text: ["text", "paint"],
  nodes: ["nodes", "text", "paint"],
  index: ["index"],
  overview: ["overview", "nodes", "text", "paint"],
  overlay: ["overlay", "text", "paint"],
};
/** Features: the folders of static/js/ui/. Each may import itself, the shared folders, and the features in its list. */
const SHARED = ["kit", "drafts"];
/** @type {Record<string, string[]>} */
const FEATURES = {
  comments: ["moderation"],
  map: [],
  moderation: [],
  notes: [],
  preferences: [],
  presentation: [],
  search: [],
  share: [],
  shell: [],
};
/** The modules that a page starts with. They may import everything. */
const ENTRANCES = ["main", "features", "index", "bench"];

for (const entry of readdirSync(new URL("static/js", import.meta.url))) {
  const layer = entry.replace(/\.(js|d\.ts)$/, "");
  if (entry !== "vendor.d.ts" && !(layer in LAYERS) && !ENTRANCES.includes(layer)) {
    throw new Error(`static/js/${entry} belongs to no layer: add it to LAYERS, in eslint.config.js.`);
  }
}

for (const folder of readdirSync(new URL("static/js/ui", import.meta.url))) {
  if (!SHARED.includes(folder) && !(folder in FEATURES)) {
    throw new Error(`static/js/ui/${folder} is no feature: add it to FEATURES, in eslint.config.js.`);
  }
}

/** @param {string} layer  @returns {string[]} */
const placesOf = (layer) => [`./${layer}`, `./${layer}.js`];

const featureZones = Object.entries(FEATURES).map(([feature, others]) => ({
  target: `./static/js/ui/${feature}`,
  from: "./static/js/ui",
  except: [feature, ...SHARED, ...others].map((folder) => `./${folder}`),
  message: `${feature} reaches other features through the app (static/js/app/app.js).`,
}));

const zones = Object.entries(LAYERS).flatMap(([layer, below]) =>
  placesOf(layer).map((place) => ({
    target: `./static/js/${place}`,
    from: "./static/js",
    except: below.flatMap(placesOf),
    message: `${layer} may import only ${below.filter((name) => name !== layer).join(", ") || "itself"}.`,
  })),
);

for (const { name } of readdirSync(new URL("static/js/draw", import.meta.url), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
)) {
  if (!(name in DRAW_FOLDERS))
    throw new Error(`static/js/draw/${name} is missing in DRAW_FOLDERS, in eslint.config.js.`);
}

const drawZones = Object.entries(DRAW_FOLDERS).map(([folder, below]) => ({
  target: `./static/js/draw/${folder}`,
  from: "./static/js/draw",
  except: below.map((name) => `./${name}`),
  message: `draw/${folder} imports from ${below.map((name) => `draw/${name}`).join(", ")} only.`,
}));

export default tseslint.config(
  { ignores: ["static/vendor/", ".venv/", "data/", "dist/", "build/", "tmp/", "bench/*/peers/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    plugins: { "@typescript-eslint": tseslint.plugin, "import-x": importX, jsdoc },
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    settings: { "import-x/resolver-next": [createNodeResolver()], jsdoc: { mode: "typescript" } },
    rules: {
      // tsc knows the names of each surrounding (browser, Node) and its unused locals better.
      "no-undef": "off",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
    },
  },
  {
    files: ["static/js/**/*.js"],
    plugins: { kehys: { rules: { "no-upward-types": noUpwardTypes } } },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { basePath: import.meta.dirname, zones: [...zones, ...featureZones, ...drawZones] },
      ],
      "kehys/no-upward-types": ["error", { layers: LAYERS }],
      // The import map of static/board.html knows no other bare name.
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\.{1,2}/|d3-interpolate/zoom$)",
              message: "The browser finds only relative files and the names of the import map.",
            },
          ],
        },
      ],
      "no-console": ["error", { allow: ["warn", "error"] }],
      "max-depth": ["error", 3],

      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      // What JSON.parse or fetch hands out must be given a type before use.
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",

      "jsdoc/reject-any-type": "error",
      "jsdoc/require-jsdoc": [
        "error",
        { publicOnly: true, require: { ClassDeclaration: true, FunctionDeclaration: true } },
      ],
      "jsdoc/require-param": "error",
      "jsdoc/require-param-type": "error",
      "jsdoc/check-param-names": "error",
      "jsdoc/require-returns": ["error", { publicOnly: true }],
      "jsdoc/require-returns-type": "error",
      "jsdoc/check-tag-names": ["error", { typed: false }],
    },
  },
);
