"""Figures of one run as a table in Markdown."""

import math
from collections.abc import Callable, Iterable

from .visit import PHASES, Figures

Column = Figures | str
Row = tuple[str, Callable[[Figures], str]]


def table(columns: dict[str, Column]) -> str:
    """The table, with a column for each page. A page without figures has its reason instead."""
    measured = {name: column for name, column in columns.items() if not isinstance(column, str)}
    lines = [_line(["", *measured]), "|---|" + "--:|" * len(measured)]
    lines += [_line([title, *map(pick, measured.values())]) for title, pick in _rows()]
    if any(len(column.phases) < len(PHASES) for column in measured.values()):
        lines.append("\n–: the page did not answer any more.")
    lines += [f"\n{name}: {reason}." for name, reason in columns.items() if isinstance(reason, str)]
    return "\n".join(lines)


def crowd_table(costs: dict[str, dict[str, float]]) -> str:
    """The table of milliseconds of the main thread for each frame, out of 16.7."""
    kinds = list(next(iter(costs.values())))
    lines = [_line(["ms a frame", *kinds]), "|---|" + "--:|" * len(kinds)]
    return "\n".join(lines + [_line([name, *(f"{ms[kind]:.2f}" for kind in kinds)]) for name, ms in costs.items()])


def _rows() -> Iterable[Row]:
    yield "first content, ms", lambda figures: f"{figures.first_ms:.0f}"
    yield "whole board, ms", lambda figures: f"{figures.loaded_ms:.0f}"
    for phase in PHASES:
        yield f"{phase}: frames a second", _of(phase, lambda each: f"{each.presented.fps:.0f}")
        yield (
            "… p50 / p95 / p99 ms",
            _of(phase, lambda each: _gaps(each.presented.p50, each.presented.p95, each.presented.p99)),
        )
        yield "… long tasks, and the longest, ms", _of(phase, lambda each: _long(each.long_ms))
    yield "memory of the page's process, MB", lambda figures: f"{figures.renderer_mb:.0f}"
    yield "… of its JavaScript, MB", lambda figures: f"{figures.heap_mb:.0f}"
    yield "JavaScript, kB gzip", lambda figures: f"{figures.kb['js']:.0f}"
    yield "styles, kB gzip", lambda figures: f"{figures.kb['css']:.0f}"
    yield (
        "others' programs meanwhile, cores",
        lambda figures: f"{max(each.foreign_cores for each in figures.phases.values()):.2f}",
    )


def _of(phase: str, pick: Callable[..., str]) -> Callable[[Figures], str]:
    return lambda figures: pick(figures.phases[phase]) if phase in figures.phases else "–"


def _gaps(*gaps_ms: float) -> str:
    return " / ".join("–" if math.isinf(gap) else f"{gap:.0f}" for gap in gaps_ms)


def _long(long_ms: list[float]) -> str:
    return f"{len(long_ms)}, {max(long_ms):.0f}" if long_ms else "0"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
