"""A phone: fingers only, a small upright screen."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def page(person, links) -> Page:
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=3)
    visitor.opens(links["to share"])
    opened: Page = visitor.page
    return opened


def touch(page: Page, *steps: list[tuple[float, float]]) -> None:
    """Fingers go down at the first places, move over the next, and are lifted."""
    session = page.context.new_cdp_session(page)
    for kind, fingers in [("touchStart", steps[0]), *(("touchMove", step) for step in steps[1:]), ("touchEnd", [])]:
        points = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def comment(page: Page, x: float, y: float) -> None:
    page.tap('[data-tool="comment"]')
    page.touchscreen.tap(x, y)
    page.fill("#composer-text", "Puhelimelta")
    page.tap(".send")
    page.fill("#name-input", "Aino")
    page.tap("#name-dialog .primary")
    expect(page.locator("#thread-comments p")).to_have_text("Puhelimelta")


def pin_at(page: Page) -> tuple[float, float]:
    box = page.locator(".pin").bounding_box()
    assert box
    return box["x"], box["y"] + box["height"]


def test_one_finger_comments_and_pans_and_two_fingers_zoom(page):
    comment(page, 200, 300)
    expect(page.locator("#status")).to_have_text("Tallennettu")
    page.tap("#thread-close")
    x, y = pin_at(page)
    touch(page, [(200, 500)], [(200, 520)], [(200, 560)], [(200, 560)])
    assert pin_at(page) == pytest.approx((x, y + 60), abs=2)

    zoom = page.locator("#zoom-value").text_content()
    x, y = pin_at(page)
    touch(page, [(x - 40, y), (x + 40, y)], [(x - 60, y), (x + 60, y)], [(x - 80, y), (x + 80, y)])
    assert page.locator("#zoom-value").text_content() != zoom
    assert pin_at(page) == pytest.approx((x, y), abs=3)


def test_nothing_sticks_out_of_the_screen(page):
    page.tap("#frames-button")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for box in page.evaluate(
        "[...document.querySelectorAll('.card')].map((card) => card.getBoundingClientRect().toJSON())"
    ):
        assert box["left"] >= 0
        assert box["right"] <= 390


def test_the_list_of_frames_closes_when_a_frame_is_chosen(page):
    page.tap("#frames-button")
    page.tap("#frames-list li:nth-child(2) .frame")

    expect(page.locator("#sidebar")).to_be_hidden()


def test_a_presentation_is_swiped_through(page):
    page.tap("#present-button")
    touch(page, [(300, 400)], [(200, 400)], [(90, 400)])
    expect(page.locator("#present-count")).to_have_text("2 / 3")
    touch(page, [(90, 400)], [(200, 400)], [(300, 400)])

    expect(page.locator("#present-count")).to_have_text("1 / 3")
