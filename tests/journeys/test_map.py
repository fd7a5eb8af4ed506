"""Panning and zooming with mouse, touchpad and keys; the requests of the page; cursors of others."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import until


@pytest.fixture
def page(person, links) -> Page:
    """A small board with one pin, whose position shows camera moves."""
    visitor = person()
    visitor.opens(links["to share"])
    visitor.comments("Merkki", at=(640, 400), name="Aino")
    visitor.saved()
    visitor.page.keyboard.press("Escape")
    opened: Page = visitor.page
    opened.focus("#map")
    return opened


def pin_at(page: Page) -> tuple[float, float]:
    """The screen position of the tip of the pin."""
    box = page.locator(".pin").bounding_box()
    assert box
    return box["x"], box["y"] + box["height"]


def zoom(page: Page) -> int:
    """The text of the zoom display."""
    return int((page.locator("#zoom-value").text_content() or "").replace("%", "").strip())


def test_dragging_pans(page):
    x, y = pin_at(page)
    page.mouse.move(300, 600)
    page.mouse.down()
    page.mouse.move(360, 560, steps=4)
    page.mouse.up()

    assert pin_at(page) == pytest.approx((x + 60, y - 40), abs=1)


def test_the_wheel_zooms_at_the_cursor(page):
    x, y = pin_at(page)
    before = zoom(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -120)

    assert zoom(page) > before
    assert pin_at(page) == pytest.approx((x, y), abs=2)


def test_two_fingers_on_a_touchpad_pan(page):
    x, y = pin_at(page)
    before = zoom(page)
    page.mouse.move(640, 600)
    page.mouse.wheel(12, 7)

    assert pin_at(page) == pytest.approx((x - 12, y - 7), abs=1)
    assert zoom(page) == before


def test_keys_pan_and_zoom(page):
    x, y = pin_at(page)
    page.keyboard.press("ArrowRight")
    assert pin_at(page) == pytest.approx((x - 80, y), abs=1)

    page.keyboard.press("0")
    assert zoom(page) == 100
    page.keyboard.press("+")
    assert zoom(page) == 125


def test_fit_shows_the_whole_board(page):
    before = zoom(page)
    page.keyboard.press("0")
    page.click('[data-zoom="fit"]')

    assert zoom(page) == before


def test_letters_do_nothing_while_a_field_has_the_focus(page):
    page.click("#frames-button")
    page.fill("#frames-search", "")
    page.keyboard.type("cfp0h")

    expect(page.locator("#sidebar")).to_be_visible()
    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#map")).not_to_have_class("is-commenting")


@pytest.mark.parametrize("ratio", [1, 1.5, 2])
def test_the_canvas_has_the_resolution_of_the_screen(person, links, ratio):
    visitor = person(device_scale_factor=ratio)
    visitor.opens(links["to share"])

    size = visitor.page.evaluate("(({width, height}) => [width, height])(document.querySelector('#map canvas'))")
    assert size == [1280 * ratio, 800 * ratio]


def test_the_page_sends_no_requests_to_other_hosts(person, server, links):
    visitor = person()
    hosts = set()
    visitor.page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    visitor.opens(links["to share"])
    visitor.page.click("#frames-button")
    visitor.page.click("#share-button")

    assert hosts == {server.address.removeprefix("http://")}


@pytest.mark.parametrize(("locale", "word"), [("fi-FI", "Jaa"), ("sv-FI", "Dela"), ("en-GB", "Share")])
def test_the_page_speaks_the_language_of_the_browser(person, links, locale, word):
    visitor = person(locale=locale)
    visitor.page.goto(links["to share"])

    expect(visitor.page.locator("#share-button")).to_have_text(word)
    expect(visitor.page.locator("html")).to_have_attribute("lang", locale[:2])


def test_others_see_the_cursor(person, links):
    """[V1] [V3] The cursor has a name, can be hidden, and disappears when its person leaves."""
    aino, eino = person(), person()
    aino.opens(links["to share"])
    eino.opens(links["to share"])
    aino.page.mouse.move(500, 500)
    cursors = eino.page.locator("#cursors canvas")
    expect(cursors).to_have_attribute("data-people", "1")
    until(lambda: painted(eino.page) > 0)
    with_name = painted(eino.page)
    eino.chooses("Omat asetukset…")
    eino.page.get_by_role("menuitemcheckbox", name="Osoittimien nimet").click()
    until(lambda: 0 < painted(eino.page) < with_name / 2)
    aino.context.close()

    expect(cursors).to_have_attribute("data-people", "0")


def painted(page: Page) -> int:
    """The number of painted pixels in the layer of cursors."""
    return int(
        page.evaluate(
            """() => {
                const canvas = document.querySelector('#cursors canvas');
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Uint32Array(data.buffer).filter(Boolean).length;
            }"""
        )
    )
