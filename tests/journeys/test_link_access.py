"""Links with an expiry and a password, and boards embedded in other sites."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults
from tests.journeys.world import Server, free_port

ROWS = "#share-links > li"
SECRET = "Kesäyö 2026!"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that logs no requests."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two other sites on separate ports, and the folder of their pages."""
    folder = tmp_path_factory.mktemp("site")
    running = []
    for _ in range(2):
        site = ThreadingHTTPServer(("127.0.0.1", free_port()), functools.partial(Quiet, directory=folder))
        threading.Thread(target=site.serve_forever, daemon=True).start()
        running.append(site)
    yield folder, [f"http://127.0.0.1:{site.server_port}" for site in running]
    for site in running:
        site.shutdown()
        site.server_close()


@pytest.fixture(scope="module")
def server(tmp_path_factory, sites):
    """A server that allows only the first of the two sites to embed boards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHYS_EMBED_ORIGINS", sites[1][0])
        server = Server(tmp_path_factory.mktemp("data"))
        server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture
def owner(person, links):
    """The owner, with the share dialog open and a link for viewers in it."""
    owner = person()
    owner.opens(links["owner"])
    owner.page.click("#share-button")
    owner.page.click("#share-add")
    owner.page.select_option("#share-gives", "view")
    owner.page.click("#share-new button")
    expect(owner.page.locator(ROWS)).to_have_count(2)
    return owner


def settings_of(owner, at):
    row = owner.page.locator(ROWS).nth(at)
    row.locator("summary").click()
    return row


def test_a_link_with_a_password_asks_visitors_for_it(owner, person):
    """[A10] S31: The owner sets it in the dialog, and visitors type it in a form. The field shows errors."""
    row = settings_of(owner, 0)
    row.locator('input[type="password"]').fill(SECRET)
    row.get_by_role("button", name="Aseta salasana").click()
    expect(owner.page.locator(ROWS).nth(0)).to_contain_text("Suojattu salasanalla.")
    expect(owner.page.locator(ROWS).nth(0).locator("summary")).to_be_focused()
    guest = person()
    guest.page.goto(owner.page.locator(ROWS).nth(0).locator("input").first.input_value())
    expect(guest.page.locator("#password")).to_be_focused()
    guest.page.keyboard.type("väärä salasana")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#password")).to_have_accessible_description(
        "Väärä salasana. Tarkista isot ja pienet kirjaimet."
        " Tämä linkki on suojattu salasanalla. Kysy salasanaa siltä, jolta sait linkin."
    )
    guest.complaints.clear()  # the browser reports the 403 that this is about

    guest.page.fill("#password", SECRET)
    guest.page.keyboard.press("Enter")
    guest.saved()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_link_settings_and_the_password_page_have_no_violation(person, links, scheme):
    """[A10] Checked with axe, also after a wrong password."""
    owner = person(color_scheme=scheme, bypass_csp=True)
    owner.opens(links["owner"])
    owner.page.click("#share-button")
    row = settings_of(owner, 0)
    row.locator('input[type="password"]').fill(SECRET)
    row.get_by_role("button", name="Aseta salasana").click()
    expect(owner.page.locator(ROWS).nth(0)).to_contain_text("Suojattu salasanalla.")
    expect(row.locator('input[type="password"]')).to_be_visible()
    assert faults(owner.page) == []

    guest = person(color_scheme=scheme, bypass_csp=True)
    guest.page.goto(owner.page.locator(ROWS).nth(0).locator("input").first.input_value())
    assert faults(guest.page) == []
    guest.page.fill("#password", "väärä salasana")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("#password")).to_have_attribute("aria-invalid", "true")
    assert faults(guest.page) == []
    guest.complaints.clear()  # the browser reports the 403


def test_a_link_gets_a_name_and_an_expiry(owner):
    """[L4] [A9] The row shows the expiry."""
    row = settings_of(owner, 0)
    row.locator("details input").first.fill("Valtuusto")
    row.locator('input[type="datetime-local"]').fill("2099-01-02T03:04")
    row.get_by_role("button", name="Tallenna").click()
    changed = owner.page.locator(ROWS).nth(0)
    expect(changed.locator("h3")).to_have_text("Valtuusto")
    expect(changed).to_contain_text("Vanhenee 2.1.2099 klo 3.04.")


def test_unsaved_input_of_a_link_stays_when_another_form_is_saved(owner):
    """The settings stay open, and the saved fields show the values of the server."""
    row = settings_of(owner, 0)
    name, end = row.locator("details input").first, row.locator('input[type="datetime-local"]')
    password = row.locator('input[type="password"]')
    name.fill("Valtuusto")
    end.fill("2099-01-02T03:04")
    password.fill(SECRET)
    row.get_by_role("button", name="Aseta salasana").click()
    expect(row).to_contain_text("Suojattu salasanalla.")
    expect(name).to_be_visible()
    expect(name).to_have_value("Valtuusto")
    expect(end).to_have_value("2099-01-02T03:04")
    expect(password).to_have_value("")

    password.fill("toinen salasana")
    row.get_by_role("button", name="Tallenna").click()
    expect(row.locator("h3")).to_have_text("Valtuusto")
    expect(row).to_contain_text("Vanhenee 2.1.2099 klo 3.04.")
    expect(password).to_have_value("toinen salasana")
    owner.page.keyboard.press("Escape")
    owner.page.click("#share-button")
    expect(row.locator("h3")).to_have_text("Valtuusto")
    expect(password).to_be_hidden()
    expect(password).to_have_value("")


def page_with(folder, code):
    (folder / "index.html").write_text(f"<!doctype html><title>Kunta</title>{code}", "utf-8")


def test_only_a_listed_site_can_embed_a_board(owner, person, sites):
    """[A11] S13: With the code from the dialog. Ops that a script sends from the embedded page are refused."""
    folder, (listed, unlisted) = sites
    page_with(folder, settings_of(owner, 0).locator("textarea").input_value())
    reader = person()
    reader.page.goto(listed)
    board = reader.page.frame_locator("iframe")
    expect(board.locator("#title-bar h1")).to_have_text("Kylän kartta")
    expect(board.locator("#open-board")).to_be_visible()
    expect(board.locator('[data-tool="comment"]')).to_be_hidden()
    expect(board.locator("#status")).to_have_attribute("data-state", "saved")
    assert reader.context.cookies() == []
    frame = reader.page.frames[1]
    statuses = frame.evaluate(
        """async () => {
            const headers = {Authorization: `Bearer ${location.pathname.slice(3)}`};
            const board = `/api/v1/boards/${document.body.dataset.board}`;
            const hash = async () => (await (await fetch(`${board}/hash`, {headers})).json()).hash;
            const before = await hash();
            const ops = [{kind: "person.rename", op_id: "by-hand---------", name: "Eve"}];
            const body = JSON.stringify({ops});
            const sent = {method: "POST", headers: {...headers, "Content-Type": "application/json"}, body};
            return [(await fetch(`${board}/ops`, sent)).status, (await hash()) === before];
        }"""
    )
    assert statuses == [403, True]
    reader.complaints.clear()  # the browser reports the 403 that this is about

    reader.page.goto(unlisted)
    expect(reader.page.locator("iframe")).to_be_visible()
    assert reader.page.frames[1].locator("#map").count() == 0
    assert [complaint for complaint in reader.complaints if "frame-ancestors" in complaint]
    reader.complaints.clear()


def test_no_site_can_embed_the_full_board_page(owner, person, sites):
    """[A11] S13: A listed site cannot either."""
    folder, (listed, _) = sites
    page_with(folder, f'<iframe src="{owner.page.url}"></iframe>')
    reader = person()
    reader.page.goto(listed)
    expect(reader.page.locator("iframe")).to_be_visible()
    assert reader.page.frames[1].locator("#map").count() == 0
    assert [complaint for complaint in reader.complaints if "frame-ancestors" in complaint]
    reader.complaints.clear()
