"""Dates as feeds, exports and mail write them, settled one by one: ISO 8601, RFC 822, and UTC beside local time.

What is neither stays open and is settled with the other dates of its thread.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final

from threadkit.model import Timestamp
from threadkit.readers import kinds

_RFC_822: Final = re.compile(
    r"(?:[A-Za-z]{2,9},? +)?\d{1,2}[ -]+[A-Za-z]{3,9}\.?[ -]+\d{2,4} +\d{1,2}:\d\d(?P<second>:\d\d)?", re.ASCII
)
_LONGEST: Final = 200  # characters of a date with comments in it
_QUARTER: Final = timedelta(minutes=15)
_SLACK: Final = timedelta(seconds=2)
_FURTHEST_ZONES: Final = (timedelta(hours=-12), timedelta(hours=14))


def moment(text: str, *, utc: bool = False) -> Timestamp | None:
    """The moment of a machine's date; None for an empty text. ``utc``: a date without a zone is in UTC.

    >>> moment("2009-12-08T16:59:02.544-08:00").isoformat()
    '2009-12-08T16:59:02.544000-08:00'
    >>> moment("Tue, 14 Jan 14 17:31:03 EST").isoformat(), moment("2014-01-14 17:31:03", utc=True).isoformat()
    ('2014-01-14T17:31:03-05:00', '2014-01-14T17:31:03+00:00')
    >>> moment("yesterday").basis
    """
    stamp = kinds.utc(text) if utc else kinds.iso(text)
    if stamp is None or stamp.basis is not None:
        return stamp
    return _rfc_822(stamp.text, utc) or stamp


def instant(gmt: str, local: str) -> Timestamp | None:
    """One moment written twice, in UTC and in a local time: the first decides, the second is what people saw.

    The flag "conflict" says that no zone on earth has that difference. Zeros are the way of saying "unknown".

    >>> instant("2014-01-14 10:31:03", "2014-01-14 17:31:03").isoformat()
    '2014-01-14T10:31:03+00:00'
    >>> instant("0000-00-00 00:00:00", "2014-01-14 17:31:03").isoformat()
    '2014-01-14T17:31:03'
    """
    universal, shown = (None if text.startswith("0000-00-00") else text for text in (gmt, local))
    stamp = moment(universal, utc=True) if universal else None
    if stamp is None or (stamp.value is None and shown):
        return moment(shown) if shown else None
    if stamp.value is None or not shown:
        return stamp
    flags = () if _agree(shown, stamp.value) else ("conflict",)
    return Timestamp(
        shown, stamp.value, stamp.precision, basis="machine", flags=flags, zone_source=stamp.zone_source, machine=gmt
    )


def _agree(shown: str, value: datetime) -> bool:
    """Whether a local time and an instant differ as clocks on earth do: by some quarters of an hour."""
    try:
        clock = datetime.fromisoformat(shown)
    except ValueError:
        return True
    if clock.tzinfo is not None or value.tzinfo is None:
        return True  # nothing to compare
    offset = clock.replace(tzinfo=UTC) - value
    beside = (offset + _SLACK) % _QUARTER
    return _FURTHEST_ZONES[0] <= offset <= _FURTHEST_ZONES[1] and beside <= 2 * _SLACK


def _rfc_822(text: str, utc: bool) -> Timestamp | None:
    match = _RFC_822.match(text) if len(text) <= _LONGEST else None
    parts = parsedate_tz(text) if match else None
    if match is None or parts is None:
        return None
    try:
        zone = UTC if utc and parts[9] is None else None if parts[9] is None else timezone(timedelta(seconds=parts[9]))
        value = datetime(*parts[:6], tzinfo=zone)
        value.utctimetuple()  # an offset may lead out of the calendar
    except (ValueError, OverflowError):
        return None
    source = "machine" if parts[9] is not None else "format" if utc else None
    return Timestamp(text, value, "second" if match["second"] else "minute", basis="machine", zone_source=source)
