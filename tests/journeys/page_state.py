"""Checks that must pass on the board page at any time. Used by the journeys that try everything."""

from playwright.sync_api import Page

# Controls and texts must be inside the window. A scrolling list may have more than it shows.
_OUTSIDE = """() => {
    const isSeen = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const cards = [...document.querySelectorAll('.card, dialog[open]')].filter(isSeen);
    const name = (element) => element.id || element.className || element.tagName;
    const leaves = ({left, top, right, bottom}) =>
        left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return cards.filter((card) => leaves(card.getBoundingClientRect())).map(name);
}"""

_SCROLLED = """() => [document.documentElement, document.body, document.querySelector('#map')]
    .filter((element) => element.scrollTop !== 0 || element.scrollLeft !== 0)
    .map((element) => element.id || element.tagName)"""


def assert_whole(page: Page, what: str) -> None:
    """Asserts that all cards are inside the window, and that neither the page nor the canvas has scrolled."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(_OUTSIDE) == [], f"outside of the window after: {what}"
    assert page.evaluate(_SCROLLED) == [], f"scrolled after: {what}"


def is_in_window(page: Page, selector: str) -> bool:
    """Whether the centre of an element can be pressed: it is inside the window and not covered."""
    seen: bool = page.evaluate(
        """(selector) => {
            const element = document.querySelector(selector);
            const {left, top, width, height} = element.getBoundingClientRect();
            const there = document.elementFromPoint(left + width / 2, top + height / 2);
            return there !== null && (element === there || element.contains(there));
        }""",
        selector,
    )
    return seen
