"""The list of frames, its thumbnails, and the presentation."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import until

# The number of frames of the demo board. Four of them start a section.
FRAMES = 36
SECTIONS = 4
# The number of the last frame: the demo board counts from 0.
LAST = 35
NEW_FRAME = {
    "id": "new-frame-----------",
    "kind": "frame",
    "title": "Uusi kehys",
    "titles": {},
    "fill": "white",
    "style": "plain",
    "page": "",
    "x": 9000,
    "y": 9000,
    "w": 400,
    "h": 300,
    "place": {"parent": None, "order": "zz"},
}


@pytest.fixture
def page(person, server) -> Page:
    """The demo board, opened with the share link."""
    visitor = person()
    visitor.opens(server.demo_links()["to share"])
    opened: Page = visitor.page
    return opened


def test_a_click_in_the_list_flies_to_that_frame(page):
    page.click("#frames-button")
    page.click("#frames-list li:nth-child(11) .frame")

    expect(page.locator("#frames-list li:nth-child(11) .frame")).to_have_attribute("aria-current", "true")
    expect(page.locator("#frames-list .frame").first).to_contain_text("0Kuntien digitiekartan käyttöohje")


@pytest.mark.parametrize(("start", "key"), [("#map", "f"), ("#frames-button", "Enter")])
def test_keys_open_the_list_and_move_in_it(page, start, key):
    """The focus goes to the frame in view, stays in the list after Enter, and returns when the list closes."""
    row = page.locator("#frames-list .frame")
    page.focus(start)
    page.keyboard.press(key)
    expect(page.locator('#frames-list .frame[aria-current="true"]')).to_be_focused()
    row.nth(9).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(row.nth(10)).to_have_attribute("aria-current", "true")
    expect(row.nth(10)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(row.nth(11)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#sidebar")).to_be_hidden()
    expect(page.locator(start)).to_be_focused()


def test_the_focus_stays_in_the_list_while_the_board_changes(person, links):
    """Each change of a node makes the rows again."""
    owner = person()
    owner.opens(links["owner"])
    row = owner.page.locator("#frames-list .frame")
    owner.page.focus("#map")
    owner.page.keyboard.press("f")
    row.nth(1).focus()
    owner.changes({"kind": "node.create", "node": NEW_FRAME})
    expect(row.filter(has_text="Uusi kehys")).to_be_visible()
    expect(row.nth(1)).to_be_focused()


def test_the_shortcut_closes_the_list_that_it_opened(page):
    page.focus("#map")
    page.keyboard.press("f")
    expect(page.locator("#sidebar")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#sidebar")).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()


def test_opening_the_list_with_the_mouse_keeps_the_focus_on_the_canvas(page):
    page.click("#frames-button")
    expect(page.locator("#sidebar")).to_be_visible()
    expect(page.locator("#map")).to_be_focused()


def test_the_list_has_a_close_button_and_its_menu_does_not_cover_the_search(page):
    page.click("#frames-button")
    page.click("#frames-menu-button")
    menu, field = (page.locator(which).bounding_box() for which in ("#popup", "#frames-search"))
    assert menu["x"] >= field["x"] + field["width"]
    page.click("#frames-menu-button")
    expect(page.locator("#popup")).to_be_hidden()
    page.click("#frames-close")
    expect(page.locator("#sidebar")).to_be_hidden()


def test_the_button_of_a_row_is_on_the_first_line_of_its_title(page):
    page.click("#frames-button")
    off = page.locator("#frames-list li:not(.section)").evaluate_all(
        """(rows) => rows.filter((row) => {
            const [more, title] = ['.more', '.title'].map((part) => row.querySelector(part).getBoundingClientRect());
            return Math.abs((more.top + more.bottom) / 2 - title.top - 9) > 4;
        }).length"""
    )
    assert off == 0


def test_the_menu_switches_between_list_and_thumbnails(page):
    page.click("#frames-button")
    page.click("#frames-menu-button")
    page.get_by_role("menuitemradio", name="Pienoiskuvat").click()
    expect(page.locator("#frames-list canvas")).to_have_count(FRAMES - SECTIONS)
    until(lambda: page.evaluate("document.querySelector('#frames-list canvas').width > 200"))
    page.click("#frames-menu-button")
    page.get_by_role("menuitemradio", name="Luettelo").click()

    expect(page.locator("#frames-list canvas")).to_have_count(0)


def test_the_search_shows_matching_frames_below_their_section(page):
    page.click("#frames-button")
    page.fill("#frames-search", "empatia")

    expect(page.locator("#frames-list li:visible .title")).to_have_text(["2Johdanto", "16Empatiakartta"])


def test_a_section_heads_its_frames_and_leads_to_its_own_frame(page):
    page.click("#frames-button")
    heads = page.locator("#frames-list h3")
    expect(heads).to_have_text(["2Johdanto", "25Kokonaiskuva", "27Konkretia", "32Liitteet"])
    heads.nth(2).locator("button").click()

    expect(heads.nth(2).locator("button")).to_have_attribute("aria-current", "true")


def test_titles_are_in_the_readers_language(person, server):
    visitor = person(locale="sv-FI")
    visitor.page.goto(server.demo_links()["to share"])
    visitor.page.click("#frames-button")
    expect(visitor.page.locator("#frames-list li:nth-child(17) .title")).to_have_text(
        "16Hurdan är en aktiv utvecklingspartner?"
    )
    visitor.page.click("#frames-list li:nth-child(17) .frame")
    visitor.page.click("#play-button")

    expect(visitor.page.locator("#present-title")).to_have_text("Hurdan är en aktiv utvecklingspartner?")
    visitor.page.keyboard.press("Escape")
    visitor.page.focus("#map")
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("hurdan")
    expect(visitor.page.locator("#search-list .head")).to_have_text(["16 Hurdan är en aktiv utvecklingspartner?1"])


def test_a_presentation_runs_through_all_frames_by_keyboard_and_ends_with_escape(page):
    page.click("#frames-button")
    page.click("#play-button")
    count = page.locator("#present-count")
    for number in range(LAST):
        expect(count).to_have_text(f"{number} / {LAST}")
        page.keyboard.press("ArrowRight")
    expect(count).to_have_text(f"{LAST} / {LAST}")
    expect(page.locator("#present-title")).to_have_text("Linkit")
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text(f"{LAST} / {LAST}")

    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#frames-list li:last-child .frame")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["End"], LAST),
        (["End", "PageUp", "Home"], 0),
        ([" ", " ", "ArrowLeft"], 1),
        (["1", "0", "Enter"], 10),
        (["PageDown", "ArrowDown"], 2),
    ],
)
def test_keys_move_the_presentation(page, keys, number):
    """A typed number is the number on the frame: the demo board counts from 0."""
    page.focus("#map")
    page.keyboard.press("p")
    for key in keys:
        page.keyboard.press(key)

    expect(page.locator("#present-count")).to_have_text(f"{number} / {LAST}")


def test_buttons_move_the_presentation_and_end_it(page):
    page.click("#present-button")
    page.click('[data-step="next"]')
    page.click('[data-step="next"]')
    page.click('[data-step="back"]')
    expect(page.locator("#present-count")).to_have_text(f"1 / {LAST}")
    page.click('[data-step="end"]')

    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()


def test_a_presentation_by_keys_ends_with_the_focus_on_the_button(page):
    page.focus("#present-button")
    page.keyboard.press("Enter")
    expect(page.locator("#presentation")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#present-button")).to_be_focused()


def test_full_screen_is_entered_by_its_button(page):
    page.click("#present-button")
    page.click('[data-step="screen"]')

    until(lambda: page.evaluate("document.fullscreenElement !== null"))
