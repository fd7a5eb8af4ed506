"""Encoded images as they are stored: from a worker's answer, or from the program's own files."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from ..config import IMAGE_SIDE_MAX
from ..errors import Invalid

# The worker program. It is started as a file, not as a module of this package.
WORKER: Final = Path(__file__).with_name("worker.py")
# The line before the image in a worker's answer.
_HEAD_BYTES_MAX: Final = 1_000
_FIRST_BYTES: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# Formats of demo images. Workers write fewer.
_OWN: Final = ("PNG", "JPEG", "WEBP", "GIF")


@dataclass(frozen=True)
class EncodedImage:
    """An image as it is stored; width and height in pixels."""

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
    """The worker sent no valid answer: it was ended, or an image has taken control of it."""


def read_answer(answer: bytes) -> EncodedImage:
    """The image in a worker's answer. Raises `Invalid` if the worker refused it, `NoAnswer` for anything else.

    The worker is not trusted, because a malicious image may control it: type and first bytes are checked.
    """
    head, _, content = answer.partition(b"\n")
    try:
        result = _ANSWER.validate_json(head[:_HEAD_BYTES_MAX])
    except ValidationError as error:
        raise NoAnswer from error
    if isinstance(result, _Refusal):
        raise Invalid(result.refused)
    if not content.startswith(_FIRST_BYTES[result.media_type]):
        raise NoAnswer
    return EncodedImage(content, result.media_type, result.w, result.h)


def measure(content: bytes) -> EncodedImage:
    """Type and size of one of the program's own images. It is not encoded again."""
    with Image.open(io.BytesIO(content), formats=_OWN) as image:
        return EncodedImage(content, Image.MIME[image.format or ""], image.width, image.height)
