"""Read by Python before a drilled server's own code: writes down what was packed as a snapshot, by its content."""

import gzip
import hashlib
import os
from pathlib import Path
from typing import Any

_real = gzip.compress


def _counted(data: bytes, *args: Any, **options: Any) -> bytes:
    with Path(os.environ["KEHYS_DRILL_SNAPSHOTS"]).open("a", encoding="ascii") as file:
        file.write(hashlib.sha256(data).hexdigest() + "\n")
    return _real(data, *args, **options)


if "KEHYS_DRILL_SNAPSHOTS" in os.environ:
    gzip.compress = _counted  # type: ignore[assignment]  # narrower in what it takes than it is
