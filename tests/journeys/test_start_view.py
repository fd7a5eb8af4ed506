"""The start view and the title of the board, which the owner sets."""

from playwright.sync_api import expect

from tests.journeys.world import until


def choose(page, name):
    page.click("#menu-button")
    page.get_by_role("menuitem", name=name).click()


def spot(page):
    """The current place, after the page has written it into the address."""
    return page.evaluate("history.state.spot")


def test_visitors_start_with_the_start_view(person, links):
    """[B1]"""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    owner.page.click('[data-zoom="100"]')
    until(lambda: spot(owner.page)["zoom"] == 1)
    choose(owner.page, "Aseta aloitusnäkymäksi")
    expect(owner.page.locator("#toast")).to_contain_text("Aloitusnäkymä on tallennettu")
    guest.opens(links["to share"])

    expect(guest.page.locator("#zoom-value")).to_have_text(owner.page.locator("#zoom-value").text_content())
    theirs, ours = spot(guest.page), spot(owner.page)
    assert abs(theirs["x"] - ours["x"]) < 1
    assert abs(theirs["y"] - ours["y"]) < 1


def test_the_owner_removes_the_start_view(person, links):
    """[B1]"""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    whole = owner.page.locator("#zoom-value").text_content()
    owner.page.click('[data-zoom="100"]')
    choose(owner.page, "Aseta aloitusnäkymäksi")
    owner.saved()
    choose(owner.page, "Poista aloitusnäkymä")
    expect(owner.page.locator("#toast")).to_contain_text("poistettu")
    guest.opens(links["to share"])

    expect(guest.page.locator("#zoom-value")).to_have_text(whole)


def test_a_guest_cannot_set_the_start_view(person, links):
    """[B1]"""
    guest = person()
    guest.opens(links["to share"])
    guest.page.click("#menu-button")

    expect(guest.page.get_by_role("menuitem", name="Kopioi linkki tähän näkymään")).to_be_visible()
    expect(guest.page.get_by_role("menuitem", name="Aseta aloitusnäkymäksi")).to_have_count(0)


def test_everybody_sees_a_new_title_at_once(person, links):
    """[B1]"""
    owner, guest = person(), person()
    owner.opens(links["owner"])
    guest.opens(links["to share"])
    owner.changes({"kind": "board.update", "set": {"title": "Uusi nimi"}})

    for page in (owner.page, guest.page):
        expect(page.locator("#title-bar h1")).to_have_text("Uusi nimi")
        expect(page).to_have_title("Uusi nimi · Kehys")
