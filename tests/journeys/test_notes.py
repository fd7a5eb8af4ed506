"""Guests with a `participate` link add their own notes to the board."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults
from tests.journeys.test_accessible import hold_pushes

NOTE_TOOL = '[data-tool="note"]'
MIDDLE = (640, 400)


def write_note(someone, text, at=MIDDLE, name=None):
    someone.page.click(NOTE_TOOL)
    someone.page.mouse.click(*at)
    expect(someone.page.locator("#note-text")).to_be_focused()
    someone.page.keyboard.type(text)
    someone.page.keyboard.press("Enter")
    if name:
        someone.page.fill("#name-input", name)
        someone.page.keyboard.press("Enter")
    expect(someone.page.locator("#note")).to_be_hidden()
    someone.saved()


def notes_on(someone):
    """The texts and authors of guests' notes on the server."""
    return someone.page.evaluate(
        """async () => {
            const address = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
            const {nodes, people} = await (await fetch(address)).json();
            const nameOf = (id) => people.find((person) => person.id === id)?.name;
            return nodes.filter((node) => node.by).map((node) => [node.text, node.color, nameOf(node.by)]);
        }"""
    )


def test_a_guest_adds_a_note_and_others_see_it_and_cannot_change_it(person, workshop):
    """[N7] [A7] Others see the author, but get no form to change the note."""
    maija, onni = person(), person()
    maija.opens(workshop)
    onni.opens(workshop)
    maija.page.click(NOTE_TOOL)
    maija.page.mouse.click(*MIDDLE)
    maija.page.get_by_role("radio", name="Vihreä").check()
    maija.page.fill("#note-text", "Lisää penkkejä rantaan")
    maija.page.keyboard.press("Enter")
    maija.page.fill("#name-input", "Maija")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note")).to_be_hidden()
    maija.saved()
    assert notes_on(onni) == [["Lisää penkkejä rantaan", "green", "Maija"]]

    onni.page.mouse.click(*MIDDLE, button="right")
    expect(onni.page.locator("#popup")).to_contain_text("Kirjoittanut Maija (vieras)")
    expect(onni.page.get_by_role("menuitem", name="Muokkaa muistilappua")).to_have_count(0)
    onni.page.keyboard.press("Escape")
    onni.page.mouse.click(*MIDDLE)
    expect(onni.page.locator("#note")).to_be_hidden()

    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note-author")).to_have_text("Kirjoittanut Maija (vieras)")
    maija.page.fill("#note-text", "Penkkejä rantaan")
    maija.page.get_by_role("radio", name="Sininen").check()
    maija.page.get_by_role("button", name="Tallenna").click()
    expect(maija.page.locator("#note")).to_be_hidden()
    maija.saved()
    assert notes_on(onni) == [["Penkkejä rantaan", "blue", "Maija"]]


def test_a_note_is_added_moved_and_deleted_with_keys_only(person, workshop):
    """[N7] All steps, from choosing the tool to deleting the note."""
    maija = person()
    maija.opens(workshop)
    maija.page.focus("#map")
    maija.page.keyboard.press("s")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note-text")).to_be_focused()
    maija.page.keyboard.type("Ilman hiirtä")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#name-input")).to_be_focused()
    maija.page.keyboard.type("Maija")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note")).to_be_hidden()
    maija.saved()
    expect(maija.page.locator("#map")).to_be_focused()

    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note-text")).to_have_value("Ilman hiirtä")
    maija.page.get_by_role("button", name="Siirrä ylös").press("Enter")
    maija.page.get_by_role("button", name="Poista muistilappu").press("Enter")
    maija.page.keyboard.press("ArrowDown")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note")).to_be_hidden()
    expect(maija.page.locator("#map")).to_be_focused()
    maija.saved()
    assert notes_on(maija) == []


def test_a_draft_note_survives_a_reload_at_its_place(person, workshop):
    maija = person()
    maija.opens(workshop)
    maija.page.click(NOTE_TOOL)
    maija.page.mouse.click(500, 300)
    maija.page.keyboard.type("Kesken jäi")
    before = maija.page.locator("#note-ghost").bounding_box()
    maija.page.reload()
    expect(maija.page.locator("#note-text")).to_have_value("Kesken jäi")
    assert maija.page.locator("#note-ghost").bounding_box() == before


