"""What people left on a board is theirs to have and to take away."""

from playwright.sync_api import expect


def test_somebody_erases_all_that_they_wrote(person, links):
    """[U2] After a second question; the others see it at once, and the name is asked for anew."""
    aino, eino = person(), person()
    aino.opens(links["to share"])
    aino.comments("Poistan tämän kohta.", at=(640, 400), name="Aino")
    aino.saved()
    eino.opens(links["to share"])
    expect(eino.page.locator(".pin")).to_have_count(1)
    aino.chooses("Poista kaikki kirjoittamani…")
    aino.page.get_by_role("menuitem", name="Peruuta").click()
    expect(eino.page.locator(".pin")).to_have_count(1)
    aino.chooses("Poista kaikki kirjoittamani…")
    aino.page.get_by_role("menuitem", name="Poista pysyvästi").click()

    expect(eino.page.locator(".pin")).to_have_count(0)
    aino.comments("Uusi alku", at=(640, 400), name="Aino")
    expect(eino.page.locator(".pin")).to_have_count(1)


def test_people_get_what_the_board_has_of_them(person, links):
    """[U3] As a file, while the board stays open."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Minun sanani", at=(640, 400), name="Aino")
    aino.saved()
    with aino.page.expect_download() as download:
        aino.chooses("Lataa omat tietoni")
    assert "Minun sanani" in download.value.path().read_text("utf-8")
    expect(aino.page.locator(".pin")).to_be_visible()
