"""S9: generated requests, valid and invalid by the API's description, for every operation."""

import asyncio
import os
from collections import Counter
from contextlib import contextmanager
from itertools import count

import pytest
import requests
import schemathesis
from httpx import ASGITransport, AsyncClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from server.app import create_app
from server.http.api.assets import MEDIA_TYPES
from server.store.db import Database, database_path
from tests.server import world
from tests.server.http.conftest import ORIGIN
from tests.server.images.test_result import sent

# For each operation. By hand, many more: KEHYS_SCHEMA_EXAMPLES=300.
EXAMPLES = int(os.environ.get("KEHYS_SCHEMA_EXAMPLES", "25"))
OPS_MAX = 2
ID_PATTERN = "^[A-Za-z0-9_-]{16,40}$"
# So few that an op often meets what an earlier one made. Of the links only one that nobody here came by.
IDS = [*(world.id_(name) for name in "abcd"), world.LINKS["view"].id]
PICTURES = st.one_of(st.binary(), st.just(sent()), st.binary().map(lambda tail: sent()[:20] + tail))
FREE = {f"rate_{of}_burst": 10**9 for of in ("words", "edits", "uploads", "wrong_links")}
MADE_UP = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@contextmanager
def running(data_dir):
    """The application, and the loop that it runs on: what makes requests up is not asynchronous."""
    with asyncio.Runner() as runner:
        app = runner.run(begun(data_dir))
        context = app.router.lifespan_context(app)
        runner.run(context.__aenter__())
        try:
            yield app, runner
        finally:
            runner.run(context.__aexit__(None, None, None))


async def begun(data_dir):
    database = Database(database_path(data_dir), busy_timeout_seconds=1)
    await world.store_board(database)
    await database.close()
    return create_app(world.make_settings(data_dir, **FREE))


def operations(app):
    """What the API says of itself, but with ids that meet each other."""
    for kind in MEDIA_TYPES:
        schemathesis.openapi.media_type(kind, PICTURES)
    described = schemathesis.openapi.from_dict(narrowed(app.openapi()), config=SchemathesisConfig())
    return [described[path][method] for path, methods in described.raw_schema["paths"].items() for method in methods]


def narrowed(schema):
    """The description with a handful of ids, words that are in no way hidden, and pushes of few ops.

    The more ops of a push are in order, the more of it the board's rules are asked about; each of them refuses it all.
    """
    if isinstance(schema, list):
        return [narrowed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    title = schema.get("title")
    if schema.get("pattern") == ID_PATTERN and title != "Op Id":
        return {"type": "string", "enum": IDS}
    narrower: dict[str, object] = {"maxItems": OPS_MAX} if title == "Ops" and schema.get("type") == "array" else {}
    if schema.get("type") == "string" and not {"pattern", "enum", "const", "format"} & set(schema):
        narrower = {"pattern": "^[!-~åäö]+$"}
    return {name: narrowed(each) for name, each in schema.items()} | narrower


def cases(operation):
    """Requests that are as described, and such as are not."""
    return st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode))


def prepared(case, numbers):
    """The request to the letter, on the board of the test and with ops that have not been sent before."""
    if isinstance(case.path_parameters, dict) and "board_id" in case.path_parameters:
        case.path_parameters["board_id"] = world.BOARD
    ops = case.body.get("ops") if isinstance(case.body, dict) else None
    for op in ops if isinstance(ops, list) else ():
        if isinstance(op, dict) and isinstance(op.get("op_id"), str):
            op["op_id"] = world.id_(f"made-up-{next(numbers)}")
    return requests.Request(**case.as_transport_kwargs(base_url=ORIGIN)).prepare()


async def ask(app, token, request):
    headers = {name: value for name, value in request.headers.items() if name.lower() != "authorization"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    async with AsyncClient(transport=ASGITransport(app), base_url=ORIGIN) as client:
        return await client.request(request.method, request.url, content=request.body, headers=headers)


@pytest.mark.parametrize("role", ["own", "comment", None])
def test_no_generated_request_causes_a_server_error(data_dir, role):
    """[P5] S9: From an owner, a commenter and a stranger. Refusals have the form of the API."""
    token, numbers, answered = role and world.token(role), count(), Counter[tuple[str, int]]()

    with running(data_dir) as (app, runner):

        def is_answered(case):
            answer = runner.run(ask(app, token, prepared(case, numbers)))
            answered[case.operation.label, answer.status_code] += 1
            assert answer.status_code < 500, answer.text
            assert str(answer.status_code) in case.operation.definition.raw["responses"]
            assert answer.is_success or set(answer.json()) == {"code", "message", "params"}

        named = {"ops": world.plain(world.rename("Aino"))}
        runner.run(ask(app, token, requests.Request("POST", ORIGIN + world.OPS, json=named).prepare()))
        for operation in operations(app):
            MADE_UP(given(cases(operation))(is_answered))()

    # Else all of it would stop at the door, and no rule of the board be tried.
    assert role != "own" or answered["POST /api/v1/boards/{board_id}/ops", 200]
