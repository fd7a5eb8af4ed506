"""S17: links from the board to other sites, which record the requests that they get."""

import functools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.journeys.panel.talk import name, start_thread

CARD = "card-to-elsewhere"
FAR = 50_000


class RecordingHandler(BaseHTTPRequestHandler):
    """Answers every request with a page, and stores the headers of each request in `visits`."""

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
    """The addresses of another site, on the host of the board and on another host, and its visits."""
    visits: list[tuple[str, object]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(RecordingHandler, visits))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{request.param}:{server.server_port}", visits
    server.shutdown()
    server.server_close()


@pytest.fixture
def guest(person, links, site):
    """A guest on a board with a card and a comment that link to the site, with the card in view."""
    address, _ = site
    owner, guest = person(), person()
    owner.opens(links["owner"])
    box = {"x": FAR, "y": FAR, "w": 400, "h": 100, "place": {"parent": None, "order": "a"}}
    card = {"kind": "card", "id": CARD, **box, "url": f"{address}/card", "title": "Muualle"}
    owner.changes(name("Outi"), {"kind": "node.create", "node": card}, start_thread(f"Katso {address}/comment täältä"))
    guest.opens(f"{links['to share']}?node={CARD}")
    return guest


def arrives(person, site, path, click):
    """Asserts that neither the opened page nor its server gets a referrer; returns the page."""
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


def test_a_link_of_a_card_sends_no_referrer(guest, site):
    """S17: The site learns neither the address of the board nor that of its link."""
    arrives(guest, site, "card", lambda: guest.page.mouse.click(640, 400))


def test_a_link_in_a_comment_sends_no_referrer(guest, site):
    """S17: The link also has its own `rel`, for programs that do not read the headers of our page."""
    guest.page.focus("#map")
    guest.page.keyboard.press("j")
    link = guest.page.locator("#thread-comments p a")
    expect(link).to_have_attribute("href", f"{site[0]}/comment")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow ugc")

    arrives(guest, site, "comment", link.click)
