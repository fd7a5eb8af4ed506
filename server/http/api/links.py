"""The API of a board's links: which can be shared, their QR codes, and their passwords."""

import io
from typing import Any

import segno
from fastapi import APIRouter, Request, Response

from ...domain.access import Actor, Link, link_token
from ...domain.link_sharing import may_embed, shareable_links
from ...errors import NotFound
from ...live.link_passwords import set_link_password
from ...live.room import Room
from ...wire.values import Id, Password, Role
from ...wire.views import LinkView
from ..error_responses import READING, WRITING
from ..security.origin import allowed_origin
from ..services import Services, ServicesDep
from .boards import Applied
from .dependencies import ActorDep, RoomDep
from .request_bodies import Body

router = APIRouter(prefix="/api/v1/boards/{board_id}/links", tags=["links"], responses=READING)
# Error correction level M: 15 % of the code may be hidden or dirty.
_CORRECTION = "m"
_SQUARE_PX = 8
# The address in the code opens the board, so no cache may keep it. As a document of its own it may run nothing.
_QR_HEADERS = {"Cache-Control": "private, no-store", "Content-Security-Policy": "sandbox; default-src 'none'"}
_SVG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/svg+xml": {}}}}


class PasswordBody(Body):
    """The new password of the link; null removes the password."""

    password: Password | None


@router.get("")
async def links(request: Request, actor: ActorDep, room: RoomDep, services: ServicesDep) -> list[LinkView]:
    """The links that the caller can share, sorted by name. Owners see all links, others a few (rule L3)."""
    return await _shareable(request, actor, room, services)


@router.get("/{link_id}/qr.svg", response_class=Response, responses=_SVG)
async def qr(link_id: Id, request: Request, actor: ActorDep, room: RoomDep, services: ServicesDep) -> Response:
    """The QR code of a link that the caller can share. Other links are not found."""
    urls = {link.id: link.url for link in await _shareable(request, actor, room, services)}
    if link_id not in urls:
        raise NotFound("link", link_id)
    return Response(_draw_qr_code(urls[link_id]), media_type="image/svg+xml", headers=_QR_HEADERS)


@router.post("/{link_id}/password", responses=WRITING)
async def set_password(
    link_id: Id, body: PasswordBody, actor: ActorDep, room: RoomDep, services: ServicesDep
) -> Applied:
    """Sets or removes the password of a link, with an op that contains its hash. Owners only."""
    return Applied(seqs=await set_link_password(room, actor, link_id, body.password, services.passwords))


async def _shareable(request: Request, actor: Actor, room: Room, services: Services) -> list[LinkView]:
    visit = await room.queries.visit(actor)
    base = allowed_origin(request, services.settings)
    links = shareable_links(visit.links, visit.role, actor, services.now())
    return [_view(link, visit.role, actor, base, services) for link in links]


def _view(link: Link, role: Role, actor: Actor, base: str, services: Services) -> LinkView:
    """A link as the API returns it. Its addresses begin with `base`; its name is for owners only."""
    token = link_token(services.key, link)
    return LinkView(
        id=link.id,
        role=link.role,
        name=link.name if role == "own" else "",
        is_mine=link.id == actor.grant.link_id,
        url=f"{base}/s/{token}",
        expires_at=link.expires_at,
        has_password=link.password_hash is not None,
        embed_url=f"{base}/e/{token}" if role == "own" and _is_embeddable(link, services) else None,
    )


def _is_embeddable(link: Link, services: Services) -> bool:
    return bool(services.settings.embed_origins) and may_embed(link) and link.is_open(services.now())


def _draw_qr_code(url: str) -> bytes:
    out = io.BytesIO()
    code = segno.make_qr(url, error=_CORRECTION)
    code.save(out, kind="svg", scale=_SQUARE_PX, dark="#1f2430", light="#ffffff")
    return out.getvalue()
