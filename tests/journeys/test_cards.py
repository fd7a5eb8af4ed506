"""Cards stay inside the window while they grow, next to their object. Neither the page nor the canvas scrolls."""

import pytest
from playwright.sync_api import expect

from tests.journeys.page_state import assert_whole, is_in_window
from tests.journeys.world import touch

SIZES = {"small phone": (320, 568), "desktop": (1440, 900)}
LINES = 12


@pytest.fixture(params=SIZES.values(), ids=list(SIZES))
def window(request):
    width, height = request.param
    return {"viewport": {"width": width, "height": height}}


def places(width, height):
    """Points of the canvas near each edge, outside the bars."""
    return [(width // 2, height // 2), (width // 2, height - 160), (width - 30, 160), (120, 160)]


def grows(page, text, field):
    page.focus(field)
    for number in range(LINES):
        page.keyboard.type(f"{text} {number}")
        page.keyboard.press("Shift+Enter")


def test_a_growing_comment_stays_inside_the_window(person, links, window):
    guest = person(**window)
    guest.opens(links["to share"])
    for at in places(**window["viewport"]):
        guest.page.click('[data-tool="comment"]')
        guest.page.mouse.click(*at)
        expect(guest.page.locator("#thread")).to_be_visible()
        grows(guest.page, "Rivi", "#composer-text")
        assert_whole(guest.page, f"a comment at {at}")
        assert is_in_window(guest.page, "#composer .send"), at
        guest.page.fill("#composer-text", "")
        guest.page.keyboard.press("Escape")


def test_a_growing_note_stays_inside_the_window(person, workshop, window):
    guest = person(**window)
    guest.opens(workshop)
    for at in places(**window["viewport"]):
        guest.page.click('[data-tool="note"]')
        guest.page.mouse.click(*at)
        expect(guest.page.locator("#note")).to_be_visible()
        grows(guest.page, "Rivi", "#note-text")
        assert_whole(guest.page, f"a note at {at}")
        assert is_in_window(guest.page, "#note-save"), at
        guest.page.click("#note-cancel")


def test_a_long_thread_stays_inside_the_window(person, links, window):
    guest = person(**window)
    guest.opens(links["to share"])
    width, height = window["viewport"].values()
    guest.comments("Ensimmäinen", at=(width // 2, height - 200), name="Aino")
    guest.saved()
    for number in range(8):
        guest.page.fill("#composer-text", f"Vastaus {number} " * 20)
        guest.page.keyboard.press("Enter")
        guest.saved()
        assert_whole(guest.page, f"answer {number}")
    grows(guest.page, "Rivi", "#composer-text")
    assert_whole(guest.page, "a long answer")
    assert is_in_window(guest.page, "#composer .send")


def test_on_a_phone_the_note_stays_in_view_above_its_form(person, workshop):
    guest = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    guest.opens(workshop)
    guest.page.tap('[data-tool="note"]')
    guest.page.touchscreen.tap(195, 600)
    expect(guest.page.locator("#note")).to_be_visible()
    guest.page.wait_for_function(
        """() => {
            const ghost = document.querySelector('#note-ghost').getBoundingClientRect();
            return ghost.top >= 0 && ghost.bottom <= document.querySelector('#note').getBoundingClientRect().top;
        }"""
    )


def test_a_comment_can_be_sent_above_the_keyboard_of_a_phone(person, links):
    """An on-screen keyboard makes the visual viewport lower but does not resize the window."""
    guest = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    guest.opens(links["to share"])
    guest.page.tap('[data-tool="comment"]')
    guest.page.touchscreen.tap(195, 600)
    expect(guest.page.locator("#composer-text")).to_be_focused()
    guest.page.evaluate(
        """() => {
            Object.defineProperty(visualViewport, 'height', {value: innerHeight - 320, configurable: true});
            visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    grows(guest.page, "Rivi", "#composer-text")
    assert_whole(guest.page, "the keyboard")
    box = guest.page.locator("#composer .send").bounding_box()
    pin = guest.page.locator(".pin.is-draft").bounding_box()
    assert box["y"] + box["height"] <= 844 - 320
    assert pin["y"] + pin["height"] <= guest.page.locator("#thread").bounding_box()["y"]


def test_a_thread_opens_at_the_first_unread_comment(person, links):
    aino, eino = person(), person()
    aino.opens(links["to share"])
    aino.comments("pitkä teksti " * 140, at=(640, 400), name="Aino")
    aino.saved()
    eino.opens(links["to share"])
    eino.page.locator(".pin").click()
    expect(eino.page.locator("#thread-comments p")).to_be_visible()
    assert eino.page.evaluate("document.querySelector('#thread-comments').scrollTop") == 0
    eino.page.keyboard.press("Escape")
    aino.writes("Uutta tekstiä " * 130)
    aino.saved()
    expect(eino.page.locator(".pin.is-unread")).to_be_visible()
    eino.page.locator(".pin").click()
    expect(eino.page.locator("#thread-comments li")).to_have_count(2)
    top = eino.page.evaluate(
        """() => {
            const list = document.querySelector('#thread-comments');
            return list.children[1].getBoundingClientRect().top - list.getBoundingClientRect().top;
        }"""
    )
    assert abs(top) <= 1


def test_a_reply_does_not_move_the_camera_of_a_reader_on_a_phone(person, links):
    guest = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    guest.opens(links["to share"])
    guest.page.tap('[data-tool="comment"]')
    guest.page.touchscreen.tap(195, 300)
    guest.page.fill("#composer-text", "Ensimmäinen")
    guest.page.tap(".send")
    guest.page.fill("#name-input", "Aino")
    guest.page.tap("#name-dialog .primary")
    guest.saved()
    touch(guest.page, [(195, 450)], [(195, 400)], [(195, 250)], [(195, 20)], [(195, 20)])
    touch(guest.page, [(195, 450)], [(195, 400)], [(195, 250)], [(195, 20)], [(195, 20)])
    before = guest.page.locator(".pin").bounding_box()
    assert before["y"] < -before["height"], "the pin has left the window"
    guest.page.fill("#composer-text", "Toinen\nkahdella rivillä")
    guest.page.locator("#composer-text").press("Enter")
    expect(guest.page.locator("#thread-comments li")).to_have_count(2)
    guest.saved()
    after = guest.page.locator(".pin").bounding_box()
    assert (after["x"], after["y"]) == (before["x"], before["y"])
