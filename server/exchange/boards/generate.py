"""Generates boards of any size for tests and benchmarks. The same count and seed give the same board."""

from collections.abc import Iterator
from itertools import islice
from math import ceil, sqrt
from random import Random
from typing import Final

from ...domain.changes import AnyNode
from ...wire.nodes import NODE, Frame, Sticky
from ...wire.values import End, NoteColor, Place

_COLORS: Final[tuple[NoteColor, ...]] = ("yellow", "orange", "pink", "green", "blue", "violet")
# Typical words of a Finnish workshop, short and long.
_WORDS: Final = (
    *("asukas", "kunta", "palvelu", "tieto", "yhteentoimivuus", "rajapinta", "päivähoito", "tontti", "lupa"),
    *("hakemus", "saavutettavuus", "kieli", "luottamus", "turvallisuus", "osaaminen", "kumppanuus", "ekosysteemi"),
    *("tavoite", "mittari", "vaikuttavuus", "kokeilu", "rahoitus", "aikataulu", "vastuu", "sidosryhmä"),
    *("kehittäjäkumppani", "tietosuojavastaava", "toimintaympäristö", "yhdessä", "ja", "tai", "ei", "nyt", "digi"),
)
_TEXT_LENGTH: Final = 60
_TITLE_LENGTH: Final = 24

# Frames of five by four notes, which is about the shape of a screen.
_NOTE: Final = 200
_GAP: Final = 24
_PADDING: Final = 40
_COLUMNS: Final = 5
_PER_FRAME: Final = 20
_FRAME_W: Final = _COLUMNS * (_NOTE + _GAP) - _GAP + 2 * _PADDING
_FRAME_H: Final = _PER_FRAME // _COLUMNS * (_NOTE + _GAP) - _GAP + 2 * _PADDING
_BETWEEN: Final = 160
_ASPECT: Final = 16 / 9


def generate(count: int, seed: int, *, is_mixed: bool = False) -> Iterator[AnyNode]:
    """Exactly `count` nodes: frames with notes or, if `is_mixed`, with every kind of node except images."""
    chance = Random(seed)  # noqa: S311 - words on a test board, no secrets
    frames = ceil(count / (_PER_FRAME + 1))
    across = max(1, round(sqrt(frames * (_FRAME_H + _BETWEEN) / (_FRAME_W + _BETWEEN) * _ASPECT)))
    all_nodes = (node for number in range(frames) for node in _frame(number, across, chance, is_mixed))
    return islice(all_nodes, count)


def _frame(number: int, across: int, chance: Random, is_mixed: bool) -> Iterator[AnyNode]:
    id_ = f"generated-frame-{number:07d}"
    x = float(number % across * (_FRAME_W + _BETWEEN))
    y = float(number // across * (_FRAME_H + _BETWEEN))
    title = f"{_words(chance, _TITLE_LENGTH)}"
    yield Frame(id=id_, x=x, y=y, w=_FRAME_W, h=_FRAME_H, place=Place(order=_key(number)), title=title)
    for index in range(_PER_FRAME):
        left = x + _PADDING + index % _COLUMNS * (_NOTE + _GAP)
        top = y + _PADDING + index // _COLUMNS * (_NOTE + _GAP)
        place = Place(parent=id_, order=_key(index))
        node = Sticky(
            id=f"{id_}-{index:02d}",
            x=left,
            y=top,
            w=_NOTE,
            h=_NOTE,
            place=place,
            text=_words(chance, _TEXT_LENGTH),
            color=chance.choice(_COLORS),
        )
        yield _vary(node, index, chance) if is_mixed else node


def _vary(note: Sticky, index: int, chance: Random) -> AnyNode:
    """The note, or a node of another kind in its place. A connector joins the two neighbours to the left."""
    base = note.model_dump(include={"id", "x", "y", "w", "h", "place"})
    fields = [
        note.model_dump(),
        {"kind": "text", "text": f"**{note.text}**\n\n- {_words(chance, _TITLE_LENGTH)}"},
        {"kind": "shape", "text": note.text, "form": chance.choice(("rectangle", "ellipse", "diamond", "bubble"))},
        {"kind": "connector", **_between(note, index)},
        {"kind": "card", "url": f"https://kunta{index}.example.fi/{chance.choice(_WORDS)}", "title": note.text},
        {"kind": "table", "rows": [[chance.choice(_WORDS) for _ in range(3)] for _ in range(4)]},
        {"kind": "tag", "text": chance.choice(_WORDS), "h": 32.0},
    ][index % 7]
    return NODE.validate_python({**base, **fields})


def _between(note: Sticky, index: int) -> dict[str, End]:
    first, second = (f"{note.place.parent}-{index - back:02d}" for back in (3, 2))
    return {"start": End(node_id=first, x=1, y=0.5), "end": End(node_id=second, x=0, y=0.5)}


def _words(chance: Random, length: int) -> str:
    """Random words with about `length` characters in total."""
    text = chance.choice(_WORDS).capitalize()
    while len(text) < length - 4:
        text += " " + chance.choice(_WORDS)
    return text


def _key(number: int) -> str:
    """A fractional z-order key. It must not end in a zero, so that another key fits before it."""
    return f"{number:07d}V"
