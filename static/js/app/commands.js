/**
 * Commands: what buttons, menus and keys do. The table of commands is ui/shell/commands/table.js.
 * @module app/commands
 */

/** @typedef {import("./app.js").App} App */
/**
 * @typedef {"shortcut"|"click"|"press"|"menu"} Source  what runs a command; "press" is a button that a key has pressed
 */
/** @typedef {"page"|"presentation"} Context  where a key is heard: on the page, or while somebody presents */
/** @typedef {"move"|"find"|"comments"|"notes"|"present"|"page"} HelpGroup  of the list of shortcuts */
/** @typedef {"this_view"|"moderation"|"me"|"page"} MenuSection  of the board menu */

/**
 * @typedef {object} Command
 * @property {string} id
 * @property {string} label  a key of the texts
 * @property {readonly string[]} [keys]  by the names that `keyName` gives; help shows all of them
 * @property {readonly string[]} [otherKeys]  that help does not show
 * @property {readonly Context[]} [contexts]  only "page" if left out; none where a widget or the browser hears the keys
 * @property {HelpGroup} [group]  of help that lists it
 * @property {string} [help]  its text in help, if not the label; commands with the same one share a row
 * @property {string} [shownKeys]  the keys of its row in help, if they are not to be derived
 * @property {"comment"|"participate"} [role]  the lowest role whose help lists it; all roles if left out
 * @property {MenuSection} [menu]  section of the board menu that has it
 * @property {(app: App) => boolean} [isInMenu]  whether the menu has it now; as `when` if left out
 * @property {(app: App) => boolean} [when]  whether it can be run now; always if left out
 * @property {(target: EventTarget|null) => boolean} [isForTarget]  whether its keys belong to the focused element
 * @property {boolean} [ignoresRepeat]  whether a key that is held down runs it only once
 * @property {(app: App, source: Source) => unknown} [run]  left out where a widget or the browser does it
 */

/** The commands of one page. */
export class Commands {
  #table;
  #app;
  /** @type {Record<Context, Map<string, Command[]>>} commands by key */
  #byKey = { page: new Map(), presentation: new Map() };

  /**
   * @param {readonly Command[]} table
   * @param {App} app
   */
  constructor(table, app) {
    this.#table = table;
    this.#app = app;
    for (const command of table) this.#addKeys(command);
  }

  /** @returns {readonly Command[]} */
  get all() {
    return this.#table;
  }

  /**
   * @param {string} id
   * @returns {Command}
   * @throws {Error} if there is none
   */
  get(id) {
    const command = this.#table.find((row) => row.id === id);
    if (!command) throw new Error(`There is no command "${id}": add it to ui/shell/commands/.`);
    return command;
  }

  /**
   * @param {Command} command
   * @returns {boolean} whether it can be run now
   */
  isEnabled({ when }) {
    return when?.(this.#app) ?? true;
  }

  /**
   * Runs a command, unless it cannot be run now.
   * @param {string} id
   * @param {Source} source
   */
  run(id, source) {
    const command = this.get(id);
    if (this.isEnabled(command)) command.run?.(this.#app, source);
  }

  /**
   * Runs the command of a key.
   * @param {KeyboardEvent} event
   * @param {Context} context
   * @returns {boolean} false if the key has no command here; then it belongs to somebody else
   */
  runKey(event, context) {
    const command = this.#commandFor(event, context);
    if (!command) return false;
    if (!event.repeat || !command.ignoresRepeat) command.run?.(this.#app, "shortcut");
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Context} context
   * @returns {Command|undefined}
   */
  #commandFor(event, context) {
    const byKey = this.#byKey[context];
    const found = byKey.get(keyName(event)) ?? (hasModifier(event) ? [] : (byKey.get(event.key) ?? []));
    return found.find((command) => this.isEnabled(command) && !command.isForTarget?.(event.target));
  }

  /** @param {Command} command */
  #addKeys(command) {
    for (const context of command.contexts ?? ["page"]) {
      for (const key of [...(command.keys ?? []), ...(command.otherKeys ?? [])]) {
        this.#byKey[context].set(key, [...(this.#byKey[context].get(key) ?? []), command]);
      }
    }
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether Ctrl, Alt or the command key is down
 */
export function hasModifier({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}

/**
 * @param {KeyboardEvent} event
 * @returns {string} `Ctrl+`, `Alt+` and the name of the key. `Shift+` is only before characters: `Shift+n`. The command
 *   key counts as Ctrl.
 */
export function keyName(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isCharacter = key.length === 1;
  const prefix = [ctrlKey || metaKey ? "Ctrl+" : "", altKey ? "Alt+" : "", shiftKey && isCharacter ? "Shift+" : ""];
  // Caps Lock without Shift gives an upper-case letter, which is no shortcut.
  return prefix.join("") + (isCharacter && (shiftKey || hasModifier(event)) ? key.toLowerCase() : key);
}
