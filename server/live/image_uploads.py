"""Accepts images that people upload to a board."""

from collections.abc import Callable

from ..config import Settings
from ..domain.access import Actor, require
from ..errors import Blocked
from ..images.decoder import ImageDecoder, Upload
from ..store.asset_store import AssetStore
from ..wire.views import AssetView
from .hub import Hub
from .keyed_limiter import KeyedLimiter, spend_one


class ImageUploads:
    """Checks permission and rate limit, decodes the image, and stores it within the board's quota."""

    def __init__(
        self, hub: Hub, decoder: ImageDecoder, assets: AssetStore, settings: Settings, now: Callable[[], float]
    ) -> None:
        burst, per_second = settings.rate_uploads_burst, settings.rate_uploads_per_second
        people = settings.rate_uploading_people_per_address
        self._hub = hub
        self._decoder = decoder
        self._assets = assets
        self._of_person = KeyedLimiter(burst, per_second, now)
        self._of_address = KeyedLimiter(burst * people, per_second * people, now)

    async def add(self, board_id: str, actor: Actor, upload: Upload) -> AssetView:
        """Stores the image and returns its id and size.

        Raises `Forbidden` below the role `edit`, `Blocked`, `TooFast`, `Invalid` if it is not an image, or `BoardFull`.
        """
        visit = await self._hub.room(board_id).queries.visit(actor)
        require(visit.role, "edit")
        if visit.is_blocked:
            raise Blocked()
        self.spend(actor)
        return await self._assets.add(board_id, await self._decoder.decode_upload(upload))

    def spend(self, by: Actor) -> None:
        """Counts an upload against person and address. Raises `TooFast`, and counts nothing, over the limit."""
        spend_one((self._of_person, by.person_id), (self._of_address, by.address))
