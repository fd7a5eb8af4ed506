"""The page says what is so: what is not sent or too long, when one may write again, that there is no connection."""

from playwright.sync_api import expect

from tests.journeys.page_state import is_in_window
from tests.journeys.test_notes import NOTE_TOOL

AT = (640, 400)
ELSEWHERE = (300, 250)


def begins_comment(someone, at, text):
    someone.page.click('[data-tool="comment"]')
    someone.page.mouse.click(*at)
    expect(someone.page.locator("#composer-text")).to_be_focused()
    someone.page.keyboard.insert_text(text)


def test_slow_mode_counts_down_and_then_lets_one_send(person, links):
    """[B3] The text stays in its field, and there is no toast over it."""
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


def test_a_paste_that_is_too_long_is_kept_and_pointed_out(person, links):
    guest = person()
    guest.opens(links["to share"])
    begins_comment(guest, AT, "a" * 5000)
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
    begins_comment(guest, AT, "")
    expect(guest.page.locator("#composer .send")).to_be_disabled()
    guest.page.keyboard.type("  ")
    expect(guest.page.locator("#composer .send")).to_be_disabled()


def test_an_unsent_comment_stays_at_its_place_and_is_offered(person, links):
    """The text of one never turns up in a comment elsewhere."""
    guest = person()
    guest.opens(links["to share"])
    begins_comment(guest, AT, "Kesken jäänyt")
    guest.page.keyboard.press("Escape")
    expect(guest.page.locator("#offer")).to_contain_text("Se on tallessa")
    begins_comment(guest, ELSEWHERE, "Toisaalla")
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")
    guest.page.reload()
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")
    guest.page.click("#composer-shelf")
    expect(guest.page.locator("#composer-text")).to_have_value("Kesken jäänyt")
    guest.page.click("#composer-shelf")
    expect(guest.page.locator("#composer-text")).to_have_value("Toisaalla")


def test_an_edit_that_is_left_is_offered_and_opens_again(person, links):
    """On the comment's own thread, and not as an answer."""
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


def test_a_note_that_is_left_is_offered_and_its_text_stays_out_of_other_notes(person, workshop):
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


def test_without_a_network_the_page_says_so_at_once_and_sends_later(person, links):
    """[O4] The browser knows that the network is gone long before the silence of a socket shows it."""
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


def test_a_full_storage_stops_nobody_from_writing(person, links):
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
    guest = person()
    guest.opens(links["to share"])
    places = [(640, 100), (640, 400), (640, 700), (200, 200), (1000, 450)]
    for at in places:
        begins_comment(guest, at, "Luettava")
        toast_in(guest.page)
        assert is_in_window(guest.page, "#composer-text"), at
        assert is_in_window(guest.page, "#thread .head"), at
        guest.page.keyboard.press("Escape")


def toast_in(page):
    """Shows a toast as the page does: a link to this view is copied, or cannot be."""
    page.click("#menu-button")
    page.get_by_role("menuitem", name="Kopioi linkki tähän näkymään").click()
    expect(page.locator("#toast")).to_be_visible()
