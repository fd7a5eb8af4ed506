"""Axe finds no violation in any state of any page: WCAG 2.2 A and AA, best practices, target size."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults


@pytest.fixture(params=["light", "dark"])
def page(request, person, links):
    # The policy of the page forbids injected scripts, and axe is one.
    visitor = person(color_scheme=request.param, bypass_csp=True)
    visitor.opens(links["to share"])
    return visitor.page


def open_thread(page):
    page.click('[data-tool="comment"]')
    page.mouse.click(640, 400)
    page.keyboard.type("Onko tämä luettava?")
    page.keyboard.press("Enter")
    page.fill("#name-input", "Aino")
    page.keyboard.press("Enter")
    page.wait_for_selector("#thread-comments li")


def open_unsent_thread(page):
    """Keeps the comment unsent, as on a slow network, until axe has finished."""
    page.route_web_socket(re.compile("/live"), hold_pushes)
    page.reload()
    open_thread(page)
    expect(page.locator("#thread-comments li.is-unsent")).to_have_count(1)


def hold_pushes(socket):
    server = socket.connect_to_server()
    socket.on_message(lambda message: None if json.loads(message)["type"] == "push" else server.send(message))


def open_name_dialog(page):
    page.click("#menu-button")
    page.get_by_role("menuitem", name="Vaihda nimeä").click()


def search_for(words):
    def search(page):
        page.keyboard.press("/")
        page.keyboard.type(words)
        expect(page.locator("#search-count")).to_contain_text("osuma")

    return search


def go_to_hit(page):
    search_for("koulu")(page)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")


def list_comments(page):
    open_thread(page)
    page.keyboard.press("Escape")
    page.click("#people-bar [data-comments]")
    expect(page.locator("#comments-list .thread")).to_have_count(1)


def list_no_comments(page):
    page.click("#people-bar [data-comments]")
    page.click('[data-filter="mentions"]')
    expect(page.locator("#comments-none")).to_contain_text("Ei vielä mainintoja")


STATES = {
    "map": lambda page: None,
    "list of frames": lambda page: page.click("#frames-button"),
    "list of comments": list_comments,
    "list of comments with nothing in it": list_no_comments,
    "menu": lambda page: page.click("#menu-button"),
    "new comment": lambda page: (page.click('[data-tool="comment"]'), page.mouse.click(640, 400)),
    "thread": open_thread,
    "unsent thread": open_unsent_thread,
    "name": open_name_dialog,
    "share": lambda page: page.click("#share-button"),
    "keys": lambda page: page.keyboard.press("?"),
    "minimap in hand": lambda page: page.focus("#minimap-view"),
    "no minimap": lambda page: page.click("#minimap-button"),
    "search": lambda page: page.keyboard.press("/"),
    "search that found nothing": search_for("olematon"),
    "search that found something": search_for("koulu"),
    "search at a hit": go_to_hit,
    "presentation": lambda page: page.click("#present-button"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hours_dialog_has_no_violation(person, links, scheme):
    owner = person(color_scheme=scheme, bypass_csp=True)
    owner.opens(links["owner"])
    owner.chooses("Kommentointiaika…")
    owner.page.fill("#hours-opens", "2099-12-03T09:00")
    owner.page.fill("#hours-closes", "2099-12-03T08:00")
    owner.page.click("#hours-form .primary")
    expect(owner.page.locator("#hours-order")).not_to_be_empty()
    assert faults(owner.page) == []


@pytest.mark.parametrize("state", STATES)
def test_a_state_of_the_board_page_has_no_violation(page, state):
    STATES[state](page)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/privacy", "/api", "/s/wrong.wrong"])
def test_a_page_without_a_board_has_no_violation(person, server, path, scheme):
    visitor = person(color_scheme=scheme, bypass_csp=True)
    visitor.page.goto(server.address + path)
    visitor.complaints.clear()  # the browser reports the 404
    assert faults(visitor.page) == []


def test_the_offline_page_has_no_violation(person, server, links):
    visitor = person(bypass_csp=True)
    visitor.opens(links["to share"])
    server.kill()
    visitor.page.wait_for_selector('#status[data-state="offline"]')
    assert faults(visitor.page) == []
    server.start()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_moderation_has_no_violation(person, links, scheme):
    """A thread with a pending comment, the list of comments to review, and the dialog with all its lists."""
    owner, guest = person(color_scheme=scheme, bypass_csp=True), person()
    owner.opens(links["owner"])
    owner.changes({"kind": "board.update", "set": {"review": "links"}})
    guest.opens(links["to share"])
    guest.comments("Halpoja kelloja", at=(640, 300), name="Aino")
    for words in ("www.kellot.example", "www.sormukset.example"):
        guest.writes(words)
    guest.saved()
    owner.page.click("#people-bar [data-comments]")
    owner.page.click('[data-filter="review"]')
    owner.page.click("#comments-list .thread")
    expect(owner.page.locator("#thread .review")).to_have_count(2)
    assert faults(owner.page) == []
    owner.page.locator("#thread [data-focus^=more]").last.click()
    owner.page.get_by_role("menuitem", name="Estä vieras…").click()
    assert faults(owner.page) == []
    owner.page.get_by_role("menuitem", name="Estä", exact=True).click()
    owner.page.locator("#thread [data-focus^=more]").last.click()
    owner.page.get_by_role("menuitem", name="Poista…").click()
    owner.page.get_by_role("menuitem", name="Poista", exact=True).click()
    expect(owner.page.locator("#thread .review")).to_have_count(1)
    owner.chooses("Moderointi…")
    expect(owner.page.locator("#order-deleted li")).to_have_count(1)
    expect(owner.page.locator("#order-audit li")).to_have_count(3)
    assert faults(owner.page) == []
