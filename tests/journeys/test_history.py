"""Back and forward through visited places, and links to places."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.world import until

CURRENT = "#frames-list [aria-current=true] .title"
ON_THE_EDGE = {"x": 9000, "y": 9000, "w": 400, "h": 300, "place": {"parent": None, "order": "zz"}}
NOTE = {"kind": "sticky", "color": "yellow", "size": 24, "align": "left"}


@pytest.fixture
def page(person, server) -> Page:
    """The demo board with the list of frames open."""
    visitor = person(permissions=["clipboard-read", "clipboard-write"])
    visitor.opens(server.demo_links()["to share"])
    visitor.page.click("#frames-button")
    opened: Page = visitor.page
    return opened


def query(page: Page) -> str:
    """The query of the address. Read in the page, because the page changes it without a reload."""
    return str(page.evaluate("location.search")).removeprefix("?")


def at(page: Page) -> list[float]:
    """Centre and zoom of the current history entry."""
    spot = page.evaluate("history.state.spot")
    return [spot["x"], spot["y"], spot["zoom"]]


def go_to(page: Page, row: int) -> None:
    page.click(f"#frames-list li:nth-child({row}) .frame")
    expect(page.locator(f"#frames-list li:nth-child({row}) .frame")).to_have_attribute("aria-current", "true")


def test_back_and_forward_lead_through_the_visited_frames(page):
    go_to(page, 4)
    fourth = page.locator(CURRENT).text_content()
    go_to(page, 8)
    eighth = page.locator(CURRENT).text_content()
    page.go_back()
    expect(page.locator(CURRENT)).to_have_text(fourth)
    page.go_forward()

    expect(page.locator(CURRENT)).to_have_text(eighth)


def test_alt_with_left_or_right_is_left_to_the_browser(page):
    """The canvas handles arrow keys, but not those that the browser uses for back and forward."""
    taken = "addEventListener('keydown', (event) => (document.body.dataset.taken = event.defaultPrevented))"
    page.evaluate(taken)
    page.focus("#map")
    page.keyboard.press("Alt+ArrowRight")

    expect(page.locator("body")).to_have_attribute("data-taken", "false")


def test_back_returns_to_a_panned_position(page):
    go_to(page, 4)
    page.mouse.move(800, 500)
    page.mouse.wheel(40, 30)
    until(lambda: "at=" in query(page))
    panned = at(page)
    go_to(page, 8)
    page.go_back()
    until(lambda: "at=" in query(page))

    assert at(page) == pytest.approx(panned)


def test_a_reload_keeps_the_place(page):
    go_to(page, 8)
    page.mouse.move(800, 500)
    page.mouse.wheel(40, 30)
    until(lambda: "at=" in query(page))
    before = at(page)
    page.reload()
    expect(page.locator("#status")).to_have_text("Tallennettu")

    assert at(page) == pytest.approx(before)


def test_back_ends_a_presentation(page):
    go_to(page, 4)
    page.click("#play-button")
    expect(page.locator("#presentation")).to_be_visible()
    page.go_back()

    expect(page.locator("#presentation")).to_be_hidden()
    expect(page.locator("#sidebar")).to_be_visible()


def test_a_link_to_a_frame_by_its_number_leads_there(page, server):
    page.goto(server.demo_links()["to share"] + "?frame=5")

    expect(page.locator(CURRENT)).to_have_text(re.compile("^5"))
    assert query(page) == "frame=5"


def test_the_menu_copies_a_link_to_this_view(page, person):
    go_to(page, 6)
    title = page.locator(CURRENT).text_content()
    page.click("#menu-button")
    page.get_by_role("menuitem", name="Kopioi linkki tähän näkymään").click()
    expect(page.locator("#toast")).to_have_text("Linkki on kopioitu.")
    link = page.evaluate("navigator.clipboard.readText()")
    guest = person()
    guest.opens(link)
    guest.page.click("#frames-button")

    assert "?at=" in link
    expect(guest.page.locator(CURRENT)).to_have_text(title)


def test_a_link_to_a_thread_opens_it(page, person):
    page.click('[data-tool="comment"]')
    page.mouse.click(700, 500)
    page.keyboard.type("Tästä lisää?")
    page.keyboard.press("Enter")
    page.fill("#name-input", "Aino")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Tallennettu")
    page.click("#thread-link")
    expect(page.locator("#toast")).to_have_text("Linkki on kopioitu.")
    guest = person()
    guest.opens(page.evaluate("navigator.clipboard.readText()"))

    expect(guest.page.locator("#thread-comments p")).to_have_text("Tästä lisää?")
    box = guest.page.locator(".pin").bounding_box()
    assert 0 < box["x"] < 1280
    assert 0 < box["y"] < 800


@pytest.mark.parametrize("wrong", ["?node=gone", "?frame=999", "?comment=gone", "?at=here", "?frame="])
def test_a_link_to_nothing_says_so_and_shows_the_start_view(person, server, wrong):
    visitor = person()
    visitor.opens(server.demo_links()["to share"] + wrong)

    expect(visitor.page.locator("#toast")).to_contain_text("ei ole enää taululla")
    assert query(visitor.page) == ""


def test_a_link_on_the_board_leads_to_another_node_and_back(person, links):
    owner = person()
    owner.opens(links["owner"])
    target = {**NOTE, **ON_THE_EDGE, "id": "a-note-far-from-here", "text": "Perillä"}
    link = {**NOTE, **ON_THE_EDGE, "id": "a-note-with-a-link", "x": -3000, "text": "[Sinne](#a-note-far-from-here)"}
    owner.changes({"kind": "node.create", "node": target}, {"kind": "node.create", "node": link})
    page = owner.page
    page.goto(page.url.split("?")[0] + "?node=a-note-with-a-link")
    expect(page.locator("#status")).to_have_text("Tallennettu")
    # The note is in the middle of the space between the bars. Its text starts at its top left corner.
    x, y = link_at(page)
    page.mouse.move(x, y)
    expect(page.locator("#map")).to_have_class("is-on-link")
    page.mouse.click(x, y)
    until(lambda: query(page) == "node=a-note-far-from-here")
    page.go_back()

    until(lambda: query(page) == "node=a-note-with-a-link")


def link_at(page: Page) -> tuple[float, float]:
    """The screen position of the first letters of the note in view."""
    spot = page.evaluate("history.state.spot")
    left = 640 + (-3000 - spot["x"]) * spot["zoom"]
    top = 400 + (9000 - spot["y"]) * spot["zoom"]
    return left + 40 * spot["zoom"], top + 35 * spot["zoom"]
