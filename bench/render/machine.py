"""The machine and the measured processes: names, processor time, memory."""

import contextlib
import os
import platform
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
# As with `nice`: a value below zero has priority.
PRECEDENCE = -12


def describe() -> str:
    """Processor, cores and system, for the head of a table."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines(PROC / "cpuinfo") if line.startswith("model name")), "?"
    )
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def family(root: int) -> list[int]:
    """The ids of a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        fields = _stat(folder)
        if fields:
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def prefer(pids: list[int]) -> None:
    """Gives these processes priority, if the system shares the processor by session and permits it.

    It is the same for every measured page. On a quiet machine it changes nothing.
    """
    for pid in pids:
        with contextlib.suppress(OSError):
            (PROC / str(pid) / "autogroup").write_text(str(PRECEDENCE))


def cpu_seconds(pids: list[int]) -> float:
    """Seconds of processor time that these processes have used since they began."""
    stats = [_stat(PROC / str(pid)) for pid in pids]
    return sum(int(fields[11]) + int(fields[12]) for fields in stats if fields) / TICKS


def busy_seconds() -> float:
    """Seconds of processor time that all processes of the machine have used."""
    user, nice, system, _idle, _wait, *rest = map(int, _lines(PROC / "stat")[0].split()[1:9])
    return (user + nice + system + sum(rest)) / TICKS


def renderer_mb(pids: list[int]) -> float:
    """Megabytes of the largest page process, as browsers keep an empty one ready. Shared memory counts by shares."""
    return max((_pss_kb(pid) for pid in pids if _is_renderer(pid)), default=0) / 1024


def _is_renderer(pid: int) -> bool:
    return any("--type=renderer" in line for line in _lines(PROC / str(pid) / "cmdline"))


def _pss_kb(pid: int) -> int:
    return sum(int(line.split()[1]) for line in _lines(PROC / str(pid) / "smaps_rollup") if line.startswith("Pss:"))


def _stat(folder: Path) -> list[str]:
    """The fields after the name, which may contain spaces and brackets. Empty if the process has ended."""
    lines = _lines(folder / "stat")
    return lines[0].rpartition(")")[2].split() if lines else []


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
