/**
 * An ESLint rule for imports in JSDoc comments: `import("../ui/toolbar.js").Toolbar` and `@import`.
 * They do not exist at run time, but a layer that uses the types of a layer above still depends on it.
 */

const TYPE_IMPORT = /import\(\s*["'](\.[^"']+)["']\s*\)|@import\s[^"']*["'](\.[^"']+)["']/g;

/** @param {string} file  @returns {string} the name of the folder or file below static/js/, or "" outside it */
function layerOf(file) {
  const [, below = ""] = file.replaceAll("\\", "/").split("/static/js/");
  return below.split("/")[0].replace(/\.js$/, "");
}

/** @type {import("eslint").Rule.RuleModule} */
export const noUpwardTypes = {
  meta: { type: "problem", schema: [{ type: "object" }] },

  create(context) {
    const layer = layerOf(context.filename);
    const below = context.options[0].layers[layer];
    if (!below) return {};

    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          for (const [, called, tagged] of comment.value.matchAll(TYPE_IMPORT)) {
            const target = layerOf(new URL(called ?? tagged, `file://${context.filename}`).pathname);
            if (!below.includes(target)) {
              context.report({ loc: comment.loc, message: `A type of ${target} is above ${layer}.` });
            }
          }
        }
      },
    };
  },
};
