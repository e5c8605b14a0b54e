"""Timestamps of a thread, settled: what is open is read, what stands beside it is heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from threadkit.dates.readings import Window
from threadkit.dates.results import stamped, without_zone
from threadkit.dates.threads import Given, choose
from threadkit.model import Timestamp


def settle(
    stamps: Sequence[Timestamp | None],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp | None]:
    """Timestamps of one thread, those that are open settled together."""
    window = Window(without_zone(post_date), without_zone(reference), language)
    still_open = [(i, stamp) for i, stamp in enumerate(stamps) if stamp and stamp.value is None and stamp.basis is None]
    place = {i: n for n, (i, _) in enumerate(still_open)}
    given = []
    for i, stamp in still_open:
        parent = parents[i] if parents else None
        given.append(Given(stamp.text or stamp.machine or "", None, place.get(parent) if parent is not None else None))
    settled = list(stamps)
    for (i, stamp), choice in zip(still_open, choose(given, window), strict=True):
        settled[i] = stamped(stamp, choice)
    return settled
