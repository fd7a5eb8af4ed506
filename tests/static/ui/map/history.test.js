import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, centreOn } from "../../../../static/js/board/camera/camera.js";
import { Navigation } from "../../../../static/js/board/camera/navigation.js";
import { CameraAnimation } from "../../../../static/js/board/camera/cameraAnimation.js";
import { ViewHistory } from "../../../../static/js/ui/map/history.js";
import { FrameClock, boardOf, frame, note, thread, viewOf } from "../../world.js";

const at = (/** @type {string} */ order) => ({ parent: null, order });
const NODES = [
  frame("one", { w: 1600, h: 900, place: at("a") }),
  frame("two", { x: 2000, w: 1600, h: 900, place: at("b") }),
  note("n", { x: 500 }),
];

/** A browser with a history of its own. @param {string} search  @param {unknown} [state] */
function browserAt(search, state = null) {
  const entries = [{ state, url: `/b/board${search}` }];
  /** @type {Map<string, (event: {state: unknown}) => void>} */
  const listeners = new Map();
  let here = 0;
  const location = {
    pathname: "/b/board",
    get search() {
      return entries[here]?.url.slice("/b/board".length) ?? "";
    },
  };
  const history = {
    get state() {
      return entries[here]?.state;
    },
    pushState: (/** @type {unknown} */ its, _, /** @type {string} */ url) => {
      entries.splice(here + 1, Infinity, { state: its, url });
      here += 1;
    },
    replaceState: (/** @type {unknown} */ its, _, /** @type {string} */ url) => {
      entries[here] = { state: its, url };
    },
  };
  const go = (/** @type {number} */ by) => {
    here += by;
    listeners.get("popstate")?.({ state: entries[here]?.state });
  };
  return {
    entries,
    go,
    browser: /** @type {any} */ ({ history, location, addEventListener: (name, run) => listeners.set(name, run) }),
  };
}

/** A page that has just begun. @param {string} [search] */
function world(search = "", { state = /** @type {unknown} */ (null), reducesMotion = true } = {}) {
  const [board, view, clock] = [
    boardOf({ nodes: NODES, threads: [thread("t", { x: 50, y: 60 })] }),
    viewOf(),
    new FrameClock(reducesMotion),
  ];
  const cameraAnimation = new CameraAnimation(view, clock);
  const navigation = new Navigation(board, view, cameraAnimation);
  const window_ = browserAt(search, state);
  let losses = 0;
  /** @type {(() => void)[]} */
  const due = [];
  const history = new ViewHistory({
    view,
    navigation: navigation,
    cameraAnimation: cameraAnimation,
    browser: window_.browser,
    lost: () => (losses += 1),
    later: (run) => due.push(run),
  });
  history.begin();
  const rest = () => due.splice(0).forEach((run) => run());
  const urls = () => window_.entries.map(({ url }) => url.slice("/b/board".length));
  return { board, view, clock, navigation, rest, urls, ...window_, losses: () => losses };
}

test("one begins at the beginning, whose address is the board's alone", () => {
  const { view, navigation, urls } = world();
  assert.deepEqual([view.camera, urls()], [navigation.startCamera(), [""]]);
});

for (const [search, of] of /** @type {[string, import("../../../../static/js/board/camera/address.js").Address][]} */ ([
  ["?node=n", { kind: "node", id: "n" }],
  ["?frame=2", { kind: "frame", number: 2 }],
  ["?at=10,20,0.5", { kind: "at", x: 10, y: 20, zoom: 0.5 }],
])) {
  test(`${search} leads there, and stays in the address`, () => {
    const { view, navigation, urls } = world(search);
    assert.deepEqual([view.camera, urls()], [navigation.cameraForAddress(of), [search]]);
  });
}

test("a link to a discussion opens it at its pin", () => {
  const { view, urls } = world("?comment=t");
  assert.deepEqual(
    [view.camera, view.thread, urls()],
    [centreOn({ x: 50, y: 60 }, 1, view.viewport), "t", ["?comment=t"]],
  );
});

for (const search of ["?node=gone", "?frame=99", "?comment=gone", "?at=here"]) {
  test(`${search} is told to be lost, and one begins at the beginning`, () => {
    const { view, navigation, urls, losses } = world(search);
    assert.deepEqual([view.camera, urls(), losses()], [navigation.startCamera(), [""], 1]);
  });
}

test("what else stands in the address stays there", () => {
  assert.deepEqual(world("?bench=1&node=gone").urls(), ["?bench=1"]);
});

