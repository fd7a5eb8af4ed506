"""Dependencies of the board routes: who acts, and on which open board."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from ...domain.access import Actor
from ...live.room import Room
from ..security.auth import actor_on
from ..services import ServicesDep

# For the API's description only, so that programs know where to put a link. `auth.py` reads the header.
_LINK = HTTPBearer(
    scheme_name="link",
    description="The last part of a link's address: ID.SECRET. Browsers use a cookie instead.",
    auto_error=False,
)


async def current_actor(
    board_id: str, request: Request, services: ServicesDep, _link: Annotated[object, Security(_LINK)]
) -> Actor:
    """The person who acts on the board in the path.

    Raises `TooFast` for a POST, before its body is read, after too many unreadable bodies.
    """
    actor = await actor_on(request, board_id, services)
    if request.method == "POST":
        services.request_limits.check_unread(actor)
        # An unreadable body is refused in server/app.py, which counts it against this person.
        request.state.actor = actor
    return actor


ActorDep = Annotated[Actor, Depends(current_actor)]


async def current_room(board_id: str, _actor: ActorDep, services: ServicesDep) -> Room:
    """The open board in the path. Only after the actor is known, so that strangers cannot open rooms."""
    return services.hub.room(board_id)


RoomDep = Annotated[Room, Depends(current_room)]
