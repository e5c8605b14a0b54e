"""What is believed about the order of day and month before a thread has spoken: its language, its separator, its clock.

A prior never settles a date by itself without saying so, and without a language not at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from threadkit.dates.calendars import may_begin_with_year
from threadkit.dates.moments import Reading

# The probability that a language's pages put the month first; the rest put the day first, but for those of the East.
_MONTH_FIRST: Final = {"en-us": 0.97, "en-ph": 0.97, "fil": 0.97, "en": 0.70, "en-ca": 0.60}
_ENGLISH: Final = 0.02
_OTHERS: Final = 0.005
# Languages whose own dates have dots and a clock of 24 hours: slashes with "pm" are a foreign template's there.
_DOTTED: Final = frozenset(
    (
        "de",
        "ru",
        "pl",
        "cs",
        "sk",
        "fi",
        "nb",
        "no",
        "nn",
        "da",
        "tr",
        "uk",
        "bg",
        "hr",
        "sr",
        "sl",
        "mk",
        "et",
        "lv",
        "ro",
    )
)
_FOREIGN: Final = 0.3

_DOT: Final = 2.5  # dots speak for the day first, in English as well unless the clock has twelve hours
_HALVES: Final = 0.7  # a clock of twelve hours speaks for the month first
_FULL_DAY: Final = 0.5  # one of twenty-four against it
_EAST: Final = 4.0
_ELSEWHERE: Final = -2.0
_DASHED: Final = 0.2  # 03-12-31 may well begin with its year
_YEAR_DAY_MONTH: Final = -9.0


def priors(orders: Sequence[str], readings: Mapping[str, Sequence[Reading]], language: str | None) -> dict[str, float]:
    """The log-odds of each order for a template, of which the readings of one date are given."""
    forms = [reading.form for some in readings.values() for reading in some if reading.form]
    separator = forms[0].separator if forms else ""
    has_halves = any(form.part for form in forms)
    has_clock = any(form.places.H for form in forms)
    probability = _month_first(language, separator == "/" and has_halves)
    odds = math.log(probability / (1 - probability))
    if separator == "." and not _is_american(language, has_halves):
        odds -= _DOT
    if _subtag(language) in ("", "en"):
        odds += _HALVES if has_halves else -_FULL_DAY if has_clock else 0.0
    year_first = _EAST if language and may_begin_with_year(language) else _DASHED if separator == "-" else _ELSEWHERE
    values = {"M": odds / 2, "D": -odds / 2, "YM": year_first, "YD": _YEAR_DAY_MONTH}
    return {order: values[order[:2] if order[0] == "Y" else order[0]] for order in orders}


def _subtag(language: str | None) -> str:
    return (language or "").lower().split("-")[0]


def _is_american(language: str | None, has_halves: bool) -> bool:
    """Whether dots are but a matter of taste: where they are the custom, the clock has twenty-four hours."""
    tag = (language or "").lower()
    return tag.startswith("en-us") or (tag == "en" and has_halves)


def _month_first(language: str | None, is_american: bool) -> float:
    if language is None:
        return 0.5
    if _subtag(language) in _DOTTED and is_american:
        return _FOREIGN
    tag = language.lower()
    if tag in _MONTH_FIRST:
        return _MONTH_FIRST[tag]
    return _ENGLISH if _subtag(tag) == "en" else _OTHERS