test("each place flown to is an entry, and back leads to where one was", () => {
  const { view, navigation, urls, go } = world();
  const first = view.camera;
  navigation.flyToNode("two");
  navigation.flyToNode("n");
  assert.deepEqual(urls(), ["", "?node=two", "?node=n"]);
  go(-1);
  assert.equal(navigation.frameInView()?.id, "two");
  go(-1);
  assert.deepEqual(near(view.camera), near(first));
  go(2);
  assert.deepEqual(near(view.camera), near(navigation.cameraForNode(note("n", { x: 500 }))));
});

test("panning moves the entry that one is at, after a while and once", () => {
  const { view, rest, urls } = world();
  view.set({ camera: centreOn({ x: 1, y: 2 }, 0.5, view.viewport) });
  view.set({ camera: centreOn({ x: 100, y: 200 }, 0.5, view.viewport) });
  assert.deepEqual(urls(), [""]);
  rest();
  assert.deepEqual(urls(), ["?at=100,200,0.5"]);
});

test("back leads to where one had panned to before one flew", () => {
  const { view, navigation, go } = world();
  const panned = centreOn({ x: 100, y: 200 }, 0.5, view.viewport);
  view.set({ camera: panned });
  navigation.flyToNode("two");
  go(-1);
  assert.deepEqual(near(view.camera), near(panned));
});

test("a place that one has reached is not written twice", () => {
  const { navigation, rest, urls } = world();
  navigation.flyToNode("two");
  rest();
  navigation.flyToNode("two");
  assert.deepEqual(urls(), ["", "?node=two"]);
});

test("a place that was flown past is none to come back to", () => {
  const { navigation, clock, rest, urls } = world("", { reducesMotion: false });
  navigation.flyToNode("two");
  clock.run(0, 50);
  rest();
  navigation.flyToNode("n");
  clock.run(100, 2000);
  rest();
  assert.deepEqual(urls(), ["", "?node=n"]);
});

test("a flight that a hand has stopped ends where it was stopped", () => {
  const { navigation, clock, rest, urls } = world("", { reducesMotion: false });
  navigation.flyToNode("two");
  clock.run(0, 50);
  navigation.centreAt({ x: 7, y: 8 });
  rest();
  assert.match(urls().at(-1) ?? "", /^\?at=7,8,/u);
});

test("a reload comes back to the spot, to the last digit", () => {
  const state = { spot: { kind: "at", x: 123.456789, y: 20, zoom: 0.333333 } };
  const { view, urls } = world("?at=123.5,20,0.3333", { state });
  assert.deepEqual(
    [view.camera, urls()],
    [centreOn({ x: 123.456789, y: 20 }, 0.333333, view.viewport), ["?at=123.5,20,0.3333"]],
  );
});

test("a presentation leaves one entry: the frame where it ended", () => {
  const { navigation, rest, urls } = world();
  navigation.present(/** @type {any} */ (NODES[0]));
  navigation.present(/** @type {any} */ (NODES[1]));
  rest();
  assert.deepEqual(urls(), [""]);
  navigation.endPresentation();
  assert.deepEqual(urls(), ["", "?node=two"]);
});

test("back during a presentation ends it", () => {
  const { view, navigation, go } = world();
  navigation.flyToNode("n");
  navigation.present(/** @type {any} */ (NODES[1]));
  go(-1);
  assert.deepEqual([view.presenting, near(view.camera)], [null, near(navigation.startCamera())]);
});

test("back closes the discussion that one had gone to, forward opens it again", () => {
  const { view, navigation, go } = world();
  navigation.flyToThread("t");
  go(-1);
  assert.equal(view.thread, null);
  go(1);
  assert.equal(view.thread, "t");
});

test("a browser that has had enough of changes breaks nothing", () => {
  const { browser, view, navigation } = world();
  browser.history.pushState = () => {
    throw new Error("SecurityError");
  };
  navigation.flyToNode("two");
  assert.deepEqual(view.camera, navigation.cameraForNode(/** @type {any} */ (NODES[1])));
});

test("before the page has begun nothing is written", () => {
  const { browser, entries } = browserAt("?node=n");
  const view = viewOf();
  const navigation = /** @type {any} */ ({ onNavigate: () => {} });
  new ViewHistory({
    view,
    navigation,
    cameraAnimation: /** @type {any} */ ({ destination: null }),
    browser,
    lost: () => {},
    later: (run) => run(),
  });
  view.set({ camera: cameraAt(1, 2, 3) });
  assert.deepEqual(entries, [{ state: null, url: "/b/board?node=n" }]);
});

/** Without the digits that a way over middle and corner may change. */
function near({ x, y, zoom }) {
  return [x, y, zoom].map((figure) => Math.round(figure * 1e6) / 1e6 + 0);
}
