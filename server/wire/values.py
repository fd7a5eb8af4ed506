"""The types of single values in nodes, ops and views."""

import re
import unicodedata
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

from ..config import (
    ACCENTS_MAX,
    ADDRESS_MAX,
    ALT_TEXT_MAX,
    ARGON2_LANES,
    ARGON2_MEMORY_KIB,
    ARGON2_PASSES,
    CELL_TEXT_MAX,
    COMMENT_TEXT_MAX,
    COORDINATE_MAX,
    CORNER_MAX,
    EXPIRES_AT_MAX,
    FONT_SIZE_MAX,
    FONT_SIZE_MIN,
    LINK_NAME_MAX,
    NAME_MAX,
    NODE_TEXT_MAX,
    OPACITY_MIN,
    ORDER_KEY_MAX,
    PAGE_NUMBER_MAX,
    PASSWORD_MAX,
    PASSWORD_MIN,
    SIZE_MAX,
    SIZE_MIN,
    STROKE_WIDTH_MAX,
    TITLE_MAX,
)
from .invisible import strip_invisible


def _require_kind(schema: dict[str, Any]) -> None:
    """Marks `kind` as required in the JSON Schema. Only Python code may leave it out."""
    kind = schema.get("properties", {}).get("kind", {})
    if "const" in kind:
        kind.pop("default", None)
        schema["required"] = ["kind", *schema.get("required", [])]


class Wire(BaseModel):
    """Base of all models that are sent or stored. They are immutable and refuse unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        strict=True,
        json_schema_extra=_require_kind,
        # Errors are logged, and the log must not contain what people wrote.
        hide_input_in_errors=True,
    )


class Patch(Wire):
    """Some fields of a model. Fields that were not sent are not written as null, because browsers would set them."""

    @model_serializer(mode="wrap")
    def _dump_sent_fields(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if name in self.model_fields_set}


_JOINERS = "\u200c\u200d"
# Unicode's categories Cc and Cs, except line breaks and tabs. A pattern is fast for nodes with 20,000 characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Accents are in this range. Characters before it have at most two accents when decomposed.
_COMBINING = re.compile("[\u0300-\U0010ffff]")


def _check_printable(text: str) -> str:
    """Raises `ValueError` for control characters. They break logs, exports and screen readers."""
    found = _CONTROL.search(text)
    if found:
        raise ValueError(f"the control character U+{ord(found[0]):04X} is not allowed")
    return text


def is_blank(text: str) -> bool:
    """Whether the text has no visible character."""
    return not _strip_format_characters(strip_invisible(text)).strip()


def _check_not_blank(text: str) -> str:
    if is_blank(text):
        raise ValueError("the text is empty")
    return text


def _to_one_line(text: str) -> str:
    """The text as a name or title: in NFC, with single spaces and without line breaks."""
    return _compose(" ".join(_strip_format_characters(_check_printable(text)).split()))


def _compose(text: str) -> str:
    """The text in NFC, so that it does not depend on the keyboard with which it was typed."""
    return unicodedata.normalize("NFC", _check_accents(_check_printable(text)))


def _check_accents(text: str) -> str:
    """Raises `ValueError` for more than `ACCENTS_MAX` accents on one letter, because NFC takes quadratic time for them.

    Accents are counted in NFD. NFC does not change that number, so a text that is accepted once is accepted again.
    """
    if not _COMBINING.search(text):
        return text
    count = 0
    for char in text:
        count = 0 if char.isascii() else _count_accents(char, count)
        if count > ACCENTS_MAX:
            raise ValueError("a letter has too many accents")
    return text


def _count_accents(char: str, count: int) -> int:
    """The number of accents on the last letter after `char` is added to a letter with `count` accents."""
    # Some characters are letters that decompose into accents, such as U+0F73.
    for part in unicodedata.normalize("NFD", char):
        count = count + 1 if unicodedata.combining(part) else 0
    return count


def make_legible(text: str) -> str:
    """The text in NFC, without control characters and without more than `ACCENTS_MAX` accents on a letter."""
    kept: list[str] = []
    count = 0
    for char in _CONTROL.sub("", text):
        after = _count_accents(char, count)
        if after <= ACCENTS_MAX:
            kept.append(char)
            count = after
    return unicodedata.normalize("NFC", "".join(kept))


def _strip_format_characters(text: str) -> str:
    """The text without format characters, which can hide or reverse a name. Joiners stay, for scripts and emoji."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")


def _check_address(text: str) -> str:
    """Checks for a web address, or `#` and an id for a place on this board. Raises `ValueError` for all others."""
    if re.fullmatch(r"#[A-Za-z0-9_-]{16,40}", text):
        return text
    try:
        parts = urlsplit(_check_accents(_check_printable(text)))
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ValueError("this is not a web address") from error
    is_web = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    if not is_web or not port_is_fine or re.search(r"\s", text):
        raise ValueError("an address must start with https://, http:// or, for a place on this board, #")
    return text


