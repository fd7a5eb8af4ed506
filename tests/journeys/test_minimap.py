"""The minimap: a small image of the whole board, with a rectangle that shows and moves the view."""

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.journeys.world import until


@pytest.fixture
def page(person, server) -> Page:
    visitor = person()
    visitor.opens(server.demo_links()["to share"])
    opened: Page = visitor.page
    until(lambda: opened.evaluate("document.querySelector('#minimap canvas').width") > 100)
    return opened


def rectangle(page: Page) -> FloatRect:
    """The box of the rectangle in pixels of the window."""
    box = page.locator("#minimap-view").bounding_box()
    assert box
    return box


def middle_of(box: FloatRect) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def colours(page: Page) -> int:
    """The number of colours of the image. An empty image has one."""
    return int(
        page.evaluate(
            """() => {
                const canvas = document.querySelector('#minimap canvas');
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(data.buffer)).size;
            }"""
        )
    )


def test_the_board_is_drawn_in_its_colours(page):
    until(lambda: colours(page) > 5)


def test_a_click_in_the_minimap_moves_the_view_there(page):
    page.click('[data-zoom="100"]')
    box = page.locator("#minimap").bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 40)

    assert middle_of(rectangle(page)) == pytest.approx((box["x"] + 60, box["y"] + 40), abs=2)


def test_dragging_the_rectangle_pans_the_board(page):
    page.click('[data-zoom="100"]')
    x, y = middle_of(rectangle(page))
    before = page.evaluate("location.search")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y + 10, steps=4)
    page.mouse.up()

    assert middle_of(rectangle(page)) == pytest.approx((x - 20, y + 10), abs=2)
    until(lambda: page.evaluate("location.search") != before)


def test_the_rectangle_has_the_size_of_the_view(page):
    page.click('[data-zoom="fit"]')
    whole = rectangle(page)
    page.click('[data-zoom="100"]')

    assert rectangle(page)["width"] < whole["width"] / 4


def test_arrow_keys_move_the_rectangle_and_its_place_is_announced(page):
    page.click('[data-zoom="100"]')
    before = rectangle(page)
    page.focus("#minimap-view")
    page.keyboard.press("ArrowLeft")

    assert rectangle(page)["x"] < before["x"]
    expect(page.locator("#announcer")).to_contain_text("Pienoiskartta")
    page.keyboard.press("Enter")
    expect(page.locator("#map")).to_be_focused()


def test_the_minimap_is_hidden_by_its_button_or_m_and_stays_hidden(page):
    page.click("#minimap-button")
    expect(page.locator("#minimap")).to_be_hidden()
    expect(page.locator("#minimap-button")).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(page.locator("#status")).to_have_text("Tallennettu")
    expect(page.locator("#minimap")).to_be_hidden()
    page.focus("#map")
    page.keyboard.press("m")

    expect(page.locator("#minimap")).to_be_visible()
    until(lambda: colours(page) > 5)


def test_moving_the_camera_does_not_redraw_the_minimap(page):
    until(lambda: colours(page) > 5)
    page.evaluate("document.querySelector('#minimap canvas').getContext('2d').clearRect(0, 0, 999, 999)")
    page.mouse.move(640, 500)
    for _ in range(5):
        page.mouse.wheel(0, -120)
        page.mouse.wheel(30, 20)

    assert colours(page) == 1


def test_a_presentation_and_a_phone_have_no_minimap(page, person, server):
    page.click("#present-button")
    expect(page.locator("#minimap")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#minimap")).to_be_visible()

    visitor = person(viewport={"width": 390, "height": 844})
    visitor.opens(server.demo_links()["to share"])
    expect(visitor.page.locator("#minimap")).to_be_hidden()
    expect(visitor.page.locator("#minimap-button")).to_be_hidden()
