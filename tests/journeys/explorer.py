"""Presses every button of the board page as a person with a mouse would, also those that it opens."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, expect

from tests.journeys.page_state import assert_whole

# Buttons that can be pressed now: visible, enabled, and nothing lies over their middle. Keys stay the same.
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
# After so many presses of Escape nothing can be open any more: a menu over a dialog over a thread.
_ESCAPES_MAX = 5
ANSWER_SECONDS = 1.0


def explore(page: Page, passed_over: Callable[[str], bool], *, is_deep: bool) -> list[str]:
    """Presses each button of the page, deep also each button that comes with it; returns what was pressed.

    After each press the page must be whole, and a shortcut must work once dialogs and menus are closed by Escape.
    """
    return [" then ".join(path) for path in _paths(page, passed_over, is_deep) if _holds(page, path)]


def _paths(page: Page, passed_over: Callable[[str], bool], is_deep: bool) -> Iterator[list[str]]:
    reset(page)
    first = _keys(page, passed_over)
    for key in first:
        yield [key]
        reset(page)
        if not is_deep or not _press(page, key):
            continue
        for further in [each for each in _keys(page, passed_over) if each not in first]:
            yield [key, further]


def _holds(page: Page, path: list[str]) -> bool:
    """Whether the buttons were there to be pressed; asserts that the page held."""
    reset(page)
    if not all(_press(page, key) for key in path):
        return False
    assert_whole(page, " then ".join(path))
    _escape(page)
    page.keyboard.press("?")
    expect(page.locator("#help-dialog"), f"no shortcut after {' then '.join(path)}").to_be_visible()
    return True


def reset(page: Page) -> None:
    """Closes whatever is open, also windows that a button has opened: behind them a page gets one frame a second."""
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


def _keys(page: Page, passed_over: Callable[[str], bool]) -> list[str]:
    return [key for key in page.evaluate(_BUTTONS) if not passed_over(key)]


def _press(page: Page, key: str) -> bool:
    at = page.evaluate(_BUTTONS).get(key)
    if at is None:
        return False
    with _answered(page):
        page.mouse.click(*at)
        page.evaluate(_TWO_PICTURES)
    page.evaluate(_TWO_PICTURES)
    return True


@contextmanager
def _answered(page: Page) -> Iterator[None]:
    """Waits at the end of the block for the answers to what the page has asked in it.

    A download never counts as answered, hence an end to the waiting.
    """
    waiting: set[Request] = set()

    def ask(request: Request) -> None:
        waiting.add(request)

    def end(request: Request) -> None:
        waiting.discard(request)

    listeners = {"request": ask, "requestfinished": end, "requestfailed": end}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield
    last_moment = time.monotonic() + ANSWER_SECONDS
    while waiting and time.monotonic() < last_moment:
        page.wait_for_timeout(10)
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
