"""The API of a board's links: who may pass on which, and the password of one."""

from fastapi import APIRouter, Request

from ...domain.access import RANK, Actor, link_token, require
from ...domain.changes import Link
from ...errors import NotFound
from ...live.room import new_op_id
from ...wire.ops import LinkProtect
from ...wire.values import Id, Password, Role
from ...wire.views import LinkView
from ..error_responses import READING, WRITING
from ..security.auth import allowed_origin, may_embed
from ..services import Services, ServicesDep
from .boards import ActorDep, Applied
from .request_bodies import Body

router = APIRouter(prefix="/api/v1/boards/{board_id}/links", tags=["links"], responses=READING)


class PasswordBody(Body):
    """The new password of the link; null removes the password."""

    password: Password | None


@router.get("")
async def links(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> list[LinkView]:
    """The links that the caller can share, sorted by name. Owners see all links, others a few (rule L3)."""
    visit = await services.hub.room(board_id).visit(actor)
    base = allowed_origin(request, services.settings)
    passed_on = [link for link in visit.links if _may_pass_on(link, visit.role, actor, services.now())]
    # A board that is loaded anew has them in another order than one on which they were made.
    passed_on.sort(key=lambda link: (link.name, link.id))
    return [_view(link, visit.role, actor, base, services) for link in passed_on]


@router.post("/{link_id}/password", responses=WRITING)
async def set_password(
    board_id: str, link_id: Id, body: PasswordBody, actor: ActorDep, services: ServicesDep
) -> Applied:
    """Sets or removes the password of a link, with an op that contains its hash. Owners only."""
    room = services.hub.room(board_id)
    visit = await room.visit(actor)
    # Judged again when the op is applied; asked here, so that nobody else makes the server hash.
    require(visit.role, "own")
    if not any(link.id == link_id and not link.is_revoked for link in visit.links):
        raise NotFound("link", link_id)
    password_hash = None if body.password is None else await services.passwords.hash(body.password)
    op = LinkProtect(op_id=new_op_id(), id=link_id, password_hash=password_hash)
    return Applied(seqs=await room.push([op], actor))


def _view(link: Link, role: Role, actor: Actor, base: str, services: Services) -> LinkView:
    token = link_token(services.key, link)
    return LinkView(
        id=link.id,
        role=link.role,
        name=link.name if role == "own" else "",
        is_mine=link.id == actor.grant.link_id,
        url=f"{base}/s/{token}",
        expires_at=link.expires_at,
        has_password=link.password_hash is not None,
        embed_url=f"{base}/e/{token}" if role == "own" and _is_embedded(link, services) else None,
    )


def _is_embedded(link: Link, services: Services) -> bool:
    return bool(services.settings.embed_origins) and may_embed(link) and link.is_open(services.now())


def _may_pass_on(link: Link, role: Role, actor: Actor, at: int) -> bool:
    """An owner all of them; others the one that they came by, and such without a name that give less.

    Whoever knew those of other groups would come back by them when their own is withdrawn.
    """
    if link.is_revoked:
        return False
    if role == "own" or link.id == actor.grant.link_id:
        return True
    return link.is_open(at) and not link.name and RANK[link.role] < RANK[role]
