"""What a drill was asked, and what it found: one line of JSON."""

import json
import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Order:
    """How a drill is to be run. The short form takes seconds and is part of `make test`."""

    is_short: bool = False
    seed: int = 1

    def in_time(self, seconds: float, most: float) -> bool:
        """Whether it took no longer; always in the short form, as what shares its machine would be judged as well."""
        return self.is_short or seconds <= most

    def pick(self, short: Any, long: Any) -> Any:
        """One of two sizes."""
        return short if self.is_short else long


@dataclass
class Finding:
    """Figures, and the conditions that were to hold."""

    figures: dict[str, Any] = field(default_factory=dict)
    conditions: dict[str, bool] = field(default_factory=dict)

    @property
    def failed(self) -> list[str]:
        """The conditions that did not hold."""
        return [name for name, holds in self.conditions.items() if not holds]


def line(drill: str, order: Order, finding: Finding, seconds: float) -> str:
    """The report as it is printed."""
    return json.dumps(
        {
            "drill": drill,
            "passed": not finding.failed,
            "failed": finding.failed,
            "form": order.pick("short", "long"),
            "seed": order.seed,
            **finding.figures,
            "seconds": round(seconds, 1),
            "machine": f"{os.cpu_count()} CPUs, {platform.machine()}, Linux {platform.release()}",
            "date": datetime.now(UTC).date().isoformat(),
        },
        ensure_ascii=False,
    )


def percentile(values: list[float], part: float) -> float:
    """The value that `part` of all values do not exceed; 0 where there is none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def ms(seconds: float) -> float:
    """Milliseconds, as they are reported."""
    return round(seconds * 1000, 1)
