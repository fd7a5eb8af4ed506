"""The owner closes commenting and opens it again."""

import pytest
from playwright.sync_api import expect

COMMENT_TOOL = '[data-tool="comment"]'


@pytest.fixture
def both(person, links):
    """A guest who has started a thread, and the owner."""
    guest, owner = person(), person()
    guest.opens(links["to share"])
    guest.comments("Saako vielä kysyä?", at=(640, 400), name="Aino")
    guest.saved()
    owner.opens(links["owner"])
    return guest, owner


def test_guests_can_only_read_while_commenting_is_closed(both):
    """[B2] It takes effect at once, also in an open thread. The reason replaces the field."""
    guest, owner = both
    owner.chooses("Sulje kommentointi")
    expect(guest.page.locator("#thread-closed")).to_have_text("Kommentointi on suljettu.")
    expect(guest.page.locator("#composer-text")).to_be_hidden()
    expect(guest.page.locator(COMMENT_TOOL)).to_have_attribute("aria-disabled", "true")
    expect(guest.page.locator("#closed")).to_have_text("Kommentointi on suljettu.")
    owner.page.click(".pin")
    owner.writes("Vastaan silti.")
    owner.page.fill("#name-input", "Outi")
    owner.page.keyboard.press("Enter")
    expect(guest.page.locator("#thread-comments li")).to_have_count(2)

    owner.chooses("Avaa kommentointi")
    expect(guest.page.locator(COMMENT_TOOL)).to_have_attribute("aria-disabled", "false")
    expect(guest.page.locator("#closed")).to_be_hidden()
    guest.page.focus("#composer-text")
    guest.writes("Kiitos!")
    expect(owner.page.locator("#thread-comments li")).to_have_count(3)


def test_an_unsent_text_can_be_copied_after_commenting_is_closed(both):
    """[B2] The text is not lost, and it is in its field again when commenting opens."""
    guest, owner = both
    guest.context.grant_permissions(["clipboard-read", "clipboard-write"])
    guest.page.fill("#composer-text", "Vielä yksi kysymys")
    expect(guest.page.locator("#thread-kept")).to_be_hidden()
    owner.chooses("Sulje kommentointi")
    expect(guest.page.locator("#thread-kept-text")).to_have_value("Vielä yksi kysymys")
    guest.page.click("#thread-kept-copy")
    expect(guest.page.locator("#toast")).to_have_text("Kopioitu")
    assert guest.page.evaluate("navigator.clipboard.readText()") == "Vielä yksi kysymys"
    owner.chooses("Avaa kommentointi")
    expect(guest.page.locator("#thread-kept")).to_be_hidden()
    expect(guest.page.locator("#composer-text")).to_have_value("Vielä yksi kysymys")


def test_the_tools_are_disabled_and_say_why(person, workshop, links):
    """[B2] With the mouse and with keys. An active tool is deselected. Viewers have neither tools nor reason."""
    guest, owner = person(), person()
    guest.opens(workshop)
    owner.opens(links["owner"])
    guest.page.click(COMMENT_TOOL)
    owner.chooses("Sulje kommentointi")
    expect(guest.page.locator('[data-tool="hand"]')).to_have_attribute("aria-pressed", "true")
    for tool, key in (("comment", "c"), ("note", "s")):
        # Playwright waits until a disabled button is enabled; people do not.
        guest.page.click(f'[data-tool="{tool}"]', force=True)
        expect(guest.page.locator("#toast")).to_have_text("Kommentointi on suljettu.")
        expect(guest.page.locator("#toast")).to_be_hidden()
        guest.page.focus("#map")
        guest.page.keyboard.press(key)
        expect(guest.page.locator("#toast")).to_have_text("Kommentointi on suljettu.")
        expect(guest.page.locator('[data-tool="hand"]')).to_have_attribute("aria-pressed", "true")
        expect(guest.page.locator("#toast")).to_be_hidden()
    owner.page.click("#share-button")
    owner.page.click("#share-add")
    owner.page.select_option("#share-gives", "view")
    owner.page.click("#share-new button")
    visitor = person()
    visitor.opens(owner.page.locator("#share-links .is-new input").first.input_value())
    expect(visitor.page.locator('[data-tool="hand"]')).to_be_visible()
    expect(visitor.page.locator(COMMENT_TOOL)).to_be_hidden()
    expect(visitor.page.locator("#closed")).to_be_hidden()


def test_a_refused_rename_says_why_and_keeps_the_typed_name(person, links):
    """[U1] The dialog stays open until a name is accepted. It does not show an earlier reason again."""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    owner.comments("Tervetuloa!", at=(640, 300), name="Outi Virtanen")
    owner.saved()
    guest.opens(links["to share"])
    guest.chooses("Vaihda nimeä")
    guest.page.fill("#name-input", "0uti Virtanen")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#name-error")).to_contain_text("omistaja")
    expect(guest.page.locator("#name-input")).to_have_value("0uti Virtanen")
    guest.page.fill("#name-input", "Otso")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#name-dialog")).to_be_hidden()
    expect(guest.page.locator("#toast")).to_contain_text("Otso")
    guest.chooses("Vaihda nimeä")
    expect(guest.page.locator("#name-error")).to_be_hidden()


def test_a_guest_with_the_owners_name_is_asked_for_another_and_keeps_the_text(person, links):
    """[U1] Confusable spellings are refused, too."""
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
