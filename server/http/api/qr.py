"""A link as a picture that a phone reads: for the wall of a workshop, and for paper."""

import io
from typing import Any

import segno
from fastapi import APIRouter, Request, Response

from ...errors import NotFound
from ...wire.values import Id
from ..error_responses import READING
from ..services import ServicesDep
from .boards import ActorDep
from .links import links

router = APIRouter(prefix="/api/v1/boards/{board_id}/links", tags=["links"], responses=READING)

# A tenth of it may be hidden or dirty: half more squares than without, and paper gets both.
_CORRECTION = "m"
_SQUARE_PX = 8
# The address in it opens the board: it stays with whoever asked, and runs nothing when it is opened by itself.
_HEADERS = {"Cache-Control": "private, no-store", "Content-Security-Policy": "sandbox; default-src 'none'"}


_DRAWING: dict[int | str, dict[str, Any]] = {200: {"content": {"image/svg+xml": {}}}}


@router.get("/{link_id}/qr.svg", response_class=Response, responses=_DRAWING)
async def qr(board_id: str, link_id: Id, request: Request, actor: ActorDep, services: ServicesDep) -> Response:
    """The QR code of a link that the caller can share. Other links are not found."""
    for link in await links(board_id, request, actor, services):
        if link.id == link_id:
            return Response(_drawn(link.url), media_type="image/svg+xml", headers=_HEADERS)
    raise NotFound("link", link_id)


def _drawn(url: str) -> bytes:
    out = io.BytesIO()
    code = segno.make_qr(url, error=_CORRECTION)
    code.save(out, kind="svg", scale=_SQUARE_PX, dark="#1f2430", light="#ffffff")
    return out.getvalue()
