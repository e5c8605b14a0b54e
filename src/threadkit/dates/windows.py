"""What bounds the dates of a thread: no comment is older than its post, or younger than the capture of its page."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, NamedTuple

SLACK: Final = timedelta(hours=36)  # covers any difference of time zones
WEB: Final = 1990  # before it no comment was written
_WEB_BEGINS: Final = datetime(WEB, 1, 1)


class Window(NamedTuple):
    """What bounds a thread's dates: the post's, and the moment of capture, both without zones. None: not known.

    ``near`` is a date whose year is known, of a neighbour or of the machine beside (``near_source``); a missing year is
    taken from it. ``first`` and ``last`` are the bounds with their slack; ``zone`` is that of the moment of capture.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    language: str | None = None
    near: datetime | None = None
    first: datetime = datetime.min
    last: datetime = datetime.max
    zone: timezone | None = None
    near_source: str = "neighbour"

    def holds(self, value: datetime) -> bool:
        return self.first <= wall(value) <= self.last


def window(earliest: datetime | None, latest: datetime | None, language: str | None) -> Window:
    """The window between the post's date and the moment of capture, zones aside."""
    offset = latest.utcoffset() if latest is not None else None
    return _window(without_zone(earliest), without_zone(latest), language, offset)


@lru_cache(maxsize=64)
def _window(
    earliest: datetime | None, latest: datetime | None, language: str | None, offset: timedelta | None
) -> Window:
    first = earliest - SLACK if earliest and earliest.year > 1 else datetime.min if latest is None else _WEB_BEGINS
    last = latest + SLACK if latest and latest.year < datetime.max.year else datetime.max
    zone = None if offset is None else timezone(offset)
    return Window(earliest, latest, language, None, first, last, zone)


def without_zone(moment: datetime | None) -> datetime | None:
    """The wall time alone."""
    return None if moment is None else wall(moment)


def wall(moment: datetime) -> datetime:
    """The wall time alone."""
    return moment if moment.tzinfo is None else moment.replace(tzinfo=None)
