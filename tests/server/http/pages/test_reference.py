"""The page that describes the API."""

import re

import pytest

from server.config import STATIC_DIR
from server.errors import BoardError
from server.http.pages.reference import reference
from tests.server import world


@pytest.fixture
async def html(browser):
    answer = await browser.get("/api")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.text


async def test_the_page_has_every_operation(browser, html):
    """Once in the contents and once in its section."""
    paths = (await browser.get("/api/v1/openapi.json")).json()["paths"]
    asked = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    written = re.findall(r'<b class="method">(\w+)</b> ?<code>(.+?)</code>', html)
    assert sorted(written) == sorted(asked * 2)


async def test_the_page_has_every_schema_with_its_fields(browser, html):
    schemas = (await browser.get("/api/v1/openapi.json")).json()["components"]["schemas"]
    for name, schema in schemas.items():
        part = html.partition(f'<h3 id="{name}">')[2].partition("</article>")[0]
        assert re.findall(r"<dt><code>(\w+)</code>", part) == list(schema.get("properties", {})), name


async def test_every_link_of_the_page_has_a_target(html):
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r' id="([^"]+)"', html))


async def test_ids_are_unique(html):
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


async def test_all_codes_are_explained(html):
    """[P6] The closed list, each with its status."""
    part = html.partition('<h2 id="refusals">')[2].partition("</section>")[0]
    told = re.findall(r"<dt><code>(\w+)</code> <small>(\d+)</small>", part)
    assert sorted(told) == sorted((kind.code, str(kind.http_status)) for kind in BoardError.__subclasses__())


async def test_the_page_needs_no_script(html):
    assert "<script" not in html
    assert all((STATIC_DIR / path).exists() for path in re.findall(r'href="/static/(\S+?)"', html))


def test_types_are_described_in_words(app):
    """A choice, a list, a bound, a value, and a link to another schema."""
    shapes = {shape.name: {one.name: one for one in shape.fields} for shape in reference(app.openapi())["shapes"]}

    def told(shape, field):
        return "".join(piece.text for piece in shapes[shape][field].type)

    assert told("NodeCreate", "kind") == "“node.create”"
    assert told("ThreadView", "node_id") == "string, matching ^[A-Za-z0-9_-]{16,40}$ or null"
    assert told("Frame", "x") == "number, at least -2000000, at most 2000000"
    assert told("PersonData", "threads") == "list of ThreadView"
    assert [piece.of for piece in shapes["PersonData"]["threads"].type] == ["", "ThreadView", ""]
    assert (shapes["Frame"]["x"].note, shapes["Frame"]["fill"].note) == ("required", "else 'white'")


async def test_the_description_lists_the_refusals_of_a_push(browser):
    """[P5] In the form that all refusals have."""
    described = (await browser.get("/api/v1/openapi.json")).json()
    answers = described["paths"][f"/api/v1/boards/{{board_id}}/{world.OPS.rpartition('/')[2]}"]["post"]["responses"]
    schemas = {
        answer["content"]["application/json"]["schema"]["$ref"] for status, answer in answers.items() if status > "399"
    }
    assert schemas == {"#/components/schemas/Problem"}
    assert set(described["components"]["schemas"]["Problem"]["properties"]) == {"code", "message", "params"}
