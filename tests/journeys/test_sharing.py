"""The owner creates and revokes links."""

import pytest
from playwright.sync_api import expect

ROWS = "#share-links > li"


@pytest.fixture
def owner(person, links):
    """The owner, with the share dialog open."""
    owner = person()
    owner.opens(links["owner"])
    owner.page.click("#share-button")
    expect(owner.page.locator(ROWS)).to_have_count(1)
    return owner


def make(owner, gives, name=""):
    owner.page.click("#share-add")
    owner.page.select_option("#share-gives", gives)
    owner.page.fill("#share-name", name)
    owner.page.click("#share-new button")


def test_a_new_link_opens_the_board_in_its_role(owner, person):
    """[L2] [A7] A viewer has no comment tool."""
    make(owner, "view", "Valtuusto")
    row = owner.page.locator(ROWS).filter(has_text="Valtuusto")
    expect(row).to_have_count(1)
    guest = person()
    guest.opens(row.locator("input[readonly]").input_value())
    expect(guest.page.locator("#map")).to_be_visible()
    expect(guest.page.locator('[data-tool="comment"]')).to_be_hidden()


def test_the_result_is_shown_and_announced_inside_the_dialog(owner):
    """Neither eyes nor screen readers reach anything outside a modal dialog."""
    make(owner, "view")
    toast = owner.page.locator("#share-dialog #toast")
    expect(toast).to_have_text("Linkki luotu.")
    corner = toast.bounding_box()
    assert toast.evaluate("(toast, at) => toast.contains(document.elementFromPoint(at.x + 8, at.y + 8))", corner)
    expect(owner.page.locator("#share-dialog #announcer")).to_have_text("Linkki luotu.")
    owner.page.keyboard.press("Escape")
    owner.chooses("Sulje kommentointi")
    expect(owner.page.locator("body > #toast")).to_have_text("Vieraat eivät voi nyt kommentoida.")


def test_a_revoked_link_ends_access_within_two_seconds(owner, person):
    """[L2] [A4] People with other links keep their access."""
    make(owner, "comment", "Työpaja")
    row = owner.page.locator(ROWS).filter(has_text="Työpaja")
    guest = person()
    guest.opens(row.locator("input[readonly]").input_value())
    guest.saved()
    row.locator("summary").click()
    row.locator(".danger").last.click()
    owner.page.get_by_role("menuitem").last.click()

    expect(guest.page.get_by_text("Linkki voi olla väärä")).to_be_visible(timeout=2_000)
    # The page has checked its link, and the browser has logged the error response.
    guest.complaints.clear()
    expect(owner.page.locator(ROWS)).to_have_count(1)


def test_revoking_a_link_needs_a_confirmation(owner):
    """Escape and Cancel keep the link. Only one confirmation is open, and it fits in the window."""
    row = owner.page.locator(ROWS).first
    address = row.locator("input").first.input_value()
    row.locator("summary").click()
    for way in (0, 1):
        row.locator(".danger").nth(way).click()
        expect(owner.page.get_by_role("menuitem")).to_have_count(2)
        expect(owner.page.get_by_role("menuitem").first).to_be_focused()
        owner.page.keyboard.press("Escape")
        expect(owner.page.locator("#popup")).to_be_hidden()
    row.locator(".danger").last.click()
    owner.page.get_by_role("menuitem").first.click()
    expect(owner.page.locator("#share-dialog")).to_be_visible()
    owner.page.keyboard.press("Escape")
    owner.page.click("#share-button")
    expect(owner.page.locator(ROWS).first.locator("input").first).to_have_value(address)


