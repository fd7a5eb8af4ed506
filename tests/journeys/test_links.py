"""Links that open a board, and links that no longer do."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/s/wrong.wrong", "/b/no-such-board-here", "/b/kuntien-digitiekartta", "/s/x"])
def test_an_invalid_link_shows_a_clear_page_that_reveals_no_board(person, server, path):
    """[A3] The text is the same whether the board exists or not."""
    stranger = person()
    response = stranger.page.goto(server.address + path)
    stranger.complaints.clear()  # the browser reports the 404 that this is about

    assert response.status == 404
    expect(stranger.page.locator("h1")).to_have_text("Linkki ei toimi")
    assert "digitiekart" not in stranger.page.content()


def test_a_reset_link_ends_the_access_of_its_users(person, links):
    """[A4] [L1] At once, and a page gives the reason."""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    guest.opens(links["to share"])
    owner.page.click("#share-button")
    owner.page.click("#share-links summary")
    owner.page.locator("#share-links .danger").first.click()
    owner.page.get_by_role("menuitem").last.click()

    expect(guest.page.locator("h1")).to_have_text("Linkki ei toimi")
    guest.complaints.clear()
    expect(owner.page.locator("#share-links input").first).not_to_have_value(links["to share"])
    new_link = owner.page.locator("#share-links input").first.input_value()
    guest.opens(new_link)


def test_a_link_to_a_frame_opens_the_board_there(person, server):
    """[A2] The frame menu copies a link that works for a new visitor."""
    owner, guest = person(permissions=["clipboard-read", "clipboard-write"]), person()
    owner.opens(server.demo_links()["owner"])
    owner.page.click("#frames-button")
    owner.page.click("#frames-list li:nth-child(8) .more")
    owner.page.get_by_role("menuitem").click()
    expect(owner.page.locator("#toast")).to_be_visible()
    copied = owner.page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith(server.demo_links()["to share"])
    guest.opens(copied)
    guest.page.click("#frames-button")
    expect(guest.page.locator("#frames-list li:nth-child(8) .frame")).to_have_attribute("aria-current", "true")


def test_the_menu_of_a_note_copies_a_link_to_it(person, links):
    guest = person(permissions=["clipboard-read", "clipboard-write"])
    guest.opens(links["to share"])
    guest.page.mouse.click(640, 420, button="right")

    expect(guest.page.get_by_role("menuitem", name="Kopioi linkki")).to_be_visible()
    guest.page.get_by_role("menuitem", name="Kopioi linkki").click()
    expect(guest.page.locator("#toast")).to_have_text("Linkki on kopioitu.")
    assert "?node=" in guest.page.evaluate("navigator.clipboard.readText()")


def test_a_link_that_cannot_be_copied_is_shown_in_a_field(person, links):
    """The field is selected, and a text says why."""
    guest = person()
    guest.opens(links["to share"])
    guest.page.evaluate("""() => {
        navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    }""")
    guest.page.click("#menu-button")
    guest.page.get_by_role("menuitem").first.click()
    field = guest.page.locator("#copy-dialog input")
    expect(field).to_be_focused()
    selected = field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected.startswith(links["to share"])
    assert "?at=" in selected
    guest.page.keyboard.press("Escape")
    guest.page.click("#share-button")
    guest.page.click("#share-links .copy")
    expect(guest.page.locator("#share-links input")).to_be_focused()
    expect(guest.page.locator("#share-dialog #toast")).to_be_visible()


def test_the_clipboard_is_used_during_the_click(person, links):
    """Safari refuses access after the page has waited for a response."""
    guest = person(permissions=["clipboard-read", "clipboard-write"])
    guest.opens(links["to share"])
    guest.page.evaluate("""() => {
        const write = navigator.clipboard.write.bind(navigator.clipboard);
        let isClick = false;
        addEventListener('click', () => { isClick = true; setTimeout(() => (isClick = false)); }, {capture: true});
        navigator.clipboard.write = (items) => isClick ? write(items) : Promise.reject(new Error('too late'));
        navigator.clipboard.writeText = () => Promise.reject(new Error('too late'));
    }""")
    guest.page.click("#menu-button")
    guest.page.get_by_role("menuitem").first.click()
    expect(guest.page.locator("#toast")).to_be_visible()
    assert guest.page.evaluate("navigator.clipboard.readText()").startswith(links["to share"])


def test_a_guest_sees_no_link_for_owners(person, links):
    guest = person()
    guest.opens(links["to share"])
    guest.page.click("#share-button")

    expect(guest.page.locator("#share-links li")).to_have_count(1)
    expect(guest.page.locator("#share-links input")).to_have_value(links["to share"])
    expect(guest.page.locator("#share-links .danger")).to_have_count(0)


def test_the_front_page_lists_the_boards_that_this_browser_has_opened(person, server, links):
    guest = person()
    guest.opens(links["to share"])
    guest.page.goto(server.address)

    expect(guest.page.get_by_role("link", name="Kylän kartta")).to_be_visible()
    guest.page.get_by_role("link", name="Avaa esittelytaulu").click()
    expect(guest.page.locator("#title-bar h1")).to_have_text("Kuntien digitiekartta")


def test_a_link_is_copied_on_plain_http_too(person, links):
    """Browsers have no clipboard API on pages without TLS, which are common in internal networks."""
    owner = person(permissions=["clipboard-read"])
    owner.opens(links["to share"])
    owner.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    owner.page.click("#share-button")
    owner.page.click("#share-links .primary")

    expect(owner.page.locator("#share-links .primary")).to_have_text("Kopioitu")
