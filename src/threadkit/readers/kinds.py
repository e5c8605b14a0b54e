"""Kinds of values in the JSON of others' making: bodies in their markup, numbers in digits, dates in machines' forms.

What every document of JSON needs is in :mod:`threadkit.readers.records`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from html import unescape
from math import isfinite
from typing import Any, Final

from threadkit.model import Body, BodyFormat, Timestamp
from threadkit.readers.records import Kind, filled, identifier, text

STAYS: Final = object()  # what a kind answers for a placeholder: no value of the field, yet it was said


def but(placeholders: Collection[str], kind: Kind) -> Kind:
    """A kind that leaves the words that stand for nothing where they are."""
    return lambda value: STAYS if isinstance(value, str) and value in placeholders else kind(value)


def html(value: Any) -> Body:
    return _body(value, "html")


def markdown(value: Any) -> Body:
    return _body(value, "markdown")


def plain(value: Any) -> Body:
    return _body(value, "text")


def _body(value: Any, format: BodyFormat) -> Body:
    return Body(text(value), format)


def unescaped(value: Any) -> str | None:
    """A string that was escaped for HTML although it is none."""
    return filled(unescape(text(value)))


def parent(value: Any) -> str | None:
    """The id of a parent; 0, false and the empty string mean that there is none."""
    return None if value in (0, "", "0", False) else identifier(value)


def figure(value: Any) -> float:
    """A finite number, in digits if need be."""
    found = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
    if found is None or not isfinite(found):
        raise ValueError("it is no finite number")
    return found


def iso(value: Any) -> Timestamp | None:
    """A date and time in ISO 8601, settled. Any other text is left open: the dates of a thread are read together.

    >>> iso("2012-10-25T03:08:00Z").isoformat(), iso("2012-10-25").isoformat(), iso("yesterday").value
    ('2012-10-25T03:08:00+00:00', '2012-10-25', None)
    """
    return _iso(filled(value), None)


def utc(value: Any) -> Timestamp | None:
    """The same of a format whose times are in UTC without saying so.

    >>> utc("2012-10-25T03:08:00").isoformat(), utc("2012-10-25 03:08:00.5").isoformat()
    ('2012-10-25T03:08:00+00:00', '2012-10-25T03:08:00.500000+00:00')
    """
    return _iso(filled(value), UTC)


def _iso(said: str | None, zone: Any) -> Timestamp | None:
    if said is None:
        return None
    try:
        value = datetime.fromisoformat(said)
        if value.tzinfo is not None:
            value.astimezone(UTC)  # a date at the edge of the calendar has no UTC
    except (ValueError, OverflowError):
        return Timestamp(said)
    if value.year <= 1:  # what Go and .NET write for "never"
        return _never(said)
    shown = len(said) > len("2012-10-25")
    stated = value.tzinfo is not None
    return Timestamp(
        said,
        value if stated or not shown else value.replace(tzinfo=zone),
        "second" if shown else "day",
        basis="machine",
        zone_source="machine" if stated else "format" if zone and shown else None,
    )


def epoch(value: Any) -> Timestamp | None:
    """Seconds since 1970 in UTC, as a number or in digits; 0 means that there is no date.

    >>> epoch(1351134480).isoformat(), epoch("1351134480.5").isoformat()
    ('2012-10-25T03:08:00+00:00', '2012-10-25T03:08:00.500000+00:00')
    """
    return _epoch(value, timedelta(seconds=1))


def epoch_ms(value: Any) -> Timestamp | None:
    """Milliseconds since 1970 in UTC, likewise."""
    return _epoch(value, timedelta(milliseconds=1))


def _epoch(value: Any, unit: timedelta) -> Timestamp | None:
    if value == "" or value is False:
        return None
    said, count = str(value), figure(value)
    if count == 0:
        return _never(said)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + count * unit
    return Timestamp(said, moment, "second", basis="machine", kind="epoch", zone_source="machine")


def _never(said: str) -> Timestamp:
    return Timestamp(said, basis="no date", flags=("sentinel",))
