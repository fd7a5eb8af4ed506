"""All drills by their number in docs/reliability.md (R) and docs/security.md (S)."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

from drills import (
    convergence,
    durability,
    frontpage,
    fulldisk,
    halfopen,
    kill,
    locked,
    malformed,
    offline,
    op_parity,
    resend,
    shared_address,
    slowlink,
    stalled,
    stopping,
    storm,
)
from drills.report import Finding, Options

DRILLS: Final[Mapping[str, Callable[[Options], Coroutine[Any, Any, Finding]]]] = {
    "R1": kill.run,
    "R2": durability.run,
    "R3": convergence.run,
    "R4": op_parity.run,
    "R5": resend.run,
    "R6": stalled.run,
    "R7": slowlink.run,
    "R8": halfopen.run,
    "R9": storm.run,
    "R10": offline.run,
    "R11": fulldisk.run,
    "R14": locked.run,
    "R15": frontpage.run,
    "R19": stopping.run,
    "R22": malformed.run,
    "S7": shared_address.run,
}
