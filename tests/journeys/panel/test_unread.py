"""Unread comments: counts, marks and notifications."""

import re

from playwright.sync_api import expect

from tests.journeys.panel.talk import BUTTON, ROWS, id_of, start_thread


def test_unread_threads_are_counted_until_they_are_opened(aino, page):
    aino.changes(start_thread("Yksi"), start_thread("Kaksi"))
    expect(page.locator(f"{BUTTON} .badge")).to_have_text("2")
    expect(page.locator(BUTTON)).to_have_attribute("aria-label", "Kommentit, 2 lukematonta keskustelua")
    expect(page).to_have_title("(2) Kylän kartta · Kehys")
    expect(page.locator('link[rel="icon"]')).to_have_attribute("href", "/static/icon-unread.svg")
    marked = page.locator("#pins .is-unread:visible")
    expect(marked.first).to_have_attribute("aria-label", re.compile(r"\(uutta\)$"))
    page.click(BUTTON)
    page.click('[data-filter="unread"]')
    page.locator(ROWS).first.click()
    expect(page).to_have_title("(1) Kylän kartta · Kehys")
    expect(page.locator(ROWS)).to_have_count(2)  # the open thread stays listed until another one opens
    page.locator(ROWS).last.click()
    expect(page.locator(ROWS)).to_have_count(1)

    expect(marked).to_have_count(0)
    expect(page).to_have_title("Kylän kartta · Kehys")
    expect(page.locator('link[rel="icon"]')).to_have_attribute("href", "/static/icon.svg")
    page.reload()
    expect(page.locator("#status")).to_have_text("Tallennettu")
    expect(page).to_have_title("Kylän kartta · Kehys")


def test_the_security_policy_allows_the_icon_with_the_dot(page):
    size = page.evaluate(
        """() => new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = () => resolve(image.naturalWidth);
            image.onerror = reject;
            image.src = '/static/icon-unread.svg';
        })"""
    )
    assert size > 0


def test_a_first_visit_has_nothing_unread(aino, person, links):
    aino.changes(start_thread("Vanha asia"))
    newcomer = person()
    newcomer.opens(links["to share"])
    newcomer.page.click(BUTTON)
    expect(newcomer.page.locator(ROWS)).to_have_count(1)

    expect(newcomer.page.locator(f"{BUTTON} .badge")).to_be_hidden()
    expect(newcomer.page.locator(f"{ROWS}.is-unread")).to_have_count(0)


def test_everything_can_be_marked_as_read(aino, page):
    aino.changes(start_thread("Yksi"), start_thread("Kaksi"))
    expect(page.locator(f"{BUTTON} .badge")).to_have_text("2")
    page.click(BUTTON)
    page.click("#comments-menu-button")
    page.get_by_role("menuitem", name="Merkitse kaikki luetuiksi").click()
    page.click('[data-filter="unread"]')

    expect(page.locator("#comments-none")).to_contain_text("Kaikki on luettu.")
    expect(page).to_have_title("Kylän kartta · Kehys")


def test_notifications_are_off_by_default_and_report_mentions(aino, page):
    """The notification API is replaced by a fake, because a test cannot read real notifications."""
    page.evaluate(
        """() => {
            window.notices = [];
            window.Notification = class {
                static permission = 'default';
                static async requestPermission() { return (Notification.permission = 'granted'); }
                constructor(title, {body}) { notices.push([title, body]); }
            };
            Object.defineProperty(document, 'hidden', {get: () => true});
        }"""
    )
    page.click(BUTTON)
    aino.changes(start_thread("Hiljaa", mentions=(id_of(page),)))
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.evaluate("Notification.permission") == "default"
    page.click("#comments-menu-button")
    page.get_by_role("menuitemcheckbox", name="Ilmoita").click()
    expect(page.locator("#toast")).to_contain_text("Saat ilmoituksen")
    aino.changes(start_thread("x" * 500, mentions=(id_of(page),)), start_thread("Muille"))
    expect(page.locator(ROWS)).to_have_count(3)

    assert page.evaluate("notices") == [["Aino Åberg mainitsi sinut – Kylän kartta", "x" * 139 + "…"]]
