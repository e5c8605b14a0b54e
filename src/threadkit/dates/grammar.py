"""The formats of dates and clocks, as regular expressions over skeletons.

A skeleton has one character a token (:mod:`threadkit.dates.lexing`), so a pattern reads like the format it stands for.
The groups of a pattern are named for what their token says:

=====  =================================  =====  =================================
group  token                              group  token
=====  =================================  =====  =================================
a b c  numbers whose order is not known   H I S  hour, minute, second
y o d  year, month, day in numbers        F      fraction of a second
M W    month, weekday by name             P T    part of the day, noon or midnight
E      era or calendar                    Z z    zone by name, offset (a sign first)
n      a day and a year, glued
=====  =================================  =====  =================================

Every repetition is bounded, so matching at one place takes constant time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

_GAP: Final = r"[ ,./'\-\[\]]{0,3}(?:[crdy][ .,'\-]{0,2}){0,3}"  # between the parts of a date in words
_ORDINAL: Final = r"(?:[\-:'][rcx]| ?r|°)?\.?"
_DAY: Final = rf"(?<![\d'])(?P<d>[12]){_ORDINAL}"
_MONTH: Final = r"(?P<M>[MB])\]?\.?"
# A clock follows without a space, so that the number before it holds the hour as well.
_GLUED: Final = r"(?=:[12](?!\d)|(?:\.| ?h ?)[12](?![\d:]))"
_NO_YEAR: Final = rf"(?!{_GAP}(?:4|[56]{_GLUED}))"
_YEAR: Final = rf"(?P<y>(?<=')2|4|[3456]{_GLUED}|2(?![\d:hr]|\.2|,? ?4))(?: ?y)?"

_SECOND: Final = r"(?: ?[:.i] ?(?P<S>[12])(?!\d)(?: ?s)?(?:[.,:](?P<F>\d))?)?"
_SAID: Final = r"(?: ?[ih](?! ?\d))?"  # 21:05 Uhr, 9 h 05 min
_PART: Final = r"(?:[ .,]{0,2}(?P<P>P))?"
_NAMED_ZONE: Final = r"(?P<Z>Z)(?: ?(?P<z>[+\-](?:[124](?!\d)(?::?2(?!\d))?|3)))?"  # EST, GMT-5, UTC+05:30
_OFFSET: Final = r"(?P<z>[+\-](?:4|2:2|2)(?![\d:]))"  # +0200, -07:00, +02
_ZONE: Final = rf"\.? ?\(?(?:{_NAMED_ZONE}|{_OFFSET})"
_ZONE_INSIDE: Final = r"(?:(?P<Z>Z)|(?P<z>[+\-](?:4|2:2)))?"  # between a clock and a year

# In order of preference, where several match at one place.
DATES: Final = (
    # numbers: H30.11.3; 11/3/2018, 2018-11-03, 11/3/20189:05, 3.11.18 (but no comment's number in "#2-1 - 2018-11-3")
    r"(?<![\d.:/\-])(?P<E>E) ?(?P<y>[12])(?P<sep>[/.\-])(?P<o>[12])(?P=sep)(?P<d>[12])(?!\d)",
    rf"(?<!\d)(?:(?P<E>E) ?)?(?P<a>[1234]) ?(?P<sep>[/.\-]{{1,2}}) ?(?P<b>[12]) ?(?P=sep) ?"
    rf"(?P<c>4(?!\d|(?P=sep)[12](?P=sep)[12])|[23456]{_GLUED}|[12](?!\d))",
    # numbers that say what they are: 平成30年11月3日, 2018年 Nov 3日, 11월 3, 2018
    r"(?<!\d)(?:(?P<E>E) ?)?(?P<y>[1234]|q) ?y[ .,\-]{0,2}(?P<o>[12]) ?o[ .,\-]{0,2}(?P<d>[12]) ?d",
    rf"(?<!\d)(?P<y>[1234]) ?y[ .,]{{0,2}}{_MONTH}[ .,\-]{{0,2}}(?P<d>[12])(?: ?[dr])?",
    r"(?<!\d)(?P<o>[12])o[ .,]{0,2}(?P<d>[12])(?: ?d)?,? (?P<y>4)",
    # ngày 3 tháng 11 năm 2018, 3 tháng 11, 2018
    r"(?:d )?(?<!\d)(?P<d>[12])(?: ?d)?,? o (?P<o>[12])(?!\d),?(?: y)? (?P<y>4)",
    r"(?<!\d)(?P<d>[12]) o (?P<o>[12])(?: y|,)? ?(?P<y>4)",
    # words: Nov 3 09:05:07 MST 2018; 3 novembre 2018; November 3rd, 2018; 2018. november 3.; 2018, 3 November
    rf"{_MONTH}{_GAP}{_DAY}{_GAP}(?P<H>[12]):(?P<I>2){_SECOND}{_PART} ?{_ZONE_INSIDE} ?(?P<y>4)",
    rf"{_DAY}{_GAP}{_MONTH}(?:{_GAP}|[ ,]{{0,2}}o[ ,]{{0,2}}){_YEAR}",
    rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
    # (but a title's year in "Best of 2018 3 Nov 2018")
    rf"(?<![\dx])(?P<y>4)(?: ?[a-z]\.?)?{_GAP}{_MONTH}{_GAP}(?:o ?)?{_DAY}{_NO_YEAR}",
    rf"(?<![\dx])(?P<y>4)(?: ?[yc])?{_GAP}{_DAY}{_GAP}{_MONTH}{_NO_YEAR}",
    # 2018 11 03, 03 11 2018; Nov 32018
    r"(?<![\d.:/\-])(?P<a>4)(?P<sep> )(?P<b>2) (?P<c>2)(?![\d:])|(?<![\d.:/\-])(?P<a>2) (?P<b>2) (?P<c>4)(?!\d)",
    rf"{_MONTH} ?(?P<n>[56])(?![\d:])",
    # without a year: 3 Nov (but not a comment's number in "12. On April 7, 2018"), Nov 3 (but not a name in "June 3 May
    # 2018"), 11月3日
    rf"{_DAY}{_GAP}{_MONTH}(?![ ,.]{{0,2}}[12]r?,? ?[456])",
    rf"{_MONTH}{_GAP}{_DAY}(?![\d:]|{_GAP}[MB]\.?{_GAP}[24])",
    r"(?<!\d)(?P<o>[12]) ?o[ .,]{0,2}(?P<d>[12]) ?d",
)
# Without a year and without a name: dates only beside a clock, or where a date must stand. --11-03, 11/3, 3.11.
SHORT_DATES: Final = (
    r"(?<!\w)--(?P<o>2)-?(?P<d>2)(?!\d)",
    r"(?<![\w.:/\-])(?P<a>[12])(?P<sep>[/.\-])(?P<b>[12])\.?(?![\d:/]|[.\-]\d| ?[yowdhis])",
)
# Less than a day, or a day of no month: where a date must stand.
PARTIAL_DATES: Final = (
    # November 2018, Nov '18; 2018 November; 2018; 3rd; 2018年11月; 11/2018; 2018-11
    rf"{_MONTH}{_GAP}(?P<y>4|(?<=')2)(?![\d:])",
    rf"(?<!\d)(?P<y>4)(?: ?[yc])?{_GAP}{_MONTH}",
    r"^(?P<y>4)$",
    r"(?<![\w.:/\-])(?P<d>[12])r(?!\w)",
    r"(?<!\d)(?P<y>4) ?y[ ,]{0,2}(?P<o>[12]) ?o",
    r"(?<![\d.:/\-])(?P<o>[12])(?P<sep>[/.\-])(?P<y>4)(?![\d:]|[/.\-]\d)",
    r"(?<![\d.:/\-])(?P<y>4)(?P<sep>[/.\-])(?P<o>2)(?![\d:]|[/.\-]\d)",
)
CLOCKS: Final = (
    # 下午9:05, 午後9時5分; 9:05:07 pm, 21h05, 21 h 05 min; 21.05 Uhr; 9 pm; 21h; noon
    rf"(?P<P>P)[ .]{{0,2}}(?P<H>[12]) ?[:.h] ?(?P<I>[12])(?!\d){_SECOND}{_SAID}",
    r"(?P<P>P)[ .]{0,2}(?P<H>[12]) ?h",
    rf"(?P<H>[12]) ?[:h] ?(?P<I>[12])(?!\d){_SECOND}{_SAID}{_PART}",
    rf"(?P<H>[12])\.(?P<I>2)(?!\d)(?!\.\d\d?\.)(?:\.(?P<S>2)(?!\d))?{_SAID}{_PART}",
    r"(?P<H>[12])[ .]?(?P<P>P)",
    r"(?P<H>[12]) ?h",
    r"(?P<T>T)",
)
# The rest of a clock whose hour is glued to the number before it.
_TAIL: Final = rf"(?::(?P<I>[12])(?!\d){_SECOND}|(?:\.| ?h ?)(?P<I>[12])(?![\d:])){_SAID}{_PART}"
_WEEKDAY_BEFORE: Final = r"(?P<W>[WB])[ ,.()\-]{0,3}(?:[cd][ .]{0,2}){0,2}"
_WEEKDAY_AFTER: Final = r"[ ,]{0,2}\((?P<W>[WB])\)|[ ,]{0,2}(?P<W>[WB])\.?$"
JOIN: Final = r"[ ,;.:@·|/()~\-]{0,4}(?:(?P<W>[WB])[ ,.);\-]{0,3})?(?:[chrdy][ .,:'\-]{0,2}){0,3}\(?"
# Where a date must stand, words that nobody knows may come between it and its clock.
_LOOSE_JOIN: Final = r"[ ,;.:@·|/()~\-]{0,4}(?:[a-zA-Z][ .,:)'\-]{0,3}){1,3}"
_REACH: Final = 16  # tokens that a clock before its date, and what joins them, can take


class Match(NamedTuple):
    """Where a date stands, in tokens (end exclusive), and which token says what."""

    start: int
    end: int
    fields: dict[str, int]
    glued: bool = False

    def has(self, *names: str) -> bool:
        return any(name in self.fields for name in names)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once. A group's name may be written more than once; the later ones get a mark."""
    seen: set[str] = set()

    def unique(match: re.Match[str]) -> str:
        name = match[1]
        while name in seen:
            name += "_"
        seen.add(name)
        return f"(?P<{name}>"

    return re.compile(re.sub(r"\(\?P<(\w+)>", unique, pattern))


