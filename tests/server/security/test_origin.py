"""S1, S2, S14: requests from other sites with our cookie, and requests without a valid cookie."""

import pytest
from websockets.exceptions import InvalidStatus

from server.wire.ops import OP
from tests.server import world
from tests.server.world import BOARD, INFO, OPS, id_, plain, rename, token

BODY = {"ops": plain(rename("Aino"))}
# The server of these tests is reached under plain HTTP and a port of its own.
EVIL = [
    "https://evil.tld",
    "null",
    "",
    "http://{host}.evil.tld",
    "http://evil.tld/{host}",
    "http://evil.tld#{host}",
    "http://{host}@evil.tld",
    "https://{host}",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost",
    "{host}",
    "http://{host}/",
    "http://{host}, https://evil.tld",
]


async def turned_away(connecting):
    """What a refused socket learns: status, and all that the answer says."""
    with pytest.raises(InvalidStatus) as caught:
        async with connecting:
            pass
    answer = caught.value.response
    return answer.status_code, f"{answer.headers} {(answer.body or b'').decode()}"


def says_nothing(answer):
    return not [word for word in (INFO.title, "welcome", "set-cookie") if word in answer]


# --- S1: sockets ---


@pytest.mark.parametrize("origin", EVIL)
async def test_a_socket_of_another_site_is_refused(served, origin):
    """[A6] S1: Scheme, host and port must be exactly ours."""
    headers = {"Cookie": await served.cookie("own"), "Origin": origin.format(host=served.host)}
    status, answer = await turned_away(served.connect(**headers))
    assert (status, says_nothing(answer)) == (403, True)


async def test_a_socket_with_a_cookie_and_no_origin_is_refused(served):
    """[A6] S1: Browsers always send it."""
    assert (await turned_away(served.connect(Cookie=await served.cookie("own"))))[0] == 403


@pytest.mark.parametrize("origin", ["http://board.example.fi", "https://board.example.fi:8443", "https://example.fi"])
async def test_a_socket_of_the_http_origin_is_refused_under_https(serve, settings, origin):
    """[A6] S1: Anyone on the network can forge plain HTTP."""
    served = await serve(settings.model_copy(update={"base_url": "https://board.example.fi"}))
    cookie = await served.cookie("own")
    assert (await turned_away(served.connect(Cookie=cookie, Origin=origin)))[0] == 403
    async with served.connect(Cookie=cookie, Origin="https://board.example.fi"):
        pass


# --- S2: before the socket is accepted ---


async def test_a_socket_without_a_cookie_is_refused(served):
    """[J3] S2: It learns nothing about the board."""
    status, answer = await turned_away(served.connect(Origin=f"http://{served.host}"))
    assert (status, says_nothing(answer)) == (403, True)


async def test_a_socket_with_an_expired_cookie_is_refused(serve, settings):
    """[J3] S2: Although its signature is valid."""
    served = await serve(settings.model_copy(update={"session_days": -1}))
    headers = {"Cookie": await served.cookie("own"), "Origin": f"http://{served.host}"}
    assert (await turned_away(served.connect(**headers)))[0] == 403


@pytest.mark.parametrize("cookie", ["kehys=", "kehys=e30.x.y", 'kehys={"p":"x","g":{}}', "kehys=" + "A" * 4_000])
async def test_a_socket_with_a_forged_cookie_is_refused(served, cookie):
    """[J3] S2: Its signature is wrong."""
    assert (await turned_away(served.connect(Cookie=cookie, Origin=f"http://{served.host}")))[0] == 403


async def test_a_cookie_of_one_board_opens_no_other(served, other_board):
    """[A3] S2: The responses are the same whether the other board exists or not."""
    headers = {"Cookie": await served.cookie("own"), "Origin": f"http://{served.host}"}
    answers = [await turned_away(served.connect(board=board, **headers)) for board in (other_board.id, id_("nowhere"))]
    assert [status for status, _ in answers] == [403, 403]
    assert not [answer for _, answer in answers if other_board.title in answer]


# --- S14: requests ---

FORGED = {
    "form": ("application/x-www-form-urlencoded", b"ops=x"),
    "file form": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    ),
    "JSON as plain text": ("text/plain", OP.dump_json(rename("Aino")).join([b'{"ops": [', b"]}"])),
    "JSON": ("application/json", OP.dump_json(rename("Aino")).join([b'{"ops": [', b"]}"])),
}


@pytest.mark.parametrize("origin", ["https://evil.tld", "null", "http://board.test.evil.tld", None])
@pytest.mark.parametrize(("kind", "body"), FORGED.values(), ids=FORGED.keys())
async def test_a_request_of_another_site_changes_nothing(come, origin, kind, body):
    """[A6] S14: Although the browser sends our cookie."""
    browser = await come("own")
    del browser.headers["Origin"]
    headers = {"Content-Type": kind, "Sec-Fetch-Site": "cross-site", **({"Origin": origin} if origin else {})}
    for path in (OPS, OPS.replace("ops", "restore"), OPS.replace("ops", "assets")):
        assert (await browser.post(path, content=body, headers=headers)).status_code == 403
    assert (await browser.get(f"/api/v1/boards/{BOARD}/hash")).json()["seq"] == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
async def test_json_with_another_media_type_is_refused(come, kind):
    """[P8] S14: Browsers send such requests from other sites without a preflight."""
    body, headers = FORGED["JSON"][1], {"Content-Type": kind} if kind else {}
    assert (await (await come("own")).post(OPS, content=body, headers=headers)).status_code == 422


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
async def test_a_get_request_changes_nothing(come, script, header):
    """S14: Even with method override headers. An image on another site can send it."""
    browser = await come("own")
    for path in (f"{OPS}?ops=x&_method=POST", f"/s/{token('view')}", world.PAGE, "/", "/demo", world.SHARED):
        await browser.get(path, headers={header: "POST", "Origin": "https://evil.tld"})
    assert (await script().get(f"/api/v1/boards/{BOARD}/hash")).json()["seq"] == 0
