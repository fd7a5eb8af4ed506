// Runs before the page's own code. Records when the board is shown, long tasks, animation frames and wheel events.
(() => {
  if (window.top !== window || window.__bench) return;
  const bench = (window.__bench = { ready_ms: null, shown_ms: null, long: [], frames: [], wheels: 0, isOn: false });
  let ready;
  // The page sets this when its board is loaded and drawn. Two frames later it is on the screen.
  Object.defineProperty(window, "__benchReady", {
    get: () => ready,
    set(value) {
      ready = value;
      bench.ready_ms ??= performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => (bench.shown_ms ??= performance.now())));
    },
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("wheel", () => (bench.wheels += 1), { capture: true, passive: true });

  bench.start = () => {
    Object.assign(bench, { frames: [], wheels: 0, isOn: true, began_ms: performance.now() });
    requestAnimationFrame(function next(now_ms) {
      bench.frames.push(now_ms);
      if (bench.isOn) requestAnimationFrame(next);
    });
  };
  bench.stop = () => {
    bench.isOn = false;
    const long = bench.long
      .filter(([start, duration]) => start + duration >= bench.began_ms)
      .map(([, duration]) => duration);
    return { frames: bench.frames, wheels: bench.wheels, long };
  };
})();
