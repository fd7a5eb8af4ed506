"""S10, S11, S19, S26, S28: user input is always handled as text."""

import logging

import pytest

from server.domain.access import link_token
from server.domain.changes import Link
from server.wire.views import BoardView
from tests.server import world
from tests.server.world import BOARD, LINKS, OPS, SNAPSHOT, create, id_, plain, rename

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    "{{constructor.constructor('alert(1)')()}}",
    "{% include '/etc/passwd' %}{{ t }}",
    "${alert(1)}${{7*7}}",
    "javascript:alert(1)",
    "JaVa\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.tld/x",
    "https://a@evil.tld",
    "https://аррӏе.com",
    "[me](javascript:alert(1))",
    "<!--#exec cmd='id'-->",
    "&lt;b&gt;&amp;#x3C;b>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "\u202egpj.exe",
    "' OR 1=1--",
    "'; DROP TABLE comments;--",
    "%_%' ESCAPE '\\",
    "NEAR(a b) OR *",
    "=HYPERLINK('https://evil.tld')",
    "../../etc/cron.d/x",
    'x\n{"level":"error"}',
]


async def pushed(client, *ops):
    return await client.post(OPS, json={"ops": plain(*ops)})


@pytest.mark.parametrize("text", PAYLOADS)
async def test_text_is_stored_unchanged_and_sent_as_json(script, text):
    """[C4] S10: In comments and notes, with `nosniff`."""
    ops = [rename("Aino"), world.thread("thread", text=text), create("sticky", "note", text=text)]
    assert (await pushed(script(), *ops)).status_code == 200
    answer = await script().get(SNAPSHOT)
    assert [comment["text"] for comment in answer.json()["comments"]] == [text]
    assert [node["text"] for node in answer.json()["nodes"]] == [text]
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("text", PAYLOADS)
async def test_titles_and_names_are_escaped_on_pages(script, come, text):
    """[B1] [U1] S10: Markup and template syntax too."""
    line = "".join(" ".join(text.split()).split("\u202e"))
    await pushed(script(), rename(text), world.op("board.update", set={"title": text}))
    board = (await script().get(SNAPSHOT)).json()
    assert (board["board"]["title"], board["people"][0]["name"]) == (line, line)
    for path in (world.PAGE, "/"):
        page = (await (await come()).get(path)).text
        assert escaped(line) in page
        assert line == escaped(line) or line not in page


