"""Health check for the host: is the server alive, can it store, and which background work fails."""

import operator
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from ...wire.values import Wire
from ..services import ServicesDep

router = APIRouter(tags=["server"])


class Health(Wire):
    """`warn`: boards are served, and the host should look at `cause` and `notes`. `fail`: the host has to act.

    `cause` says what keeps the database from being used.
    """

    status: Literal["pass", "warn", "fail"]
    cause: Annotated[str | None, Field(exclude_if=operator.not_)] = None
    notes: Annotated[list[str], Field(exclude_if=operator.not_)]


@router.get("/healthz", responses={503: {"description": "The database is damaged or was replaced"}})
async def healthz(services: ServicesDep, response: Response) -> Health:
    """Answers as long as the event loop turns. It asks no database, and tells what the last use of it met."""
    database, notes = services.database.status, services.hub.cleanup.problems
    response.status_code = 503 if database.health == "fail" else 200
    status = "warn" if notes and database.health == "pass" else database.health
    return Health(status=status, cause=database.cause, notes=notes)
