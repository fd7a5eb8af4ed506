"""Images of a board: upload and download."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse

from ...wire.values import AssetId
from ...wire.views import AssetView
from ..error_responses import READING, WRITING
from ..services import ServicesDep
from .dependencies import ActorDep, RoomDep

router = APIRouter(prefix="/api/v1/boards/{board_id}/assets", tags=["assets"], responses=READING)

# The id is a hash of the content, so the content of an address never changes. `private`: access depends on the role.
_CACHE = "private, max-age=31536000, immutable"
# An image that is opened by itself is a document of our origin. If it contained anything active, `sandbox` gives it an
# origin of its own, nothing in it loads or runs, and no page can use it as a script or style sheet.
_HEADERS = {
    "Cache-Control": _CACHE,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Disposition": "inline",
}
MEDIA_TYPES = ("image/png", "image/jpeg", "image/webp", "image/gif")
_BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_BODY: dict[str, Any] = {"required": True, "content": dict.fromkeys(MEDIA_TYPES, _BYTES)}
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": dict.fromkeys(MEDIA_TYPES, _BYTES)}}


@router.post("", responses=WRITING, openapi_extra={"requestBody": _BODY})
async def upload(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> AssetView:
    """Uploads an image, sent as the request body. The answer has the id for image nodes."""
    return await services.uploads.add(board_id, actor, request)


@router.get("/{asset_id}", response_class=FileResponse, responses=_FILE)
async def show(board_id: str, asset_id: AssetId, actor: ActorDep, room: RoomDep, services: ServicesDep) -> FileResponse:
    """An image of this board. Images of other boards are not found."""
    await room.queries.visit(actor)
    asset, path = await services.assets.find(board_id, asset_id, MEDIA_TYPES)
    return FileResponse(path, media_type=asset.media_type, headers=_HEADERS)
