"""S12: what the policy of a page does in a browser, where somebody has got markup of theirs into the page."""

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
    """As if the server had written it: with all headers of its answer."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("<main>", f"{INJECTED}<main>"))


def test_what_is_injected_does_not_run_and_the_server_hears_of_it(person, links):
    """S12: No script, no handler, no style; each is reported at once, without TLS too."""
    visitor = person()
    page, reports = visitor.page, []
    visitor.opens(links["to share"])
    page.add_init_script(LISTENER)
    page.on("response", lambda answer: reports.append(answer.status) if is_report(answer) else None)
    page.route("**/b/*", inject)

    page.reload()
    expect(page.locator("#injected")).to_be_visible()
    # Asking the page lets events in that have come meanwhile.
    until(lambda: page.evaluate("stopped.length") == len(reports) == len(STOPPED))

    assert sorted(page.evaluate("stopped")) == STOPPED
    assert reports == [204] * len(STOPPED)
    assert page.evaluate("window.ran") is None
    assert page.locator("#injected").evaluate("(element) => getComputedStyle(element).position") == "static"
    visitor.complaints.clear()  # the browser says the same to its console


def is_report(answer):
    return urlsplit(answer.url).path == "/api/v1/csp-reports"
