/**
 * An ESLint rule for type imports in comments: `import("../ui/toolbar.js").Toolbar` and `@import`.
 * A layer that uses the types of a higher layer depends on it, although the import does not exist at run time.
 */

const TYPE_IMPORT = /import\(\s*["'](\.[^"']+)["']\s*\)|@import\s[^"']*["'](\.[^"']+)["']/g;

/**
 * @param {string} file
 * @param {Record<string, string[]>} layers
 * @returns {string} the layer of a file below static/js/: the longest name of a layer that its path begins with; "" for none
 */
function layerOf(file, layers) {
  const [, below = ""] = file.replaceAll("\\", "/").split("/static/js/");
  const path = below.replace(/\.js$/, "");
  const names = Object.keys(layers).filter((name) => path === name || path.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? path.split("/")[0];
}

/** @type {import("eslint").Rule.RuleModule} */
export const noUpwardTypes = {
  meta: { type: "problem", schema: [{ type: "object" }] },

  create(context) {
    const { layers } = context.options[0];
    const layer = layerOf(context.filename, layers);
    const below = layers[layer];
    if (!below) return {};

    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          for (const [, called, tagged] of comment.value.matchAll(TYPE_IMPORT)) {
            const target = layerOf(new URL(called ?? tagged, `file://${context.filename}`).pathname, layers);
            if (!below.includes(target)) {
              context.report({ loc: comment.loc, message: `A type of ${target} is above ${layer}.` });
            }
          }
        }
      },
    };
  },
};
