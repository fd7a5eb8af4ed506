"""Presence: the avatars, the list of people, and the name of this person."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def guest(person, links):
    guest = person()
    guest.opens(links["to share"])
    return guest


def test_an_unnamed_person_has_an_icon_and_can_set_a_name_in_the_list(guest, person, links):
    owner = person()
    owner.opens(links["owner"])
    face = guest.page.locator("#avatars li").first
    expect(face.locator(".icon")).to_be_visible()
    expect(guest.page.get_by_role("button", name="2 henkilöä taululla")).to_be_visible()
    guest.page.click("#people-button")
    guest.page.get_by_role("menuitem", name="Valitse nimesi").click()
    guest.page.fill("#name-input", "Aino Kallio")
    guest.page.keyboard.press("Enter")

    expect(face).to_have_text("AK")
    expect(owner.page.locator("#avatars")).to_contain_text("AK")
    owner.page.click("#people-button")
    expect(owner.page.get_by_role("menuitem", name="Aino Kallio")).to_be_visible()


def test_only_the_owner_is_marked(guest, person, links):
    owner = person()
    owner.opens(links["owner"])
    owner.comments("Tervetuloa", at=(640, 300), name="Outi")
    owner.saved()
    guest.page.locator("#pins .pin").click()
    guest.writes("Kiitos")
    guest.page.fill("#name-input", "Aino")
    guest.page.keyboard.press("Enter")

    tags = guest.page.locator("#thread-comments .tag")
    expect(tags).to_have_text(["omistaja"])
    time = guest.page.locator("#thread-comments time").first
    expect(time).to_have_text("Juuri nyt")
    assert " klo " in (time.get_attribute("title") or "")


def test_an_empty_draft_is_called_a_new_comment(guest):
    guest.page.click('[data-tool="comment"]')
    guest.page.mouse.click(640, 300)
    expect(guest.page.get_by_role("dialog", name="Uusi kommentti")).to_be_visible()
