"""Actions on comments and threads: edit, delete, react, resolve, mention."""

import re

import pytest
from playwright.sync_api import expect

COMMENTS = "#thread-comments li"


@pytest.fixture
def aino(person, links):
    """A guest who has started a thread and has it open."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Onko kirjasto auki?", at=(640, 400), name="Aino")
    aino.saved()
    return aino


@pytest.fixture
def eino(person, links, aino):
    """Another guest, with a name, who has replied in the thread."""
    eino = person()
    eino.opens(links["to share"])
    eino.page.click(".pin")
    eino.writes("On, kello 12.")
    eino.page.fill("#name-input", "Eino")
    eino.page.keyboard.press("Enter")
    eino.saved()
    expect(aino.page.locator(COMMENTS)).to_have_count(2)
    return eino


def choose_in_menu(comment, item):
    """Chooses an item from the menu of a comment."""
    comment.locator('[aria-haspopup="menu"]').last.click()
    comment.page.get_by_role("menuitem", name=item).click()


def test_an_edited_comment_changes_for_everybody_and_is_marked(aino, eino):
    """[C6] The field of the edit starts with the old text."""
    choose_in_menu(eino.page.locator(COMMENTS).last, "Muokkaa")
    expect(eino.page.locator("#composer-text")).to_have_value("On, kello 12.")
    eino.page.keyboard.press("ControlOrMeta+a")
    eino.writes("On, kello 12–16.")

    last = aino.page.locator(COMMENTS).last
    expect(last.locator("p")).to_have_text("On, kello 12–16.")
    expect(last).to_contain_text("muokattu")
    expect(eino.page.locator("#composer-text")).to_have_value("")


def test_escape_cancels_an_edit_and_the_thread_stays_open(eino):
    choose_in_menu(eino.page.locator(COMMENTS).last, "Muokkaa")
    eino.page.keyboard.type(" Ehkä.")
    eino.page.keyboard.press("Escape")

    expect(eino.page.locator("#composer-text")).to_have_value("")
    expect(eino.page.locator(COMMENTS).last.locator("p")).to_have_text("On, kello 12.")


def test_an_unfinished_edit_survives_a_reload(eino):
    choose_in_menu(eino.page.locator(COMMENTS).last, "Muokkaa")
    eino.page.keyboard.type(" Ehkä.")
    eino.page.reload()
    if eino.page.locator("#thread").is_hidden():
        eino.page.click(".pin")

    choose_in_menu(eino.page.locator(COMMENTS).last, "Muokkaa")
    expect(eino.page.locator("#composer-text")).to_have_value("On, kello 12. Ehkä.")


def test_a_comment_is_deleted_in_two_steps_and_the_last_one_removes_the_pin(aino, eino):
    """[C6] Everybody sees it."""
    choose_in_menu(eino.page.locator(COMMENTS).last, "Poista…")
    eino.page.get_by_role("menuitem", name="Poista pysyvästi").click()
    expect(aino.page.locator(COMMENTS)).to_have_count(1)
    # The focus stays in the thread, on a comment that is left.
    assert eino.page.evaluate("() => document.querySelector('#thread').contains(document.activeElement)")

    choose_in_menu(aino.page.locator(COMMENTS).last, "Poista…")
    aino.page.get_by_role("menuitem", name="Peruuta").click()
    expect(eino.page.locator(".pin")).to_be_visible()
    choose_in_menu(aino.page.locator(COMMENTS).last, "Poista…")
    aino.page.get_by_role("menuitem", name="Poista pysyvästi").click()
    expect(eino.page.locator(".pin")).to_have_count(0)
    expect(eino.page.locator("#thread")).to_be_hidden()


def test_actions_without_permission_are_not_offered(aino, eino):
    """[C6] [C7] They can neither edit comments of others nor resolve their threads."""
    eino.page.locator(COMMENTS).first.locator('[aria-haspopup="menu"]').last.click()
    expect(eino.page.get_by_role("menuitem")).to_have_text(["Ilmoita asiaton kommentti"])
    expect(eino.page.locator("#thread-settle")).to_be_hidden()
    expect(aino.page.locator("#thread-settle")).to_be_visible()


def test_a_reaction_is_shown_with_the_name_and_is_removed(aino, eino):
    """[C8] A click on the reaction removes it. The focus stays on it."""
    first = eino.page.locator(COMMENTS).first
    first.locator('[aria-haspopup="menu"]').first.click()
    eino.page.get_by_role("menuitemcheckbox", name="Hyvä ajatus").click()
    chip = aino.page.locator(".chip")
    expect(chip).to_have_attribute("aria-label", "Hyvä ajatus: Eino")
    expect(chip).to_have_attribute("aria-pressed", "false")

    chip.click()
    expect(eino.page.locator(".chip")).to_have_text("2")
    expect(aino.page.locator(".chip")).to_be_focused()
    aino.page.keyboard.press("Enter")
    eino.page.locator(".chip").click()
    expect(aino.page.locator(".chip")).to_have_count(0)


def test_a_thread_is_resolved_and_reopened(aino, eino):
    """[C7] Everybody sees it."""
    aino.page.click("#thread-settle")
    expect(eino.page.locator("#thread")).to_have_class(re.compile("is-resolved"))
    expect(aino.page.locator("#thread-settle")).to_have_accessible_name("Avaa uudelleen")
    aino.page.click("#thread-settle")
    expect(eino.page.locator("#thread")).not_to_have_class(re.compile("is-resolved"))


def test_the_first_letters_of_a_name_are_enough_for_a_mention(aino, eino):
    """[C9] The person is chosen with keys only."""
    aino.page.locator("#composer-text").focus()
    aino.page.keyboard.type("Kiitos @ei")
    expect(aino.page.locator("#composer-people li")).to_have_text([re.compile("Eino")])
    aino.page.keyboard.press("Enter")
    expect(aino.page.locator("#composer-text")).to_have_value("Kiitos @Eino ")
    aino.writes("!")

    expect(eino.page.locator(".mention")).to_have_text("@Eino")


def test_the_owner_can_delete_but_not_edit_comments_of_others(person, links, aino):
    """[C6] A comment always has the text that its author wrote."""
    owner = person()
    owner.opens(links["owner"])
    owner.page.click(".pin")
    owner.page.locator(COMMENTS).locator('[aria-haspopup="menu"]').last.click()
    expect(owner.page.get_by_role("menuitem", name="Muokkaa")).to_have_count(0)
    owner.page.get_by_role("menuitem", name="Poista…").click()
    owner.page.get_by_role("menuitem", name="Poista", exact=True).click()
    expect(aino.page.locator(".pin")).to_have_count(0)


def test_an_unsent_reply_is_kept_when_its_thread_is_deleted(aino, eino):
    """The text becomes the draft of a new thread at the place of the old pin."""
    eino.page.locator("#composer-text").fill("Vastaan vielä tähän")
    choose_in_menu(eino.page.locator(COMMENTS).last, "Poista…")
    eino.page.get_by_role("menuitem", name="Poista pysyvästi").click()
    expect(aino.page.locator(COMMENTS)).to_have_count(1)
    choose_in_menu(aino.page.locator(COMMENTS).last, "Poista…")
    aino.page.get_by_role("menuitem", name="Poista pysyvästi").click()

    expect(eino.page.locator(".pin.is-draft")).to_be_visible()
    expect(eino.page.locator("#composer-text")).to_have_value("Vastaan vielä tähän")
    eino.page.locator("#composer-text").press("Enter")
    expect(aino.page.locator(".pin")).to_have_count(1)


def test_an_invisible_name_is_refused(person, links):
    """[U1] The dialog gives the reason and stays open."""
    guest = person()
    guest.opens(links["to share"])
    guest.comments("Onko kirjasto auki?", at=(640, 400), name="\u3164")
    expect(guest.page.locator("#name-error")).not_to_be_empty()
    guest.page.fill("#name-input", "Aino")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator(COMMENTS)).to_have_count(1)
