"""The page shows the real state: unsent and too long texts, the end of the slow mode wait, a lost connection."""

from playwright.sync_api import expect

from tests.journeys.page_state import is_in_window
from tests.journeys.test_notes import NOTE_TOOL

AT = (640, 400)
ELSEWHERE = (300, 250)


def begin_comment(someone, at, text):
    someone.page.click('[data-tool="comment"]')
    someone.page.mouse.click(*at)
    expect(someone.page.locator("#composer-text")).to_be_focused()
    someone.page.keyboard.insert_text(text)


def test_slow_mode_shows_a_countdown_and_then_allows_sending(person, links):
    """[B3] The text stays in its field, and no toast covers it."""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    guest.opens(links["to share"])
    guest.comments("Ensimmäinen", AT, "Aino")
    guest.saved()
    owner.changes({"kind": "board.update", "set": {"slow_seconds": 10}})
    guest.page.wait_for_function("document.querySelector('#thread-comments li') !== null")
    guest.writes("Toinen")
    expect(guest.page.locator("#composer-hint")).to_contain_text("voit lähettää")
    expect(guest.page.locator("#composer .send")).to_be_disabled()
    expect(guest.page.locator("#composer-text")).to_have_value("Toinen")
    expect(guest.page.locator("#toast")).to_be_hidden()
    expect(guest.page.locator("#composer .send")).to_be_enabled()
    expect(guest.page.locator("#composer-error")).to_be_empty()
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#thread-comments li")).to_have_count(2)
    guest.saved()


def test_a_pasted_text_that_is_too_long_is_kept_and_marked(person, links):
    guest = person()
    guest.opens(links["to share"])
    begin_comment(guest, AT, "a" * 5000)
    assert len(guest.page.locator("#composer-text").input_value()) == 5000
    expect(guest.page.locator("#composer-hint")).to_have_class("error")
    expect(guest.page.locator("#composer-hint")).to_contain_text("3000 merkkiä liikaa")
    expect(guest.page.locator("#composer .send")).to_be_disabled()
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#name-dialog")).to_be_hidden()
    guest.page.fill("#composer-text", "a" * 2000)
    expect(guest.page.locator("#composer .send")).to_be_enabled()


def test_an_empty_comment_cannot_be_sent(person, links):
    guest = person()
    guest.opens(links["to share"])
    begin_comment(guest, AT, "")
    expect(guest.page.locator("#composer .send")).to_be_disabled()
    guest.page.keyboard.type("  ")
    expect(guest.page.locator("#composer .send")).to_be_disabled()


def test_an_unsent_comment_stays_at_its_place_and_can_be_reopened(person, links):
    """Its text never appears in a comment at another place."""
    guest = person()
    guest.opens(links["to share"])
    begin_comment(guest, AT, "Kesken jäänyt")
    guest.page.keyboard.press("Escape")
    expect(guest.page.locator("#offer")).to_contain_text("Se on tallessa")
    begin_comment(guest, ELSEWHERE, "Toisaalla")
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")
    guest.page.reload()
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")
    guest.page.click("#composer-shelf")
    expect(guest.page.locator("#composer-text")).to_have_value("Kesken jäänyt")
    guest.page.click("#composer-shelf")
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")


def test_an_unfinished_edit_can_be_reopened(person, links):
    """It opens in the thread of the comment, and not as a reply."""
    guest = person()
    guest.opens(links["to share"])
    guest.comments("Ensimmäinen", AT, "Aino")
    guest.saved()
    guest.page.locator("#thread-comments [data-focus^=more]").click()
    guest.page.get_by_role("menuitem", name="Muokkaa").click()
    guest.page.keyboard.type(" muokattu")
    guest.page.mouse.click(*ELSEWHERE)
    expect(guest.page.locator("#thread")).to_be_hidden()
    guest.page.get_by_role("button", name="Jatka").click()
    expect(guest.page.locator("#composer-editing")).to_be_visible()
    expect(guest.page.locator("#composer-text")).to_have_value("Ensimmäinen muokattu")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#thread-comments p")).to_have_text("Ensimmäinen muokattu")
    expect(guest.page.locator("#composer-editing")).to_be_hidden()


