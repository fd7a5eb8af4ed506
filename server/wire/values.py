"""The small typed values that nodes, operations and views are made of."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from ..config import (
    COMMENT_TEXT_MAX,
    COORDINATE_MAX,
    FONT_SIZE_MAX,
    FONT_SIZE_MIN,
    NAME_MAX,
    NODE_TEXT_MAX,
    ORDER_KEY_MAX,
    SIZE_MAX,
    SIZE_MIN,
    TITLE_MAX,
)


class Wire(BaseModel):
    """Base of everything that is sent or stored: immutable, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)


_JOINERS = "\u200c\u200d"


def _printable(text: str) -> str:
    """Refuses control characters, which no keyboard types and which break logs, exports and screen readers."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t":
            raise ValueError(f"the control character U+{ord(char):04X} is not allowed")
    return text


def _not_blank(text: str) -> str:
    if not _visible(text).strip():
        raise ValueError("there is no text")
    return text


def _one_line(text: str) -> str:
    """A name or title: composed letters (NFC), single spaces, no line breaks."""
    return unicodedata.normalize("NFC", " ".join(_visible(_printable(text)).split()))


def _visible(text: str) -> str:
    """Without format characters, which can hide a name or turn it round; joiners stay, scripts and emoji need them."""
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")


# Made by clients: 16 random characters of 64 are 96 bits, so two people never pick the same.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,40}$")]
Coordinate = Annotated[float, Field(ge=-COORDINATE_MAX, le=COORDINATE_MAX)]
Length = Annotated[float, Field(ge=SIZE_MIN, le=SIZE_MAX)]
FontSize = Annotated[float, Field(ge=FONT_SIZE_MIN, le=FONT_SIZE_MAX)]
NodeText = Annotated[str, StringConstraints(max_length=NODE_TEXT_MAX), AfterValidator(_printable)]
CommentText = Annotated[
    str, StringConstraints(max_length=COMMENT_TEXT_MAX), AfterValidator(_printable), AfterValidator(_not_blank)
]
# Measured once they are composed, which makes some letters longer: what was stored must be readable again.
Title = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=TITLE_MAX)]
PersonName = Annotated[
    str, AfterValidator(_one_line), StringConstraints(max_length=NAME_MAX), AfterValidator(_not_blank)
]
# Siblings are sorted by this string, then by id (fractional indexing: a new key fits between any two).
OrderKey = Annotated[str, StringConstraints(pattern=rf"^[0-9A-Za-z]{{1,{ORDER_KEY_MAX}}}$")]
Milliseconds = int  # since 1970-01-01 UTC, by the server's clock

Role = Literal["view", "comment", "edit", "own"]
NoteColor = Literal["yellow", "orange", "pink", "violet", "blue", "cyan", "green", "grey", "white"]
FrameFill = Literal["white", "navy", "mist", "sand", "mint", "lilac"]
TextWeight = Literal["regular", "bold"]
TextAlign = Literal["left", "center", "right"]
TextColor = Literal["ink", "muted", "accent", "white"]


class Place(Wire):
    """Where a node stands among the others. One field, so that two moves can never mix."""

    parent: Id | None = None
    order: OrderKey


class Point(Wire):
    """A point of the board, in board units (CSS pixels at 100 %)."""

    x: Coordinate
    y: Coordinate


class Box(Wire):
    """A rectangle of the board, in board units; x and y are its top left corner."""

    x: Coordinate
    y: Coordinate
    w: Annotated[float, Field(ge=0, le=2 * COORDINATE_MAX)]
    h: Annotated[float, Field(ge=0, le=2 * COORDINATE_MAX)]
