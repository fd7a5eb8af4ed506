"""The wheel of a mouse or touchpad: detected from the events, or chosen in the menu."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def page(person, links) -> Page:
    visitor = person()
    visitor.opens(links["to share"])
    opened: Page = visitor.page
    opened.mouse.move(640, 500)
    return opened


def zoom(page: Page) -> str:
    return page.locator("#zoom-value").text_content() or ""


def choose(page: Page, name: str) -> None:
    page.click("#menu-button")
    page.locator("#popup").get_by_role("menuitem", name="Omat asetukset…").click()
    page.get_by_role("menuitemradio", name=name).click()
    page.mouse.move(640, 500)


def test_with_mouse_chosen_every_wheel_event_zooms(page):
    before = zoom(page)
    page.mouse.wheel(0, 6)
    assert zoom(page) == before
    choose(page, "Hiiri: rulla lähentää")
    for _ in range(5):
        page.mouse.wheel(0, -6)

    assert zoom(page) != before


def test_with_touchpad_chosen_a_swipe_never_zooms(page):
    choose(page, "Kosketuslevy")
    before = zoom(page)
    page.mouse.wheel(0, -120)

    assert zoom(page) == before


def test_the_choice_is_remembered(page):
    choose(page, "Kosketuslevy")
    page.reload()
    expect(page.locator("#status")).to_have_text("Tallennettu")
    page.click("#menu-button")
    page.locator("#popup").get_by_role("menuitem", name="Omat asetukset…").click()

    expect(page.get_by_role("menuitemradio", name="Kosketuslevy")).to_have_attribute("aria-checked", "true")


def test_a_swipe_stays_a_swipe_if_later_events_look_like_a_wheel(page):
    before = zoom(page)
    page.mouse.wheel(3, 9)
    page.mouse.wheel(0, 120)

    assert zoom(page) == before


def test_a_pinch_zooms_with_every_choice(page):
    choose(page, "Kosketuslevy")
    before = zoom(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -30)
    page.keyboard.up("Control")

    assert zoom(page) != before