def test_an_unfinished_note_can_be_reopened_and_does_not_fill_other_notes(person, workshop):
    guest = person()
    guest.opens(workshop)
    guest.page.click(NOTE_TOOL)
    guest.page.mouse.click(*AT)
    guest.page.keyboard.type("Ensimmäinen ajatus")
    guest.page.mouse.click(200, 650)
    expect(guest.page.locator("#note")).to_be_hidden()
    expect(guest.page.locator("#offer")).to_contain_text("Teksti on tallessa")
    guest.page.click(NOTE_TOOL)
    guest.page.mouse.click(*ELSEWHERE)
    expect(guest.page.locator("#note-text")).to_have_value("")
    guest.page.keyboard.type("Toinen")
    guest.page.click("#note-shelf")
    expect(guest.page.locator("#note-text")).to_have_value("Ensimmäinen ajatus")
    guest.page.keyboard.press("Enter")
    guest.page.fill("#name-input", "Maija")
    guest.page.keyboard.press("Enter")
    guest.saved()
    guest.page.mouse.click(*AT)
    guest.page.keyboard.type(" ja lisäys")
    guest.page.mouse.click(200, 650)
    guest.page.get_by_role("button", name="Jatka").click()
    expect(guest.page.locator("#note-text")).to_have_value("Ensimmäinen ajatus ja lisäys")


def test_a_lost_network_is_shown_at_once_and_texts_are_sent_later(person, links):
    """[O4] The browser reports a lost network much earlier than a timeout of the socket."""
    guest = person()
    guest.opens(links["to share"])
    guest.comments("Ensimmäinen", AT, "Aino")
    guest.saved()
    guest.context.set_offline(True)
    expect(guest.page.locator("#status")).to_have_attribute("data-state", "offline", timeout=3_000)
    expect(guest.page.locator("#status-hint")).to_contain_text("lähetetään, kun yhteys palaa")
    expect(guest.page.locator("#composer-hint")).to_contain_text("lähetetään, kun yhteys palaa")
    guest.writes("Toinen")
    expect(guest.page.locator("#status")).to_contain_text("1 lähettämättä")
    guest.complaints.clear()
    guest.context.set_offline(False)
    guest.saved()
    guest.complaints.clear()
    expect(guest.page.locator("#status-hint")).to_be_empty()


def test_commenting_works_with_a_full_browser_storage(person, links):
    guest = person()
    guest.opens(links["to share"])
    guest.page.evaluate(
        """() => {
            const fill = (size) => {
                try { for (;;) localStorage.setItem('fill' + localStorage.length, 'x'.repeat(size)); } catch {}
            };
            for (const size of [1_000_000, 10_000, 100, 1]) fill(size);
        }"""
    )
    guest.comments("Mahtuuko?", AT, "Aino")
    expect(guest.page.locator("#thread-comments p")).to_have_text("Mahtuuko?")
    guest.saved()
    expect(guest.page.locator("#announcer")).not_to_be_empty()


def test_a_toast_covers_neither_the_comment_nor_its_field(person, links):
    guest = person(permissions=["clipboard-write"])
    guest.opens(links["to share"])
    places = [(640, 100), (640, 400), (640, 700), (200, 200), (1000, 450)]
    for at in places:
        begin_comment(guest, at, "Luettava")
        toast_in(guest.page)
        assert is_in_window(guest.page, "#composer-text"), at
        assert is_in_window(guest.page, "#thread .head"), at
        guest.page.keyboard.press("Escape")


def toast_in(page):
    """Shows a toast: copies a link to this view."""
    page.click("#menu-button")
    page.get_by_role("menuitem", name="Kopioi linkki tähän näkymään").click()
    expect(page.locator("#toast")).to_be_visible()
