"""Years that were said in full, in two digits, in another calendar, or not at all."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from threadkit.dates.calendars import CALENDARS, calendar_of
from threadkit.dates.forms import Fields, Form
from threadkit.dates.windows import SLACK, WEB, Window

_PIVOT: Final = 70  # two-digit years without any bound, as POSIX has them: 69 is 2069, 70 is 1970


def years(form: Form, fields: Fields, window: Window) -> list[tuple[int, str, str]]:
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
        chosen, source = min(fitting or values, key=lambda value: abs(value - near)), window.near_source
    elif window.earliest:
        chosen, source = (fitting or values)[-1], "post"
    else:
        chosen, source = (fitting or values)[0], "weekday" if fitting else "capture"
    return [(chosen.year, "gregorian", source)]
