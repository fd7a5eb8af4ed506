"""The owner hands out links, and takes them back."""

import pytest
from playwright.sync_api import expect

ROWS = "#share-links > li"


@pytest.fixture
def owner(person, links):
    """With the share dialog open."""
    owner = person()
    owner.opens(links["owner"])
    owner.page.click("#share-button")
    expect(owner.page.locator(ROWS)).to_have_count(2)
    return owner


def make(owner, gives, name=""):
    owner.page.select_option("#share-gives", gives)
    owner.page.fill("#share-name", name)
    owner.page.click("#share-new .tonal")


def test_a_link_is_made_and_opens_the_board_in_its_role(owner, person):
    """[L2] [A7] Who may only look has no tool to comment with."""
    make(owner, "view", "Valtuusto")
    row = owner.page.locator(ROWS).filter(has_text="Valtuusto")
    expect(row).to_have_count(1)
    guest = person()
    guest.opens(row.locator("input[readonly]").input_value())
    expect(guest.page.locator("#map")).to_be_visible()
    expect(guest.page.locator('[data-tool="comment"]')).to_be_hidden()


def test_what_happens_is_seen_and_heard_inside_the_dialog(owner):
    """Everything beside an open dialog is out of reach, for eyes and for screen readers."""
    make(owner, "view")
    toast = owner.page.locator("#share-dialog #toast")
    expect(toast).to_have_text("Linkki luotu.")
    corner = toast.bounding_box()
    assert toast.evaluate("(toast, at) => toast.contains(document.elementFromPoint(at.x + 8, at.y + 8))", corner)
    expect(owner.page.locator("#share-dialog #announcer")).to_have_text("Linkki luotu.")
    owner.page.keyboard.press("Escape")
    owner.chooses("Sulje kommentointi")
    expect(owner.page.locator("body > #toast")).to_have_text("Vieraat eivät voi nyt kommentoida.")


def test_whoever_came_by_a_withdrawn_link_is_out_within_two_seconds(owner, person):
    """[L2] [A4] And the others stay."""
    make(owner, "comment", "Työpaja")
    row = owner.page.locator(ROWS).filter(has_text="Työpaja")
    guest = person()
    guest.opens(row.locator("input[readonly]").input_value())
    guest.saved()
    row.get_by_role("button", name="Poista linkki").click()
    row.get_by_role("button", name="painamalla uudelleen").click()

    expect(guest.page.get_by_text("Linkki voi olla väärä")).to_be_visible(timeout=2_000)
    # The page has asked whether its link opens nothing any more, and the browser has told of the answer.
    guest.complaints.clear()
    expect(owner.page.locator(ROWS)).to_have_count(2)


def test_a_link_is_shown_as_a_code_for_phones(owner):
    row = owner.page.locator(ROWS).first
    row.get_by_role("button", name="QR-koodi").click()
    code = row.get_by_role("img")
    expect(code).to_be_visible()
    assert code.evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 100
    row.get_by_role("button", name="QR-koodi").click()
    expect(code).to_have_count(0)


def test_who_is_no_owner_makes_no_links_and_sees_no_names(person, links, owner):
    """[L2] Neither do they see links that give more than their own."""
    make(owner, "view", "Salainen ryhmä")
    guest = person()
    guest.opens(links["to share"])
    guest.page.click("#share-button")
    expect(guest.page.locator(ROWS)).to_have_count(1)
    expect(guest.page.locator("#share-new")).to_be_hidden()
    expect(guest.page.locator("#share-dialog")).not_to_contain_text("Salainen ryhmä")
    expect(guest.page.locator("#share-links .danger")).to_have_count(0)
