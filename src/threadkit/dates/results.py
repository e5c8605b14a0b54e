"""From a choice to the timestamp that the world sees."""

from __future__ import annotations

from datetime import datetime

from threadkit.dates.choices import Choice
from threadkit.dates.moments import Reading
from threadkit.dates.readings import NO_CAPTURE
from threadkit.model import PRECISIONS, Timestamp


def _floored(reading: Reading) -> datetime:
    """An alternative has no precision of its own, so it says no more than its text."""
    coarse = PRECISIONS.index(reading.precision) <= PRECISIONS.index("day")
    return reading.value.replace(hour=0, minute=0, second=0, microsecond=0) if coarse else reading.value


def stamped(text: str, machine: str | None, choice: Choice) -> Timestamp:
    """The timestamp of a text with what was chosen for it."""
    reading = choice.reading
    if reading is None:
        kind = "relative" if choice.basis == NO_CAPTURE else "absolute"
        return Timestamp(text, basis=choice.basis, confidence=0.0, kind=kind, span=choice.slot.span, machine=machine)
    return Timestamp(
        text,
        reading.value,
        reading.precision,
        tuple(dict.fromkeys(_floored(other) for other in choice.others)) if choice.others else (),
        choice.basis,
        choice.confidence,
        choice.flags,
        reading.form.role if reading.form else "published",
        reading.kind,
        reading.zone_source,
        reading.year_source,
        reading.calendar,
        choice.slot.span,
        machine,
    )
