"""S3, S12: policy reports and refusals are counted, and their content is not stored."""

import json
import logging

import pytest
from httpx import ASGITransport, AsyncClient

from tests.server.http.sockets import said_until
from tests.server.world import OPS, create, plain

REPORTS = "/api/v1/csp-reports"
WORD = "Ainutkertaisuus"
OLD = {
    "csp-report": {
        "document-uri": f"http://board.test/b/{WORD}",
        "blocked-uri": "inline",
        "violated-directive": "script-src 'self'",
        "effective-directive": "script-src-elem",
        "script-sample": WORD,
    }
}
NEW = [
    {"type": "csp-violation", "url": f"http://board.test/{WORD}", "body": {"effectiveDirective": directive}}
    for directive in ("style-src-attr", "style-src-attr", "img-src")
]


@pytest.fixture(autouse=True)
def _listen(caplog):
    caplog.set_level(logging.WARNING, "server")


async def counted(client, app, caplog, told):
    """The status of the answer, and what the log then says."""
    answer = await client.post(REPORTS, content=told)
    app.state.services.policy_reports.flush()
    return answer.status_code, caplog.messages


async def test_a_report_is_counted_by_its_directive(app, browser, caplog):
    """S12: In the format of `report-uri`."""
    assert await counted(browser, app, caplog, json.dumps(OLD)) == (
        204,
        ["stopped in browsers by the policy: script-src-elem 1"],
    )


async def test_reports_in_a_list_are_counted_one_by_one(app, browser, caplog):
    """S12: In the format of the Reporting API."""
    status, lines = await counted(browser, app, caplog, json.dumps(NEW))

    assert status == 204
    assert "style-src-attr 1" in lines[0]
    assert lines[1:] == ["stopped in browsers by the policy: img-src 1, style-src-attr 1"]


async def test_a_report_of_an_older_browser_is_counted_too(app, browser, caplog):
    """S12: It contains the whole rule."""
    told = {"csp-report": {"violated-directive": "img-src 'self' blob:"}}

    assert (await counted(browser, app, caplog, json.dumps(told)))[1] == [
        "stopped in browsers by the policy: img-src 1"
    ]


@pytest.mark.parametrize("origin", ["null", "https://evil.tld", "http://board.test"])
async def test_a_report_needs_neither_cookie_nor_origin(browse, origin):
    """S12: Browsers may omit both."""
    answer = await browse(origin=origin).post(REPORTS, content=json.dumps(OLD))

    assert (answer.status_code, answer.content, "set-cookie" in answer.headers) == (204, b"", False)


async def test_the_content_of_a_report_is_not_logged(browser, app, caplog, data_dir):
    """S12, S18, S19: No page address, no text, no unknown directive."""
    forged = {"csp-report": {**OLD["csp-report"], "effective-directive": f"{WORD}\n\x1b[31mERROR"}}
    for told in (OLD, NEW, forged):
        assert (await browser.post(REPORTS, content=json.dumps(told))).status_code == 204
    app.state.services.policy_reports.flush()

    assert "other 1" in caplog.text
    assert WORD not in caplog.text
    assert not [path for path in data_dir.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


NO_REPORTS = {
    "nothing": b"",
    "no JSON": b"<report>",
    "no report": b"{}",
    "a number": b"7",
    "a list of numbers": b"[7]",
    "no text": b'{"csp-report": []}',
    "other things": b'[{"type": "deprecation", "body": {"id": "x"}}]',
    "deep": b"[" * 50_000,
    "no UTF-8": b'{"csp-report": "\xff"}',
}


@pytest.mark.parametrize("content", NO_REPORTS.values(), ids=NO_REPORTS.keys())
async def test_an_invalid_report_is_refused(app, browser, caplog, content):
    """S12: It is counted as a refused message."""
    answer = await browser.post(REPORTS, content=content)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert caplog.messages == ["messages refused: invalid 1"]


async def test_a_report_has_a_maximum_size(start, settings, browse):
    """S12: Lower than for other messages."""
    browser = browse(await start(settings.model_copy(update={"report_bytes_max": 500})))

    statuses = [(await browser.post(REPORTS, content=json.dumps(OLD).ljust(size))).status_code for size in (500, 501)]

    assert statuses == [204, 413]


async def test_reports_are_rate_limited_by_address(start, settings):
    """S7, S12: Other addresses are not affected."""
    limits = {"rate_reports_burst": 2, "rate_reports_per_second": 0.01}
    app = await start(settings.model_copy(update=limits))

    async def statuses(address):
        transport = ASGITransport(app, client=(address, 1))
        async with AsyncClient(transport=transport, base_url="http://board.test") as client:
            return [(await client.post(REPORTS, content=json.dumps(OLD))).status_code for _ in range(3)]

    assert await statuses("203.0.113.7") == [204, 204, 429]
    assert await statuses("203.0.113.8") == [204, 204, 429]


async def test_a_refused_push_is_counted_by_its_code(come, caplog):
    """[P5] S3: Over HTTP. Reads are not counted."""
    guest = await come("comment")
    answer = await guest.post(OPS, json={"ops": plain(create("sticky", WORD))})
    await guest.get("/api/v1/boards/nowhere/snapshot")

    assert answer.status_code == 403
    assert caplog.messages == ["messages refused: forbidden 1"]


async def test_a_refused_push_over_a_socket_is_counted_by_its_code(served, caplog):
    """[P5] S3: Refused by a rule, or invalid."""
    async with served.connect("comment") as live:
        for ops in (plain(create("sticky", WORD)), [{"kind": WORD}], [{"kind": WORD}]):
            await live.send(json.dumps({"type": "push", "n": 1, "ops": ops}))
            await said_until(live, "refused")
    served.app.state.services.refusals.flush()

    lines = [line for line in caplog.messages if "refused" in line]
    assert lines == ["messages refused: forbidden 1", "messages refused: invalid 2"]
    assert WORD not in caplog.text
