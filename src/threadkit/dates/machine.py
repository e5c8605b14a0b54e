"""Machine-readable moments: ISO 8601 in full, and epochs in every unit.

``datetime.fromisoformat`` reads nearly all of ISO 8601; what is left to do is to say how precise a string is and to
mend what programs print wrongly ("2018-11-03T09:05:07GMT+02:00"). An epoch is a bare number, so it is believed only
where it is the whole text, and only if it falls into the time of the web.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, NamedTuple

from threadkit.dates import zones
from threadkit.model import Precision

_ISO: Final = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d(?:-?\d)?|\d{4}-\d{3}|\d{7})"
    r"(?:(?:T| |t)(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?)?"
    r" ?(?P<zone>Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)?)?"
    r"(?P<region>\[[A-Za-z/_+-]+\])?"
)
_DIGITS: Final = re.compile(r"(\d{4})(\d\d)(\d\d) ?(\d\d)(\d\d)(\d\d)?")  # 20181103090507, 20181103 0905
_EPOCH: Final = re.compile(r"@?(?P<number>\d{9,10}(?:\.\d+)?|\d\.\d+[eE]\+?9|\d{12,13}(?:\.\d+)?|\d{15,16}|\d{18,19})")
_WRAPPED_EPOCH: Final = re.compile(
    r"/?\\?/?Date\((?P<ms>\d{12,13})(?P<zone>[+-]\d{4})?\)\\?/?|\{\s*\"\$date\"\s*:\s*\"?(?P<bson>\d{12,13})\"?\s*\}"
)
_MAYBE: Final = re.compile(r"\d{4}|\d\.\d{5}|[@{]|\\?/?Date")  # how all of them begin
_ORDINAL_LENGTH: Final = len("2018307")
_WEEKDAY_LENGTH: Final = len("2018W441")
_FIRST_EPOCH: Final = datetime(1990, 1, 1, tzinfo=UTC)
_SLACK: Final = timedelta(hours=36)


class Moment(NamedTuple):
    """A machine's moment: its value, and its finest unit."""

    value: datetime
    precision: Precision
    kind: str = "absolute"


def read(text: str, latest: datetime | None = None) -> Moment | None:
    """The moment that the whole text is in a machine's notation, or None.

    ``latest`` (naive) bounds epochs: a number that would lie after it is no date.

    >>> moment = read("2018-11-03T09:05Z")
    >>> moment.value.isoformat(), moment.precision
    ('2018-11-03T09:05:00+00:00', 'minute')
    >>> read("1541235907").value.isoformat()
    '2018-11-03T09:05:07+00:00'
    """
    if not _MAYBE.match(text):
        return None
    match = _ISO.fullmatch(text if text.isascii() else text.replace("\N{MINUS SIGN}", "-"))
    return (_iso(match) if match else None) or _digits(text) or _epoch(text, latest)


def _iso(match: re.Match[str]) -> Moment | None:
    date, hour, minute, second, zone = match.group("date", "hour", "minute", "second", "zone")
    precision: Precision = "second" if second else "minute" if minute else "hour" if hour else "day"
    if "W" in date and len(date) < _WEEKDAY_LENGTH:
        precision = "week"
    try:
        return Moment(datetime.fromisoformat(match.string), precision)
    except ValueError:
        pass  # it reads no day of the year, no 24:00, no "GMT+02:00" and no region
    try:
        number = date.replace("-", "")
        is_ordinal = len(number) == _ORDINAL_LENGTH and number.isdigit()
        value = _day_of_year(int(number[:4]), int(number[4:])) if is_ordinal else datetime.fromisoformat(date)
    except (ValueError, OverflowError):
        return None
    clock = _clock(match)
    if clock is None:
        return None
    return Moment((value + clock).replace(tzinfo=_zone(zone) if zone else None), precision)


def _day_of_year(year: int, day: int) -> datetime:
    value = datetime(year, 1, 1) + timedelta(days=day - 1)
    if day < 1 or value.year != year:
        raise ValueError
    return value


def _clock(match: re.Match[str]) -> timedelta | None:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 24 or (hour == 24 and (minute or second)) or minute > 59 or second > 60:
        return None
    fraction = int((match["fraction"] or ".0")[1:7].ljust(6, "0"))
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=fraction)


def _zone(written: str) -> timezone | None:
    if written.upper() in ("Z", "UTC", "GMT"):
        return UTC
    return zones.offset(written.removeprefix("UTC").removeprefix("GMT"))


def _digits(text: str) -> Moment | None:
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    try:
        value = datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # six numbers
    except ValueError:
        return None
    return Moment(value, "second" if match[6] else "minute") if 1900 < value.year < 2100 else None


_UNITS: Final = {18: 10**9, 15: 10**6, 12: 10**3, 1: 1}  # the least number of digits, and what a second is then


def _epoch(text: str, latest: datetime | None) -> Moment | None:
    match, wrapped = _EPOCH.fullmatch(text), _WRAPPED_EPOCH.fullmatch(text)
    if match is None and wrapped is None:
        return None
    number = match["number"] if match else (wrapped and (wrapped["ms"] or wrapped["bson"])) or ""
    if "e" in number.lower():
        number = str(float(number))
    whole, _, fraction = number.partition(".")
    per_second = next(unit for digits, unit in _UNITS.items() if len(whole) >= digits)
    seconds, rest = divmod(int(whole), per_second)
    micro = rest * 10**6 // per_second if per_second > 1 else int(fraction[:6].ljust(6, "0"))
    value = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=micro)
    limit = latest.replace(tzinfo=UTC) + _SLACK if latest else datetime(2100, 1, 1, tzinfo=UTC)
    return Moment(value, "second", "epoch") if _FIRST_EPOCH <= value <= limit else None
