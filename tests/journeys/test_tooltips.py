"""Tooltips for mouse and keys, the preview of a new comment, and focus rings in menus only for keys."""

import pytest
from playwright.sync_api import expect

OUTLINED = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"


@pytest.fixture
def aino(person, links):
    aino = person()
    aino.opens(links["to share"])
    return aino


def test_a_button_has_a_tooltip_for_mouse_and_keys_until_escape(aino):
    tip = aino.page.locator("#tooltip")
    aino.page.hover("#menu-button")
    expect(tip).to_have_text("Valikko")
    tip.hover()
    aino.page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    aino.page.mouse.move(640, 500)
    expect(tip).to_be_hidden()

    aino.page.keyboard.press("Tab")
    aino.page.focus("#menu-button")
    expect(tip).to_be_visible()
    aino.page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert aino.page.get_attribute("#menu-button", "title")


def test_the_tooltip_of_a_pin_shows_author_and_text(aino):
    aino.comments("Onko kirjasto auki sunnuntaina?", at=(640, 400), name="Aino")
    aino.saved()
    aino.page.click("#thread-close")
    aino.page.mouse.move(300, 600)
    aino.page.hover("#pins .pin")

    expect(aino.page.locator("#tooltip")).to_have_text("Aino\nOnko kirjasto auki sunnuntaina?")


def test_touch_shows_no_tooltips(person, links):
    eino = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    eino.opens(links["to share"])
    eino.page.tap("#frames-button")
    eino.page.wait_for_timeout(700)
    expect(eino.page.locator("#tooltip")).to_be_hidden()


def test_keys_of_an_on_screen_keyboard_show_no_tooltips(person, links):
    """A key makes the focus visible, for example Enter in the search."""
    eino = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    eino.opens(links["to share"])
    eino.page.keyboard.press("Tab")
    eino.page.focus("#menu-button")
    expect(eino.page.locator("#menu-button:focus-visible")).to_be_visible()
    expect(eino.page.locator("#tooltip")).to_be_hidden()
    assert eino.page.get_attribute("#menu-button", "title")


def test_a_preview_of_a_new_comment_follows_the_mouse(aino):
    ghost = aino.page.locator("#ghost .hint")
    aino.page.click('[data-tool="comment"]')
    aino.page.mouse.move(500, 400)
    aino.page.mouse.move(510, 410)
    expect(ghost).to_be_visible()
    expect(ghost).to_have_text("Sijoita napsauttamalla")
    aino.page.mouse.click(510, 410)
    expect(ghost).to_be_hidden()
    expect(aino.page.locator("#composer-text")).to_be_focused()


def test_a_menu_has_a_focus_ring_only_if_keys_opened_it(aino):
    aino.page.mouse.click(640, 400, button="right")
    expect(aino.page.locator("#popup")).to_be_visible()
    assert not aino.page.evaluate(OUTLINED)
    aino.page.keyboard.press("Escape")
    aino.page.focus("#menu-button")
    aino.page.keyboard.press("Enter")
    expect(aino.page.locator("#popup")).to_be_visible()
    assert aino.page.evaluate(OUTLINED)
