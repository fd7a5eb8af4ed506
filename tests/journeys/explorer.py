"""Presses every button of the board page with the mouse, and the buttons that appear after that."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, expect

from tests.journeys.page_state import assert_whole

# The buttons that can be pressed now: visible, enabled, with nothing over their centre. Their keys are stable.
_BUTTONS = """() => {
    const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const isOnTop = (button) => {
        const there = document.elementFromPoint(...middle(button.getBoundingClientRect()));
        return there !== null && (button === there || button.contains(there));
    };
    const found = [...document.querySelectorAll('button, [role^=menuitem]')]
        .filter((button) => button.checkVisibility() && !button.disabled && isOnTop(button));
    const keyOf = (button) => {
        const where = button.closest('dialog, .card, #pins, #areas')?.id ?? '';
        const data = ['zoom', 'tool', 'step', 'filter', 'move'].map((name) => button.dataset[name]).find(Boolean);
        return [where, button.id || data || button.ariaLabel || button.textContent.trim()].join(' > ');
    };
    return Object.fromEntries(found.map((button) => [keyOf(button), middle(button.getBoundingClientRect())]));
}"""
_TWO_PICTURES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_CLOSERS = ("#frames-close", "#comments-close", "#search-close")
_BUSY = """() => document.activeElement.matches('textarea, input, select')
    || document.querySelector('dialog[open], body.is-presenting, #popup:not([hidden])') !== null"""
# The most presses of Escape that are needed: for a menu over a dialog over a thread.
_ESCAPES_MAX = 5
ANSWER_SECONDS = 1.0


def explore(page: Page, is_skipped: Callable[[str], bool], *, is_deep: bool) -> list[str]:
    """Presses each button of the page, and if deep also each button that then appears; returns the pressed paths.

    After each press the layout must be intact, and a shortcut must work after Escape has closed dialogs and menus.
    """
    return [" then ".join(path) for path in _paths(page, is_skipped, is_deep) if _press_path(page, path)]


def _paths(page: Page, is_skipped: Callable[[str], bool], is_deep: bool) -> Iterator[list[str]]:
    reset(page)
    first = _keys(page, is_skipped)
    for key in first:
        yield [key]
        reset(page)
        if not is_deep or not _press(page, key):
            continue
        for further in [each for each in _keys(page, is_skipped) if each not in first]:
            yield [key, further]


def _press_path(page: Page, path: list[str]) -> bool:
    """Presses the buttons and asserts that the page still works. Returns False if a button is not there."""
    reset(page)
    if not all(_press(page, key) for key in path):
        return False
    assert_whole(page, " then ".join(path))
    _escape(page)
    page.keyboard.press("?")
    expect(page.locator("#help-dialog"), f"no shortcut after {' then '.join(path)}").to_be_visible()
    return True


def reset(page: Page) -> None:
    """Closes everything that is open, also other windows: a page behind a window gets only one frame a second."""
    for other in page.context.pages:
        if other != page:
            other.close()
    _escape(page)
    for closer in _CLOSERS:
        if page.locator(closer).is_visible():
            page.locator(closer).click()
    page.keyboard.press("Escape")


def _escape(page: Page) -> None:
    for _ in range(_ESCAPES_MAX):
        if not page.evaluate(_BUSY):
            return
        page.keyboard.press("Escape")
        page.evaluate("new Promise((done) => setTimeout(done))")
    assert not page.evaluate(_BUSY), "Escape does not close what is open"


def _keys(page: Page, is_skipped: Callable[[str], bool]) -> list[str]:
    return [key for key in page.evaluate(_BUTTONS) if not is_skipped(key)]


def _press(page: Page, key: str) -> bool:
    at = page.evaluate(_BUTTONS).get(key)
    if at is None:
        return False
    with _wait_for_responses(page):
        page.mouse.click(*at)
        page.evaluate(_TWO_PICTURES)
    page.evaluate(_TWO_PICTURES)
    return True


@contextmanager
def _wait_for_responses(page: Page) -> Iterator[None]:
    """Waits at the end of the block for the responses to the requests that the page sent in it.

    The wait has a time limit, because a download never counts as finished.
    """
    waiting: set[Request] = set()

    def ask(request: Request) -> None:
        waiting.add(request)

    def end(request: Request) -> None:
        waiting.discard(request)

    listeners = {"request": ask, "requestfinished": end, "requestfailed": end}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]  # it wants one literal name
    yield
    last_moment = time.monotonic() + ANSWER_SECONDS
    while waiting and time.monotonic() < last_moment:
        page.wait_for_timeout(10)
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
