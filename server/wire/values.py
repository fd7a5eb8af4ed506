"""The small typed values that nodes, operations and views are made of."""

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
    MARKS_MAX,
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
from .invisible import without_invisible


def _name_the_kind(schema: dict[str, Any]) -> None:
    """In JSON Schema `kind` is required: Python fills it in, but whoever sends something has to say what it is."""
    kind = schema.get("properties", {}).get("kind", {})
    if "const" in kind:
        kind.pop("default", None)
        schema["required"] = ["kind", *schema.get("required", [])]


class Wire(BaseModel):
    """Base of everything that is sent or stored: immutable, and unknown fields are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        strict=True,
        json_schema_extra=_name_the_kind,
        # What somebody wrote stands in no log, also not where a fault of ours is written down.
        hide_input_in_errors=True,
    )


class Patch(Wire):
    """Some fields of something. A field that was not sent must not come back as null: browsers would set it."""

    @model_serializer(mode="wrap")
    def _only_named(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if name in self.model_fields_set}


_JOINERS = "\u200c\u200d"
# Unicode's categories Cc and Cs, without line breaks and tabs. A pattern, since some nodes have 20,000 characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# From here on characters can be accents. Those before, decomposed, have two at most; most texts have no others.
_COMBINING = re.compile("[\u0300-\U0010ffff]")


def _printable(text: str) -> str:
    """Refuses control characters, which no keyboard types and which break logs, exports and screen readers."""
    found = _CONTROL.search(text)
    if found:
        raise ValueError(f"the control character U+{ord(found[0]):04X} is not allowed")
    return text


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of the text."""
    return not _visible(without_invisible(text)).strip()


def _not_blank(text: str) -> str:
    if is_blank(text):
        raise ValueError("the text is empty")
    return text


def _one_line(text: str) -> str:
    """A name or title: composed letters (NFC), single spaces, no line breaks."""
    return _composed(" ".join(_visible(_printable(text)).split()))


def _composed(text: str) -> str:
    """The same characters, whichever keyboard they were typed on (NFC)."""
    return unicodedata.normalize("NFC", _few_marks(_printable(text)))


def _few_marks(text: str) -> str:
    """Refuses more than `MARKS_MAX` accents on one letter, because composing them takes quadratic time.

    Accents are counted in decomposed form (NFD), which composing leaves as it is: a text that is accepted here is
    accepted again once it is composed.
    """
    if not _COMBINING.search(text):
        return text
    height = 0
    for char in text:
        height = 0 if char.isascii() else _height_after(char, height)
        if height > MARKS_MAX:
            raise ValueError("a letter has too many accents")
    return text


def _height_after(char: str, height: int) -> int:
    """How many accents stand on the last letter once `char` is added to one that has `height` of them."""
    # Some characters count as letters and become accents when they are decomposed, such as U+0F73.
    for part in unicodedata.normalize("NFD", char):
        height = height + 1 if unicodedata.combining(part) else 0
    return height


def legible(text: str) -> str:
    """The text, composed, without control characters and without accents beyond `MARKS_MAX` on a letter."""
    kept: list[str] = []
    height = 0
    for char in _CONTROL.sub("", text):
        after = _height_after(char, height)
        if after <= MARKS_MAX:
            kept.append(char)
            height = after
    return unicodedata.normalize("NFC", "".join(kept))


def _visible(text: str) -> str:
    """Without format characters, which can hide a name or turn it round; joiners stay, scripts and emoji need them."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")


def _address(text: str) -> str:
    """The web, or with `#` and an id a place on this board; nothing that runs."""
    if re.fullmatch(r"#[A-Za-z0-9_-]{16,40}", text):
        return text
    try:
        parts = urlsplit(_few_marks(_printable(text)))
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ValueError("this is not a web address") from error
    is_web = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    if not is_web or not port_is_fine or re.search(r"\s", text):
        raise ValueError("an address must start with https://, http:// or, for a place on this board, #")
    return text


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
BoardTitle = Annotated[
    str, AfterValidator(_one_line), StringConstraints(max_length=TITLE_MAX), AfterValidator(_not_blank)
]
PersonName = Annotated[
    str, AfterValidator(_one_line), StringConstraints(max_length=NAME_MAX), AfterValidator(_not_blank)
]
Password = Annotated[
    str, AfterValidator(_composed), StringConstraints(min_length=PASSWORD_MIN, max_length=PASSWORD_MAX)
]
LinkName = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=LINK_NAME_MAX)]
# Siblings are sorted by this string, then by id (fractional indexing: a new key fits between any two).
OrderKey = Annotated[str, StringConstraints(pattern=rf"^[0-9A-Za-z]{{1,{ORDER_KEY_MAX}}}$")]
Milliseconds = int  # since 1970-01-01 UTC, by the server's clock
# Our own kind only, so that no op can order the server to spend gigabytes on a guess. What the log has must be read for
# ever: parameters that come later stand beside these.
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
# Which of guests' comments wait for review, and why words are withheld.
Review = Literal["nothing", "links", "all"]
HiddenReason = Literal["moderated", "pending"]
NoteColor = Literal["yellow", "orange", "pink", "violet", "blue", "cyan", "green", "grey", "white"]
FrameFill = Literal["white", "navy", "mist", "sand", "mint", "lilac"]
FrameStyle = Literal["plain", "section"]
TextWeight = Literal["regular", "bold"]
TextAlign = Literal["left", "center", "right"]
TextColor = Literal["ink", "muted", "accent", "white"]
VerticalAlign = Literal["top", "middle", "bottom"]
# Named colours, not codes: each is seen to be legible with the ink that the page sets on it, and prints well.
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
AltText = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=ALT_TEXT_MAX)]
PageNumber = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=PAGE_NUMBER_MAX)]
# A picture is known by what is in it: SHA-256 of its bytes, in hexadecimal.
AssetId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
CellText = Annotated[str, StringConstraints(max_length=CELL_TEXT_MAX), AfterValidator(_printable)]
Address = Annotated[str, StringConstraints(max_length=ADDRESS_MAX), AfterValidator(_address)]


class Place(Wire):
    """Where a node stands among the others. One field, so that two moves can never mix."""

    parent: Id | None = None
    order: OrderKey


class End(Wire):
    """One end of a connector.

    Without `node_id`, x and y are a point of the board. With it they are a place on that node, as shares of its width
    and height: 1, 0.5 is the middle of its right side, and stays there when the node moves or grows.
    """

    node_id: Id | None = None
    x: Coordinate
    y: Coordinate

    @model_validator(mode="after")
    def _lies_on_its_node(self) -> "End":
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
