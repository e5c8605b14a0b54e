"""Moments that are counted from others: back from the capture, on a neighbour's day, on the last such weekday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from threadkit.dates.forms import Fields, Form
from threadkit.dates.moments import Reading, midnight, on_day, precision
from threadkit.dates.windows import WEB, Window, wall
from threadkit.model import Precision

_DAYS_BACK: Final = 400  # within them every weekday falls on every day of a month that it can
_A_MINUTE: Final = timedelta(minutes=1)  # two comments of one minute need not be in order

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


def relative(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """A time counted back from the moment of capture; nothing without it."""
    if window.latest is None:
        return
    if form.day is not None:
        day = midnight(window.latest) + timedelta(days=form.day)
        value, zone_source = on_day(day, fields, form, folded, window)
        yield Reading(
            value, precision(fields._replace(day=1)), "relative", form, kind="relative", zone_source=zone_source
        )
        return
    delta, finest = _delta(form, folded)
    try:
        value = (window.latest - delta).replace(tzinfo=window.zone)
    except (ValueError, OverflowError):
        return
    if value.year >= WEB:
        zone_source = "capture" if window.zone else None
        yield Reading(value, finest, "relative", form, kind="relative", zone_source=zone_source)


def clock_alone(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """A time of day, on its neighbour's day, or the next if it is earlier; else on the post's or the capture's."""
    anchor = window.near or window.earliest or window.latest
    if anchor is None:
        return
    value, zone_source = on_day(midnight(anchor), fields, form, folded, window)
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


def last_such_day(form: Form, fields: Fields, folded: str, window: Window) -> Iterator[Reading]:
    """The last such weekday, or day of a month, before the day of capture; that day itself if its clock has passed."""
    if window.latest is None:
        return
    for back in range(_DAYS_BACK):
        day = midnight(window.latest) - timedelta(days=back)
        if fields.day not in (None, day.day) or (form.weekdays and day.weekday() not in form.weekdays):
            continue
        value, zone_source = on_day(day, fields, form, folded, window)
        if back or (fields.hour is not None and wall(value) <= window.latest):
            finest = precision(fields._replace(day=1))
            yield Reading(value, finest, "weekday", form, kind="relative", weekday_fits=True, zone_source=zone_source)
            return
