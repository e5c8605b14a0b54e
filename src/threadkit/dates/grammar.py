"""The formats of dates and clocks, as regular expressions over skeletons.

A skeleton has one character a token (:mod:`threadkit.dates.lexing`), so a pattern reads like the format it stands for.
The groups of a pattern are named for what their token says:

=====  ==================================  =====  ==============================
group  token                               group  token
=====  ==================================  =====  ==============================
a b c  numbers whose order is not known    H I S  hour, minute, second
y o d  year, month, day in numbers         F      fraction of a second
M W    month, weekday by name              P T    half of the day, noon
=====  ==================================  =====  ==============================

Every repetition is bounded, so matching at one place takes constant time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

_GAP: Final = r"[ ,./'\-]{0,3}(?:c[ .,'\-]{0,2}){0,3}"  # between the parts of a date in words
_DAY: Final = r"(?P<d>[12])(?: ?-? ?r)?\.?"
_GLUED: Final = r"(?=[:.h][12](?!\d))"  # a clock follows without a space: its hour is the number's tail
_YEAR: Final = rf"(?P<y>(?<='|\W)[2]|4|[2-6]{_GLUED})"
_MONTH: Final = r"(?P<M>[MB])\.?"
_WEEKDAY: Final = r"(?:(?P<W>[WB])\.?[ ,.()]{0,3}(?:c ?)?)?"

# In order of preference, where several match at one place.
DATES: Final = (
    rf"(?P<a>[124])(?P<sep> ?[/.\-] ?)(?P<b>[12])(?P=sep)(?P<c>4|[1-6]{_GLUED}|[12])",
    r"(?P<y>[24]) ?y[ .]?(?P<o>[12]) ?o[ .]?(?P<d>[12]) ?d",
    r"(?P<y>[24]) ?y[ .]?(?P<M>[MB])[ .]?(?P<d>[12]) ?d",
    rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",
    rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
    rf"(?P<y>4)(?: ?y)?{_GAP}{_MONTH}{_GAP}{_DAY}",
    rf"{_DAY}{_GAP}{_MONTH}",
    rf"{_MONTH}{_GAP}{_DAY}",
)
_SECOND: Final = r"(?: ?[:.i] ?(?P<S>[12])(?!\d)(?:[.,](?P<F>\d))?s?)?"
CLOCKS: Final = (
    rf"(?P<P>P) ?(?P<H>[12]) ?[:.h] ?(?P<I>[12])(?!\d){_SECOND}",
    rf"(?P<H>[12]) ?[:h] ?(?P<I>[12])(?!\d){_SECOND}(?: ?i)?(?: ?(?P<P>P))?",
    rf"(?P<H>[12])\.(?P<I>2)(?!\d)(?![.]\d)(?:\.(?P<S>2))?(?: ?(?P<P>P))?",
    r"(?P<H>[12]) ?(?P<P>P)",
    r"(?P<H>[12]) ?h",
    r"(?P<T>T)",
)
# The rest of a clock whose hour is glued to the year before it.
TAIL: Final = rf"[:.h](?P<I>[12])(?!\d){_SECOND}(?: ?i)?(?: ?(?P<P>P))?"
JOIN: Final = r"[ ,;@·|/()~\-]{0,4}(?:(?P<W>[WB])[ ,.)]{0,3})?(?:c[ .,'\-]{0,2}){0,3}"


class Match(NamedTuple):
    """Where a date stands, in tokens (end exclusive), and which token says what."""

    start: int
    end: int
    fields: dict[str, int]
    glued: bool = False

    @property
    def has_clock(self) -> bool:
        return "I" in self.fields or "H" in self.fields or "T" in self.fields


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _any_date() -> re.Pattern[str]:
    """Finds where some date begins; which one, :func:`_date_at` tells."""
    plain = (re.sub(r"\?P<(?!sep)\w+>", "?:", pattern) for pattern in DATES)
    return re.compile("|".join(plain))


def _first(patterns: tuple[str, ...], skeleton: str, at: int, lead: str = "") -> re.Match[str] | None:
    return next((match for p in patterns if (match := _compiled(lead + p).match(skeleton, at))), None)


def dates(skeleton: str) -> Iterator[Match]:
    """The dates of a skeleton, each with the clock and weekday beside it, in order and without overlap."""
    here = 0
    while found := _any_date().search(skeleton, here):
        match = _with_clock(skeleton, found.start(), here)
        yield match
        here = match.end


def _with_clock(skeleton: str, start: int, floor: int) -> Match:
    date = _first(DATES, skeleton, start)
    if date is None:
        raise AssertionError("the search for any date and the patterns differ")
    fields = {name: date.start(name) for name in date.groupdict() if name != "sep" and date[name]}
    last = date.end() - 1
    if (
        _width(skeleton, last) > 1
        and (tail := _compiled(TAIL).match(skeleton, date.end()))
        and _is_glued(skeleton, fields, tail)
    ):
        return Match(start, tail.end(), fields | _fields(tail), glued=True)
    clock = _first(CLOCKS, skeleton, date.end(), JOIN)
    if clock:
        return Match(start, clock.end(), _fields(clock) | fields)
    return _clock_before(skeleton, Match(start, date.end(), fields), floor)


def _is_glued(skeleton: str, fields: dict[str, int], tail: re.Match[str]) -> bool:
    """Whether the date's last number holds the clock's hour as well."""
    return max(fields.values()) == tail.start() - 1


def _width(skeleton: str, token: int) -> int:
    return int(skeleton[token]) if skeleton[token].isdigit() else 0


def _fields(match: re.Match[str]) -> dict[str, int]:
    return {name: match.start(name) for name, value in match.groupdict().items() if value}


_REACH: Final = 16  # tokens that a clock before its date, and what joins them, can take


def _clock_before(skeleton: str, date: Match, floor: int) -> Match:
    for start in range(max(floor, date.start - _REACH), date.start):
        clock = _first(CLOCKS, skeleton, start)
        if clock and clock.end() <= date.start and _compiled(JOIN + "$").fullmatch(skeleton, clock.end(), date.start):
            return Match(start, date.end, _fields(clock) | date.fields)
    return date