def first(patterns: tuple[str, ...], skeleton: str, at: int, lead: str = "") -> re.Match[str] | None:
    """The first of the patterns that matches there, behind something optional."""
    return next((match for p in patterns if (match := compiled(lead + p).match(skeleton, at))), None)


def fields_of(match: re.Match[str]) -> dict[str, int]:
    """The groups that took part, by name, as the token that each begins with."""
    return {name.rstrip("_"): match.start(name) for name, said in match.groupdict().items() if said and name != "sep"}


@cache
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Finds where one of the patterns begins."""
    bare = []
    for number, pattern in enumerate(patterns):
        one = pattern.replace("?P<sep>", f"?P<sep{number}>").replace("?P=sep", f"?P=sep{number}")
        bare.append(re.sub(r"\?P<(?!sep)\w+>", "?:", one))
    return re.compile("|".join(bare))


def dates(skeleton: str, patterns: tuple[str, ...] = DATES, *, loose: bool = False) -> Iterator[Match]:
    """The dates of a skeleton, each with the clock, zone and weekday beside it, in order and without overlap.

    ``loose`` lets unknown words stand between a date and its clock.
    """
    here = 0
    while found := _any(patterns).search(skeleton, here):
        date = first(patterns, skeleton, found.start())
        if date is None:
            raise AssertionError("the search for any pattern and the patterns differ")
        match = _with_surroundings(skeleton, date, here, loose)
        yield match
        here = max(match.end, found.start() + 1)


def _with_surroundings(skeleton: str, date: re.Match[str], floor: int, loose: bool) -> Match:
    match = Match(date.start(), date.end(), fields_of(date))
    if not match.has("H"):
        match = _with_clock(skeleton, match, floor)
    if loose and not match.has("H", "T") and (clock := first(CLOCKS[:-2], skeleton, match.end, _LOOSE_JOIN)):
        match = match._replace(end=clock.end(), fields=fields_of(clock) | match.fields)
    match = _with_era(skeleton, match)
    match = with_zone(skeleton, match)
    return closed(skeleton, _with_weekday(skeleton, match, floor))


def closed(skeleton: str, match: Match) -> Match:
    """The match with the bracket that closes one in it: "3 May 2018 (9:05)"."""
    inside = skeleton[match.start : match.end]
    is_open = inside.count("(") > inside.count(")") and skeleton[match.end : match.end + 1] == ")"
    return match._replace(end=match.end + 1) if is_open else match


def _with_clock(skeleton: str, date: Match, floor: int) -> Match:
    last = max(date.fields.values())
    tail = compiled(_TAIL).match(skeleton, date.end) if last == date.end - 1 and skeleton[last] in "23456" else None
    if tail and _holds_an_hour(date, last, skeleton):
        return Match(date.start, tail.end(), date.fields | fields_of(tail), glued=True)
    clock = first(CLOCKS, skeleton, date.end, JOIN)
    if clock:
        return Match(date.start, clock.end(), fields_of(clock) | date.fields)
    return _clock_before(skeleton, date, floor)


def _holds_an_hour(date: Match, last: int, skeleton: str) -> bool:
    """Whether the date's last number may end in the hour of the clock behind it: a year of more than two digits may,
    and so may the day of a date that begins with the year."""
    number = date.fields.get("y" if date.has("d") else "c")
    year_first = date.has("a") and skeleton[date.fields["a"]] == "4" and skeleton[last + 1] == ":"
    return last == number and (skeleton[last] != "2" or year_first)


def _clock_before(skeleton: str, date: Match, floor: int) -> Match:
    for start in range(max(floor, date.start - _REACH), date.start):
        clock = first(CLOCKS, skeleton, start)
        if clock is None or clock.end() > date.start or skeleton[start - 1 : start].isdigit():
            continue
        zone = compiled(_ZONE + r"\)?").match(skeleton, clock.end())
        fields = fields_of(clock) | (fields_of(zone) if zone else {})
        join = compiled(JOIN + "$").fullmatch(skeleton, (zone or clock).end(), date.start)
        if join:
            return Match(start, date.end, fields_of(join) | fields | date.fields)
    return date


def _with_era(skeleton: str, match: Match) -> Match:
    era = None if match.has("E", "H") else compiled(r"[ .]{0,2}(?P<E>E)").match(skeleton, match.end)
    return match._replace(end=era.end(), fields=match.fields | fields_of(era)) if era else match


def with_zone(skeleton: str, match: Match) -> Match:
    """The match with the zone that follows it, if there is a clock to which it can belong."""
    zone = compiled(_ZONE).match(skeleton, match.end) if match.has("H", "I") and not match.has("Z", "z") else None
    return match._replace(end=zone.end(), fields=match.fields | fields_of(zone)) if zone else match


def _with_weekday(skeleton: str, match: Match, floor: int) -> Match:
    if match.has("W"):
        return match
    for start in range(max(floor, match.start - 6), match.start):
        if (before := compiled(_WEEKDAY_BEFORE).fullmatch(skeleton, start, match.start)) is not None:
            return match._replace(start=start, fields=match.fields | fields_of(before))
    after = compiled(_WEEKDAY_AFTER).match(skeleton, match.end)
    return match._replace(end=after.end(), fields=match.fields | fields_of(after)) if after else match
