"""The moderation API of a board."""

from fastapi import APIRouter, Response

from ...wire.hidden_comments import Moderation
from ..error_responses import OWNING
from ..services import ServicesDep
from .boards import ActorDep

router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["moderation"], responses=OWNING)


@router.get("/moderation")
async def moderation(board_id: str, actor: ActorDep, services: ServicesDep, response: Response) -> Moderation:
    """Hidden, held and deleted comments, reports, blocked guests and the activity log. Owners only."""
    response.headers["Cache-Control"] = "private, no-store"
    return await services.hub.room(board_id).moderation(actor)
