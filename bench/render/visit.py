"""One visit of a page with an empty cache: loads it, performs each gesture, and returns figures."""

import asyncio
import gzip
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.async_api import Browser, CDPSession, Error, Page, Response, ViewportSize

from . import machine
from .gesture import SECONDS, perform
from .stats import Frames, frames_of

WINDOW: ViewportSize = {"width": 1280, "height": 720}
MIDDLE = (WINDOW["width"] // 2, WINDOW["height"] // 2)
PHASES = ("v60-pan", "v60-zoom", "fit-pan", "fit-zoom")
# About sixty notes of 200 units are in view.
ZOOM_V60 = 0.46
FIT_MARGIN_PX = 20
# The display compositor's events: frames that reach the screen. The page's own clock may tick without any.
TRACE_CATEGORY = "viz"
PRESENTED = "Display::DrawAndSwap"
SETTLE_SECONDS = 1.2
# A phase in which other programs used more cores than this is measured again, up to this many times.
FOREIGN_CORES_MAX = 0.15
TRIES_MAX = 4
# A page that does not respond for this long has no figures for this gesture and the later ones.
PHASE_SECONDS_MAX = 120.0
RECORDER = Path(__file__).with_name("recorder.js").read_text("utf-8")


class NotLoaded(Exception):
    """A page could not be measured. The message is the reason, for the table."""


@dataclass
class Phase:
    """The figures of one gesture."""

    presented: Frames
    drawn: Frames
    long_ms: list[float]
    foreign_cores: float
    cores: float
    info: Any
    wheels: tuple[int, int]
    cameras: tuple[Any, Any]


@dataclass
class Figures:
    """The figures of one visit."""

    first_ms: float
    loaded_ms: float
    kb: dict[str, float]
    heap_mb: float
    renderer_mb: float
    phases: dict[str, Phase]


@dataclass
class Visit:
    """An open page, and the bounds of its board."""

    browser: Browser
    page: Page
    cdp: CDPSession
    bounds: list[float]
    shots: Path


async def visit(browser: Browser, url: str, bounds: list[float], load_seconds: float, shots: Path) -> Figures:
    """Visits the page and returns its figures. Raises `NotLoaded` if the board is not shown in time."""
    await _warm_up(browser, url)
    context = await browser.new_context(viewport=WINDOW, locale="fi-FI")
    try:
        page = await context.new_page()
        responses: list[Response] = []
        # Playwright sets attributes on its listeners. A bound method of a list has none.
        page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - see above
        await page.add_init_script(RECORDER)
        cdp = await context.new_cdp_session(page)
        first_ms, loaded_ms = await _load(page, url, load_seconds)
        await asyncio.sleep(SETTLE_SECONDS)
        kb = await _kilobytes(responses)
        heap_mb = await _heap_mb(cdp)
        opened = Visit(browser, page, cdp, bounds, shots)
        phases = await _phases(opened)
        memory = machine.renderer_mb(machine.family(os.getpid()))
        return Figures(first_ms, loaded_ms, kb, heap_mb, memory, phases)
    finally:
        await context.close()


async def _warm_up(browser: Browser, url: str) -> None:
    """Opens a page first, so that what a browser does once after its start is not measured. The cache stays empty."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(urljoin(url, "/"))
    await context.close()


async def _load(page: Page, url: str, load_seconds: float) -> tuple[float, float]:
    begun = time.monotonic()
    await page.goto(url, wait_until="commit")
    while time.monotonic() - begun < load_seconds:
        try:
            state = await asyncio.wait_for(page.evaluate(_STATE), max(0.1, load_seconds + begun - time.monotonic()))
        except TimeoutError:
            break
        if state["error"]:
            raise NotLoaded(state["error"].splitlines()[0][:100])
        if state["shown"]:
            return state["first"] or state["shown"], state["shown"]
        await asyncio.sleep(0.1)
    raise NotLoaded(f"not loaded in {load_seconds:.0f} s")


# A page that shows a part of the board before the rest has a performance mark for it.
_STATE = """() => ({
    shown: window.__bench?.shown_ms, error: window.__benchError,
    first: performance.getEntriesByName('kehys:first-picture')[0]?.startTime,
})"""


async def _kilobytes(responses: list[Response]) -> dict[str, float]:
    """Kilobytes of code and styles, compressed by the same program, whatever the server does."""
    sizes = {"js": 0.0, "css": 0.0}
    for response in responses:
        kind = {"script": "js", "stylesheet": "css"}.get(response.request.resource_type)
        if kind is None and response.url.partition("?")[0].endswith((".js", ".mjs")):
            kind = "js"
        if kind and response.ok:
            sizes[kind] += len(gzip.compress(await response.body(), 6)) / 1000
    return sizes


async def _heap_mb(cdp: CDPSession) -> float:
    await cdp.send("Performance.enable")
    await cdp.send("HeapProfiler.collectGarbage")
    metrics = (await cdp.send("Performance.getMetrics"))["metrics"]
    used = next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize")
    return float(used) / 2**20


async def _phases(visit: Visit) -> dict[str, Phase]:
    """Phases during which the page responded. Raises `NotLoaded` if there is none."""
    phases: dict[str, Phase] = {}
    for name in PHASES:
        try:
            phases[name] = await asyncio.wait_for(_phase(visit, name), PHASE_SECONDS_MAX)
        except (Error, TimeoutError):
            break
    if not phases:
        raise NotLoaded("loaded, but did not respond to gestures")
    return phases


async def _phase(visit: Visit, name: str) -> Phase:
    """The figures of the attempt that other programs disturbed least."""
    tries: list[Phase] = []
    while len(tries) < TRIES_MAX:
        await _look(visit, name)
        tries.append(await _measure(visit, name))
        if tries[-1].foreign_cores <= FOREIGN_CORES_MAX:
            break
    return min(tries, key=lambda phase: phase.foreign_cores)


async def _look(visit: Visit, name: str) -> None:
    """Moves the camera to the start of the gesture and takes a screenshot: an empty page is fast, too."""
    left, top, right, bottom = visit.bounds
    room = [WINDOW["width"] - 2 * FIT_MARGIN_PX, WINDOW["height"] - 2 * FIT_MARGIN_PX]
    zoom = min(room[0] / (right - left), room[1] / (bottom - top)) if name.startswith("fit") else ZOOM_V60
    camera = {"cx": (left + right) / 2, "cy": (top + bottom) / 2, "zoom": zoom}
    await visit.page.evaluate("camera => window.__benchSetCamera(camera)", camera)
    await visit.page.mouse.move(*MIDDLE)
    await asyncio.sleep(SETTLE_SECONDS)
    await visit.page.screenshot(path=visit.shots.with_name(f"{visit.shots.name}-{name}.png"))


async def _measure(visit: Visit, name: str) -> Phase:
    page, (view, _, kind) = visit.page, name.partition("-")
    pids = machine.family(os.getpid())
    before = await page.evaluate(_CAMERA)
    await visit.browser.start_tracing(categories=[TRACE_CATEGORY])
    await page.evaluate("() => void window.__bench.start()")
    clock = _clock(pids)
    hand = await perform(visit.cdp, view, kind, MIDDLE)
    wall, own, busy = (now - then for now, then in zip(_clock(pids), clock, strict=True))
    recorded = await page.evaluate("() => window.__bench.stop()")
    await hand.rest()
    trace = json.loads(await visit.browser.stop_tracing())["traceEvents"]
    return Phase(
        presented=frames_of(_presented_ms(trace)),
        drawn=frames_of(recorded["frames"]),
        long_ms=recorded["long"],
        foreign_cores=max(0.0, busy - own) / wall,
        cores=own / wall,
        info=await page.evaluate("() => window.__benchInfo?.() ?? null"),
        wheels=(hand.sent, recorded["wheels"]),
        cameras=(before, await page.evaluate(_CAMERA)),
    )


def _clock(pids: list[int]) -> tuple[float, float, float]:
    return time.perf_counter(), machine.cpu_seconds(pids), machine.busy_seconds()


_CAMERA = "() => window.__benchGetCamera?.() ?? null"


def _presented_ms(trace: list[dict[str, Any]]) -> list[float]:
    times = sorted(
        event["ts"] / 1000 for event in trace if event["name"] == PRESENTED and event["ph"] in ("X", "B", "I")
    )
    return [time_ms for time_ms in times if time_ms <= times[0] + SECONDS * 1000]
