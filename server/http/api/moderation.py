"""The moderation API of a board."""

from fastapi import APIRouter, Response

from ...wire.hidden_comments import Moderation
from ..error_responses import OWNING
from .dependencies import ActorDep, RoomDep

router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["moderation"], responses=OWNING)


@router.get("/moderation")
async def moderation(actor: ActorDep, room: RoomDep, response: Response) -> Moderation:
    """Hidden, pending and deleted comments, reports, blocked guests and the activity log. Owners only."""
    response.headers["Cache-Control"] = "private, no-store"
    return await room.queries.moderation(actor)
