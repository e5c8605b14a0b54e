"""A text's possible readings: moments, each under one order of day and month and one split of glued numbers.

Shapes are kept: texts that differ only in their digits share the work of lexing and matching, so in a thread of a
thousand comments it is done once or twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from threadkit.dates.folding import fold, original_span
from threadkit.dates.forms import Fields, Form, forms, read
from threadkit.dates.grammar import dates
from threadkit.dates.lexing import lex
from threadkit.model import Precision

SLOT_LENGTH: Final = 200  # characters of an element that may hold a date; what comes after is not looked at
_KEPT_SHAPES: Final = 4096
_DIGITS: Final = str.maketrans("123456789", "000000000")

SLACK: Final = timedelta(hours=36)  # covers any difference of time zones
_PIVOT: Final = 70  # two-digit years without any bound, as POSIX has them: 69 is 2069, 70 is 1970


class Window(NamedTuple):
    """The moments between which a date must lie, without zones. None: not known."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def holds(self, value: datetime) -> bool:
        return (self.earliest is None or value >= self.earliest - SLACK) and (
            self.latest is None or value <= self.latest + SLACK
        )


class Reading(NamedTuple):
    """One possible meaning of a text."""

    value: datetime
    precision: Precision
    fields: Fields

    @property
    def order(self) -> str:
        return self.fields.form.order


_shapes: dict[str, tuple[tuple[Form, ...], ...]] = {}


def shape(folded: str) -> tuple[tuple[Form, ...], ...]:
    """The forms of every date in a folded text, from the texts of the same shape before it."""
    key = folded.translate(_DIGITS)
    known = _shapes.get(key)
    if known is None:
        if len(_shapes) >= _KEPT_SHAPES:
            _shapes.clear()
        tokens = lex(folded)
        known = _shapes[key] = tuple(tuple(forms(tokens, match)) for match in dates(tokens.skeleton))
    return known


def naive(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment is not None else None


def complete(fields: Fields, window: Window) -> Reading | None:
    """The moment that the fields name, their year completed so that it falls into the window; None if there is none."""
    clock = (fields.hour or 0, fields.minute or 0, min(fields.second or 0, 59), fields.microsecond)
    for year in _years(fields, window):
        try:
            value = datetime(year, fields.month, fields.day, *clock)
        except (ValueError, OverflowError):
            continue
        if fields.year is not None or window.holds(value):
            return Reading(value, _precision(fields), fields)
    return None


def _years(fields: Fields, window: Window) -> list[int]:
    if fields.year is None:
        latest = window.latest
        return [latest.year + 1 - back for back in range(10)] if latest else []
    if fields.year_digits != 2:
        return [fields.year]
    if window.latest is None:
        return [fields.year + (1900 if fields.year >= _PIVOT else 2000)]
    century = (window.latest + SLACK).year // 100 * 100
    return [
        century + fields.year if century + fields.year <= (window.latest + SLACK).year else century - 100 + fields.year
    ]


def _precision(fields: Fields) -> Precision:
    if fields.second is not None:
        return "second"
    return "minute" if fields.minute is not None else "hour" if fields.hour is not None else "day"


class Slot(NamedTuple):
    """A text and what it can mean: where its date stands, and every reading that some calendar allows."""

    text: str
    span: tuple[int, int] | None
    readings: tuple[Reading, ...]


def read_slot(text: str, window: Window) -> Slot:
    """The readings of the first date in a text that is the place of a date."""
    folded, offsets = fold(text[:SLOT_LENGTH])
    for allowed in shape(folded):
        readings = tuple(_readings(allowed, folded, window))
        if readings:
            return Slot(text, original_span(offsets, *readings[0].fields.form.span), readings)
    return Slot(text, None, ())


def _readings(allowed: tuple[Form, ...], folded: str, window: Window) -> list[Reading]:
    readings: list[Reading] = []
    for form in allowed:
        fields = read(form, folded)
        reading = complete(fields, window) if fields else None
        if reading and window.holds(reading.value) and all(reading.value != other.value for other in readings):
            readings.append(reading)
    return readings
