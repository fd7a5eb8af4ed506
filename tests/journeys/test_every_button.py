"""Presses every button of the page, and types into every text field while the mouse clicks elsewhere.

No text is lost, everything stays inside the window, and neither the page nor the canvas scrolls. These tests name no
feature, so they also cover later ones.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.explorer import explore, reset
from tests.journeys.page_state import assert_whole

DESKTOP = {"width": 1440, "height": 900}
SMALL_PHONE = {"width": 320, "height": 568}
# Buttons that leave the page or erase the person.
LEAVES = ("lang", "Suomi", "Svenska", "English")

_FIELDS = """() => [...document.querySelectorAll('textarea, input:not([type=radio], [type=checkbox], [readonly])')]
    .filter((field) => field.checkVisibility() && !field.disabled && !field.readOnly && field.type !== 'datetime-local')
    .map((field) => '#' + field.id)"""
_KEPT = """(text) => [...document.querySelectorAll('textarea, input')].some((field) => field.value.includes(text))
    || Object.values(localStorage).some((value) => value.includes(text))"""


def is_left(key: str) -> bool:
    return any(word in key for word in LEAVES)


# Only one of them is deep, because that takes minutes.
@pytest.mark.parametrize(("link", "window"), [("owner", DESKTOP), ("participant", SMALL_PHONE)])
def test_the_page_and_its_shortcuts_work_after_every_button(person, links, workshop, link, window):
    someone = person(viewport=window)
    someone.opens(links["owner"] if link == "owner" else workshop)
    pressed = explore(someone.page, is_left, is_deep=link == "owner")
    assert len(pressed) > 10, pressed


def open_comment(page: Page) -> None:
    page.click('[data-tool="comment"]')
    page.mouse.click(640, 450)


def open_note(page: Page) -> None:
    page.click('[data-tool="note"]')
    page.mouse.click(640, 450)


WAYS_TO_FIELDS = {
    "a comment": open_comment,
    "a note": open_note,
    "the search": lambda page: page.keyboard.press("Control+f"),
    "the frames": lambda page: page.click("#frames-button"),
    "the comments": lambda page: page.click("#people-bar [data-comments]"),
    "the share dialog": lambda page: page.click("#share-button"),
}


@pytest.mark.parametrize("link", ["owner", "participant"])
def test_no_click_loses_the_text_of_a_field(person, links, workshop, link):
    """Double clicks in the field, on its card, on the canvas, on the object of the text, and at the window edge."""
    someone = person(viewport=DESKTOP)
    page = someone.page
    someone.opens(links["owner"] if link == "owner" else workshop)
    tried = 0
    for what, opens in WAYS_TO_FIELDS.items():
        if what == "a note" and page.locator('[data-tool="note"]').is_hidden():
            continue
        reset(page)
        opens(page)
        page.wait_for_load_state("networkidle")
        for field in page.evaluate(_FIELDS):
            type_and_click(page, field, f"{what}, {field}")
            tried += 1
    assert tried >= 5


def type_and_click(page: Page, field: str, what: str) -> None:
    page.focus(field)
    page.keyboard.insert_text("pfc plus fine")
    box = page.locator(field).bounding_box()
    assert box, what
    inside = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.dblclick(*inside)
    expect(page.locator(field), what).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.insert_text(" more")
    for at in [(box["x"] - 4, box["y"] - 4), inside]:
        page.mouse.click(*at)
        assert_whole(page, f"{what}, click at {at}")
    assert page.evaluate(_KEPT, "pfc plus fine"), what
    for at in [(3, 450), (640, 450), (1436, 300)]:
        page.mouse.dblclick(*at)
        assert_whole(page, f"{what}, double click at {at}")
        # A search field is cleared when it is closed. A click on the canvas does not close it.
        assert page.evaluate(_KEPT, "pfc plus fine"), f"{what}, double click at {at}"
        if not page.locator(field).is_visible():
            return
