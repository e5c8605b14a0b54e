"""What was decided for a text, and how that is said."""

from __future__ import annotations

from typing import Final, NamedTuple

from threadkit.dates.moments import Reading
from threadkit.dates.readings import Slot
from threadkit.dates.windows import Window

# How a text was read whose order of day and month is said.
HOW: Final = {
    "named": "written out",
    "marked": "marked year, month and day",
    "year": "a year alone",
    "machine": "machine notation",
    "relative": "counted back from the capture",
    "weekday": "last such day before the capture",
    "time": "a clock without a day",
}

GUESSED: Final = ("capture", "post", "weekday")  # sources of a year (or of a clock's day) that nobody said

# The names of the orders that numbers may stand in.
ORDERS: Final = {
    "MDY": "month first",
    "DMY": "day first",
    "YMD": "year first",
    "YDM": "year, day, month",
    "MD": "month first",
    "DM": "day first",
}


class Choice(NamedTuple):
    """What was decided for one text: a reading, those that stay possible, and by which rule."""

    slot: Slot
    reading: Reading | None
    others: tuple[Reading, ...] = ()
    basis: str = "unread"
    confidence: float = 0.0
    flags: tuple[str, ...] = ()


def within(readings: tuple[Reading, ...], window: Window) -> tuple[Reading, ...]:
    """The readings inside the thread's bounds, or all if none is."""
    if len(readings) == 1:
        return readings
    return tuple(reading for reading in readings if window.holds(reading.value)) or readings


def flags(reading: Reading, window: Window) -> tuple[str, ...]:
    """What is odd about a reading."""
    form = reading.form
    if (
        reading.weekday_fits is not False
        and reading.clock_fits
        and not (form and form.glued)
        and window.holds(reading.value)
    ):
        return ()
    signs = {
        "weekday-mismatch": reading.weekday_fits is False,
        "clock-conflict": not reading.clock_fits,
        "glued": form is not None and form.glued,
        "out-of-bounds": not window.holds(reading.value),
    }
    return tuple(flag for flag, holds in signs.items() if holds)


def alone(slot: Slot, window: Window) -> Choice:
    """The choice for a text whose order is said: only a month's name in two languages can leave a doubt."""
    if len(slot.readings) == 1:
        (only,) = slot.readings
        confidence = 0.6 if only.year_source in GUESSED else 0.99
        return Choice(slot, only, (), HOW[only.order], confidence, flags(only, window))
    readings = within(slot.readings, window)
    language = (window.language or "").split("-")[0]
    spoken = tuple(r for r in readings if r.form and r.form.languages and language in r.form.languages) or readings
    chosen = spoken[0]
    others = tuple(reading for reading in spoken if reading.value != chosen.value)
    confidence = 0.6 if others or chosen.year_source in GUESSED else 0.99
    return Choice(slot, chosen, others, HOW[chosen.order], confidence, flags(chosen, window))
