"""The kinds of nodes on a board."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from ..config import TABLE_COLUMNS_MAX, TABLE_ROWS_MAX, TABLE_TEXT_MAX
from . import values as v
from .values import Coordinate, FontSize, Id, Length, NodeText, Place, Title, Wire


def _is_none(value: object) -> bool:
    return value is None


class NodeBase(Wire):
    """The fields of every node: an id, a box in board units, and parent and z-order."""

    id: Id
    x: Coordinate
    y: Coordinate
    w: Length
    h: Length
    place: Place


# A client can send any number of wrong keys. Parsing stops at the first one, because each error takes time.
Titles = Annotated[dict[v.Lang, Title], Field(fail_fast=True)]


class Frame(NodeBase):
    """A named rectangle. Each frame is a step of the presentation.

    `titles` is the title in other languages. `page` is the page number that the frame has in print.
    """

    kind: Literal["frame"] = "frame"
    title: Title = ""
    titles: Titles = Field(default_factory=dict)
    fill: v.FrameFill = "white"
    style: v.FrameStyle = "plain"
    page: v.PageNumber = ""


class Sticky(NodeBase):
    """A sticky note. Its text starts at the top left.

    `by` is the guest who owns the note. The server sets it, and it never changes.
    """

    kind: Literal["sticky"] = "sticky"
    text: NodeText = ""
    color: v.NoteColor = "yellow"
    size: FontSize = 16.0
    align: v.TextAlign = "left"
    # Left out if null, because most boards have many notes of editors.
    by: Id | None = Field(default=None, exclude_if=_is_none)


class Text(NodeBase):
    """A text without a background."""

    kind: Literal["text"] = "text"
    text: NodeText = ""
    size: FontSize = 16.0
    weight: v.TextWeight = "regular"
    align: v.TextAlign = "left"
    color: v.TextColor = "ink"


class Shape(NodeBase):
    """A geometric shape with an optional text. An arrow, a triangle or the tail of a bubble points in `direction`.

    With `invites_comments` it is a comment area: a click in it starts a thread, and the page counts its threads.
    """

    kind: Literal["shape"] = "shape"
    form: v.ShapeForm = "rectangle"
    direction: v.Direction = "right"
    corner: v.Corner = 0.0
    fill: v.Paint = "white"
    stroke: v.Paint = "none"
    stroke_width: v.StrokeWidth = 2.0
    dash: v.Dash = "solid"
    opacity: v.Opacity = 1.0
    text: NodeText = ""
    size: FontSize = 16.0
    weight: v.TextWeight = "regular"
    align: v.TextAlign = "center"
    vertical: v.VerticalAlign = "middle"
    color: v.TextColor = "ink"
    invites_comments: bool = False


class Connector(NodeBase):
    """A line between two ends, each on a node or free.

    The path follows from its ends. The box is where the path was when the node was written, for scripts that do not
    compute it.
    """

    kind: Literal["connector"] = "connector"
    start: v.End
    end: v.End
    route: v.Route = "straight"
    stroke: v.Paint = "muted"
    stroke_width: v.StrokeWidth = 2.0
    dash: v.Dash = "solid"
    start_cap: v.Cap = "none"
    end_cap: v.Cap = "arrow"
    text: NodeText = ""
    size: FontSize = 14.0


class Image(NodeBase):
    """An image. `alt` describes it and is empty for decoration."""

    kind: Literal["image"] = "image"
    asset: v.AssetId
    alt: v.AltText = ""


class Card(NodeBase):
    """A link with a title. The server fetches nothing from its address."""

    kind: Literal["card"] = "card"
    url: v.Address
    title: Title = ""
    text: NodeText = ""
    color: v.NoteColor = "white"


def _check_rows(rows: list[list[str]]) -> list[list[str]]:
    if sum(len(cell) for row in rows for cell in row) > TABLE_TEXT_MAX:
        raise ValueError(f"the cells of a table can have {TABLE_TEXT_MAX} characters together")
    if len({len(row) for row in rows}) > 1:
        raise ValueError("all rows of a table must have the same number of cells")
    return rows


Row = Annotated[list[v.CellText], Field(min_length=1, max_length=TABLE_COLUMNS_MAX)]
Rows = Annotated[list[Row], Field(min_length=1, max_length=TABLE_ROWS_MAX), AfterValidator(_check_rows)]
Share = Annotated[float, Field(gt=0, le=1_000)]


class Table(NodeBase):
    """Rows of cells. `columns` has the relative column widths; if it is empty, all columns are equally wide."""

    kind: Literal["table"] = "table"
    rows: Rows
    columns: Annotated[list[Share], Field(max_length=TABLE_COLUMNS_MAX)] = Field(default_factory=list)
    has_header: bool = True
    head: v.Paint = "mist"
    size: FontSize = 14.0

    @model_validator(mode="after")
    def _check_columns(self) -> "Table":
        if self.columns and len(self.columns) != len(self.rows[0]):
            raise ValueError("a table needs one width for each column, or none")
        return self


class Tag(NodeBase):
    """A keyword in a small rounded label."""

    kind: Literal["tag"] = "tag"
    text: Title = ""
    color: v.NoteColor = "blue"


AnyNode = Frame | Sticky | Text | Shape | Connector | Image | Card | Table | Tag
Node = Annotated[AnyNode, Field(discriminator="kind")]
NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)


class NodePatch(v.Patch):
    """Some fields of a node; the others stay. The board refuses fields that the kind of the node does not have."""

    x: Coordinate | None = None
    y: Coordinate | None = None
    w: Length | None = None
    h: Length | None = None
    place: Place | None = None
    title: Title | None = None
    titles: Titles | None = None
    fill: v.Paint | None = None
    style: v.FrameStyle | None = None
    page: v.PageNumber | None = None
    text: NodeText | None = None
    color: v.NoteColor | v.TextColor | None = None
    size: FontSize | None = None
    weight: v.TextWeight | None = None
    align: v.TextAlign | None = None
    vertical: v.VerticalAlign | None = None
    form: v.ShapeForm | None = None
    direction: v.Direction | None = None
    corner: v.Corner | None = None
    invites_comments: bool | None = None
    stroke: v.Paint | None = None
    stroke_width: v.StrokeWidth | None = None
    dash: v.Dash | None = None
    opacity: v.Opacity | None = None
    start: v.End | None = None
    end: v.End | None = None
    route: v.Route | None = None
    start_cap: v.Cap | None = None
    end_cap: v.Cap | None = None
    asset: v.AssetId | None = None
    alt: v.AltText | None = None
    url: v.Address | None = None
    rows: Rows | None = None
    columns: Annotated[list[Share], Field(max_length=TABLE_COLUMNS_MAX)] | None = None
    has_header: bool | None = None
    head: v.Paint | None = None
