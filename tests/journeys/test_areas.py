"""Comment areas: shapes with a question; a click in one starts a thread."""

import secrets

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults

PINS = """async () => {
    const path = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
    return (await (await fetch(path)).json()).threads.map(({node_id, x, y}) => [node_id, x, y]);
}"""
MIDDLE = (640, 400)


@pytest.fixture
def area(person, links) -> str:
    """Adds a comment area to the first frame; returns its id."""
    owner, id_ = person(), secrets.token_urlsafe(12)
    owner.opens(links["owner"])
    box = {"x": 300, "y": 300, "w": 900, "h": 500, "place": {"order": "z"}}
    look = {"text": "Mitä puuttuu?", "vertical": "top", "invites_comments": True}
    owner.changes({"kind": "node.create", "node": {"id": id_, "kind": "shape", **box, **look}})
    return id_


def look_at(someone, url: str, area: str) -> None:
    someone.opens(url)
    someone.opens(f"{someone.page.url.split('?')[0]}?node={area}")


def test_a_click_in_an_area_starts_a_comment_and_others_see_the_count(person, links, area):
    """[N8] Each new pin has its own place in the area."""
    aino, eino = person(), person()
    look_at(aino, links["to share"], area)
    look_at(eino, links["to share"], area)
    aino.page.mouse.click(*MIDDLE)
    aino.writes("Penkki puuttuu")
    aino.page.fill("#name-input", "Aino")
    aino.page.keyboard.press("Enter")
    expect(eino.page.get_by_role("button", name="Kommentoi tähän: Mitä puuttuu?, 1 keskustelu")).to_be_visible()
    eino.page.click(".area")
    eino.writes("Ja roskis")
    eino.page.fill("#name-input", "Eino")
    eino.page.keyboard.press("Enter")

    expect(aino.page.get_by_role("button", name="Kommentoi tähän: Mitä puuttuu?, 2 keskustelua")).to_be_visible()
    pins = aino.page.evaluate(PINS)
    assert len({(x, y) for _, x, y in pins}) == 2
    assert all(node_id == area and 0 <= x <= 900 and 0 <= y <= 500 for node_id, x, y in pins)


def test_a_drag_that_starts_in_an_area_pans(person, links, area):
    aino = person()
    look_at(aino, links["to share"], area)
    aino.page.mouse.move(*MIDDLE)
    aino.page.mouse.down()
    aino.page.mouse.move(700, 450, steps=5)
    aino.page.mouse.up()

    expect(aino.page.locator("#thread")).to_be_hidden()


def test_a_comment_in_an_area_needs_only_keys_and_escape_focuses_its_button(person, links, area):
    aino = person()
    look_at(aino, links["to share"], area)
    aino.page.focus("#map")
    aino.page.keyboard.press("Tab")
    expect(aino.page.locator(".area")).to_be_focused()
    aino.page.keyboard.press("Enter")
    expect(aino.page.locator("#composer-text")).to_be_focused()
    aino.page.keyboard.press("Escape")
    expect(aino.page.locator(".area")).to_be_focused()
    aino.page.keyboard.press("Enter")
    aino.writes("Näppäimin")
    aino.page.keyboard.type("Aino")
    aino.page.keyboard.press("Enter")

    expect(aino.page.locator(".area")).to_have_text("Kommentoi · 1")


SCROLLED = "[...document.querySelectorAll('html, body, #map')].map((box) => box.scrollLeft + box.scrollTop)"


