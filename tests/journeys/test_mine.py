"""People can get and erase their own data."""

from playwright.sync_api import expect


def test_people_can_erase_all_their_texts(person, links):
    """[U2] After a confirmation. Others see it at once, and the name is asked for again."""
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


def test_people_can_download_their_data(person, links):
    """[U3] As a file. The board stays open."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Minun sanani", at=(640, 400), name="Aino")
    aino.saved()
    with aino.page.expect_download() as download:
        aino.chooses("Lataa omat tietoni")
    assert "Minun sanani" in download.value.path().read_text("utf-8")
    expect(aino.page.locator(".pin")).to_be_visible()
