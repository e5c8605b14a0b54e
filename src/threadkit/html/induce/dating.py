"""Where the records' dates stand."""

from __future__ import annotations

import re
from typing import Final

from threadkit.html.induce.slots import Records, cover
from threadkit.html.induce.words import DATE, words_of

_LEAST: Final = 0.15  # the share of the records in which a place holds a date; less is a date in somebody's text
_PURE: Final = 0.8  # of the records that have the place at all
_CLOCK: Final = re.compile(r"\d{1,2}\s?[:h.]\s?\d{2}(?!\d|\.\d)|\d\s?[ap]\.?m\b", re.IGNORECASE)
_MAX: Final = 70  # characters of a text that is a date and a time of day


def published(records: Records) -> list[str]:
    """Rules for the date of publication, the best first."""
    dated: dict[str, frozenset[int]] = {}
    for key in records.slots:
        holding = [(record, number in records.dates) for record, number in records.firsts(key)]
        found = frozenset(record for record, is_date in holding if is_date)
        if len(found) >= _LEAST * records.count and len(found) >= _PURE * len(holding):
            dated[key] = found
    order = sorted(
        dated,
        key=lambda key: (
            _is_of_person(key),
            -len(dated[key]),
            _is_crowded(records, key),
            not _is_named(key),
            _place(records, key),
        ),
    )
    rules = [key or "::own" for key in cover(dated, order)]
    return [*_with_clock(records, rules[0]), *rules] if rules else []


def _is_of_person(key: str) -> bool:
    """Whether a date is called one of somebody's life on the site."""
    return not words_of(key).isdisjoint(("joined", "registered", "since", "member", "profile", "seen", "edited"))


def _is_named(key: str) -> bool:
    return key.startswith("time") or not words_of(key.rpartition(" ")[2]).isdisjoint(DATE)


def _is_crowded(records: Records, key: str) -> bool:
    """Whether a slot finds more than one element in a typical record."""
    held = sum(len(numbers) for numbers in records.slots[key].values())
    return held > 1.3 * len(records.slots[key])


def _place(records: Records, key: str) -> float:
    """How far from the record's beginning the slot stands, on average."""
    places = [number - records.regions[record][0] for record, number in records.firsts(key)]
    return sum(places) / len(places)


def _with_clock(records: Records, rule: str) -> list[str]:
    """The place around a date without a time of day, if it adds one (day and time may be elements of their own)."""
    if rule == "::own":
        return []
    around: dict[str, int] = {}
    holders = list(records.firsts(rule))
    for record, number in holders:
        start = records.regions[record][0]
        above = _clock_around(records, number, start)
        if above is not None:
            for key in records.keys(above, start):
                if records.slots[key][record][0] == above:
                    around[key] = around.get(key, 0) + 1
    best = max(around, key=lambda key: around[key], default=None)
    return [best] if best is not None and around[best] >= 0.7 * len(holders) else []


def _clock_around(records: Records, number: int, start: int) -> int | None:
    """The nearest element around a date that says a time of day and little else."""
    survey = records.survey
    if "datetime" in survey.outline.attributes[number] or _CLOCK.search(records.text(number)):
        return None
    above = survey.parents[number]
    while above > start and 0 < len(text := records.text(above)) <= _MAX:
        if _CLOCK.search(text):
            return above
        above = survey.parents[above]
    return None


def date_elements(records: Records, rules: list[str]) -> dict[int, int]:
    """For each record the element that its date is read from."""
    found: dict[int, int] = {}
    for rule in rules:
        for record, number in records.firsts("" if rule == "::own" else rule):
            if records.survey.held(records.survey.dated, number):
                found.setdefault(record, number)
    return found
