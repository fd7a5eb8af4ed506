/**
 * Avatars: a person is shown by the initials of their name on a colour that follows from their id.
 * @module board/text/names
 */

/** White letters have a contrast of at least 4.5:1 on each. */
const AVATAR_COLORS = ["#8a3fd1", "#0d7a5f", "#b4530a", "#b3261e", "#2f5bd8", "#0b7285", "#a61e6c", "#5f6b1c"];

/**
 * @param {string} name
 * @returns {string} one or two letters
 */
export function initialsOf(name) {
  const words = name
    .trim()
    .split(/[\s·,-]+/u)
    .filter(Boolean);
  const letters =
    words.length > 1 ? [words[0], words[1]].map((word) => [...(word ?? "")][0]) : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

/**
 * @param {string} person_id
 * @returns {string} a CSS colour, the same for this person everywhere
 */
export function avatarColorOf(person_id) {
  let sum = 0;
  for (const char of person_id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return AVATAR_COLORS[sum % AVATAR_COLORS.length] ?? "#5b6475";
}

/** @typedef {{id: string, name: string|null}} NamedPerson  the name is null for guests without one */
/** @typedef {NamedPerson & {initials: string, color: string}} Avatar  the initials are empty without a name */

/**
 * Avatars that differ from each other: people with the same initials get one more letter, and avatars that would still
 * look the same get other colours.
 * @param {readonly NamedPerson[]} people
 * @returns {Avatar[]}
 */
export function avatarsOf(people) {
  const shortInitials = people.map(({ name }) => (name === null ? "" : initialsOf(name)));
  const isShared = (/** @type {string} */ letters) =>
    letters !== "" && shortInitials.filter((other) => other === letters).length > 1;
  /** @type {Set<string>} */
  const taken = new Set();
  return people.map(({ id, name }, at) => {
    const initials =
      name !== null && isShared(shortInitials[at] ?? "") ? longInitialsOf(name) : (shortInitials[at] ?? "");
    const own = avatarColorOf(id);
    const color = [own, ...AVATAR_COLORS].find((each) => !taken.has(initials + each)) ?? own;
    taken.add(initials + color);
    return { id, name, initials, color };
  });
}

/**
 * @param {string} name
 * @returns {string} up to three letters
 */
function longInitialsOf(name) {
  const words = name
    .trim()
    .split(/[\s·,-]+/u)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? [...[...(words[0] ?? "")].slice(0, 1), ...[...(words[1] ?? "")].slice(0, 2)]
      : [...(words[0] ?? "")].slice(0, 3);
  return letters.join("").toLocaleUpperCase();
}
