"""ImageDecoder as they are stored: what a worker has made of what somebody sent, and our own."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from ..config import IMAGE_SIDE_MAX
from ..errors import Invalid

# The program that makes them; it is started as a file, not as a module of ours.
WORKER: Final = Path(__file__).with_name("worker.py")
# What a worker says before the picture: a sentence at most.
_HEAD_BYTES_MAX: Final = 1_000
_FIRST_BYTES: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# Demo boards may have others than a worker makes.
_OWN: Final = ("PNG", "JPEG", "WEBP", "GIF")


@dataclass(frozen=True)
class EncodedImage:
    """A picture as it is stored; width and height in pixels."""

    content: bytes
    media_type: str
    w: int
    h: int


class _Head(BaseModel):
    media_type: Literal["image/png", "image/jpeg"]
    w: int = Field(ge=1, le=IMAGE_SIDE_MAX)
    h: int = Field(ge=1, le=IMAGE_SIDE_MAX)


class _Refusal(BaseModel):
    refused: str


_ANSWER: Final[TypeAdapter[_Head | _Refusal]] = TypeAdapter(_Head | _Refusal)


class NoAnswer(Exception):
    """What a worker sent is none: it was ended, or the picture has taken it over."""


def read_answer(answer: bytes) -> EncodedImage:
    """The picture that a worker answers with, or its refusal as `Invalid`; for all else raises `NoAnswer`.

    The worker is not trusted: a picture that got the better of it is kept for what it seems to be, or not at all.
    """
    head, _, content = answer.partition(b"\n")
    try:
        told = _ANSWER.validate_json(head[:_HEAD_BYTES_MAX])
    except ValidationError as error:
        raise NoAnswer from error
    if isinstance(told, _Refusal):
        raise Invalid(told.refused)
    if not content.startswith(_FIRST_BYTES[told.media_type]):
        raise NoAnswer
    return EncodedImage(content, told.media_type, told.w, told.h)


def measure(content: bytes) -> EncodedImage:
    """A picture of our own, as it is."""
    with Image.open(io.BytesIO(content), formats=_OWN) as image:
        return EncodedImage(content, Image.MIME[image.format or ""], image.width, image.height)
