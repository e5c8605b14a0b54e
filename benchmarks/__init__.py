"""How long things take, always beside something known that is done in the same run.

Seconds differ from machine to machine; how many times as long as sorting a list of numbers, or as reading the same text
with the standard library, does not. Each module here has ``run()``, which gives the rows of its table.

    python -m benchmarks            all of them
    python -m benchmarks tree       one of them
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from attrs import frozen


@frozen
class Row:
    """One line of a table: what was done, how long it took, and how many times as long as what."""

    name: str
    seconds: float
    ratio: float | None = None
    to: str = ""


def seconds(act: Callable[[], object], *, repeat: int = 3) -> float:
    """The best of several times that an act takes, in seconds of the processor."""
    best = float("inf")
    for _ in range(repeat):
        gc.collect()
        begun = time.process_time()
        act()
        best = min(best, time.process_time() - begun)
    return best