def escaped(text):
    """As it has to stand in a page."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(sign, name)
    return text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "blob:https://evil.tld/1",
        "file:///etc/passwd",
        "view-source:https://evil.tld",
        "//evil.tld",
        "\\\\evil.tld",
        "https:evil.tld",
        "https:///evil.tld",
        "https://board.test@evil.tld",
        "https://evil.tld\r\nSet-Cookie: a=b",
        "#javascript:alert(1)",
        "/s/x.y",
    ],
)
async def test_a_card_refuses_dangerous_addresses(script, address):
    """[N6] S11: When it is created and when it is changed."""
    card = create("card", "card", url="https://dvv.fi")
    made = plain(card)[0] | {"node": plain(card)[0]["node"] | {"url": address}}
    changed = plain(world.update("card"))[0] | {"set": {"url": address}}
    assert (await script().post(OPS, json={"ops": [made]})).json()["code"] == "invalid"
    assert (await pushed(script(), card)).status_code == 200
    assert (await script().post(OPS, json={"ops": [changed]})).json()["code"] == "invalid"


# --- S19 ---


@pytest.mark.parametrize("name", ['x\r\n{"level":"error"}', "\x1b[2J\x1b[31mowned", "x\x00y", "x\u2028y", "x\x85y"])
async def test_a_name_cannot_inject_log_lines(script, caplog, name):
    """[U1] [P8] S19: Line breaks and control characters are refused or become spaces. Names are not logged."""
    caplog.set_level(logging.DEBUG)
    op = plain(rename("x"))[0] | {"name": name}
    answer = await script().post(OPS, json={"ops": [op]}, headers={"User-Agent": name.encode().decode("latin-1")[:1]})
    people = (await script().get(SNAPSHOT)).json()["people"]
    assert (answer.status_code, people) == (422, []) or people[0]["name"].isprintable()
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore", "aiosqlite"))]
    assert not [record for record in ours if "level" in record.getMessage() or "owned" in record.getMessage()]


# --- S26 ---

SQL = [
    "' OR 1=1--",
    "' UNION SELECT secret--",
    "%",
    "_" * 16,
    "*",
    '"; DROP TABLE links;--',
    LINKS["own"].id.upper(),
    "1' AND '1'='1",
]


@pytest.mark.parametrize("sql", SQL)
async def test_sql_in_an_address_is_an_unknown_id(script, browser, sql):
    """[A3] S26: Values are bound parameters."""
    for path in (f"/s/{sql}.x", f"/b/{sql}", f"/api/v1/boards/{sql}/snapshot"):
        assert (await browser.get(path)).status_code == 404
    assert (await script().get(f"/api/v1/boards/{BOARD}/assets/{sql}")).status_code in (404, 422)
    assert (await script().get(OPS, params={"after": sql})).status_code == 422
    assert (await script().get(SNAPSHOT)).status_code == 200


@pytest.mark.parametrize("sql", SQL[:3])
async def test_sql_in_an_op_is_refused_or_stored_as_text(script, sql):
    """[P8] S26: Ids have only letters, digits, _ and -."""
    op = plain(world.comment("one", "thread"))[0]
    for field in ("op_id", "id", "thread_id"):
        assert (await script().post(OPS, json={"ops": [{**op, field: sql}]})).status_code == 422


# --- S28 ---


@pytest.mark.parametrize("name", ["Kaisa Kunta", "Kaisa\u200b Kunta", "\u202eKaisa Kunta", "Kaisa\u00a0Kunta"])
async def test_nobody_can_take_the_owners_name(script, come, name):
    """[U1] S28: Invisible characters do not make it another name."""
    await pushed(script(), rename("Kaisa Kunta"))
    refused = await (await come("comment")).post(OPS, json={"ops": plain(rename(name))})
    assert (refused.status_code, refused.json()["code"]) == (409, "name_taken")
    people = (await script().get(SNAPSHOT)).json()["people"]
    assert [(person["name"], person["is_guest"]) for person in people] == [("Kaisa Kunta", False)]


async def test_a_guest_who_had_the_name_first_is_marked_as_a_guest(script, come):
    """[U1] S28: The mark distinguishes them."""
    await pushed(await come("comment"), rename("Kaisa Kunta"))
    await pushed(script(), rename("Kaisa Kunta"))
    people = (await script().get(SNAPSHOT)).json()["people"]
    assert sorted(person["is_guest"] for person in people) == [False, True]


async def test_no_request_can_remove_the_guest_mark(come):
    """[U1] S28: It comes from the link."""
    claim = plain(rename("Kaisa"))[0] | {"is_guest": False}
    assert (await (await come("edit")).post(OPS, json={"ops": [claim]})).status_code == 422


@pytest.mark.parametrize("name", ["x" * 61, "x" * 10_000, "\u200b" * 20, "\u202e\u202d", "e\u0301" * 61])
async def test_a_name_that_is_too_long_or_invisible_is_refused(script, name):
    """[U1] S28: Its length is measured as it is shown."""
    op = plain(rename("x"))[0] | {"name": name}
    assert (await script().post(OPS, json={"ops": [op]})).json()["code"] == "invalid"


async def test_a_hostile_title_does_not_change_the_boards_address(database, browser):
    """[A2] S25: The title is in no header."""
    link = Link(id_("other-link"), "own")
    title = '../../x"; filename=evil Set-Cookie: a=b'
    info = BoardView(id=world.OTHER_BOARD, title=title, first_number=1)
    await world.store_board(database, info, {"own": link})
    answer = await browser.get(f"/s/{link_token(world.KEY, link)}", params={"x": "1\r\nSet-Cookie: a=b"})
    assert answer.headers["location"] == f"/b/{info.id}?x=1%0D%0ASet-Cookie%3A+a%3Db"
    assert len(answer.headers.get_list("set-cookie")) == 1
    assert "evil" not in str((await browser.get(f"/b/{info.id}")).headers)
