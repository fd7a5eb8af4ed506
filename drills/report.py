"""Options and report of a drill. The report is one line of JSON."""

import json
import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Options:
    """How to run a drill. The short form takes seconds and is part of `make test`."""

    is_short: bool = False
    seed: int = 1

    def in_time(self, seconds: float, most: float) -> bool:
        """Whether the time is within the limit. Always true in the short form, which other tests slow down."""
        return self.is_short or seconds <= most

    def pick(self, short: Any, long: Any) -> Any:
        """One of two sizes."""
        return short if self.is_short else long


@dataclass
class Finding:
    """Measured figures, and conditions that must hold."""

    figures: dict[str, Any] = field(default_factory=dict)
    conditions: dict[str, bool] = field(default_factory=dict)

    @property
    def failed(self) -> list[str]:
        """The conditions that did not hold."""
        return [name for name, holds in self.conditions.items() if not holds]


def format_report(drill: str, options: Options, finding: Finding, seconds: float) -> str:
    """The report as one line of JSON."""
    return json.dumps(
        {
            "drill": drill,
            "passed": not finding.failed,
            "failed": finding.failed,
            "form": options.pick("short", "long"),
            "seed": options.seed,
            **finding.figures,
            "seconds": round(seconds, 1),
            "machine": f"{os.cpu_count()} CPUs, {platform.machine()}, Linux {platform.release()}",
            "date": datetime.now(UTC).date().isoformat(),
        },
        ensure_ascii=False,
    )


def percentile(values: list[float], part: float) -> float:
    """The value that the share `part` of all values does not exceed. 0 if there are no values."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def ms(seconds: float) -> float:
    """Seconds as rounded milliseconds."""
    return round(seconds * 1000, 1)