# Made by clients. 16 random characters of 64 kinds are 96 bits, so two clients never make the same id.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,40}$")]
Coordinate = Annotated[float, Field(ge=-COORDINATE_MAX, le=COORDINATE_MAX)]
Length = Annotated[float, Field(ge=SIZE_MIN, le=SIZE_MAX)]
FontSize = Annotated[float, Field(ge=FONT_SIZE_MIN, le=FONT_SIZE_MAX)]
NodeText = Annotated[str, StringConstraints(max_length=NODE_TEXT_MAX), AfterValidator(_check_printable)]
CommentText = Annotated[
    str,
    StringConstraints(max_length=COMMENT_TEXT_MAX),
    AfterValidator(_check_printable),
    AfterValidator(_check_not_blank),
]
# The length is checked after NFC, which makes some letters longer. A stored value must be valid when it is read again.
Title = Annotated[str, AfterValidator(_to_one_line), StringConstraints(max_length=TITLE_MAX)]
BoardTitle = Annotated[
    str, AfterValidator(_to_one_line), StringConstraints(max_length=TITLE_MAX), AfterValidator(_check_not_blank)
]
PersonName = Annotated[
    str, AfterValidator(_to_one_line), StringConstraints(max_length=NAME_MAX), AfterValidator(_check_not_blank)
]
Password = Annotated[str, AfterValidator(_compose), StringConstraints(min_length=PASSWORD_MIN, max_length=PASSWORD_MAX)]
LinkName = Annotated[str, AfterValidator(_to_one_line), StringConstraints(max_length=LINK_NAME_MAX)]
# The z-order key. Siblings are sorted by it, then by id (fractional indexing: between any two keys fits a new one).
OrderKey = Annotated[str, StringConstraints(pattern=rf"^[0-9A-Za-z]{{1,{ORDER_KEY_MAX}}}$")]
Milliseconds = int  # since 1970-01-01 UTC, by the server's clock
# Only these parameters, so that no op can make the server spend gigabytes on a guess. Old logs have them, so later
# parameters must be added to the pattern.
PasswordHash = Annotated[
    str,
    StringConstraints(
        pattern=rf"^\$argon2id\$v=19\$m={ARGON2_MEMORY_KIB},t={ARGON2_PASSES},p={ARGON2_LANES}"
        r"\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$"
    ),
]
ExpiresAt = Annotated[Milliseconds, Field(ge=0, le=EXPIRES_AT_MAX)]

Role = Literal["view", "comment", "participate", "edit", "own"]
Lang = Literal["fi", "sv", "en"]
# Which comments of guests wait for review; and why a comment is hidden: an owner hid it, or it waits for review.
Review = Literal["nothing", "links", "all"]
HiddenReason = Literal["moderated", "pending"]
NoteColor = Literal["yellow", "orange", "pink", "violet", "blue", "cyan", "green", "grey", "white"]
FrameFill = Literal["white", "navy", "mist", "sand", "mint", "lilac"]
FrameStyle = Literal["plain", "section"]
TextWeight = Literal["regular", "bold"]
TextAlign = Literal["left", "center", "right"]
TextColor = Literal["ink", "muted", "accent", "white"]
VerticalAlign = Literal["top", "middle", "bottom"]
# Named colours, not codes: each is legible with the ink that the page sets on it, and prints well.
StrongPaint = Literal["ink", "muted", "accent", "navy", "teal", "forest", "plum", "rust", "red"]
Paint = Literal["none", NoteColor, FrameFill, StrongPaint]
ShapeForm = Literal["rectangle", "ellipse", "diamond", "triangle", "arrow", "bubble"]
Direction = Literal["up", "right", "down", "left"]
Dash = Literal["solid", "dashed", "dotted"]
Route = Literal["straight", "elbow", "curved"]
Cap = Literal["none", "arrow", "dot"]
Reaction = Literal["agree", "thanks", "idea", "question"]
StrokeWidth = Annotated[float, Field(ge=0, le=STROKE_WIDTH_MAX)]
Corner = Annotated[float, Field(ge=0, le=CORNER_MAX)]
Opacity = Annotated[float, Field(ge=OPACITY_MIN, le=1)]
AltText = Annotated[str, AfterValidator(_to_one_line), StringConstraints(max_length=ALT_TEXT_MAX)]
PageNumber = Annotated[str, AfterValidator(_to_one_line), StringConstraints(max_length=PAGE_NUMBER_MAX)]
# The id of an image is the SHA-256 of its bytes, in hexadecimal.
AssetId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
CellText = Annotated[str, StringConstraints(max_length=CELL_TEXT_MAX), AfterValidator(_check_printable)]
Address = Annotated[str, StringConstraints(max_length=ADDRESS_MAX), AfterValidator(_check_address)]


class Place(Wire):
    """Parent and z-order of a node. They are one field, so that two moves cannot be mixed."""

    parent: Id | None = None
    order: OrderKey


class End(Wire):
    """One end of a connector.

    Without `node_id`, x and y are a point of the board. With it, they are shares of the width and height of that node:
    1 and 0.5 are the middle of its right side, also after the node has moved or grown.
    """

    node_id: Id | None = None
    x: Coordinate
    y: Coordinate

    @model_validator(mode="after")
    def _check_shares(self) -> "End":
        if self.node_id is not None and not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise ValueError("an end on a node needs shares from 0 to 1")
        return self


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
