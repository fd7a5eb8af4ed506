"""A facilitator closes commenting, and opens it again."""

import pytest
from playwright.sync_api import expect

COMMENT_TOOL = '[data-tool="comment"]'


@pytest.fixture
def both(person, links):
    """A guest who has begun a discussion, and the owner."""
    guest, owner = person(), person()
    guest.opens(links["to share"])
    guest.comments("Saako vielä kysyä?", at=(640, 400), name="Aino")
    guest.saved()
    owner.opens(links["owner"])
    return guest, owner


def test_guests_read_and_do_not_write_while_commenting_is_closed(both):
    """[B2] At once, in the open discussion too; the reason stands in place of the field."""
    guest, owner = both
    owner.chooses("Sulje kommentointi")
    expect(guest.page.locator("#thread-closed")).to_have_text("Kommentointi on suljettu.")
    expect(guest.page.locator("#composer-text")).to_be_hidden()
    expect(guest.page.locator(COMMENT_TOOL)).to_be_hidden()
    owner.page.click(".pin")
    owner.writes("Vastaan silti.")
    owner.page.fill("#name-input", "Outi")
    owner.page.keyboard.press("Enter")
    expect(guest.page.locator("#thread-comments li")).to_have_count(2)

    owner.chooses("Avaa kommentointi")
    expect(guest.page.locator(COMMENT_TOOL)).to_be_visible()
    guest.page.focus("#composer-text")
    guest.writes("Kiitos!")
    expect(owner.page.locator("#thread-comments li")).to_have_count(3)


def test_whoever_takes_the_owners_name_is_asked_for_another_and_keeps_their_words(person, links):
    """[U1] However it is written."""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    owner.comments("Tervetuloa!", at=(640, 300), name="Outi Virtanen")
    owner.saved()
    guest.opens(links["to share"])
    guest.comments("Minä määrään.", at=(640, 500), name="0uti Virtanen")
    expect(guest.page.locator("#composer-error")).to_contain_text("muistuttaa taulun omistajan nimeä")
    expect(guest.page.locator("#composer-text")).to_have_value("Minä määrään.")
    guest.page.locator("#composer-text").press("Enter")
    guest.page.fill("#name-input", "Otso")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#thread-comments li")).to_contain_text("Otso")
