"""Whether the program is alive, and what does not work."""

import operator
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from ..wire.values import Wire
from .services import ServicesDep

router = APIRouter(tags=["server"])


class Health(Wire):
    """`warn`: the boards are served, and somebody should look at what `notes` says."""

    status: Literal["pass", "warn"]
    notes: Annotated[list[str], Field(exclude_if=operator.not_)]


@router.get("/healthz")
async def healthz(services: ServicesDep) -> Health:
    """Answers as long as the event loop turns; it asks no database."""
    notes = services.hub.cleanup.troubles
    return Health(status="warn" if notes else "pass", notes=notes)
