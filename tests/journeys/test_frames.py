"""Finding one's way: the list of frames, thumbnails, presentation."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import until


@pytest.fixture
def page(person, server) -> Page:
    """The demo board, opened by somebody with the share link."""
    visitor = person()
    visitor.opens(server.demo_links()["to share"])
    opened: Page = visitor.page
    return opened


def test_a_click_in_the_list_flies_to_that_frame(page):
    page.click("#frames-button")
    page.click("#frames-list li:nth-child(11) .frame")

    expect(page.locator("#frames-list li:nth-child(11) .frame")).to_have_attribute("aria-current", "true")
    expect(page.locator("#frames-list .frame").first).to_contain_text("0Kuntien digitiekartan käyttöohje")


def test_the_menu_turns_the_list_into_drawn_thumbnails_and_back(page):
    page.click("#frames-button")
    page.click("#frames-menu-button")
    page.get_by_role("menuitemradio", name="Kuvakkeina").click()
    expect(page.locator("#frames-list canvas")).to_have_count(17)
    until(lambda: page.evaluate("document.querySelector('#frames-list canvas').width > 200"))
    page.click("#frames-menu-button")
    page.get_by_role("menuitemradio", name="Luettelona").click()

    expect(page.locator("#frames-list canvas")).to_have_count(0)


def test_the_search_leaves_the_frames_that_match(page):
    page.click("#frames-button")
    page.fill("#frames-search", "empatia")

    expect(page.locator("#frames-list li:visible")).to_have_count(1)


def test_a_presentation_runs_through_all_frames_by_keyboard_and_ends_with_escape(page):
    page.click("#frames-button")
    page.click("#play-button")
    count = page.locator("#present-count")
    for number in range(1, 17):
        expect(count).to_have_text(f"{number} / 17")
        page.keyboard.press("ArrowRight")
    expect(count).to_have_text("17 / 17")
    expect(page.locator("#present-title")).to_have_text("16 · Empatiakartta")
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text("17 / 17")

    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#frames-list li:last-child .frame")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        (["End"], "17 / 17"),
        (["End", "PageUp", "Home"], "1 / 17"),
        ([" ", " ", "ArrowLeft"], "2 / 17"),
        (["1", "0", "Enter"], "11 / 17"),
        (["PageDown", "ArrowDown"], "3 / 17"),
    ],
)
def test_keys_move_the_presentation(page, keys, count):
    """A number is the one that the frame shows: this board counts from 0."""
    page.focus("#map")
    page.keyboard.press("p")
    for key in keys:
        page.keyboard.press(key)

    expect(page.locator("#present-count")).to_have_text(count)


def test_buttons_move_the_presentation_and_end_it(page):
    page.click("#present-button")
    page.click('[data-step="next"]')
    page.click('[data-step="next"]')
    page.click('[data-step="back"]')
    expect(page.locator("#present-count")).to_have_text("2 / 17")
    page.click('[data-step="end"]')

    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#present-button")).to_be_focused()


def test_full_screen_is_entered_by_its_button(page):
    page.click("#present-button")
    page.click('[data-step="screen"]')

    until(lambda: page.evaluate("document.fullscreenElement !== null"))
