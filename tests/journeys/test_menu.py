"""The menu of the board: groups, theme, single-key shortcuts."""

from playwright.sync_api import expect

PREFERENCES = "Omat asetukset…"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def canvas_of(page) -> str:
    """The current background colour of the board in the style sheets."""
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_the_owners_menu_is_grouped_and_fits_in_the_window(person, links):
    """Without a start view the menu has no item to remove it."""
    owner = person(viewport={"width": 1280, "height": 800})
    owner.opens(links["owner"])
    owner.page.click("#menu-button")
    heads = owner.page.locator("#popup .head")
    expect(heads).to_have_text(
        ["Tämä näkymä", "Kommentit ja moderointi", "Nimeni ja sisältöni", "Asetukset ja ohjeet", "Kieli"]
    )
    expect(owner.page.get_by_role("menuitem", name="Poista aloitusnäkymä")).to_have_count(0)
    assert (
        owner.page.evaluate(
            "(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('#popup'))"
        )
        == 0
    )


def test_a_chosen_theme_is_remembered_and_overrides_the_system(person, links):
    """The canvas changes, too, although it is not styled by CSS."""
    guest = person(color_scheme="dark")
    guest.opens(links["to share"])
    dark = canvas_of(guest.page)
    guest.chooses(PREFERENCES)
    guest.page.get_by_role("menuitemradio", name="Vaalea").click()
    light = canvas_of(guest.page)
    assert light != dark
    guest.page.reload()
    guest.saved()
    assert canvas_of(guest.page) == light
    guest.page.emulate_media(color_scheme="light")
    guest.chooses(PREFERENCES)
    guest.page.get_by_role("menuitemradio", name="Tumma").click()
    assert canvas_of(guest.page) == dark
    guest.chooses(PREFERENCES)
    guest.page.get_by_role("menuitemradio", name="Järjestelmä").click()
    assert canvas_of(guest.page) == light


def test_single_key_shortcuts_can_be_turned_off_and_on(person, links):
    """WCAG 2.1.4: speech input can press keys by accident."""
    guest = person()
    guest.opens(links["to share"])
    switch = guest.page.get_by_role("menuitemcheckbox", name="Yhden näppäimen")
    for is_on in (False, True):
        guest.chooses(PREFERENCES)
        switch.click()
        guest.page.focus("#map")
        guest.page.keyboard.press("f")
        expect(guest.page.locator("#sidebar")).to_be_visible(visible=is_on)


def test_a_phone_shows_no_shortcuts_in_the_menu(person, links):
    guest = person(**PHONE)
    guest.opens(links["to share"])
    guest.page.tap("#menu-button")
    expect(guest.page.get_by_role("menuitem", name=PREFERENCES)).to_be_visible()
    expect(guest.page.get_by_role("menuitem", name="Pikanäppäimet")).to_have_count(0)
