"""Moderation of notes: it also covers guests who only write notes."""

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults
from tests.journeys.test_notes import MIDDLE, NOTE_TOOL, notes_on, write_note

GUEST = "#note-guest"


@pytest.fixture
def maija(person, workshop):
    """A guest with two notes."""
    guest = person()
    guest.opens(workshop)
    write_note(guest, "Halpoja kelloja", name="Maija")
    write_note(guest, "Lisää kelloja", at=(300, 300))
    return guest


@pytest.fixture
def owner(person, links, maija):
    """The owner, with the first of these notes in view."""
    owner = person(bypass_csp=True)
    owner.opens(links["owner"])
    open_note(owner)
    return owner


def open_note(someone, at=MIDDLE):
    someone.page.mouse.dblclick(*at)
    expect(someone.page.locator("#note")).to_be_visible()


def chooses(owner, *names):
    owner.page.locator(GUEST).press("Enter")
    for name in names:
        owner.page.get_by_role("menuitem", name=name, exact=True).press("Enter")


def test_all_notes_of_one_guest_are_deleted_together(person, workshop, maija, owner):
    """The confirmation shows the name of the guest and the number of notes."""
    onni = person()
    onni.opens(workshop)
    write_note(onni, "Penkki tähän", at=(300, 600), name="Onni")
    chooses(owner, "Poista kaikki hänen muistilappunsa…")
    expect(owner.page.locator("#popup")).to_contain_text("Maija on kirjoittanut (2)? Voit kumota poiston")
    assert faults(owner.page) == []
    owner.page.get_by_role("menuitem", name="Poista muistilaput", exact=True).press("Enter")
    expect(owner.page.locator("#offer")).to_contain_text("Vieraan muistilaput on poistettu.")
    expect(owner.page.locator("#map")).to_be_focused()
    owner.saved()

    assert [text for text, *_ in notes_on(maija)] == ["Penkki tähän"]


def test_deleted_notes_are_restored_with_their_author(maija, owner):
    """[N7] With the undo button of the toast, and with the undo key."""
    before = notes_on(maija)
    chooses(owner, "Poista kaikki hänen muistilappunsa…", "Poista muistilaput")
    expect(owner.page.locator("#announcer")).to_have_text("Vieraan muistilaput on poistettu. Ctrl+Z kumoaa poiston.")
    undo = owner.page.locator("#offer").get_by_role("button", name="Kumoa")
    undo.focus()
    assert faults(owner.page) == []
    undo.press("Enter")
    expect(owner.page.locator("#toast")).to_have_text("2 muistilappua palautettiin.")
    expect(owner.page.locator("#map")).to_be_focused()
    owner.saved()
    assert sorted(notes_on(maija)) == sorted(before)

    open_note(maija)
    maija.page.get_by_role("button", name="Poista muistilappu").press("Enter")
    maija.page.get_by_role("menuitem", name="Poista", exact=True).press("Enter")
    expect(maija.page.locator("#offer")).to_contain_text("Muistilappu on poistettu.")
    maija.page.keyboard.press("Control+z")
    expect(maija.page.locator("#toast")).to_have_text("1 muistilappu palautettiin.")
    maija.saved()
    assert sorted(notes_on(owner)) == sorted(before)


def test_a_guest_can_be_blocked_from_the_menu_of_a_note(maija, owner):
    chooses(owner, "Estä vieras…", "Estä")
    expect(owner.page.locator("#toast")).to_have_text("Vieras on estetty.")
    maija.page.click(NOTE_TOOL)
    maija.page.mouse.click(300, 600)
    maija.page.keyboard.type("Vielä kelloja")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note-error")).to_contain_text("estänyt")
    expect(maija.page.locator("#note-text")).to_have_value("Vielä kelloja")

    assert len(notes_on(owner)) == 2


def test_only_owners_have_the_menu_and_only_on_notes_of_guests(maija, owner):
    open_note(maija)
    expect(maija.page.locator(GUEST)).to_be_hidden()
    owner.page.keyboard.press("Escape")
    write_note(owner, "Omistajan lappu", at=(300, 600), name=None)
    open_note(owner, at=(300, 600))

    expect(owner.page.locator("#note-author")).to_be_hidden()
    expect(owner.page.locator(GUEST)).to_be_hidden()
