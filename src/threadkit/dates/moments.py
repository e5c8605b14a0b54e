"""A reading: a day of a calendar, a clock on it, and its zone."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from threadkit.dates import zones
from threadkit.dates.calendars import CALENDARS
from threadkit.dates.forms import Fields, Form
from threadkit.dates.windows import Window
from threadkit.model import Precision


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


def day_of(calendar: str, year: int, month: int, day: int) -> datetime | None:
    """The beginning of a day of a calendar, or None if it has no such day."""
    if calendar == "gregorian":
        try:
            return datetime(year, month, day)
        except ValueError:
            return None
    found = CALENDARS[calendar](year, month, day)
    return datetime(found.year, found.month, found.day) if found else None


def on_day(day: datetime, fields: Fields, form: Form, folded: str, window: Window) -> tuple[datetime, str | None]:
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


def midnight(moment: datetime) -> datetime:
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
