"""Dates that stand below the texts: "X said…", the text, and the date under it, as some blogs set their comments.

Taken alone, such a date seems to belong to the line above it or to the name below it. So it is looked for from the
headers: where the texts under most headers that name a speaker and no date end with a line that is a date and nothing
else, these dates are the headers' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from threadkit.readers.flat.forms import Header
from threadkit.readers.flat.headings import ending_from
from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.marks import read_mark
from threadkit.readers.flat.phrases import is_furniture

_SHAPES: Final = {"name says": "name says text date", "by name": "by name text date"}
_LONGEST: Final = 120  # characters of a line that is a date, with or without a name


def with_dates_below(headers: Sequence[Header], lines: Sequence[Line]) -> list[Header] | None:
    """The headers with the dates below their texts, or None if most have none.

    A header's ``foot`` is the line of its date. One that has none keeps its text, and has no date.
    """
    if headers[0].shape not in _SHAPES:
        return None
    stops = [*(header.first for header in headers[1:]), ending_from(headers[-1].last + 1, lines)]
    feet = [_foot(header, stop, lines) for header, stop in zip(headers[:-1], stops, strict=False)]
    feet.append(_last_date(headers[-1], stops[-1], lines))
    if 2 * sum(foot is not None for foot in feet) <= len(headers):
        return None
    return [_with_foot(header, foot, lines) for header, foot in zip(headers, feet, strict=True)]


def _with_foot(header: Header, foot: int | None, lines: Sequence[Line]) -> Header:
    shape = _SHAPES[header.shape]
    stamps = () if foot is None else read_mark(lines[foot].text).stamps
    return header._replace(shape=shape, foot=foot, mark=header.mark._replace(stamps=stamps))


def _foot(header: Header, stop: int, lines: Sequence[Line]) -> int | None:
    """The line of the date at the end of a text, link words aside."""
    while stop > header.last + 1 and is_furniture(lines[stop - 1].text):
        stop -= 1
    return stop - 1 if stop > header.last + 1 and _dates(lines[stop - 1], header) else None


def _last_date(header: Header, stop: int, lines: Sequence[Line]) -> int | None:
    """The last line of a text that is a date: below the last comment stands the rest of the page."""
    return next((index for index in range(stop - 1, header.last, -1) if _dates(lines[index], header)), None)


def _dates(line: Line, header: Header) -> bool:
    """Whether a line is a date, or a date beside the header's own name."""
    if len(line.text) > _LONGEST:
        return False
    mark = read_mark(line.text)
    return mark.rest < 0 and (mark.shape == "date" or (mark.shape == "name date" and mark.name == header.mark.name))
