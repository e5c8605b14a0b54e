"""A text's possible readings: moments, each under one order of day and month and one split of glued numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from threadkit.dates import machine
from threadkit.dates.calendars import may_begin_with_year
from threadkit.dates.counting import clock_alone, last_such_day, relative
from threadkit.dates.folding import fold, original_span
from threadkit.dates.forms import Fields, Form, could_be_a_day, read
from threadkit.dates.moments import Reading, day_of, on_day, precision
from threadkit.dates.shapes import forms_of
from threadkit.dates.windows import Window, wall
from threadkit.dates.years import years

SLOT_LENGTH: Final = 200  # characters of an element that may hold a date; what comes after is not looked at

# Why a text that was understood has no value yet.
NO_CAPTURE: Final = "relative: the moment of capture is not known"
NO_YEAR: Final = "the year is not said"
NO_DAY: Final = "the day is not said"
UNDATED: Final = (NO_CAPTURE, NO_YEAR, NO_DAY)

_EPOCH: Final = datetime(1970, 1, 1)
_SENTINELS: Final = frozenset({date(1900, 1, 1), date(1899, 12, 30), date(1601, 1, 1)})  # other systems' zeros


class Slot(NamedTuple):
    """A text and what it can mean: where its date stands, every reading that some calendar allows, and if there is
    none the reason."""

    text: str
    span: tuple[int, int] | None
    readings: tuple[Reading, ...]
    reason: str = "unread"


def read_slot(text: str, window: Window) -> Slot:
    """The readings of the date in a text that is the place of a date."""
    cut = text[:SLOT_LENGTH]
    moment = machine.read(cut.strip(), window.latest)
    if moment:
        return _checked(Slot(text, (0, len(text)), (_of_machine(moment),)))
    folded, offsets = fold(cut)
    reason = "unread"
    for forms in forms_of(folded):
        readings = tuple(readings_of(forms, folded, window))
        if readings:
            start, end = original_span(offsets, *readings[0].form.span) if readings[0].form else (0, len(text))
            return _checked(Slot(text, (start, end), readings))
        reason = why_not(forms[0])
    return Slot(text, None, (), reason)


def why_not(form: Form) -> str:
    """Why a form has no reading."""
    if form.order == "time":
        return NO_DAY
    if form.is_relative:
        return NO_CAPTURE
    return NO_YEAR if not form.has_year else "refused: no such date"


def _of_machine(moment: machine.Moment) -> Reading:
    source = "said" if moment.value.tzinfo else None
    return Reading(moment.value, moment.precision, "machine", None, kind=moment.kind, zone_source=source)


def _checked(slot: Slot) -> Slot:
    """The slot without readings that are some system's zero."""
    if not any(is_sentinel(reading.value) for reading in slot.readings):
        return slot
    kept = tuple(reading for reading in slot.readings if not is_sentinel(reading.value))
    return slot._replace(readings=kept, reason="refused: a system's zero")


def is_sentinel(value: datetime) -> bool:
    """Whether a moment is what systems print for no moment at all: epoch zero in any zone, and the like."""
    plain = wall(value)
    if plain.year > _EPOCH.year:
        return False
    return abs(plain - _EPOCH) <= timedelta(hours=14) or plain.date() in _SENTINELS or plain.year <= 1


def readings_of(forms: tuple[Form, ...], folded: str, window: Window) -> Iterator[Reading]:
    """Every distinct moment that the forms allow for a text."""
    seen: set[tuple[str, datetime]] = set()
    for form in forms:
        if form.order == "YDM" and seen:
            continue  # nobody prints 2018-23-11 who could print 2018-11-23
        if could_be_a_day(form, folded) and (window.near or not seen):
            continue  # beside another date "Jan 12" is a day; alone it may be a month as well, but not that alone
        for fields in read(form, folded):
            make = _MAKERS.get(form.order, _absolute)
            for reading in make(form, fields, folded, window):
                if (reading.order, reading.value) not in seen:
                    seen.add((reading.order, reading.value))
                    yield reading


def _absolute(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    if (
        form.order == "YMD"
        and form.separator == "/"
        and fields.year_digits == 2
        and not may_begin_with_year(window.language)
    ):
        return
    clock_fits = form.part != "am" or (fields.hour or 0) < 12
    for year, calendar, source in years(form, fields, window):
        for name in (calendar, "hijri-civil") if calendar == "hijri" else (calendar,):
            day = day_of(name, year, fields.month or 1, fields.day or 1)
            if day is None:
                continue
            value, zone_source = on_day(day, fields, form, folded, window)
            fits = day.weekday() in form.weekdays if form.weekdays else None
            finest = precision(fields)
            yield Reading(value, finest, form.order, form, name, "absolute", source, fits, zone_source, clock_fits)


# The rest is read as a day of a calendar.
_MAKERS: Final = {"relative": relative, "time": clock_alone, "weekday": last_such_day, "day": last_such_day}