def test_a_new_link_is_in_view_and_marked_and_its_copy_button_has_the_focus(owner):
    """The owner creates a link in order to copy it."""
    for number in range(6):
        make(owner, "comment", f"Ryhmä {number}")
        expect(owner.page.locator(ROWS)).to_have_count(number + 2)
        new = owner.page.locator(f"{ROWS}.is-new")
        expect(new.locator("h3")).to_have_text(f"Ryhmä {number}")
        expect(new.locator(".copy")).to_be_focused()
        expect(new).to_be_in_viewport(ratio=1)
        expect(owner.page.locator("#share-title")).to_be_in_viewport(ratio=1)
        expect(owner.page.locator("#share-dialog [value=cancel]")).to_be_in_viewport(ratio=1)


def test_the_link_for_owners_is_collapsed_and_has_a_warning(owner):
    """A person with this link controls the board, so it must not be copied by mistake."""
    expect(owner.page.locator("#share-links .primary")).to_have_count(1)
    expect(owner.page.locator("#share-owner-links li")).to_be_hidden()
    owner.page.click("#share-owner > summary")
    expect(owner.page.locator("#share-owner .warning")).to_be_visible()
    expect(owner.page.locator("#share-owner-links li")).to_have_count(1)
    expect(owner.page.locator("#share-owner-links .primary")).to_have_count(0)


@pytest.mark.parametrize("locale", ["fi-FI", "sv-FI", "en-GB"])
def test_the_dialog_fits_on_a_narrow_phone(person, links, locale):
    """Nothing is cut off at the sides, also with the settings and the code open."""
    owner = person(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, locale=locale)
    owner.page.goto(links["owner"])
    owner.page.tap("#share-button")
    row = owner.page.locator(ROWS).first
    row.locator("summary").tap()
    row.locator(".more button").first.tap()
    expect(row.get_by_role("img")).to_be_visible()
    owner.page.tap("#share-owner > summary")
    wide = owner.page.evaluate(
        """() => [...document.querySelectorAll('#share-dialog *')]
            .filter((part) => part.getBoundingClientRect().right > innerWidth - 8)
            .filter((part) => !part.matches('.top, .top *'))
            .map((part) => part.textContent.trim())"""
    )
    assert wide == []


def test_a_qr_code_is_downloaded_and_printed(owner):
    """As SVG, as PNG, and on a sheet without the rest of the page."""
    row = owner.page.locator(ROWS).first
    row.locator(".more button").first.click()
    for at, end in ((0, ".svg"), (1, ".png")):
        with owner.page.expect_download() as download:
            row.locator(".code .more > *").nth(at).click()
        assert download.value.suggested_filename == f"Kylän-kartta-qr{end}"
        assert download.value.path().stat().st_size > 500
    owner.page.evaluate("window.print = () => (document.body.dataset.printed = 'yes')")
    row.locator(".code .more > *").nth(2).click()
    expect(owner.page.locator("body")).to_have_attribute("data-printed", "yes")
    owner.page.emulate_media(media="print")
    expect(owner.page.locator("#print-sheet img")).to_be_visible()
    expect(owner.page.locator("#share-dialog")).to_be_hidden()
    owner.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(owner.page.locator("#print-sheet")).to_have_count(0)


def test_a_link_is_shown_as_a_qr_code(owner):
    row = owner.page.locator(ROWS).first
    row.get_by_role("button", name="QR-koodi").click()
    code = row.get_by_role("img")
    expect(code).to_be_visible()
    assert code.evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 100
    row.get_by_role("button", name="QR-koodi").click()
    expect(code).to_have_count(0)


def test_only_owners_create_links_and_see_their_names(person, links, owner):
    """[L2] They do not see links with more permissions than their own either."""
    make(owner, "view", "Salainen ryhmä")
    guest = person()
    guest.opens(links["to share"])
    guest.page.click("#share-button")
    expect(guest.page.locator(ROWS)).to_have_count(1)
    expect(guest.page.locator("#share-add")).to_be_hidden()
    expect(guest.page.locator("#share-owner")).to_be_hidden()
    expect(guest.page.locator("#share-dialog")).not_to_contain_text("Salainen ryhmä")
    expect(guest.page.locator("#share-links .danger")).to_have_count(0)
