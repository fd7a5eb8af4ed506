"""The board on a phone: touch only, on a small upright screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import TEXT, touch, until

# Bars that are closer than this look like one bar.
GAP_PX = 6


@pytest.fixture
def page(person, links) -> Page:
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=3)
    visitor.opens(links["to share"])
    opened: Page = visitor.page
    return opened


class Fingers:
    """Touches that start and end one by one."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._places: dict[str, tuple[float, float]] = {}

    def moves(self, **places: tuple[float, float]) -> None:
        """Starts touches with the ids `f0`, `f1` and so on, or moves those that have started."""
        for name, place in places.items():
            kind = "touchMove" if name in self._places else "touchStart"
            self._places[name] = place
            self._send(kind, name)

    def lifts(self, name: str) -> None:
        """Ends one touch."""
        self._send("touchEnd", name)
        del self._places[name]

    def are_taken_away(self) -> None:
        """Cancels all touches, as the system does for its own gestures."""
        self._send("touchCancel")
        self._places.clear()

    def _send(self, kind: str, *names: str) -> None:
        points = [{"x": x, "y": y, "id": int(name[1:])} for name in names for x, y in [self._places[name]]]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def comment(page: Page, x: float, y: float) -> None:
    page.tap('[data-tool="comment"]')
    page.touchscreen.tap(x, y)
    page.fill("#composer-text", "Puhelimelta")
    page.tap(".send")
    page.fill("#name-input", "Aino")
    page.tap("#name-dialog .primary")
    expect(page.locator("#thread-comments p")).to_have_text("Puhelimelta")


def pin_comes_to(page: Page, x: float, y: float) -> None:
    """Waits until the pin is there: a page gets touch moves only with its next animation frame."""
    until(lambda: pin_at(page) == pytest.approx((x, y), abs=2), seconds=15)


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


def test_the_remaining_finger_pans_after_a_pinch(page):
    comment(page, 200, 300)
    page.tap("#thread-close")
    fingers = Fingers(page)
    fingers.moves(f0=(150, 400), f1=(250, 400))
    fingers.lifts("f1")
    x, y = pin_at(page)
    fingers.moves(f0=(150, 420))
    fingers.moves(f0=(150, 460))

    pin_comes_to(page, x, y + 60)
    fingers.lifts("f0")
    expect(page.locator("#thread")).to_be_hidden()


def test_three_fingers_do_not_make_the_camera_jump(page):
    comment(page, 200, 300)
    page.tap("#thread-close")
    x, y = pin_at(page)
    fingers = Fingers(page)
    fingers.moves(f0=(100, 400), f1=(250, 400), f2=(300, 600))
    fingers.lifts("f2")
    assert pin_at(page) == pytest.approx((x, y), abs=2)

    fingers.moves(f0=(100, 460), f1=(250, 460))
    pin_comes_to(page, x, y + 60)


def test_cancelled_touches_leave_the_camera_unchanged(page):
    comment(page, 200, 300)
    page.tap("#thread-close")
    x, y = pin_at(page)
    fingers = Fingers(page)
    fingers.moves(f0=(200, 500))
    fingers.moves(f0=(200, 560))
    expect(page.locator("#map.is-panning")).to_be_visible()
    fingers.are_taken_away()

    expect(page.locator("#map.is-panning")).to_have_count(0)
    assert pin_at(page) == pytest.approx((x, y), abs=1)


def test_everything_fits_on_the_screen(page):
    page.tap("#frames-button")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for box in page.evaluate(
        "[...document.querySelectorAll('.card')].map((card) => card.getBoundingClientRect().toJSON())"
    ):
        assert box["left"] >= 0
        assert box["right"] <= 390


@pytest.mark.parametrize("width", [390, 360, 320])
def test_the_bars_at_the_top_keep_a_gap_with_many_people(person, server, width):
    """The bar of people shows one avatar and the number of the others. The title is shortened first."""
    links = server.publish(TEXT, "Kylän kartta ja palvelut keskustassa")
    for _ in range(11):
        person().page.goto(links["to share"])
    visitor = person(viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True)
    visitor.opens(links["to share"])
    expect(visitor.page.locator("#avatars .more")).to_have_text("+7")
    title, people = (visitor.page.locator(bar).bounding_box() for bar in ("#title-bar", "#people-bar"))
    assert title
    assert people
    assert people["x"] - title["x"] - title["width"] >= GAP_PX


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
