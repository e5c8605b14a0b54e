"""Dates in running text: which dates of a line are dates beyond doubt, and where.

Running text is full of numbers and of words like "May", so more is asked here than of a text that is the place of a
date: a day and a month with a year or a clock, or a counted time with a sign of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from threadkit.dates import relative
from threadkit.dates.forms import Form, forms
from threadkit.dates.grammar import DATES, SHORT_DATES, Match, dates
from threadkit.dates.lexicon import UNITS
from threadkit.dates.lexing import Tokens, lex
from threadkit.dates.shapes import role
from threadkit.dates.strays import is_short, without_strays
from threadkit.dates.windows import Window

Found = tuple[Form, ...]

_REACH: Final = 100  # characters
_LINE: Final = re.compile(r"[^\n\r]+")
_DATE_WORD: Final = (
    r"(?i)\d|\b(?:ago|yesterday|today|gestern|heute|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера|сегодня|вчора|dün)\b"
    r"|[〇一二三四五六七八九十]|昨|今|어제|오늘|أمس|امس|اليوم|אתמול|היום"
)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(_DATE_WORD)


def looks_like_date(text: str) -> bool:
    """Whether a short text may hold a date: a quick look that errs on the side of yes.

    >>> looks_like_date("Reply"), looks_like_date("Yesterday at noon"), looks_like_date("8:28 am")
    (False, True, True)
    """
    return _sign().search(text) is not None


def stretches(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that may hold a date, with their offsets: what lies around the digits and the words of dates
    in a line. A date is far shorter than the reach on both sides."""
    for line in _LINE.finditer(text):
        begun = ended = 0
        for sign in _sign().finditer(text, line.start(), line.end()):
            start = max(line.start(), sign.start() - _REACH)
            if start > ended:
                if ended:
                    yield begun, text[begun:ended]
                begun = start
            ended = min(line.end(), sign.end() + _REACH)
        if ended:
            yield begun, text[begun:ended]


def certain(folded: str, window: Window) -> list[Found]:
    """The forms of every certain date in a folded line, in order."""
    tokens = without_strays(lex(folded), folded, window)
    found = [*_dates(tokens), *_relative(tokens)]
    found.sort(key=lambda one: (one[0].span[0], -one[0].span[1]))
    kept: list[Found] = []
    for one in found:
        if not kept or one[0].span[0] >= kept[-1][0].span[1]:
            kept.append(one)
    return kept


def _dates(tokens: Tokens) -> Iterator[Found]:
    for patterns in (DATES, SHORT_DATES):
        for match in dates(tokens.skeleton, patterns):
            if _is_certain(tokens, match):
                yield tuple(forms(tokens, match, role(tokens, match)))


def _is_certain(tokens: Tokens, match: Match) -> bool:
    """A date in numbers of two digits or without a year needs a clock, one without a year and a name a whole one."""
    fields = match.fields
    year = fields.get("y", fields.get("c"))
    if "a" in fields and tokens.skeleton[fields["a"]] == "4":
        return True
    if year is not None and tokens.skeleton[year] not in "12":
        return True
    if "M" in fields or year is not None:
        return "I" in fields or ("H" in fields and "P" in fields) or _is_slashed(tokens, match)
    return "I" in fields and "P" in fields


def _is_slashed(tokens: Tokens, match: Match) -> bool:
    """10/25/12 is a date where 10.25.12 may be a version."""
    fields = match.fields
    return "c" in fields and tokens.skeleton[fields["a"] + 1] == "/" and tokens.skeleton[fields["c"]] == "2"


def _relative(tokens: Tokens) -> Iterator[Found]:
    for match in relative.ago(tokens):
        counts = any(tokens.relative[token].isdigit() for token in range(match.start, match.end))
        if counts and any(_is_strong(tokens, match, sign) for sign in ("before", "after")):
            counted = _from_its_count(tokens, match)
            yield tuple(relative.ago_forms(tokens, counted, role(tokens, counted)))
    for match in relative.days(tokens):
        if "I" in match.fields and ("D" in match.fields or _is_weekday(tokens, match)):
            yield (relative.day_form(tokens, match, role(tokens, match)),)


def _is_weekday(tokens: Tokens, match: Match) -> bool:
    """Whether a clock's weekday is one beyond doubt: its full name ("Sunday at 9:05"), or a short one that no word
    parts from a clock of twelve hours ("Sun, 9:05 PM", but not "by Ann at 9:05 PM")."""
    day = match.fields["W"]
    between = tokens.relative[min(day, match.fields["H"]) : max(day, match.fields["H"])]
    return not is_short(tokens, day) or ("P" in match.fields and "c" not in between)


def _is_strong(tokens: Tokens, match: Match, sign: str) -> bool:
    sense = tokens.sense(match.fields.get(sign), "G")
    return sense is not None and sense.value != "?"


def _from_its_count(tokens: Tokens, match: Match) -> Match:
    """The match from its count on if the sign of the past is behind it: "Min" and "on" are no parts of "Min on 2 days
    ago", though a minute and a sign of the past are written so elsewhere."""
    if _is_strong(tokens, match, "before"):
        return match
    start = next(token for token in range(match.fields["chain"], match.end) if _is_count(tokens, token))
    return match._replace(start=start, fields={**match.fields, "chain": start})


def _is_count(tokens: Tokens, token: int) -> bool:
    """Whether a token is a number, or a unit that holds its own ("two days" is one word in Arabic)."""
    kind = tokens.relative[token]
    holds_one = kind in UNITS and any(sense.kind == kind and sense.value for sense in tokens.senses[token])
    return kind.isdigit() or kind == "q" or holds_one
