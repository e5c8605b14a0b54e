"""A text's possible readings: moments, each under one order of day and month and one split of glued numbers.

Shapes are kept: texts that differ only in their digits share the work of lexing and matching, so in a thread of a
thousand comments it is done once or twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from threadkit.dates import machine, zones
from threadkit.dates.calendars import CALENDARS, calendar_of, may_begin_with_year
from threadkit.dates.folding import fold, original_span
from threadkit.dates.forms import Fields, Form, read
from threadkit.dates.shapes import forms_of
from threadkit.model import Precision

SLOT_LENGTH: Final = 200  # characters of an element that may hold a date; what comes after is not looked at
SLACK: Final = timedelta(hours=36)  # covers any difference of time zones
WEB: Final = 1990  # before it no comment was written
_WEB_BEGINS: Final = datetime(WEB, 1, 1)
_PIVOT: Final = 70  # two-digit years without any bound, as POSIX has them: 69 is 2069, 70 is 1970

# Why a text that was understood has no value yet.
NO_CAPTURE: Final = "relative: the moment of capture is not known"
NO_YEAR: Final = "the year is not said"
NO_DAY: Final = "the day is not said"
UNDATED: Final = (NO_CAPTURE, NO_YEAR, NO_DAY)

_A_MINUTE: Final = timedelta(minutes=1)  # two comments of one minute need not be in order
_EPOCH: Final = datetime(1970, 1, 1)
_SENTINELS: Final = frozenset({date(1900, 1, 1), date(1899, 12, 30), date(1601, 1, 1)})  # other systems' zeros


class Window(NamedTuple):
    """What bounds a thread's dates: the post's, and the moment of capture, both without zones. None: not known.

    ``near`` is a date of the thread whose year is known; a missing year is taken from it. ``first`` and ``last`` are
    the bounds with their slack.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    language: str | None = None
    near: datetime | None = None
    first: datetime = datetime.min
    last: datetime = datetime.max

    def holds(self, value: datetime) -> bool:
        return self.first <= wall(value) <= self.last


def window(earliest: datetime | None, latest: datetime | None, language: str | None) -> Window:
    """The window between the post's date and the moment of capture, zones aside."""
    earliest, latest = without_zone(earliest), without_zone(latest)
    first = earliest - SLACK if earliest and earliest.year > 1 else datetime.min if latest is None else _WEB_BEGINS
    last = latest + SLACK if latest and latest.year < datetime.max.year else datetime.max
    return Window(earliest, latest, language, None, first, last)


def without_zone(moment: datetime | None) -> datetime | None:
    """The wall time alone."""
    return None if moment is None else wall(moment)


def wall(moment: datetime) -> datetime:
    """The wall time alone."""
    return moment if moment.tzinfo is None else moment.replace(tzinfo=None)


class Reading(NamedTuple):
    """One possible meaning of a text."""

    value: datetime
    precision: Precision
    order: str
    form: Form | None
    calendar: str = "gregorian"
    kind: str = "absolute"
    year_source: str | None = "said"
    weekday_fits: bool | None = None
    zone_source: str | None = None
    clock_fits: bool = True


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
    if form.is_relative or form.order == "weekday":
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
            continue  # nobody prints 2012-25-10 who could print 2012-10-25
        for fields in read(form, folded):
            make = _relative if form.is_relative else _weekday if form.order == "weekday" else _absolute
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
    for year, calendar, source in _years(form, fields, window):
        for name in (calendar, "hijri-civil") if calendar == "hijri" else (calendar,):
            day = _day(name, year, fields.month or 1, fields.day or 1)
            if day is None:
                continue
            value, zone_source = _at(day, fields, form, folded, window)
            fits = day.weekday() in form.weekdays if form.weekdays else None
            finest = precision(fields)
            yield Reading(value, finest, form.order, form, name, "absolute", source, fits, zone_source, clock_fits)


def _day(calendar: str, year: int, month: int, day: int) -> datetime | None:
    """The beginning of a day of a calendar, or None if it has no such day."""
    if calendar == "gregorian":
        try:
            return datetime(year, month, day)
        except ValueError:
            return None
    found = CALENDARS[calendar](year, month, day)
    return datetime(found.year, found.month, found.day) if found else None


def _at(day: datetime, fields: Fields, form: Form, folded: str, window: Window) -> tuple[datetime, str | None]:
    """The moment on that day, with its zone, and from where the zone is known."""
    hour, second = fields.hour, fields.second or 0
    if hour is None:
        return day, None
    if hour < 24 and second < 60:
        value = day.replace(hour=hour, minute=fields.minute or 0, second=second, microsecond=fields.microsecond)
    else:  # 24:00 is the next day, and a leap second the next minute
        value = day + timedelta(hours=hour, minutes=fields.minute or 0, seconds=second)
    if not (form.zone or form.region or form.places.z):
        return value, None
    zone = _zone(form, folded, window)
    return zones.place(value, zone), "said" if zone else None


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def _zone(form: Form, folded: str, window: Window) -> tzinfo | None:
    offset = zones.offset(folded[form.places.z].strip(" ()")) if form.places.z else None
    if offset is not None:
        return offset
    if form.region:
        return zones.region(folded[slice(*form.region)])
    return zones.named(form.zone, window.language) if form.zone else None


def precision(fields: Fields) -> Precision:
    """The finest unit that was said."""
    if fields.hour is not None:
        return "hour" if fields.minute is None else "minute" if fields.second is None else "second"
    return "day" if fields.day is not None else "month" if fields.month is not None else "year"


