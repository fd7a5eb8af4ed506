"""Commenting hours and slow mode: the owner sets them, and guests see why they have to wait."""

import time

import pytest
from playwright.sync_api import expect

AT = (640, 400)
PINS = "#pins .pin"
# Long enough to see the closed state on a busy machine.
SOON_MS = 8_000


@pytest.fixture
def guest(person, links):
    """A guest, Aino, who has started a thread and has it open."""
    guest = person()
    guest.opens(links["to share"])
    guest.comments("Onko sauna auki?", AT, "Aino")
    guest.saved()
    return guest


@pytest.fixture
def owner(person, links):
    """The owner, with the dialog of hours open."""
    owner = person()
    owner.opens(links["owner"])
    owner.chooses("Kommentointiaika…")
    return owner


def saves(owner):
    owner.page.get_by_role("button", name="Tallenna").click()
    expect(owner.page.locator("#hours-dialog")).to_be_hidden()
    owner.saved()


def test_guests_see_that_commenting_has_ended(owner, guest):
    """[B1] [B2] At once, in an open thread. Guests can write again as soon as the closing time is removed."""
    owner.page.get_by_label("Päättyy (valinnainen)").fill("2026-01-02T18:00")
    saves(owner)
    expect(guest.page.locator("#thread-closed")).to_have_text("Kommentointi on päättynyt.")
    expect(guest.page.locator("#composer")).to_be_hidden()
    expect(guest.page.locator('[data-tool="comment"]')).to_have_attribute("aria-disabled", "true")
    expect(guest.page.locator("#thread-comments")).to_contain_text("Onko sauna auki?")

    owner.chooses("Kommentointiaika…")
    owner.page.get_by_label("Päättyy (valinnainen)").fill("")
    saves(owner)
    expect(guest.page.locator("#composer")).to_be_visible()


def test_guests_see_when_commenting_opens(owner, guest):
    """[B2] In the language and the time zone of the guest."""
    owner.page.get_by_label("Avautuu (valinnainen)").fill("2099-12-03T09:00")
    saves(owner)

    expect(guest.page.locator("#thread-closed")).to_have_text("Kommentointi avautuu 3.12.2099 klo 9.00.")


def test_a_wrong_clock_of_a_device_does_not_close_commenting(person, owner, links):
    """[B2] [J1] The clock of the server decides, also if the clock of the device is wrong by years."""
    owner.page.get_by_label("Päättyy (valinnainen)").fill("2040-01-02T18:00")
    saves(owner)
    late = person()
    late.page.add_init_script("const now = Date.now.bind(Date); Date.now = () => now() + 20 * 365 * 86_400_000;")
    late.opens(links["to share"])
    assert late.page.evaluate("new Date(Date.now()).getFullYear()") > 2040
    late.comments("Olen ajoissa", AT, "Aino")
    late.saved()
    expect(late.page.locator("#composer")).to_be_visible()


def test_the_page_opens_commenting_at_the_opening_time(owner, guest):
    """[B2] Without a message from the server."""
    owner.changes({"kind": "board.update", "set": {"opens_at": int(time.time() * 1000) + SOON_MS}})
    tool = guest.page.locator('[data-tool="comment"]')
    expect(tool).to_have_attribute("aria-disabled", "true")

    expect(tool).to_have_attribute("aria-disabled", "false", timeout=2 * SOON_MS)


def test_a_closing_time_before_the_opening_time_is_an_error_of_the_field(owner):
    """[B1] Nothing is sent, and the dialog stays open."""
    owner.page.get_by_label("Avautuu (valinnainen)").fill("2099-12-03T09:00")
    end = owner.page.get_by_label("Päättyy (valinnainen)")
    end.fill("2099-12-03T08:00")
    owner.page.get_by_role("button", name="Tallenna").click()
    expect(end).to_be_focused()
    expect(end).to_have_attribute("aria-invalid", "true")
    expect(end).to_have_accessible_description("Päättymisajan on oltava avautumisajan jälkeen.")

    owner.page.get_by_role("button", name="Peruuta").click()
    owner.chooses("Kommentointiaika…")
    expect(end).to_have_value("")
    expect(end).to_have_attribute("aria-invalid", "false")


def test_in_slow_mode_an_early_comment_stays_in_its_field(owner, guest):
    """[B3] The reason is shown beside it. Other actions of the guest still work."""
    owner.page.get_by_label("Hidas tila: vieras voi kommentoida").select_option("5 minuutin välein")
    saves(owner)
    guest.writes("Ja onko kahvio?")
    expect(guest.page.locator("#composer-error")).to_contain_text("Hidas tila on käytössä")
    expect(guest.page.locator("#composer-hint")).to_contain_text("voit lähettää")
    expect(guest.page.locator("#composer .send")).to_be_disabled()
    expect(guest.page.locator("#composer-text")).to_have_value("Ja onko kahvio?")
    guest.saved()
    guest.page.reload()
    guest.page.locator(PINS).first.click()

    expect(guest.page.locator("#thread-comments > li")).to_have_count(1)
    expect(guest.page.locator("#composer-text")).to_have_value("Ja onko kahvio?")
