"""The page /api: the API's description of itself (OpenAPI), made make_legible without a script."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from .pages import READ, TEMPLATES

DESCRIPTION_PATH: Final = "/api/v1/openapi.json"
Schema = Mapping[str, Any]
_REFUSAL = re.compile(r"^`(\w+)`: (.*)$", re.MULTILINE)
_BOUNDS: Final = {
    "minimum": "at least {:.16g}",
    "exclusiveMinimum": "more than {:.16g}",
    "maximum": "at most {:.16g}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "pattern": "matching {}",
}


class Piece(NamedTuple):
    """Some words of a type; `of` names the schema that they lead to."""

    text: str
    of: str = ""


class Named(NamedTuple):
    """A parameter or a field."""

    name: str
    type: list[Piece]
    note: str


class Operation(NamedTuple):
    """What can be asked for, at one address."""

    method: str
    path: str
    text: str
    parameters: list[Named]
    body: list[Piece]
    answer: list[Piece]
    refusals: dict[str, list[str]]

    @property
    def anchor(self) -> str:
        """Its place on the page, as the end of an address."""
        return re.sub(r"\W+", "-", f"{self.method.lower()}{self.path}").strip("-")


class Refusal(NamedTuple):
    """A code, and what it means."""

    status: str
    code: str
    meaning: str


class Shape(NamedTuple):
    """A schema with a name of its own."""

    name: str
    text: str
    fields: list[Named]


def reference_router(describe: Callable[[], Schema]) -> APIRouter:
    """The page for a description, which is asked for at the first visit: by then all routes are known."""
    router = APIRouter(include_in_schema=False)
    page = cache(lambda: TEMPLATES.get("api.html").render(lang="en", path=DESCRIPTION_PATH, **reference(describe())))

    @router.api_route("/api", methods=READ)
    async def api(_request: Request) -> Response:
        return HTMLResponse(page(), headers={"Cache-Control": "no-cache"})

    return router


def reference(described: Schema) -> dict[str, Any]:
    """What the template needs: operations by tag, refusals, schemas."""
    tags: dict[str, list[Operation]] = {}
    refusals: set[Refusal] = set()
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            tags.setdefault(one["tags"][0], []).append(_operation(method.upper(), path, one))
            refusals |= set(_refusals(one))
    shapes = [_shape(name, one) for name, one in sorted(described["components"]["schemas"].items())]
    return {"tags": tags, "refusals": sorted(refusals), "shapes": shapes}


def _operation(method: str, path: str, one: Schema) -> Operation:
    by_status: dict[str, list[str]] = {}
    for refusal in sorted(_refusals(one)):
        by_status.setdefault(refusal.status, []).append(refusal.code)
    parameters = [_parameter(each) for each in one.get("parameters", ())]
    body, answer = one.get("requestBody", {}), one["responses"]["200"]
    return Operation(
        method, path, one["description"], parameters, list(_content(body)), list(_content(answer)), by_status
    )


def _refusals(one: Schema) -> Iterator[Refusal]:
    for status, answer in one["responses"].items():
        for code, meaning in _REFUSAL.findall(answer["description"]):
            yield Refusal(status, code, meaning)


def _parameter(one: Schema) -> Named:
    return Named(one["name"], list(_type(one["schema"])), _note(one["schema"], one["required"], one["in"]))


def _shape(name: str, one: Schema) -> Shape:
    required = one.get("required", ())
    its = one.get("properties", {})
    fields = [Named(field, list(_type(each)), _note(each, field in required)) for field, each in its.items()]
    return Shape(name, one.get("description", ""), fields)


def _note(schema: Schema, is_required: bool, *more: str) -> str:
    default = f"else {schema['default']!r}" if schema.get("default") not in (None, "") else "optional"
    return ", ".join((*more, "required" if is_required else default))


def _content(message: Schema) -> Iterator[Piece]:
    """The type of a JSON body; of another one, what media it is."""
    content = message.get("content", {})
    if schema := content.get("application/json", {}).get("schema"):
        yield from _type(schema)
    elif content:
        yield Piece(" or ".join(content))


def _type(schema: Schema) -> Iterator[Piece]:
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        for number, choice in enumerate(choices):
            yield from [Piece(" or ")] * bool(number)
            yield from _type(choice)
    elif ref := schema.get("$ref"):
        name = ref.rpartition("/")[2]
        yield Piece(name, name)
    elif values := schema.get("enum") or [schema[name] for name in ("const",) if name in schema]:
        yield Piece(" or ".join(f"“{value}”" for value in values))
    elif items := schema.get("items"):
        yield Piece("list of ")
        yield from _type(items)
        yield Piece(_bounds(schema))
    else:
        yield Piece(schema.get("type", "any JSON") + _bounds(schema))
        if isinstance(values := schema.get("additionalProperties"), Mapping):
            yield Piece(" of ")
            yield from _type(values)


def _bounds(schema: Schema) -> str:
    return "".join(f", {words.format(schema[name])}" for name, words in _BOUNDS.items() if name in schema)