def test_the_text_of_a_refused_note_is_kept(person, workshop, links):
    """[U1] [N7] No text is lost."""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    owner.comments("Tervetuloa!", at=(640, 200), name="Outi")
    owner.saved()
    guest.opens(workshop)
    guest.page.click(NOTE_TOOL)
    guest.page.mouse.click(*MIDDLE)
    guest.page.keyboard.type("Minä määrään.")
    guest.page.keyboard.press("Enter")
    guest.page.fill("#name-input", "0uti")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#note-error")).to_contain_text("muistuttaa taulun omistajan nimeä")
    expect(guest.page.locator("#note-text")).to_have_value("Minä määrään.")
    guest.page.locator("#note-text").press("Enter")
    guest.page.fill("#name-input", "Otso")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#note")).to_be_hidden()
    guest.saved()
    assert notes_on(guest) == [["Minä määrään.", "yellow", "Otso"]]


def test_a_guests_note_keeps_its_author_when_an_owner_edits_it(person, workshop, links):
    """[N7] A commenter has no tool for notes."""
    maija, owner, commenter = person(), person(), person()
    maija.opens(workshop)
    write_note(maija, "Tanssilava", name="Maija")
    commenter.opens(links["to share"])
    expect(commenter.page.locator(NOTE_TOOL)).to_be_hidden()
    owner.opens(links["owner"])
    owner.page.mouse.dblclick(*MIDDLE)
    owner.page.fill("#note-text", "Tanssilava torille")
    owner.page.keyboard.press("Enter")
    expect(owner.page.locator("#note")).to_be_hidden()
    owner.saved()
    assert notes_on(owner) == [["Tanssilava torille", "yellow", "Maija"]]
    maija.chooses("Omat muistilappuni")
    maija.page.get_by_role("menuitem", name="Tanssilava torille").click()
    expect(maija.page.locator("#note-text")).to_have_value("Tanssilava torille")


def test_guests_cannot_add_notes_while_commenting_is_closed(person, workshop, links):
    """[B2] The tool is disabled, the form says why, and guests can still delete their own notes."""
    maija, owner = person(), person()
    maija.opens(workshop)
    write_note(maija, "Tanssilava", name="Maija")
    owner.opens(links["owner"])
    owner.chooses("Sulje kommentointi")
    expect(maija.page.locator(NOTE_TOOL)).to_be_disabled()
    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note-closed")).to_be_visible()
    expect(maija.page.locator("#note-save")).to_be_disabled()
    maija.page.click("#note-delete")
    maija.page.get_by_role("menuitem", name="Poista", exact=True).click()
    expect(maija.page.locator("#note")).to_be_hidden()
    maija.saved()
    assert notes_on(owner) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_of_a_note_has_no_violation(person, workshop, scheme):
    """Checks the form with axe, for a new note and for an existing one."""
    maija = person(color_scheme=scheme, bypass_csp=True)
    maija.opens(workshop)
    maija.page.click(NOTE_TOOL)
    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note")).to_be_visible()
    assert faults(maija.page) == []
    maija.page.keyboard.press("Escape")
    write_note(maija, "Luettava", name="Maija")
    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note-more")).to_be_visible()
    assert faults(maija.page) == []


def test_an_unsent_note_is_sent_by_the_next_page(person, workshop):
    """[O4] [N7] It is kept like a comment. Another window can send it, too."""
    maija = person()
    maija.opens(workshop)
    write_note(maija, "Ensimmäinen", at=(500, 300), name="Maija")
    maija.page.route_web_socket(re.compile("/live"), hold_pushes)
    maija.page.reload()
    maija.page.click(NOTE_TOOL)
    maija.page.mouse.click(800, 500)
    maija.page.keyboard.type("Toinen")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#status")).to_contain_text("lähettämättä")
    maija.page.close()
    maija.page = maija.context.new_page()
    maija.opens(workshop)
    assert sorted(text for text, _, _ in notes_on(maija)) == ["Ensimmäinen", "Toinen"]
