"""Presenting: links, zoom, messages, where it begins and ends."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import touch, until

MIDDLE = (640, 400)
NODES = """async () => {
    const path = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
    return (await (await fetch(path)).json()).nodes;
}"""
COUNT = "#present-count"


@pytest.fixture
def frames(person, links) -> list[dict]:
    """The three frames of the board; a card that covers the middle of the first leads to a note in the third."""
    owner = person()
    owner.opens(links["owner"])
    nodes = owner.page.evaluate(NODES)
    frames = sorted((node for node in nodes if node["kind"] == "frame"), key=lambda node: node["x"])
    note = next(node for node in nodes if node["place"]["parent"] == frames[2]["id"])
    box = {"x": frames[0]["x"] + 400, "y": frames[0]["y"] + 250, "w": frames[0]["w"] - 800, "h": frames[0]["h"] - 500}
    place = {"parent": frames[0]["id"], "order": "z"}
    card = {"id": secrets.token_urlsafe(12), "kind": "card", "url": f"#{note['id']}", "title": "Satama", "place": place}
    owner.changes({"kind": "node.create", "node": card | box})
    return frames


@pytest.fixture
def page(person, links, frames) -> Page:
    """A visitor who looks at the whole board."""
    visitor = person()
    visitor.opens(links["to share"])
    opened: Page = visitor.page
    opened.focus("#map")
    return opened


def present(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.locator("#presentation")).to_be_visible()


def zoom(page: Page) -> str:
    return page.locator("#zoom-value").text_content() or ""


def zoom_at_rest(page: Page) -> str:
    """The zoom once the camera has stopped: the same value in 20 animation frames."""
    page.wait_for_function("""() => {
        const value = document.querySelector("#zoom-value").textContent;
        window.sameZoom = window.lastZoom === value ? (window.sameZoom ?? 0) + 1 : 0;
        window.lastZoom = value;
        return window.sameZoom >= 20;
    }""")
    return zoom(page)


def test_a_link_in_a_frame_leads_to_its_frame_and_one_goes_on_from_there(page):
    present(page)
    page.mouse.move(*MIDDLE)
    expect(page.locator("#map")).to_have_css("cursor", "pointer")
    page.mouse.click(*MIDDLE)
    expect(page.locator(COUNT)).to_have_text("3 / 3")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(COUNT)).to_have_text("2 / 3")


def test_a_click_beside_links_is_a_step_and_the_last_frame_says_that_it_is_the_last(page):
    present(page)
    page.mouse.click(100, 100)
    expect(page.locator(COUNT)).to_have_text("2 / 3")
    page.keyboard.press("n")
    expect(page.locator(COUNT)).to_have_text("3 / 3")
    page.mouse.click(100, 100)
    expect(page.locator("#toast")).to_have_text("Tämä on viimeinen kehys.")
    page.keyboard.press("Shift+N")
    expect(page.locator(COUNT)).to_have_text("2 / 3")
    page.keyboard.press("Home")
    page.keyboard.press("PageUp")
    expect(page.locator("#toast")).to_have_text("Tämä on ensimmäinen kehys.")


def test_a_number_that_no_frame_has_is_answered(page):
    present(page)
    for key in ("9", "9", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#toast")).to_have_text("Kehystä 99 ei ole.")
    expect(page.locator(COUNT)).to_have_text("1 / 3")


def test_wheel_and_keys_zoom_and_a_step_fits_again(page):
    present(page)
    fitted = zoom_at_rest(page)
    page.mouse.move(*MIDDLE)
    page.mouse.wheel(0, -240)
    until(lambda: zoom(page) != fitted)
    page.keyboard.press("ArrowRight")
    until(lambda: zoom(page) == fitted)
    page.keyboard.press("+")
    until(lambda: zoom(page) != fitted)
    page.keyboard.press("-")
    until(lambda: zoom(page) == fitted)
    expect(page.locator(COUNT)).to_have_text("2 / 3")


def test_a_drag_moves_over_the_frame_and_takes_no_step(page):
    """Nobody sees more of a frame that they have zoomed into otherwise."""
    present(page)
    page.keyboard.press("+")
    page.mouse.move(200, 200)
    page.mouse.down()
    page.mouse.move(500, 300, steps=4)
    expect(page.locator("#map")).to_have_class("is-panning")
    page.mouse.up()
    expect(page.locator(COUNT)).to_have_text("1 / 3")


def test_fingers_zoom_a_frame_and_move_over_it_without_leaving_it(person, links):
    """Fitted to the screen, a swipe takes a step; zoomed in, it moves the frame."""
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.opens(links["to share"])
    page = visitor.page
    page.tap("#present-button")
    expect(page.locator("#presentation")).to_be_visible()
    fitted = zoom_at_rest(page)
    touch(page, [(150, 400), (240, 400)], [(100, 400), (300, 400)], [(50, 400), (350, 400)])
    until(lambda: zoom(page) != fitted)
    touch(page, [(300, 400)], [(200, 400)], [(90, 400)])
    expect(page.locator(COUNT)).to_have_text("1 / 3")
    page.tap('[data-step="next"]')
    until(lambda: zoom(page) == fitted)
    touch(page, [(300, 400)], [(200, 400)], [(90, 400)])
    expect(page.locator(COUNT)).to_have_text("3 / 3")


def test_it_begins_with_the_frame_that_one_reads(page, frames):
    """Also with the one where the last presentation ended; from far away with the first."""
    present(page)
    expect(page.locator(COUNT)).to_have_text("1 / 3")
    page.keyboard.press("End")
    expect(page.locator(COUNT)).to_have_text("3 / 3")
    page.keyboard.press("Escape")
    page.focus("#map")
    present(page)
    expect(page.locator(COUNT)).to_have_text("3 / 3")
    page.keyboard.press("Home")
    expect(page.locator(COUNT)).to_have_text("1 / 3")


def test_the_title_has_one_number_which_is_the_frames_own(person, server):
    """The demo board counts from 0: its last frame is 35, and so says the bar."""
    visitor = person()
    visitor.opens(server.demo_links()["to share"])
    visitor.page.click("#present-button")
    expect(visitor.page.locator(COUNT)).to_have_text("0 / 35")
    expect(visitor.page.locator("#present-title")).to_have_text("Kuntien digitiekartan käyttöohje ja aineistot")


def test_help_keeps_its_keys_to_itself(page):
    """Escape closes the help alone, and a digit there is no frame's number."""
    present(page)
    page.keyboard.press("?")
    expect(page.locator("#help-dialog")).to_be_visible()
    page.keyboard.press("2")
    expect(page.locator(COUNT)).to_have_text("1 / 3")
    page.keyboard.press("Escape")
    expect(page.locator("#help-dialog")).to_be_hidden()
    expect(page.locator("#presentation")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_be_hidden()


def test_the_button_says_how_to_leave_full_screen(page):
    present(page)
    button = page.locator('[data-step="screen"]')
    expect(button).to_have_accessible_name("Koko näyttö")
    button.click()
    expect(button).to_have_accessible_name("Poistu koko näytöstä")
    button.click()
    expect(button).to_have_accessible_name("Koko näyttö")
    expect(page.locator("#presentation")).to_be_visible()


def test_full_screen_that_is_refused_is_said(page):
    present(page)
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no')); }")
    page.click('[data-step="screen"]')
    expect(page.locator("#toast")).to_have_text("Selain ei salli tässä koko näyttöä.")


def test_a_phone_that_has_no_full_screen_has_no_button_for_it(person, links):
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.page.add_init_script("""
        delete Element.prototype.requestFullscreen;
        Object.defineProperty(Document.prototype, 'fullscreenEnabled', {value: undefined});
    """)
    visitor.opens(links["to share"])
    visitor.page.tap("#present-button")
    expect(visitor.page.locator("#presentation")).to_be_visible()
    expect(visitor.page.locator('[data-step="screen"]')).to_be_hidden()
