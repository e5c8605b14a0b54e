"""Names beside a date that are words of dates as well: "Ann" is a Friday in Turkmen, "Mar" a Tuesday in Spanish.

Where a date stands alone such a word belongs to it. In running text it is more likely an author, and case tells
nothing: it joins the date only if it stands where the date's own language puts it. A weekday must be one in the
language of the month's name or be that day's, and a short one both; a zone's abbreviation is not written like a name.
What strays is read like any other word, and the dates of the line are then found without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.dates.forms import forms
from threadkit.dates.grammar import DATES, SHORT_DATES, Match, dates
from threadkit.dates.lexing import Tokens
from threadkit.dates.readings import readings_of
from threadkit.dates.windows import Window

_SHORT_NAME: Final = 4


def without_strays(tokens: Tokens, folded: str, window: Window) -> Tokens:
    """The tokens of a folded line, with every word that does not belong to the date beside it as an unknown one."""
    strays = {
        token
        for patterns in (DATES, SHORT_DATES)
        for match in dates(tokens.skeleton, patterns)
        for token in (*_weekdays(tokens, match, folded, window), *_zones(tokens, match, folded))
    }
    if not strays:
        return tokens
    return tokens._replace(skeleton=_masked(tokens.skeleton, strays), relative=_masked(tokens.relative, strays))


def _masked(skeleton: str, strays: set[int]) -> str:
    return "".join("x" if token in strays else kind for token, kind in enumerate(skeleton))


def is_short(tokens: Tokens, token: int) -> bool:
    """Whether a weekday's name is so short that it may be a word of another meaning in some language."""
    start, end = tokens.span(token)
    return end - start <= _SHORT_NAME


def _weekdays(tokens: Tokens, match: Match, folded: str, window: Window) -> Iterator[int]:
    day = match.fields.get("W")
    others = [token for name, token in match.fields.items() if name != "W"]
    if day is None or min(others) < day < max(others):
        return  # no name stands between a date and its clock
    doubts = (not _speak_alike(tokens, day, match), _is_another_day(tokens, match, folded, window))
    if any(doubts) if is_short(tokens, day) else all(doubts):  # "Monday" beside a Tuesday was miscounted
        yield day


def _speak_alike(tokens: Tokens, day: int, match: Match) -> bool:
    """Whether some language has both the weekday and the month; if either is in no language's list, they may be."""
    ours, theirs = _languages(tokens, day, "W"), _languages(tokens, match.fields.get("M"), "M")
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _languages(tokens: Tokens, token: int | None, kind: str) -> frozenset[str]:
    senses = tokens.senses[token] if token is not None else ()
    return frozenset().union(*(sense.languages or () for sense in senses if sense.kind == kind))


def _is_another_day(tokens: Tokens, match: Match, folded: str, window: Window) -> bool:
    fits = [reading.weekday_fits for reading in readings_of(tuple(forms(tokens, match)), folded, window)]
    return bool(fits) and not any(fits)


def _zones(tokens: Tokens, match: Match, folded: str) -> Iterator[int]:
    zone = match.fields.get("Z")
    if zone is not None and folded[slice(*tokens.span(zone))].istitle() and is_short(tokens, zone):
        yield zone
