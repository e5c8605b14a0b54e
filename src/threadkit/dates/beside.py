"""The machine-readable date beside a shown one: an attribute, a title, an epoch in an id.

It is used where it agrees with the shown date, or where the shown one is relative; it says the zone, and often the
seconds. Where the two disagree the shown date stays, as that is what readers saw, and the result says so.
"""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Final

from threadkit.dates.choices import Choice
from threadkit.dates.moments import Reading
from threadkit.dates.readings import NO_CAPTURE, is_sentinel, read_slot
from threadkit.dates.threads import choose_one
from threadkit.dates.windows import Window, wall
from threadkit.model import PRECISIONS

_ZONES_SPAN: Final = timedelta(hours=15)  # wall clocks of one moment are never further apart
_STEP: Final = timedelta(minutes=15)  # every zone is a multiple of this
_TOLERANCE: Final = timedelta(minutes=1)
_RELATIVE_SPAN: Final = {"year": 400, "month": 45, "week": 8, "day": 2, "hour": 1, "minute": 1, "second": 1}  # days


def heard(machine: str | None, window: Window) -> Reading | None:
    """The one reading of a machine's string, or None if it has none or more."""
    if not machine:
        return None
    slot = read_slot(machine.strip(), window)
    choice = choose_one(slot, window)
    reading = choice.reading
    return None if reading is None or choice.others or is_sentinel(reading.value) else reading


def joined(choice: Choice, machine: Reading | None) -> tuple[Choice, timedelta | None]:
    """The choice with the machine's word heard, and the offset from UTC that the two show together."""
    if machine is None:
        return choice, None
    shown = choice.reading
    if shown is None:
        is_relative = choice.basis == NO_CAPTURE
        how = "beside a relative one" if is_relative else "beside a text that was not understood"
        return Choice(choice.slot, machine, (), f"machine-readable date {how}", 0.99 if is_relative else 0.9), None
    if shown.kind == "relative":
        return _beside_relative(choice, shown, machine), None
    if abs(wall(shown.value) - wall(machine.value)) > (_ZONES_SPAN if _has_clock(shown) else timedelta(hours=36)):
        others = (*choice.others, machine)
        return choice._replace(others=others, confidence=0.5, flags=(*choice.flags, "conflict")), None
    if not _has_clock(machine):
        return choice, None
    if not _has_clock(shown):
        return choice._replace(reading=machine._replace(form=shown.form)), None
    return _same_moment(choice, shown, machine)


def _has_clock(reading: Reading) -> bool:
    return PRECISIONS.index(reading.precision) >= PRECISIONS.index("hour")


def _beside_relative(choice: Choice, shown: Reading, machine: Reading) -> Choice:
    """The machine's moment for a relative text, marked if the two cannot both be true."""
    allowed = timedelta(days=_RELATIVE_SPAN[shown.precision], hours=36)
    agrees = abs(wall(shown.value) - wall(machine.value)) <= allowed
    reading = machine._replace(form=shown.form)
    signs = () if agrees else ("conflict",)
    return Choice(
        choice.slot, reading, (), "machine-readable date beside a relative one", 0.99 if agrees else 0.7, signs
    )


def _same_moment(choice: Choice, shown: Reading, machine: Reading) -> tuple[Choice, timedelta | None]:
    """A wall clock and the machine's moment: their difference is the zone."""
    offset = machine.value.utcoffset()
    if offset is None or shown.value.tzinfo is not None:
        finer = PRECISIONS.index(machine.precision) > PRECISIONS.index(shown.precision)
        is_same = abs(wall(machine.value) - wall(shown.value)) < _TOLERANCE
        return choice._replace(reading=machine._replace(form=shown.form) if finer and is_same else shown), None
    utc = wall(machine.value) - offset
    distance = _rounded(wall(shown.value) - utc)
    value = (utc + distance).replace(tzinfo=timezone(distance))
    reading = machine._replace(value=value, form=shown.form, zone_source="machine")
    return choice._replace(reading=reading), distance


def _rounded(distance: timedelta) -> timedelta:
    """To the nearest offset that a zone can have."""
    return round(distance / _STEP) * _STEP
