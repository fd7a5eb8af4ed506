"""Measures the cost of two hundred cursors that move twenty times a second on a page that is panned."""

import asyncio
import json
import math

from playwright.async_api import Browser, CDPSession, Page, WebSocketRoute

from .gesture import SECONDS, perform
from .visit import MIDDLE, WINDOW

PEOPLE = 200
TIMES_PER_SECOND = 20
SETTLE_SECONDS = 1.5
# Seconds of the page's main thread, as the browser counts them.
COSTS = {
    "script": "ScriptDuration",
    "style": "RecalcStyleDuration",
    "layout": "LayoutDuration",
    "all tasks": "TaskDuration",
}


async def measure_crowd(browser: Browser, url: str) -> dict[str, dict[str, float]]:
    """Milliseconds of the page's main thread for each screen frame, at rest and while the page is panned."""
    return {
        f"{people} people, {'panned' if is_panned else 'at rest'}": await _measure(browser, url, people, is_panned)
        for is_panned in (False, True)
        for people in (0, PEOPLE)
    }


async def _measure(browser: Browser, url: str, people: int, is_panned: bool) -> dict[str, float]:
    context = await browser.new_context(viewport=WINDOW, locale="fi-FI")
    page = await context.new_page()
    sockets: list[WebSocketRoute] = []

    def join(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    await page.route_web_socket("**/live*", join)
    await page.goto(url)
    # The page's policy forbids code made from text, which `wait_for_function` would need.
    while not await page.evaluate("() => window.__benchReady"):  # noqa: ASYNC110 - nothing tells us, so we ask again
        await asyncio.sleep(0.1)
    corner, zoom = await _where(page)
    cdp = await context.new_cdp_session(page)
    await cdp.send("Performance.enable")
    await page.mouse.move(*MIDDLE)
    crowd = asyncio.create_task(_point(sockets[-1], people, corner, zoom)) if people else None
    await asyncio.sleep(SETTLE_SECONDS)
    before = await _spent(cdp)
    if is_panned:
        await (await perform(cdp, "fit", "pan", MIDDLE)).rest()
    else:
        await asyncio.sleep(SECONDS)
    after = await _spent(cdp)
    if crowd:
        crowd.cancel()
    await context.close()
    frames = SECONDS * 60
    return {name: (after[name] - before[name]) * 1000 / frames for name in COSTS}


async def _where(page: Page) -> tuple[tuple[float, float], float]:
    camera = await page.evaluate("() => window.__benchGetCamera()")
    zoom = float(camera["zoom"])
    return (camera["cx"] - WINDOW["width"] / 2 / zoom, camera["cy"] - WINDOW["height"] / 2 / zoom), zoom


async def _point(socket: WebSocketRoute, people: int, corner: tuple[float, float], zoom: float) -> None:
    """Moves all cursors in circles all over the window. One message has all of them, as the server sends them."""
    tick = 0
    while True:
        here = [_peer(person, tick, corner, zoom) for person in range(people)]
        socket.send(json.dumps({"type": "peers", "here": here, "left": []}))
        tick += 1
        await asyncio.sleep(1 / TIMES_PER_SECOND)


def _peer(person: int, tick: int, corner: tuple[float, float], zoom: float) -> dict[str, object]:
    angle = tick / 5 + person
    x_px = (person % 20 + 0.5) * WINDOW["width"] / 20 + 30 * math.cos(angle)
    y_px = (person // 20 + 0.5) * WINDOW["height"] / 10 + 30 * math.sin(angle)
    cursor = {"x": corner[0] + x_px / zoom, "y": corner[1] + y_px / zoom}
    return {
        "session": f"session-{person}",
        "person": f"person-{person}",
        "name": f"Vieras {person}",
        "cursor": cursor,
        "view": None,
    }


async def _spent(cdp: CDPSession) -> dict[str, float]:
    metrics = {metric["name"]: metric["value"] for metric in (await cdp.send("Performance.getMetrics"))["metrics"]}
    return {name: metrics[metric] for name, metric in COSTS.items()}
