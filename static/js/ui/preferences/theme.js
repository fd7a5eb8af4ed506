/**
 * The theme: that of the system, or the one that this person has chosen.
 * @module ui/preferences/theme
 */

/** @typedef {import("../../board/view.js").View} View */

/**
 * Updates `view.theme` and the style of the page when `view.themeChoice` or the theme of the system changes.
 * @param {View} view
 * @param {Pick<MediaQueryList, "matches"|"addEventListener">} dark  whether the system is dark
 * @param {Pick<HTMLElement, "dataset">} root  the style sheets read its `data-theme`
 */
export function followTheme(view, dark, root) {
  const follow = () => {
    const { themeChoice } = view;
    const system = dark.matches ? "dark" : "light";
    if (themeChoice === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = themeChoice;
    view.set({ theme: themeChoice === "system" ? system : themeChoice });
  };
  dark.addEventListener("change", follow);
  view.onChange((keys) => keys.has("themeChoice") && follow());
  follow();
}