def test_tab_moves_the_camera_to_each_area_and_pin_without_scrolling(person, links):
    """The focused element is completely visible between the bars."""
    owner = person()
    owner.opens(links["owner"])
    look = {"w": 500, "h": 300, "kind": "shape", "text": "?", "invites_comments": True}
    places = [(x, y) for y in (0, 500, 1000) for x in (0, 700, 1400)]
    ids = [secrets.token_urlsafe(12) for _ in places]
    owner.changes(
        *(
            {"kind": "node.create", "node": {"id": id_, "x": x, "y": y, "place": {"order": f"z{n}V"}, **look}}
            for n, (id_, (x, y)) in enumerate(zip(ids, places, strict=True))
        )
    )
    owner.opens(f"{owner.page.url.split('?')[0]}?at=640,400,1")
    owner.comments("Näkyvissä", at=(640, 400), name="Outi")
    owner.saved()
    owner.page.keyboard.press("Escape")
    owner.page.focus("#map")
    seen = []
    for _ in range(10):
        owner.page.keyboard.press("Tab")
        focused = owner.page.locator("#areas :focus, #pins :focus")
        if focused.count() == 0:
            break
        seen.append(focused.get_attribute("aria-label"))
        box = focused.bounding_box()
        assert box["x"] >= 84, seen
        assert box["y"] >= 100, seen
        assert box["x"] + box["width"] <= 1280, seen
        assert box["y"] + box["height"] <= 800 - 60, seen
        assert owner.page.evaluate(SCROLLED) == [0, 0, 0], seen
    assert len(seen) >= 6


def test_a_tap_in_an_area_starts_a_comment(person, links, area):
    aino = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=3)
    look_at(aino, links["to share"], area)
    box = aino.page.locator(".area").bounding_box()
    assert box
    aino.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 30)
    aino.page.fill("#composer-text", "Puhelimelta")
    aino.page.tap(".send")
    aino.page.fill("#name-input", "Aino")
    aino.page.tap("#name-dialog .primary")

    expect(aino.page.locator(".area")).to_contain_text("1")


def test_a_zoomed_out_area_is_a_dot_that_zooms_to_it(person, links, area):
    aino = person()
    look_at(aino, links["to share"], area)
    aino.opens(f"{aino.page.url.split('?')[0]}?at=750,550,0.06")
    dot = aino.page.get_by_role("button", name="Kommentoi tähän: Mitä puuttuu?")
    expect(dot).to_have_class("area is-dot is-bare")
    dot.click()

    expect(dot).to_have_text("Kommentoi")
    expect(aino.page.locator("#thread")).to_be_hidden()


def test_pins_and_the_button_do_not_cover_the_question_of_an_area(person, links):
    owner, id_ = person(), secrets.token_urlsafe(12)
    owner.opens(links["owner"])
    box = {"x": 300, "y": 300, "w": 1000, "h": 270, "place": {"order": "z"}}
    look = {"text": "Mitä\npuuttuu\ntästä?", "size": 42, "align": "left", "vertical": "top", "invites_comments": True}
    owner.changes({"kind": "node.create", "node": {"id": id_, "kind": "shape", **box, **look}})
    owner.opens(f"{owner.page.url.split('?')[0]}?at=800,435,0.3")
    expect(owner.page.locator(".area")).to_be_visible()
    text_end = owner.page.viewport_size["height"] / 2 + (3 * 42 * 1.4 + 12 - 135) * 0.3

    button = owner.page.locator(".area").bounding_box()
    assert button["y"] >= text_end - 3
    owner.page.click(".area")
    assert owner.page.locator(".pin.is-draft").bounding_box()["x"] + 36 < button["x"]


def test_an_area_offers_only_its_threads_while_commenting_is_closed(person, links, area):
    """[B2] Without threads the area has no button. With threads the button opens them."""
    owner, guest = person(), person()
    look_at(owner, links["owner"], area)
    look_at(guest, links["to share"], area)
    owner.changes({"kind": "board.update", "set": {"comments_open": False}})
    expect(guest.page.locator(".area")).to_have_count(0)
    owner.page.click(".area")
    owner.writes("Kiitos kaikille")
    owner.page.fill("#name-input", "Outi")
    owner.page.keyboard.press("Enter")

    guest.page.get_by_role("button", name="Lue keskustelut: Mitä puuttuu?, 1 keskustelu").click()
    expect(guest.page.locator("#thread-comments p")).to_have_text("Kiitos kaikille")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_of_an_area_has_no_violation(person, links, area, scheme):
    """[N8] Checked with axe."""
    aino = person(color_scheme=scheme, bypass_csp=True)
    look_at(aino, links["to share"], area)
    expect(aino.page.locator(".area")).to_be_visible()
    assert faults(aino.page) == []
