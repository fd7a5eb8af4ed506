import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress, formatAddress } from "../../../../static/js/board/camera/address.js";

for (const [
  search,
  address,
] of /** @type {[string, import("../../../../static/js/board/camera/address.js").Address][]} */ ([
  ["?node=a-b_c", { kind: "node", id: "a-b_c" }],
  ["?frame=12", { kind: "frame", number: 12 }],
  ["?comment=t1", { kind: "comment", id: "t1" }],
  ["?at=-10,20.5,0.25", { kind: "at", x: -10, y: 20.5, zoom: 0.25 }],
])) {
  test(`${search} is read, and written as it was`, () => {
    assert.deepEqual(parseAddress(search), address);
    assert.equal(formatAddress("", address), search);
  });
}

test("a link without a place names none", () => {
  assert.equal(parseAddress("?bench&x=1"), null);
});

for (const search of ["?frame=five", "?frame="]) {
  test(`${search} is a frame that cannot be`, () =>
    assert.deepEqual(parseAddress(search), { kind: "frame", number: NaN }));
}

test("figures that are missing are none", () => {
  assert.deepEqual(parseAddress("?at=1,,"), { kind: "at", x: 1, y: NaN, zoom: NaN });
});

test("a new place takes the old one's stead, and leaves the rest of the link alone", () => {
  assert.equal(formatAddress("?bench=1&node=a", { kind: "frame", number: 3 }), "?bench=1&frame=3");
});

test("the beginning has no address", () => {
  assert.deepEqual([formatAddress("?at=1,2,3", null), formatAddress("?x=1&at=1,2,3", null)], ["", "?x=1"]);
});

test("a link has no more digits than a screen shows", () => {
  assert.equal(formatAddress("", { kind: "at", x: 1 / 3, y: -2000.0001, zoom: 0.123456 }), "?at=0.3,-2000,0.1235");
});

test("whatever an id is made of comes back the same", () => {
  const address = /** @type {const} */ ({ kind: "node", id: "a&b=c d%" });
  assert.deepEqual(parseAddress(formatAddress("", address)), address);
});
