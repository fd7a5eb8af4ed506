"""The content of the three theme frames. themes.py lays them out in the same way."""

from dataclasses import dataclass

from .sections import Theme


@dataclass(frozen=True, slots=True)
class KeyResult:
    """One of the compass's key results as municipalities see it.

    `results` are the marks of the area, those that the work put first in bold. A need is what has to be there and the
    proposal how to get on with it; the steps' names are those of the big picture. `keywords` and `tools` name items of
    the matrix in frame 33.
    """

    number: int
    theme: Theme
    title: str
    sv: str
    en: str
    results: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    keywords: tuple[str, ...]
    tools: tuple[str, ...]
