/**
 * Loads features: at the start, when the page is idle, or when somebody uses one; some only for certain roles.
 * @module app/features
 */

import { loadOnce, loadWhenIdle } from "../ui/kit/lazyLoad.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./app.js").LazyFeatures} LazyFeatures */
/** @typedef {import("../wire.js").Role} Role */
/** @typedef {{setUp: (app: App) => unknown}} FeatureModule */

/**
 * @typedef {object} Feature  a row of the feature table
 * @property {string} id
 * @property {"start"|"idle"|"demand"} when  its module is loaded
 * @property {readonly Role[]} [roles]  that have it; all roles if left out
 * @property {() => FeatureModule|Promise<FeatureModule>} load  a module that is there already, or imports it
 */

/** The features of one page, each set up once. */
export class Features {
  #table;
  #app;
  /** @type {Map<string, () => Promise<unknown>>} */
  #loaders;

  /**
   * @param {readonly Feature[]} table
   * @param {App} app
   */
  constructor(table, app) {
    this.#table = table;
    this.#app = app;
    this.#loaders = new Map(
      table.map((feature) => [feature.id, loadOnce(async () => (await feature.load()).setUp(app))]),
    );
  }

  /**
   * Sets up the features of the start, in the order of the table; those with roles once the role is known.
   * @returns {Promise<void>} once those for all roles are set up
   */
  async start() {
    for (const feature of this.#table.filter(({ when }) => when === "start")) {
      const done = this.#loadForRole(feature);
      if (!feature.roles) await done;
    }
  }

  /** Loads the features that wait for an idle page, one after the other. What fails is loaded when somebody uses it. */
  startIdle() {
    loadWhenIdle(this.#table.filter(({ when }) => when === "idle").map((feature) => () => this.#loadForRole(feature)));
  }

  /**
   * @template {keyof LazyFeatures} K
   * @param {K} id
   * @returns {Promise<LazyFeatures[K]>} what its `setUp` returned
   * @throws {Error} if this person's role does not have it; or what the import threw
   */
  async load(id) {
    const feature = this.#table.find((row) => row.id === id);
    if (!feature || !this.#isOfRole(feature)) throw new Error(`This page has no feature "${id}".`);
    return /** @type {LazyFeatures[K]} */ (await this.#loaders.get(id)?.());
  }

  /**
   * Loads a feature and uses it. If it cannot be loaded, the page says that it is offline.
   * @template {keyof LazyFeatures} K
   * @param {K} id
   * @param {(feature: LazyFeatures[K]) => unknown} [use]
   */
  use(id, use = () => {}) {
    const { announcer, t } = this.#app;
    void this.load(id)
      .then(use)
      .catch(() => announcer.show(t("error.offline")));
  }

  /**
   * @param {Feature} feature
   * @returns {Promise<void>} at once while the role is another one: then it is loaded when the role changes to one of
   *   its own
   */
  async #loadForRole(feature) {
    if (this.#isOfRole(feature)) return void (await this.#loaders.get(feature.id)?.());
    const stop = this.#app.sync.onChange(() => {
      if (!this.#isOfRole(feature)) return;
      stop();
      void this.#loaders
        .get(feature.id)?.()
        .catch(() => {});
    });
  }

  /** @param {Feature} feature */
  #isOfRole({ roles }) {
    const role = this.#app.role();
    return !roles || (role !== undefined && roles.includes(role));
  }
}
