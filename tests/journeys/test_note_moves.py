"""Moving notes with mouse, touch and keys: guests move their own notes, editors the open note."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_notes import MIDDLE, NOTE_TOOL, write_note
from tests.journeys.world import Person, touch, until

NOTES = """async () => {
    const path = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
    const {nodes} = await (await fetch(path)).json();
    return nodes.filter((node) => node.by).map(({x, y, place}) => [x, y, place.parent]);
}"""

AUTHOR = NOTES.replace(".map(({x, y, place}) => [x, y, place.parent])", "[0].by")


@pytest.fixture
def maija(person, workshop) -> Person:
    """A participant, Maija, with her own note in the middle of the screen."""
    guest: Person = person()
    guest.opens(workshop)
    write_note(guest, "Lisää penkkejä", name="Maija")
    return guest


def place_of_note(someone: Person) -> tuple[float, float]:
    """The position of the only note of a guest on the server, in board units."""
    ((x, y, _),) = someone.page.evaluate(NOTES)
    return x, y


def frame_of_note(someone: Person) -> str | None:
    ((_, _, parent),) = someone.page.evaluate(NOTES)
    assert parent is None or isinstance(parent, str)
    return parent


def offset_point(page: Page, place: tuple[float, float], dx: float, dy: float) -> object:
    """The board point at an offset in screen pixels from another point."""
    zoom = float((page.locator("#zoom-value").text_content() or "").replace("%", "").strip()) / 100
    return pytest.approx((place[0] + dx / zoom, place[1] + dy / zoom), abs=3 / zoom)


def drag(page: Page, dx: float, dy: float, *, drop: bool = True) -> None:
    """Drags from the middle of the screen."""
    x, y = MIDDLE
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    if drop:
        page.mouse.up()


def shows_a_note_of_maija(page: Page, x: float, y: float) -> bool:
    """Whether the context menu at a point on the screen shows a note of Maija."""
    page.mouse.click(x, y, button="right")
    words = page.locator("#popup").text_content() or ""
    page.keyboard.press("Escape")
    return "Kirjoittanut Maija (vieras)" in words


def test_others_see_a_note_during_its_drag(maija, person, workshop):
    """[N7] [P3] No form opens, and the position survives a reload."""
    onni = person()
    onni.opens(workshop)
    before, (x, y) = place_of_note(maija), MIDDLE
    drag(maija.page, 160, -60, drop=False)
    until(lambda: place_of_note(onni) == offset_point(maija.page, before, 160, -60))
    until(lambda: shows_a_note_of_maija(onni.page, x + 160, y - 60))
    maija.page.mouse.up()
    maija.saved()
    expect(maija.page.locator("#note")).to_be_hidden()

    maija.page.reload()
    maija.saved()
    maija.page.mouse.click(x + 160, y - 60)
    expect(maija.page.locator("#note-text")).to_have_value("Lisää penkkejä")
    assert place_of_note(maija) == offset_point(maija.page, before, 160, -60)


def test_a_drag_on_a_note_of_another_person_pans(maija, person, workshop):
    """[N7] The note itself does not move on the board."""
    onni = person()
    onni.opens(workshop)
    before, (x, y) = place_of_note(maija), MIDDLE
    drag(onni.page, 160, -60)

    until(lambda: shows_a_note_of_maija(onni.page, x + 160, y - 60))
    assert place_of_note(onni) == before


def test_escape_cancels_the_drag_of_a_note(maija):
    before = place_of_note(maija)
    drag(maija.page, 160, -60, drop=False)
    until(lambda: place_of_note(maija) != before)
    maija.page.keyboard.press("Escape")
    maija.page.mouse.up()
    maija.saved()

    assert place_of_note(maija) == before


def test_dragging_a_pin_on_a_note_does_not_move_the_note(maija):
    """[C7] The pin is above the note, also for the hit test."""
    maija.comments("Tähän varjoa", at=MIDDLE)
    maija.saved()
    maija.page.click("#thread-close")
    before, pin = place_of_note(maija), maija.page.locator(".pin")
    (x, y), start = MIDDLE, pin.bounding_box()
    maija.page.mouse.move(x + 16, y - 16)
    maija.page.mouse.down()
    maija.page.mouse.move(x + 96, y + 44, steps=6)
    maija.page.mouse.up()
    maija.saved()

    assert pin.bounding_box()["x"] == pytest.approx(start["x"] + 80, abs=1)
    assert place_of_note(maija) == before


def test_a_note_belongs_to_the_frame_where_it_is_dropped(maija):
    """[N7] Outside all frames it belongs to none. Both changes are announced."""
    frame = frame_of_note(maija)
    assert frame is not None
    for _ in range(8):
        maija.page.keyboard.press("-")
    maija.page.focus("#map")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note")).to_be_visible()
    maija.page.get_by_role("button", name="Siirrä ylös").focus()
    for _ in range(12):
        maija.page.keyboard.press("Control+Shift+ArrowUp")
    expect(maija.page.locator("#announcer")).to_have_text("Siirretty kehysten ulkopuolelle.")
    maija.saved()
    assert frame_of_note(maija) is None

    for _ in range(12):
        maija.page.keyboard.press("Control+Shift+ArrowDown")
    expect(maija.page.locator("#announcer")).to_have_text("Siirretty kehykseen Kylän koulu.")
    maija.saved()
    assert frame_of_note(maija) == frame


def test_shift_with_arrows_moves_the_open_note(maija):
    """[N7] On the canvas and on the buttons of the form. In the text field these keys select text."""
    before = place_of_note(maija)
    maija.page.focus("#map")
    maija.page.keyboard.press("Enter")
    expect(maija.page.locator("#note-text")).to_be_focused()
    maija.page.keyboard.press("Shift+ArrowLeft")
    maija.page.focus("#note-delete")
    maija.page.keyboard.press("Shift+ArrowRight")
    maija.page.focus("#map")
    maija.page.keyboard.press("Control+Shift+ArrowDown")
    maija.saved()

    assert place_of_note(maija) == offset_point(maija.page, before, 10, 50)
    expect(maija.page.locator("#note")).to_be_visible()


def test_one_finger_drags_an_own_note_and_two_fingers_zoom(person, workshop):
    """[N7] A drag works as with a mouse. A second finger ends the drag."""
    guest = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    guest.opens(workshop)
    guest.page.tap(NOTE_TOOL)
    guest.page.touchscreen.tap(195, 300)
    guest.page.fill("#note-text", "Sormin")
    guest.page.tap("#note-save")
    guest.page.fill("#name-input", "Maija")
    guest.page.tap("#name-dialog .primary")
    guest.saved()
    before = place_of_note(guest)
    touch(guest.page, [(195, 300)], [(195, 340)], [(195, 380)])
    guest.saved()
    there = place_of_note(guest)
    assert there == offset_point(guest.page, before, 0, 80)

    touch(guest.page, [(195, 380)], [(195, 420)], [(195, 420), (100, 520)], [(215, 400), (80, 540)])
    guest.saved()
    assert place_of_note(guest) == there
    expect(guest.page.locator("#note")).to_be_hidden()


def test_an_owner_double_clicks_a_note_and_then_drags_it(maija, person, links):
    """Owners may move every note, so a single click and a pan must neither open nor move one."""
    owner = person()
    owner.opens(links["owner"])
    before, (x, y) = place_of_note(owner), MIDDLE
    owner.page.mouse.click(x, y)
    expect(owner.page.locator("#note")).to_be_hidden()
    drag(owner.page, 60, 30)
    drag(owner.page, -60, -30)
    assert place_of_note(owner) == before

    owner.page.mouse.dblclick(x, y)
    expect(owner.page.locator("#note-text")).to_have_value("Lisää penkkejä")
    expect(owner.page.locator("#note-ghost")).to_be_visible()
    drag(owner.page, -160, 60)
    owner.saved()
    assert place_of_note(owner) == offset_point(owner.page, before, -160, 60)
    expect(owner.page.locator("#note")).to_be_visible()


def test_a_refused_move_is_rolled_back(maija, person, links):
    """[P5] [M3] A text gives the reason."""
    owner = person()
    owner.opens(links["owner"])
    before = place_of_note(maija)
    owner.changes({"kind": "person.block", "person": owner.page.evaluate(AUTHOR), "is_blocked": True})
    drag(maija.page, 160, -60)
    expect(maija.page.locator("#toast")).to_contain_text("estänyt sinua")
    maija.saved()
    assert place_of_note(maija) == before

    maija.page.mouse.click(*MIDDLE)
    expect(maija.page.locator("#note-text")).to_have_value("Lisää penkkejä")


def test_a_note_stays_in_place_if_commenting_closes_during_its_drag(maija, person, links):
    """[B2] The drag ends."""
    owner = person()
    owner.opens(links["owner"])
    before = place_of_note(maija)
    drag(maija.page, 80, 0, drop=False)
    until(lambda: place_of_note(owner) == offset_point(maija.page, before, 80, 0))
    owner.chooses("Sulje kommentointi")
    expect(maija.page.locator('[data-tool="note"]')).to_have_attribute("aria-disabled", "true")
    maija.page.mouse.move(300, 300, steps=4)
    maija.page.mouse.up()
    maija.saved()

    assert place_of_note(maija) == offset_point(maija.page, before, 80, 0)
