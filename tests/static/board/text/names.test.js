import assert from "node:assert/strict";
import { test } from "node:test";
import { avatarColorOf, avatarsOf, initialsOf } from "../../../../static/js/board/text/names.js";

for (const [name, initials] of [
  ["Ann Berg", "AB"],
  ["ann", "AN"],
  ["Å", "Å"],
  ["Aino Maria Virtanen", "AM"],
  ["Berg, Ann", "BA"],
  ["Anna-Liisa", "AL"],
  ["Äiti · Öljy", "ÄÖ"],
  ["  Ann  ", "AN"],
  ["", "?"],
  [" - ", "?"],
  ["🦊 Kettu", "🦊K"],
]) {
  test(`the initials of "${name}" are ${initials}`, () => assert.equal(initialsOf(name ?? ""), initials));
}

test("a person has the same colour everywhere", () => {
  assert.equal(avatarColorOf("person-1"), avatarColorOf("person-1"));
});

test("people have different colours, as far as there are any", () => {
  const faces = Array.from({ length: 100 }, (_, i) => avatarColorOf(`person-${i}`));
  assert.equal(new Set(faces).size, 8);
});

test("white letters can be read on every colour (WCAG 1.4.3: 4.5 to 1)", () => {
  for (const face of new Set(Array.from({ length: 100 }, (_, i) => avatarColorOf(`person-${i}`)))) {
    assert.ok(1.05 / (luminanceOf(face) + 0.05) >= 4.5, face);
  }
});

/** @param {string} color  @returns {number} relative luminance, as WCAG has it */
function luminanceOf(color) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const share = parseInt(color.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("avatars side by side differ", () => {
  const people = [
    ["a", "Virpi"],
    ["b", "Ville"],
    ["c", "Virpi"],
    ["d", null],
  ].map(([id, name]) => ({ id: String(id), name: name ?? null }));
  const faces = avatarsOf(people);
  assert.deepEqual(
    faces.map(({ initials }) => initials),
    ["VIR", "VIL", "VIR", ""],
  );
  assert.equal(new Set(faces.map(({ initials, color }) => initials + color)).size, 4);
});

test("who is the only one with their initials keeps them, and their colour", () => {
  const [face] = avatarsOf([{ id: "a", name: "Aino Kallio" }]);
  assert.deepEqual([face?.initials, face?.color], ["AK", avatarColorOf("a")]);
});
