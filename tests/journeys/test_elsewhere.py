"""S17: ways off the board, to a site of somebody else that looks at what comes."""

import functools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.journeys.panel.talk import discussion, name

CARD = "card-to-elsewhere"
FAR = 50_000


class Watchful(BaseHTTPRequestHandler):
    """Answers everything with a page, and remembers in `visits` with which headers it was asked for it."""

    def __init__(self, visits, *request):
        self.visits = visits
        super().__init__(*request)

    def do_GET(self):
        self.visits.append((self.path, self.headers))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Muualla</title>")

    def log_message(self, *_):
        pass


@pytest.fixture(params=["127.0.0.1", "localhost"])
def site(request):
    """The address of a site of others, on the host of the board and on another, and who came there."""
    visits: list[tuple[str, object]] = []
    watchful = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Watchful, visits))
    threading.Thread(target=watchful.serve_forever, daemon=True).start()
    yield f"http://{request.param}:{watchful.server_port}", visits
    watchful.shutdown()
    watchful.server_close()


@pytest.fixture
def guest(person, links, site):
    """Looks at a card that leads to the site, on a board with a comment that does too."""
    address, _ = site
    owner, guest = person(), person()
    owner.opens(links["owner"])
    box = {"x": FAR, "y": FAR, "w": 400, "h": 100, "place": {"parent": None, "order": "a"}}
    card = {"kind": "card", "id": CARD, **box, "url": f"{address}/card", "title": "Muualle"}
    owner.changes(name("Outi"), {"kind": "node.create", "node": card}, discussion(f"Katso {address}/comment täältä"))
    guest.opens(f"{links['to share']}?node={CARD}")
    return guest


def arrives(person, site, path, click):
    """The page that a click opens; neither it nor its server learns from where."""
    address, visits = site
    with person.context.expect_page() as opened:
        click()
    page = opened.value
    page.wait_for_url(f"{address}/{path}")
    assert page.evaluate("[document.referrer, window.opener]") == ["", None]
    headers = [headers for visited, headers in visits if visited == f"/{path}"]
    assert len(headers) == 1
    assert headers[0]["Referer"] is None
    return page


def test_a_card_leads_to_a_site_that_does_not_learn_from_where(guest, site):
    """S17: The address of the board, let alone that of its link, is told to nobody."""
    arrives(guest, site, "card", lambda: guest.page.mouse.click(640, 400))


def test_a_link_in_a_comment_leads_to_a_site_that_does_not_learn_from_where(guest, site):
    """S17: And the link says so itself, for browsers and machines that read it without the headers of our page."""
    guest.page.focus("#map")
    guest.page.keyboard.press("j")
    link = guest.page.locator("#thread-comments p a")
    expect(link).to_have_attribute("href", f"{site[0]}/comment")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow ugc")

    arrives(guest, site, "comment", link.click)
