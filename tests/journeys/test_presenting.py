"""The presentation: links, zoom, announcements, start and end."""

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
    """The three frames of the board. A card in the middle of the first links to a note in the third."""
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
    """The page of a visitor with the whole board in view."""
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
    """The zoom after the camera has stopped: the same value in 20 animation frames."""
    page.wait_for_function("""() => {
        const value = document.querySelector("#zoom-value").textContent;
        window.sameZoom = window.lastZoom === value ? (window.sameZoom ?? 0) + 1 : 0;
        window.lastZoom = value;
        return window.sameZoom >= 20;
    }""")
    return zoom(page)


def test_a_link_leads_to_its_frame_and_the_presentation_continues_there(page):
    present(page)
    page.mouse.move(*MIDDLE)
    expect(page.locator("#map")).to_have_css("cursor", "pointer")
    page.mouse.click(*MIDDLE)
    expect(page.locator(COUNT)).to_have_text("3 / 3")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(COUNT)).to_have_text("2 / 3")


def test_a_click_is_a_step_and_the_last_frame_is_announced(page):
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


def test_an_unknown_frame_number_is_announced(page):
    present(page)
    for key in ("9", "9", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#toast")).to_have_text("Kehystä 99 ei ole.")
    expect(page.locator(COUNT)).to_have_text("1 / 3")


def test_wheel_and_keys_zoom_and_a_step_resets_the_zoom(page):
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


def test_a_drag_pans_and_takes_no_step(page):
    """Dragging is the only way to see the rest of a zoomed frame."""
    present(page)
    page.keyboard.press("+")
    page.mouse.move(200, 200)
    page.mouse.down()
    page.mouse.move(500, 300, steps=4)
    expect(page.locator("#map")).to_have_class("is-panning")
    page.mouse.up()
    expect(page.locator(COUNT)).to_have_text("1 / 3")


def test_fingers_zoom_and_pan_a_frame_without_a_step(person, links):
    """On a fitted frame a swipe takes a step. On a zoomed frame it pans."""
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
    # No tap: on a busy machine Chromium takes a tap so soon after a swipe for a long press.
    page.click('[data-step="next"]')
    expect(page.locator(COUNT)).to_have_text("2 / 3")
    until(lambda: zoom(page) == fitted)
    touch(page, [(300, 400)], [(200, 400)], [(90, 400)])
    expect(page.locator(COUNT)).to_have_text("3 / 3")


def test_a_presentation_starts_with_the_frame_in_view(page, frames):
    """That is also the last frame of an earlier presentation. Zoomed out, it is the first frame."""
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


def test_the_title_shows_only_the_number_of_the_frame(person, server):
    """The demo board counts from 0. Its last frame has the number 35, and the bar shows 35."""
    visitor = person()
    visitor.opens(server.demo_links()["to share"])
    visitor.page.click("#present-button")
    expect(visitor.page.locator(COUNT)).to_have_text("0 / 35")
    expect(visitor.page.locator("#present-title")).to_have_text("Kuntien digitiekartan käyttöohje ja aineistot")


def test_keys_in_the_help_do_not_move_the_presentation(page):
    """Escape closes only the help, and a digit typed there leads to no frame."""
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


def test_refused_full_screen_is_announced(page):
    present(page)
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no')); }")
    page.click('[data-step="screen"]')
    expect(page.locator("#toast")).to_have_text("Selain ei salli tässä koko näyttöä.")


def test_without_full_screen_there_is_no_button_for_it(person, links):
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.page.add_init_script("""
        delete Element.prototype.requestFullscreen;
        Object.defineProperty(Document.prototype, 'fullscreenEnabled', {value: undefined});
    """)
    visitor.opens(links["to share"])
    visitor.page.tap("#present-button")
    expect(visitor.page.locator("#presentation")).to_be_visible()
    expect(visitor.page.locator('[data-step="screen"]')).to_be_hidden()
