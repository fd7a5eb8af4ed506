"""Refusals in the form of the API: as they are sent, and as its description lists them."""

from typing import Any, Final

from starlette.responses import JSONResponse

from ..errors import BoardError, Fault, Forbidden, Invalid, NoAccess, NotFound, Params, Retry, TooFast
from ..wire.values import Wire

Answers = dict[int | str, dict[str, Any]]


class Problem(Wire):
    """Why a request was refused.

    `code` is one of a closed list and stays the same, `message` is for developers, and `params` has the
    values that belong into a sentence of one's own.
    """

    code: str
    message: str
    params: Params


def problem(error: BoardError) -> dict[str, object]:
    """A refusal as the API's JSON."""
    return Problem(code=error.code, message=error.message, params=error.params).model_dump()


def refusal_response(error: BoardError) -> JSONResponse:
    """The HTTP answer to a refusal, with `Retry-After` where the refusal says how long to wait."""
    wait = error.params.get("retry_after", error.params.get("wait"))
    headers = None if wait is None else {"Retry-After": str(wait)}
    return JSONResponse(problem(error), status_code=error.http_status, headers=headers)


def refusals(*kinds: type[BoardError]) -> Answers:
    """What a route lists as its refusals, by status; each code with what it means."""
    answers: Answers = {}
    for kind in kinds:
        answer = answers.setdefault(kind.http_status, {"model": Problem, "description": ""})
        answer["description"] = f"{answer['description']}\n`{kind.code}`: {_meaning(kind)}".strip()
    return answers


def _meaning(kind: type[BoardError]) -> str:
    assert kind.__doc__, "a refusal says in its docstring what it means"
    return kind.__doc__.partition("\n")[0]


READING: Final = refusals(NoAccess, NotFound, Invalid, TooFast, Retry, Fault)
OWNING: Final = READING | refusals(Forbidden)
# What any op may be refused with, since a push may have each of them.
WRITING: Final = refusals(*BoardError.__subclasses__())
