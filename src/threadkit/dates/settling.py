"""The timestamps of a thread, settled: the open ones are read, the machine's word is heard, the rest is evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from threadkit.dates.beside import heard, joined
from threadkit.dates.choices import Choice
from threadkit.dates.moments import Reading
from threadkit.dates.neighbours import with_neighbours, with_zones
from threadkit.dates.readings import Slot, read_slot
from threadkit.dates.results import stamped
from threadkit.dates.threads import Given, choose
from threadkit.dates.windows import Window, wall, window
from threadkit.model import Timestamp

_NOTHING = Slot("", None, (), "no text")


def settle(
    stamps: Sequence[Timestamp | None],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp | None]:
    """Settle the timestamps of one thread together.

    A timestamp is *open* if it has neither ``value`` nor ``basis``; its ``text`` is what was shown, its ``machine``
    what stood beside it for programs, and either may be missing. Open ones come back settled; settled ones come back
    as they are and count as evidence, and so does None as a gap. ``parents`` are positions in ``stamps``.

    >>> shown = [Timestamp("3/4/2012 9:00"), Timestamp("4/4/2012 9:30", machine="2012-04-04T07:30:00Z")]
    >>> [stamp.isoformat() for stamp in settle(shown)]
    ['2012-04-03T09:00+02:00', '2012-04-04T09:30:00+02:00']
    """
    bounds = window(post_date, reference, language)
    machines = [heard(stamp.machine, bounds) if stamp is not None and _is_open(stamp) else None for stamp in stamps]
    thread = [
        _given(stamp, machine, parents[position] if parents and position < len(parents) else None, bounds)
        for position, (stamp, machine) in enumerate(zip(stamps, machines, strict=True))
    ]
    choices = with_neighbours(choose(thread, bounds), thread, bounds)
    pairs = [_heard(choice, stamp, machine) for choice, stamp, machine in zip(choices, stamps, machines, strict=True)]
    placed = with_zones([choice for choice, _ in pairs], [distance for _, distance in pairs])
    return [
        stamped(stamp.text, stamp.machine, choice) if stamp is not None and _is_open(stamp) else stamp
        for stamp, choice in zip(stamps, placed, strict=True)
    ]


def _is_open(stamp: Timestamp | None) -> bool:
    return stamp is not None and stamp.value is None and stamp.basis is None


def _given(stamp: Timestamp | None, machine: Reading | None, parent: int | None, bounds: Window) -> Given:
    if stamp is None or not _is_open(stamp):
        return Given(_NOTHING, parent=parent, value=stamp.value if stamp is not None else None)
    if machine is None:
        return Given(read_slot(stamp.text or stamp.machine or "", bounds), None, parent)
    beside = bounds._replace(near=wall(machine.value), near_source="machine")
    return Given(read_slot(stamp.text or stamp.machine or "", beside), machine.value, parent)


def _heard(choice: Choice, stamp: Timestamp | None, machine: Reading | None) -> tuple[Choice, timedelta | None]:
    """The choice and what the machine's date adds; a date that is nothing but the machine's adds nothing."""
    return joined(choice, machine) if stamp is not None and stamp.text else (choice, None)
