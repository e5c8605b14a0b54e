"""Zones: what a page says about them, as offsets or as the rules of a region.

An abbreviation that names one offset stands for it even where the season is wrong ("EST" in July is -05:00, as RFC 822
says). One that names a region ("PT", "MSK") is resolved by the region's rules at that date. One that names several
("IST", "CST") is resolved by the language, or stays unknown.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

from threadkit.dates.lexicon import Sense

_OFFSET: Final = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_REGION: Final = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+\-]+){1,2}")
_FARTHEST: Final = timedelta(hours=15)


def offset(written: str) -> timezone | None:
    """A numeric offset.

    >>> print(offset("+0530"), offset("-07:00"), offset("+99"))
    UTC+05:30 UTC-07:00 None
    """
    match = _OFFSET.match(written)
    if match is None:
        return None
    distance = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if distance >= _FARTHEST or int(match[3] or 0) > 59:
        return None
    return timezone(-distance if match[1] == "-" else distance)


def named(senses: tuple[Sense, ...], language: str | None) -> tzinfo | None:
    """The zone that an abbreviation names, in that language if it depends on it; None if that is not known."""
    zones = [sense for sense in senses if sense.kind == "Z"]
    ours = [sense for sense in zones if sense.languages and language and speaks(language, sense.languages)]
    value = (ours or zones)[0].value
    return _zone(value)


def speaks(language: str, languages: frozenset[str]) -> bool:
    """Whether a tag is one of the languages, with or without its region."""
    return language in languages or language.split("-")[0] in languages


@cache
def _zone(value: str) -> tzinfo | None:
    if value.lstrip("-").isdigit():
        return timezone(timedelta(minutes=int(value)))
    return None if value == "?" else _rules(value)


def _rules(name: str) -> tzinfo | None:
    from dateutil import tz  # costs more to import than the rest of the package, and few pages name a region

    return tz.gettz(name)


def region(name: str) -> tzinfo | None:
    """The zone of a region ("Europe/Paris"); None if there is no such region."""
    return _rules(name) if _REGION.fullmatch(name) else None


def place(value: datetime, zone: tzinfo | None) -> datetime:
    """The wall time in its zone, the zone as a plain offset: what holds at that moment is all that a comment needs."""
    if zone is None:
        return value
    try:
        distance = value.replace(tzinfo=zone).utcoffset()
    except (OverflowError, ValueError):
        return value
    return value if distance is None else value.replace(tzinfo=timezone(distance))
