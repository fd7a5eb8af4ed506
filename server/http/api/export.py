"""What an owner takes away from a board as a file."""

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
from ...wire.views import Snapshot
from ..error_responses import OWNING
from ..security.auth import allowed_origin
from ..services import Services, ServicesDep
from .boards import ActorDep

Pieces = Callable[[Snapshot, str], Iterator[bytes]]
Download = Callable[[str, Request, Actor, Services], Awaitable[StreamingResponse]]

_MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# People's names and words: no cache may keep them and no other site embed them. Opened in spite of `attachment`, they
# are shut into an origin of their own.
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
# A file system takes names of 255 bytes; a letter has four at most, and date and ending want some too.
_STEM_MAX: Final = 50


def comments_router(formats: Mapping[str, Pieces]) -> APIRouter:
    """A route for each format. They are handed in, since routes and file formats know nothing of each other."""
    router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["export"], responses=OWNING)
    for ending, write in formats.items():
        # Said for the API's description of itself.
        answers: dict[int | str, dict[str, Any]] = {200: {"content": {_MEDIA_TYPES[ending].partition(";")[0]: {}}}}
        add = router.get(f"/comments.{ending}", response_class=StreamingResponse, responses=answers)
        add(_download(ending, write))
    return router


def _download(ending: str, write: Pieces) -> Download:
    async def comments(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> StreamingResponse:
        """All comments of the board as a file. Owners only."""
        snapshot = await services.hub.room(board_id).ask(actor, snapshot_for_owner, "own")
        day = datetime.fromtimestamp(services.now() / 1000, UTC).date()
        headers = _HEADERS | {"Content-Disposition": attachment(snapshot.board.title, f"-comments-{day}.{ending}")}
        # The pieces are no coroutine, so they are made in a thread, each when the one before it has been sent.
        pieces = write(snapshot, allowed_origin(request, services.settings))
        return StreamingResponse(pieces, media_type=_MEDIA_TYPES[ending], headers=headers)

    return comments


def attachment(title: str, ending: str) -> str:
    """A `Content-Disposition` (RFC 6266) with a file name made of a title that anybody may have written.

    It has the name twice: for old programs in ASCII, and as it is written (RFC 5987).
    """
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{_stem(bare)}{ending}\"; filename*=UTF-8''{quote(_stem(title) + ending, safe='')}"


def _stem(title: str) -> str:
    """Letters and digits of any script, with single blanks or underscores between them: no path, no quote, no dot."""
    kept = "".join(char if _is_letter(char) else "_" for char in unicodedata.normalize("NFC", title))
    return re.sub(r"_[_ ]*| +", lambda gap: gap[0][0], kept)[:_STEM_MAX].strip(" _-") or "board"


def _is_letter(char: str) -> bool:
    """Or a mark on one, a digit, a blank, a hyphen."""
    return char in " -" or unicodedata.category(char)[0] in "LMN"
