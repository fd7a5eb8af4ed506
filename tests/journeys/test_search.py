"""The search on the board."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import held, until

DOCUMENT = """Kylän kirjasto

Kirjasto on auki joka päivä.

Café Élite on kirjaston vieressä.



Kylän koulu

Koulu alkaa elokuussa. Kirjasto auttaa.



Kylän satama

Laiturille mahtuu kuusi venettä.
"""


@pytest.fixture
def page(person, server) -> Page:
    visitor = person()
    visitor.opens(server.publish(DOCUMENT, "Kylän kartta")["to share"])
    opened: Page = visitor.page
    opened.focus("#map")
    return opened


def search(page: Page, words: str) -> None:
    page.keyboard.press("Control+f")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type(words)


def marked(page: Page) -> int:
    """The number of painted pixels in the overlay of the canvas."""
    return int(
        page.evaluate(
            """() => {
                const canvas = document.querySelector('#highlights');
                if (canvas.hidden || !canvas.width) return 0;
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Uint32Array(data.buffer).filter(Boolean).length;
            }"""
        )
    )


def test_hits_are_grouped_by_frame_counted_and_marked(page):
    search(page, "kirjasto")
    expect(page.locator("#search-count")).to_have_text("5 osumaa")

    expect(page.locator("#search-list .head")).to_have_text(["1 Kylän kirjasto4", "2 Kylän koulu1"])
    expect(page.locator("#search-list [role=option]").first.locator("mark")).to_have_text("kirjasto")
    expect(page.locator("#announcer")).to_have_text("5 osumaa")
    until(lambda: marked(page) > 100)


def test_enter_goes_to_the_next_hit_and_shift_enter_to_the_previous(page):
    search(page, "kirjasto")
    page.keyboard.press("Enter")
    expect(page.locator("#search-count")).to_have_text("1 / 5")
    page.keyboard.press("Enter")
    expect(page.locator("#search-count")).to_have_text("2 / 5")
    expect(page.locator("#search-list [aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")

    expect(page.locator("#search-count")).to_have_text("5 / 5")
    expect(page.locator("#search-input")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("5 / 5: Koulu alkaa elokuussa")
    assert "?node=" in page.url


def test_enter_before_the_search_has_loaded_leads_to_the_first_hit(person, server):
    visitor = person()
    with held(visitor.page, "**/setUp-*.js"):
        visitor.opens(server.publish(DOCUMENT, "Kylän kartta")["to share"])
        search(visitor.page, "kirjasto")
        visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("#search-count")).to_have_text("1 / 5")


def test_accents_are_ignored_except_in_finnish_letters(page):
    search(page, "elite")
    expect(page.locator("#search-count")).to_have_text("1 osuma")
    page.fill("#search-input", "paiva")
    expect(page.locator("#search-count")).to_have_text("0 osumaa")


def test_arrows_move_in_the_list_and_enter_goes_to_the_hit(page):
    search(page, "kirjasto")
    expect(page.locator("#search-count")).to_have_text("5 osumaa")
    page.keyboard.press("ArrowDown")
    options = page.locator("#search-list [role=option]")
    expect(options.first).to_be_focused()
    page.keyboard.press("End")
    expect(options.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")

    expect(page.locator("#search-input")).to_be_focused()


def test_escape_closes_the_search_and_returns_the_focus(page):
    page.focus("#share-button")
    search(page, "koulu")
    expect(page.locator("#search-count")).to_have_text("3 osumaa")
    until(lambda: marked(page) > 100)
    page.keyboard.press("Escape")

    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#share-button")).to_be_focused()
    assert marked(page) == 0


def test_a_second_press_of_the_shortcut_is_left_to_the_browser(page):
    page.evaluate("addEventListener('keydown', (event) => (document.body.dataset.taken = event.defaultPrevented))")
    page.keyboard.press("Control+f")
    expect(page.locator("body")).to_have_attribute("data-taken", "true")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("Control+f")

    expect(page.locator("body")).to_have_attribute("data-taken", "false")


def test_the_slash_and_the_button_open_the_search(page):
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("Escape")
    page.click("#title-bar [data-search]")

    expect(page.locator("#search-input")).to_be_focused()
    expect(page.locator("#title-bar [data-search]")).to_have_attribute("aria-expanded", "true")


def test_the_search_closes_the_list_of_frames(page):
    """After Escape neither the search nor the list is open."""
    page.click("#frames-button")
    search(page, "koulu")
    expect(page.locator("#sidebar")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#sidebar")).to_be_hidden()
    search(page, "koulu")
    page.click("#frames-button")

    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#sidebar")).to_be_visible()


def test_comments_are_found_and_opened(page):
    page.click('[data-tool="comment"]')
    page.mouse.click(640, 400)
    page.keyboard.type("Missä hissi on?")
    page.keyboard.press("Enter")
    page.fill("#name-input", "Aino")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Tallennettu")
    page.keyboard.press("Escape")
    search(page, "hissi")
    expect(page.locator("#search-list .head")).to_have_text(["Kommenteissa1"])
    expect(page.locator("#search-list [role=option]")).to_have_text(["Aino: Missä hissi on?"])
    page.keyboard.press("Enter")
    expect(page.locator("#search-count")).to_have_text("1 / 1")
    page.click("#search-action")

    expect(page.locator("#thread-comments p")).to_have_text("Missä hissi on?")


def test_a_search_without_hits_shows_a_hint(page):
    search(page, "olematon")
    expect(page.locator("#search-none")).to_be_visible()
    page.fill("#search-input", "koulu")
    expect(page.locator("#search-none")).to_be_hidden()


def test_hits_are_updated_when_the_board_changes(person, server):
    """Other people may edit the board during a search."""
    link = server.publish(DOCUMENT, "Kylän kartta")["to share"]
    reader, writer = person(), person()
    reader.opens(link)
    writer.opens(link)
    search(reader.page, "hissi")
    expect(reader.page.locator("#search-count")).to_have_text("0 osumaa")
    writer.comments("Missä hissi on?", at=(640, 400), name="Aino")

    expect(reader.page.locator("#search-count")).to_have_text("1 osuma")
    expect(reader.page.locator("#search-input")).to_be_focused()


def test_on_a_phone_the_search_does_not_cover_the_hit(person, server):
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.opens(server.publish(DOCUMENT, "Kylän kartta")["to share"])
    page = visitor.page
    page.tap("#toolbar [data-search]")
    page.fill("#search-input", "koulu")
    page.tap("#search-list [role=option] >> nth=0")

    expect(page.locator("#search-list")).to_be_hidden()
    expect(page.locator("#search-next")).to_be_focused()
    page.tap("#search-next")
    expect(page.locator("#search-count")).to_have_text("2 / 3")


def test_on_a_phone_enter_also_uncovers_the_hit(person, server):
    """The on-screen keyboard closes, too, because the field loses the focus."""
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.opens(server.publish(DOCUMENT, "Kylän kartta")["to share"])
    page = visitor.page
    page.tap("#toolbar [data-search]")
    page.fill("#search-input", "koulu")
    page.press("#search-input", "Enter")

    expect(page.locator("#search-list")).to_be_hidden()
    expect(page.locator("#search-next")).to_be_focused()
    expect(page.locator("#search-count")).to_have_text("1 / 3")
    page.tap("#search-input")
    expect(page.locator("#search-list")).to_be_visible()
