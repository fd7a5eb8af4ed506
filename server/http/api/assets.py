"""ImageDecoder of a board: taken from those who may edit, shown to those who may see it."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse

from ...domain.access import require
from ...errors import Blocked, NotFound
from ...store import assets
from ...wire.values import AssetId
from ...wire.views import AssetView
from ..error_responses import READING, WRITING
from ..services import ServicesDep
from .boards import ActorDep

router = APIRouter(prefix="/api/v1/boards/{board_id}/assets", tags=["assets"], responses=READING)

# The address is a hash of the content, so what it shows never changes; the role is asked again by the next browser.
_CACHE = "private, max-age=31536000, immutable"
# Opened by itself, a picture is a document of ours. Were something in it ever more than a picture, it is shut into an
# origin of its own, may load and run nothing, and is no script or style sheet to any page.
_SHUT_IN = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Disposition": "inline",
}
KINDS = ("image/png", "image/jpeg", "image/webp", "image/gif")
_BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_BODY: dict[str, Any] = {"required": True, "content": dict.fromkeys(KINDS, _BYTES)}
_SHOWN: dict[int | str, dict[str, Any]] = {200: {"content": dict.fromkeys(KINDS, _BYTES)}}


@router.post("", responses=WRITING, openapi_extra={"requestBody": _BODY})
async def upload(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> AssetView:
    """Uploads an image, sent as the request body. The answer has the id for image nodes."""
    visit = await services.hub.room(board_id).visit(actor)
    require(visit.role, "edit")
    if visit.is_blocked:
        raise Blocked()
    services.request_limits.spend_upload(actor)
    picture = await services.image_decoder.decode_upload(request)
    return await services.assets.add(board_id, picture)


@router.get("/{asset_id}", response_class=FileResponse, responses=_SHOWN)
async def show(board_id: str, asset_id: AssetId, actor: ActorDep, services: ServicesDep) -> FileResponse:
    """An image of this board. Images of other boards are not found."""
    await services.hub.room(board_id).visit(actor)
    async with services.database.reading() as session:
        asset = await assets.find(session, board_id, asset_id)
    path = assets.asset_path(services.settings.data_dir, asset_id)
    if asset is None or asset.media_type not in KINDS or not path.exists():
        raise NotFound("picture", asset_id)
    return FileResponse(path, media_type=asset.media_type, headers={"Cache-Control": _CACHE, **_SHUT_IN})
