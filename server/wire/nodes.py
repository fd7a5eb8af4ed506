"""The kinds of node that a board holds."""

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, TypeAdapter, model_serializer

from .values import (
    Coordinate,
    FontSize,
    FrameFill,
    Id,
    Length,
    NodeText,
    NoteColor,
    Place,
    TextAlign,
    TextColor,
    TextWeight,
    Title,
    Wire,
)


class NodeBase(Wire):
    """What every node has: an id, a box in board units, and a place among the others."""

    id: Id
    x: Coordinate
    y: Coordinate
    w: Length
    h: Length
    place: Place


class Frame(NodeBase):
    """A named rectangle and a step of the presentation: it shows whatever lies inside it."""

    kind: Literal["frame"] = "frame"
    title: Title = ""
    fill: FrameFill = "white"


class Sticky(NodeBase):
    """A coloured paper with a text that begins at its top left."""

    kind: Literal["sticky"] = "sticky"
    text: NodeText = ""
    color: NoteColor = "yellow"
    size: FontSize = 16.0


class Text(NodeBase):
    """Writing straight on the map, without paper."""

    kind: Literal["text"] = "text"
    text: NodeText = ""
    size: FontSize = 16.0
    weight: TextWeight = "regular"
    align: TextAlign = "left"
    color: TextColor = "ink"


Node = Annotated[Frame | Sticky | Text, Field(discriminator="kind")]
NODE: TypeAdapter[Frame | Sticky | Text] = TypeAdapter(Node)


class NodePatch(Wire):
    """Some fields of a node. What is not named stays; whether the node's kind has the field is the board's to judge."""

    x: Coordinate | None = None
    y: Coordinate | None = None
    w: Length | None = None
    h: Length | None = None
    place: Place | None = None
    title: Title | None = None
    fill: FrameFill | None = None
    text: NodeText | None = None
    color: NoteColor | TextColor | None = None
    size: FontSize | None = None
    weight: TextWeight | None = None
    align: TextAlign | None = None

    @model_serializer(mode="wrap")
    def _only_named(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A field that was not sent must not come back as null: browsers would set it."""
        return {name: value for name, value in dump(self).items() if name in self.model_fields_set}
