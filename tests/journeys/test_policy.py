"""S12: the security policy stops markup that somebody has injected into a page."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.world import until

INJECTED = """
<p id="injected" style="position: fixed">Huom!</p>
<script>window.ran = 'script'</script>
<img src="/static/no-such-picture" alt="" onerror="window.ran = 'handler'">
"""
STOPPED = ["script-src-attr", "script-src-elem", "style-src-attr"]
LISTENER = """
    window.stopped = [];
    addEventListener('securitypolicyviolation', ({effectiveDirective}) => stopped.push(effectiveDirective));
"""


def inject(route):
    """Adds markup to the response of the server, and keeps all headers."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("<main>", f"{INJECTED}<main>"))


def test_injected_markup_does_not_run_and_is_reported(person, links):
    """S12: No script, handler or style has an effect. Each is reported at once, also without TLS."""
    visitor = person()
    page, reports = visitor.page, []
    visitor.opens(links["to share"])
    page.add_init_script(LISTENER)
    page.on("response", lambda answer: reports.append(answer.status) if is_report(answer) else None)
    page.route("**/b/*", inject)

    page.reload()
    expect(page.locator("#injected")).to_be_visible()
    # Playwright handles waiting events while it evaluates in the page.
    until(lambda: page.evaluate("stopped.length") == len(reports) == len(STOPPED))

    assert sorted(page.evaluate("stopped")) == STOPPED
    assert reports == [204] * len(STOPPED)
    assert page.evaluate("window.ran") is None
    assert page.locator("#injected").evaluate("(element) => getComputedStyle(element).position") == "static"
    visitor.complaints.clear()  # the browser logs the violations, too


def is_report(answer):
    return urlsplit(answer.url).path == "/api/v1/csp-reports"
