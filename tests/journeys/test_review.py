"""The owner reviews pending comments in the list, one by one or all together."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_moderation import PINS, open_list, set_review, start_thread


@pytest.fixture
def owner(person, links):
    owner = person()
    owner.opens(links["owner"])
    return owner


@pytest.fixture
def guest(person, links):
    guest = person()
    guest.opens(links["to share"])
    return guest


@pytest.fixture
def other(person, links):
    other = person()
    other.opens(links["to share"])
    return other


def test_the_rows_of_the_list_publish_and_hide_comments(owner, guest, other):
    """No thread opens, and the focus goes to the next row."""
    set_review(owner, "Kaikki kommentit")
    start_thread(guest, "Ensimmäinen")
    guest.page.keyboard.press("Escape")
    guest.comments("Toinen", (300, 500))
    guest.saved()
    open_list(owner)
    owner.page.get_by_role("button", name="Tarkistettavat").press("Enter")
    rows = owner.page.locator("#comments-list > li")
    expect(rows).to_have_count(2)
    rows.filter(has_text="Toinen").get_by_role("button", name="Julkaise").press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.locator(".thread")).to_be_focused()
    owner.page.keyboard.press("Tab")
    owner.page.keyboard.press("Tab")
    owner.page.keyboard.press("Enter")

    expect(rows).to_have_count(0)
    expect(owner.page.locator("#thread")).to_be_hidden()
    open_list(other)
    expect(other.page.locator("#comments-list .thread")).to_have_text(re.compile("Toinen"))


def test_all_pending_comments_are_published_and_undone(owner, guest, other):
    set_review(owner, "Kaikki kommentit")
    start_thread(guest, "Ensimmäinen")
    guest.page.keyboard.press("Escape")
    guest.comments("Toinen", (300, 500))
    guest.saved()
    open_list(owner)
    owner.page.get_by_role("button", name="Tarkistettavat").press("Enter")
    owner.page.get_by_role("button", name="Julkaise kaikki").press("Enter")
    expect(owner.page.get_by_role("menuitem", name="Peru")).to_be_focused()
    owner.page.keyboard.press("ArrowDown")
    owner.page.keyboard.press("Enter")
    expect(other.page.locator(PINS)).to_have_count(2)
    expect(owner.page.locator("#comments-list > li")).to_have_count(0)

    owner.page.get_by_role("button", name="Kumoa").click()
    expect(other.page.locator(PINS)).to_have_count(0)