def _years(form: Form, fields: Fields, window: Window) -> list[tuple[int, str, str]]:
    """The year in full, its calendar, and from where it is known."""
    calendar = form.calendar if form.calendar in CALENDARS else None
    if fields.year is None:
        return _missing_year(form, fields, window)
    if calendar:
        base = {"jalali": 1300, "hijri": 1400, "buddhist": 2500}.get(calendar, 0) if fields.year < 100 else 0
        return [(fields.year + base, calendar, "said")]
    if fields.year_digits != 2:
        calendar = calendar_of(fields.year, fields.year_digits, window.language)
        foreign = form.month is not None and calendar != "buddhist"  # the names are those of our months
        return [(fields.year, "gregorian" if foreign else calendar, "said")]
    year = _century(fields.year, window)
    if (window.language or "").startswith("th") and not WEB <= year <= (window.latest or datetime.max).year:
        return [(2500 + fields.year, "buddhist", "century")]
    return [(year, "gregorian", "century")]


def _century(year: int, window: Window) -> int:
    """A two-digit year in the century that puts it last before the capture, or next after it if that is too early."""
    if window.latest is None:
        return year + (1900 if year >= _PIVOT else 2000)
    last = (window.latest + SLACK).year
    full = last - (last - year) % 100
    return full if full >= WEB else full + 100


def _missing_year(form: Form, fields: Fields, window: Window) -> list[tuple[int, str, str]]:
    """The year that nobody said: near a neighbour's, after the post, by the weekday, or the last before capture."""
    anchor = window.near or window.earliest or window.latest
    if anchor is None or fields.month is None or fields.day is None:
        return []
    values = []
    for year in range(anchor.year + 1, anchor.year - 12, -1):
        try:
            value = datetime(year, fields.month, fields.day, min(fields.hour or 0, 23), fields.minute or 0)
        except ValueError:
            continue
        if window.holds(value):
            values.append(value)
    if not values:
        return []
    fitting = [value for value in values if value.weekday() in form.weekdays]
    if window.near:
        near = window.near
        chosen, source = min(fitting or values, key=lambda value: abs(value - near)), "neighbour"
    elif window.earliest:
        chosen, source = (fitting or values)[-1], "post"
    else:
        chosen, source = (fitting or values)[0], "weekday" if fitting else "capture"
    return [(chosen.year, "gregorian", source)]


_MONTHS: Final = {"y": 12, "o": 1}
_LENGTHS: Final = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "i": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_PRECISIONS: Final[dict[str, Precision]] = {
    "y": "year", "o": "month", "w": "week", "d": "day", "h": "hour", "i": "minute", "s": "second", "now": "minute",
}  # fmt: skip
_FINER: Final = {"y": ("o", 12), "o": ("d", 30), "w": ("d", 7), "d": ("h", 24), "h": ("i", 60), "i": ("s", 60)}


def _relative(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """A time counted back from the moment of capture; nothing without it."""
    if form.order == "time":
        yield from _clock_alone(form, fields, folded, window)
        return
    if window.latest is None:
        return
    if form.day is not None:
        day = _midnight(window.latest) + timedelta(days=form.day)
        value, zone_source = _at(day, fields, form, folded, window)
        yield Reading(
            value, precision(fields._replace(day=1)), "relative", form, kind="relative", zone_source=zone_source
        )
        return
    delta, finest = _delta(form, folded)
    try:
        value = window.latest - delta
    except (ValueError, OverflowError):
        return
    if value.year >= WEB:
        yield Reading(value, finest, "relative", form, kind="relative")


def _clock_alone(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """A time of day, on its neighbour's day, or the next if it is earlier; else on the post's or the capture's."""
    anchor = window.near or window.earliest or window.latest
    if anchor is None:
        return
    value, zone_source = _at(_midnight(anchor), fields, form, folded, window)
    if window.near and wall(value) < window.near - _A_MINUTE:
        value += timedelta(days=1)
    source = "neighbour" if window.near else "post" if window.earliest else "capture"
    finest = precision(fields._replace(day=1))
    yield Reading(value, finest, "time", form, kind="time", year_source=source, zone_source=zone_source)


def _delta(form: Form, folded: str) -> tuple[relativedelta | timedelta, Precision]:
    """How long ago, and the finest unit of it. Half a unit is said in the next finer one."""
    months, rest, finest = 0, timedelta(), "now"
    for unit, count in form.steps:
        number = float(folded[slice(*count)]) if isinstance(count, tuple) else count
        if number % 1 and unit in _FINER:
            unit, per = _FINER[unit]
            number *= per
        if unit in _MONTHS:
            months += int(number) * _MONTHS[unit]
        elif unit != "now":
            rest += int(number) * _LENGTHS[unit]
        finest = unit
    return relativedelta(months=months) + rest if months else rest, _PRECISIONS[finest]


def _weekday(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """The last such weekday before the day of capture, or today's if its clock has passed."""
    if window.latest is None:
        return
    for back in range(8):
        day = _midnight(window.latest) - timedelta(days=back)
        value, zone_source = _at(day, fields, form, folded, window)
        if day.weekday() in form.weekdays and (back or (fields.hour is not None and wall(value) <= window.latest)):
            finest = precision(fields._replace(day=1))
            yield Reading(value, finest, "relative", form, kind="relative", weekday_fits=True, zone_source=zone_source)
            return
