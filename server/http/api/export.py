"""Export of a board's comments as a file, for owners."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from ...domain.access import Actor
from ...domain.hidden_comments import snapshot_for_owner
from ...live.room import Room
from ...wire.views import Snapshot
from ..error_responses import OWNING
from ..security.origin import allowed_origin
from ..services import Services, ServicesDep
from .dependencies import ActorDep, RoomDep

Pieces = Callable[[Snapshot, str], Iterator[bytes]]
Download = Callable[[Request, Actor, Room, Services], Awaitable[StreamingResponse]]

_MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# Personal data: no cache may keep it and no other site may embed it. `sandbox` gives it an origin of its own, in case
# a browser opens it in spite of `attachment`.
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
# File names can have 255 bytes: up to four for each character, and some for the date and the extension.
_STEM_MAX: Final = 50


def comments_router(formats: Mapping[str, Pieces]) -> APIRouter:
    """One route for each format. The formats are parameters, because `http` and `exchange` do not import each other."""
    router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["export"], responses=OWNING)
    for ending, write in formats.items():
        # For the API's description only.
        answers: dict[int | str, dict[str, Any]] = {200: {"content": {_MEDIA_TYPES[ending].partition(";")[0]: {}}}}
        add = router.get(f"/comments.{ending}", response_class=StreamingResponse, responses=answers)
        add(_download(ending, write))
    return router


def _download(ending: str, write: Pieces) -> Download:
    async def comments(request: Request, actor: ActorDep, room: RoomDep, services: ServicesDep) -> StreamingResponse:
        """All comments of the board as a file. Owners only."""
        snapshot = await room.queries.read(actor, snapshot_for_owner, "own")
        day = datetime.fromtimestamp(services.now() / 1000, UTC).date()
        headers = _HEADERS | {"Content-Disposition": attachment(snapshot.board.title, f"-comments-{day}.{ending}")}
        # A plain iterator runs in a thread, and makes each piece when the one before it has been sent.
        pieces = write(snapshot, allowed_origin(request, services.settings))
        return StreamingResponse(pieces, media_type=_MEDIA_TYPES[ending], headers=headers)

    return comments


def attachment(title: str, ending: str) -> str:
    """A `Content-Disposition` header (RFC 6266) with a safe file name made of an untrusted title.

    It contains the name twice: in ASCII for old programs, and in UTF-8 (RFC 5987).
    """
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{_stem(bare)}{ending}\"; filename*=UTF-8''{quote(_stem(title) + ending, safe='')}"


def _stem(title: str) -> str:
    """Letters and digits of any script, with single spaces or underscores between them: no path, quote or dot."""
    kept = "".join(char if _is_allowed(char) else "_" for char in unicodedata.normalize("NFC", title))
    return re.sub(r"_[_ ]*| +", lambda gap: gap[0][0], kept)[:_STEM_MAX].strip(" _-") or "board"


def _is_allowed(char: str) -> bool:
    """Also true for a combining mark, a digit, a space and a hyphen."""
    return char in " -" or unicodedata.category(char)[0] in "LMN"
