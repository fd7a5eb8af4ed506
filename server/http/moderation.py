"""The moderation API of a board."""

from fastapi import APIRouter, Response

from ..wire.withheld import Moderation
from .boards import ActorDep
from .problems import OWNING
from .services import ServicesDep

router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["moderation"], responses=OWNING)


@router.get("/moderation")
async def moderation(board_id: str, actor: ActorDep, services: ServicesDep, response: Response) -> Moderation:
    """Hidden, held and deleted comments, reports, blocked guests and the activity log. Owners only."""
    response.headers["Cache-Control"] = "private, no-store"
    return await services.hub.room(board_id).moderation(actor)
