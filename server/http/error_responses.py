"""Errors of the API: as JSON responses, and in the API's description."""

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
    """The HTTP response to a refusal, with `Retry-After` if it has a waiting time."""
    wait = error.params.get("retry_after", error.params.get("wait"))
    headers = None if wait is None else {"Retry-After": str(wait)}
    return JSONResponse(problem(error), status_code=error.http_status, headers=headers)


def refusals(*kinds: type[BoardError]) -> Answers:
    """The refusals of a route for the API's description, by status: each code with its meaning."""
    answers: Answers = {}
    for kind in kinds:
        answer = answers.setdefault(kind.http_status, {"model": Problem, "description": ""})
        answer["description"] = f"{answer['description']}\n`{kind.code}`: {_meaning(kind)}".strip()
    return answers


def _meaning(kind: type[BoardError]) -> str:
    assert kind.__doc__, "An error class needs a docstring, because the API's description shows its first line."
    return kind.__doc__.partition("\n")[0]


READING: Final = refusals(NoAccess, NotFound, Invalid, TooFast, Retry, Fault)
OWNING: Final = READING | refusals(Forbidden)
# A push may contain any op, so it may be refused with any error.
WRITING: Final = refusals(*BoardError.__subclasses__())
