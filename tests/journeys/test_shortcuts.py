"""Shortcuts work outside text fields, dialogs and menus. Typed text never triggers a command."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_notes import MIDDLE, write_note

ZOOM = "#zoom-value"

# Elements that are clicked, and how each is closed again. After that a shortcut must work.
CLICKS = {
    "zoom in": ['[data-zoom="in"]'],
    "fit": ['[data-zoom="fit"]'],
    "the minimap": ["#minimap-view"],
    "the minimap's button": ["#minimap-button"],
    "the frames button": ["#frames-button"],
    "a frame in the list": ["#frames-list .frame"],
    "the menu, and Escape": ["#menu-button", "Escape"],
    "Share, and Escape": ["#share-button", "#share-title", "Escape"],
    "Share, and its X": ["#share-button", "#share-dialog header button"],
    "the search, and Escape": ["#title-bar [data-search]", "Escape"],
    "comments, and their X": ["#people-bar [data-comments]", "#comments-close"],
    "presenting, and its end": ["#present-button", '[data-step="end"]'],
    "comments, left open": ["#people-bar [data-comments]"],
}


def acts(page, *steps):
    for step in steps:
        if step == "Escape":
            page.keyboard.press(step)
        else:
            page.locator(step).first.click()


def test_a_shortcut_works_after_each_click_with_the_mouse(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    for what, steps in CLICKS.items():
        acts(visitor.page, *steps)
        visitor.page.keyboard.press("?")
        expect(visitor.page.locator("#help-dialog"), what).to_be_visible()
        visitor.page.keyboard.press("Escape")
        expect(visitor.page.locator("#help-dialog"), what).to_be_hidden()


def test_arrows_pan_after_a_frame_was_chosen(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    acts(visitor.page, "#frames-button", "#frames-list .frame")
    expect(visitor.page.locator("#map")).to_be_focused()


def test_escape_ends_with_the_focus_on_the_canvas(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    visitor.comments("Hei", at=MIDDLE, name="Aino")
    visitor.saved()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#thread")).to_be_hidden()
    expect(visitor.page.locator("#map")).to_be_focused()


def test_escape_leads_keyboard_users_to_the_opener_and_then_to_the_canvas(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    visitor.page.locator("#menu-button").focus()
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#menu-button")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#map")).to_be_focused()


def test_escape_on_the_canvas_closes_one_thing_at_a_time(person, links):
    """The tool, then the comments panel, then the frames panel. This window is wide enough for both panels."""
    visitor = person()
    visitor.opens(links["to share"])
    page = visitor.page
    frames, comments = page.locator("#sidebar"), page.locator("#comments")
    acts(visitor.page, "#frames-button", "#people-bar [data-comments]")
    page.mouse.click(640, 650)
    page.keyboard.press("c")
    expect(page.locator('[data-tool="comment"]')).to_have_attribute("aria-pressed", "true")
    for has_comments, has_frames in [(True, True), (False, True), (False, False)]:
        page.keyboard.press("Escape")
        expect(page.locator('[data-tool="hand"]')).to_have_attribute("aria-pressed", "true")
        expect(comments).to_be_visible(visible=has_comments)
        expect(frames).to_be_visible(visible=has_frames)
    expect(page.locator("#map")).to_be_focused()


def test_tab_on_the_canvas_leads_into_the_open_card(person, workshop):
    """For a thread that J opened, and for a note. Without a card Tab goes to the next element on the canvas."""
    maija = person()
    maija.opens(workshop)
    maija.comments("Hei", at=(640, 600), name="Maija")
    maija.saved()
    page = maija.page
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()
    page.focus("#map")
    page.keyboard.press("j")
    expect(page.locator("#thread")).to_be_visible()
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#thread-settle")).to_be_focused()
    page.keyboard.press("Escape")
    page.focus("#map")
    page.keyboard.press("Tab")
    expect(page.locator("#pins .pin")).to_be_focused()

    page.focus("#map")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_be_focused()
    page.focus("#map")
    page.keyboard.press("Tab")
    expect(page.locator("#note-close")).to_be_focused()


def test_escape_closes_a_thread_after_a_click_on_its_text(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    visitor.comments("Hei kaikille", at=MIDDLE, name="Aino")
    visitor.saved()
    visitor.page.click("#thread-comments p")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#thread")).to_be_hidden()


def test_a_click_on_the_empty_canvas_closes_a_thread(person, links):
    visitor = person()
    visitor.opens(links["to share"])
    visitor.comments("Hei kaikille", at=MIDDLE, name="Aino")
    visitor.saved()
    visitor.page.click("#thread-comments p")
    visitor.page.mouse.click(200, 650)
    expect(visitor.page.locator("#thread")).to_be_hidden()


def test_only_single_letter_shortcuts_can_be_turned_off(person, links):
    """WCAG 2.1.4"""
    visitor = person()
    visitor.context.add_init_script('localStorage.setItem("kehys.settings", \'{"areShortcutsOn": false}\')')
    visitor.opens(links["to share"])
    zoom = visitor.page.locator(ZOOM).text_content()
    for letter in "+cf?/p":
        visitor.page.keyboard.press(letter)
    expect(visitor.page.locator(ZOOM)).to_have_text(zoom)
    for panel in ("#help-dialog", "#search", "#sidebar", "#presentation"):
        expect(visitor.page.locator(panel)).to_be_hidden()
    visitor.page.keyboard.press("Control+f")
    expect(visitor.page.locator("#search-input")).to_be_focused()


def test_typed_text_goes_into_an_own_note_after_a_double_click(person, workshop):
    """The first click opens the form. The second must not move the focus away from its text."""
    maija = person()
    maija.opens(workshop)
    write_note(maija, "Minun lappuni", name="Maija")
    maija.page.mouse.dblclick(*MIDDLE)
    expect(maija.page.locator("#note-text")).to_be_focused()
    maija.page.keyboard.type("plus fine")
    expect(maija.page.locator("#note-text")).to_have_value("Minun lappuniplus fine")
    expect(maija.page.locator("#presentation")).to_be_hidden()


@pytest.mark.parametrize("place", [(200, 650), MIDDLE])
def test_typed_text_goes_into_the_open_note_after_any_click(person, workshop, place):
    maija = person()
    maija.opens(workshop)
    maija.page.click('[data-tool="note"]')
    maija.page.mouse.click(*MIDDLE)
    maija.page.get_by_role("radio", name="Vihreä").check()
    maija.page.keyboard.type("plus fine")
    expect(maija.page.locator("#note-text")).to_have_value("plus fine")
    maija.page.mouse.dblclick(*place)
    maija.page.keyboard.type(" can")
    kept = maija.page.evaluate("Object.values(localStorage).join() + document.querySelector('#note-text').value")
    assert "plus fine" in kept
    expect(maija.page.locator("#presentation")).to_be_hidden()


def test_escape_keeps_the_text_of_a_note(person, workshop):
    maija = person()
    maija.opens(workshop)
    write_note(maija, "Lyhyt", name="Maija")
    maija.page.mouse.click(*MIDDLE)
    maija.page.fill("#note-text", "Lyhyt ja pitkä")
    maija.page.keyboard.press("Escape")
    expect(maija.page.locator("#note")).to_be_hidden()
    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note-text")).to_have_value("Lyhyt ja pitkä")


def test_on_a_phone_a_tap_with_the_comment_tool_focuses_the_text(person, links):
    """The mouse events that a browser sends after a tap must not move the focus to the pin."""
    guest = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    guest.opens(links["to share"])
    guest.page.tap('[data-tool="comment"]')
    guest.page.touchscreen.tap(195, 300)
    expect(guest.page.locator("#composer-text")).to_be_focused()
    guest.page.wait_for_function("new Promise((done) => setTimeout(() => done(true), 400))")
    guest.page.keyboard.type("Kirjoitan heti")
    expect(guest.page.locator("#composer-text")).to_have_value("Kirjoitan heti")
