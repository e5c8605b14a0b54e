"""Which order of day and month a thread's template prints: hypotheses, scored by all of its dates.

The score of an order is a sum of log-odds, one term for each kind of evidence. The weights were fitted on the comments
of 259 threads; that neighbours are close in time says most, that a page runs forwards or backwards says almost nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from threadkit.dates.readings import SLACK, Reading, Window

NAMES: Final = {
    "MDY": "month first",
    "DMY": "day first",
    "YMD": "year first",
    "YDM": "year, day, month",
    "MD": "month first",
    "DM": "day first",
}

_IMPOSSIBLE: Final = -13.8  # a date that the order cannot read, or that lies outside the thread's bounds
_MACHINE: Final = 13.8  # a machine-readable date beside it agrees, or does not
_REPLY: Final = -3.9  # a reply before its parent
_WEEKDAY: Final = (-4.5, 1.9)  # a weekday beside it disagrees, agrees
_GAP, _GAP_CAP = 1.7, 6.0
_SHORT, _SHORT_CAP = 5, 3.5  # fewer dates than this, and what their gaps together can say
_AN_HOUR: Final = timedelta(hours=1)
_A_DAY: Final = timedelta(days=1)


class Item(NamedTuple):
    """A date of the group: its readings by order, what stands beside it, and the value of its parent if it is known."""

    position: int
    text: str
    separator: str
    readings: dict[str, tuple[Reading, ...]]
    machine: datetime | None
    parent: int | None


class Verdict(NamedTuple):
    """The order that was chosen, how sure that is, and the kind of evidence that spoke loudest for it."""

    order: str
    probability: float
    runner_up: str | None
    term: str


def judge(items: Sequence[Item], window: Window, orders: Sequence[str]) -> Verdict:
    """The likeliest of the orders for a group of dates of one template."""
    terms = {order: _terms(order, items, window) for order in orders}
    if len(items) < _SHORT:
        _cap_gaps(terms)
    prior = priors(orders, items[0], window.language)
    totals = {order: sum(terms[order].values()) + prior[order] for order in orders}
    best = max(orders, key=totals.__getitem__)
    if len(orders) == 1:
        return Verdict(best, 1.0, None, "only")
    second = max((order for order in orders if order != best), key=totals.__getitem__)
    weight = sum(math.exp(totals[order] - totals[best]) for order in orders)
    differences = {term: terms[best][term] - terms[second][term] for term in {**terms[best], **terms[second]}}
    loudest = max(differences, key=lambda term: differences[term], default="prior")
    return Verdict(best, 1 / weight, second, loudest if differences.get(loudest, 0.0) > 0.5 else "prior")


def _terms(order: str, items: Sequence[Item], window: Window) -> Counter[str]:
    """The log-odds of an order by kind of evidence."""
    terms: Counter[str] = Counter()  # of floats
    values: dict[int, datetime] = {}
    previous, weight = window.earliest, 0.5
    weekdays: set[datetime] = set()
    for item in items:
        reading = nearest(item.readings.get(order, ()), previous, window)
        if reading is None:
            terms["bounds" if order in item.readings else "impossible"] += _IMPOSSIBLE  # type: ignore[assignment]
            continue
        value = reading.value.replace(tzinfo=None)
        if reading.weekday_fits is not None and value.replace(hour=0, minute=0, second=0) not in weekdays:
            weekdays.add(value.replace(hour=0, minute=0, second=0))
            terms["weekday"] += _WEEKDAY[reading.weekday_fits]  # type: ignore[assignment]
        if item.machine:
            agrees = abs(item.machine.replace(tzinfo=None) - value) <= SLACK
            terms["machine"] += _MACHINE if agrees else -_MACHINE  # type: ignore[assignment]
        if previous is not None:
            terms["gap"] -= weight * gap_cost(previous, value)  # type: ignore[assignment]
        parent = values.get(item.parent) if item.parent is not None else None
        if parent is not None and value < parent - _AN_HOUR:
            terms["reply"] += _REPLY  # type: ignore[assignment]
        values[item.position] = value
        previous, weight = value, 1.0
    return terms


def _cap_gaps(terms: dict[str, Counter[str]]) -> None:
    """Few dates may be far apart by chance: what their gaps say is bounded."""
    best = max(counter["gap"] for counter in terms.values())
    for counter in terms.values():
        counter["gap"] = max(counter["gap"], best - _SHORT_CAP)  # type: ignore[type-var]


def nearest(readings: Sequence[Reading], previous: datetime | None, window: Window) -> Reading | None:
    """Of several splits under one order the one closest to the date before; None if all lie outside the bounds."""
    allowed = [reading for reading in readings if window.holds(reading.value)]
    if not allowed or previous is None or len(allowed) == 1:
        return allowed[0] if allowed else None
    return min(allowed, key=lambda reading: abs(reading.value.replace(tzinfo=None) - previous))


def gap_cost(one: datetime, other: datetime) -> float:
    """How unlikely two neighbours are by their distance, as negative log-odds."""
    return min(_GAP * math.log1p(abs(other - one) / _A_DAY), _GAP_CAP)


# --- What is believed before any evidence ------------------------------------------------------------------------------

_YEAR_FIRST: Final = frozenset({"zh", "ja", "ko", "hu", "mn", "yue", "lzh", "wuu"})
_MONTH_FIRST: Final = {"en-us": 0.97, "en-ph": 0.97, "fil": 0.97, "en": 0.70, "en-ca": 0.60}
_OTHERS: Final = 0.005  # languages whose own format puts the day first
_ENGLISH: Final = 0.02  # English elsewhere
_DOT: Final = 2.5  # dots speak for the day first, in English as well
_HALVES: Final = 0.7  # and a clock of twelve hours for the month first, of twenty-four against it
_FULL_DAY: Final = -0.5


def priors(orders: Sequence[str], item: Item, language: str | None) -> dict[str, float]:
    """The log-odds of each order by the language and the separator alone."""
    month_first = _month_first(language)
    odds = math.log(month_first / (1 - month_first))
    if item.separator.strip() == "." and not (language or "").lower().startswith("en-us"):
        odds -= _DOT
    if language is None or _is_foreign(item, language):
        odds += _HALVES if _has_halves(item) else _FULL_DAY if _has_clock(item) else 0.0
    east = language is not None and language.split("-")[0] in _YEAR_FIRST
    values = {
        "MDY": odds / 2,
        "MD": odds / 2,
        "DMY": -odds / 2,
        "DM": -odds / 2,
        "YMD": 4.0 if east else -2.0,
        "YDM": -9.0,
    }
    return {order: values[order] for order in orders}


def _month_first(language: str | None) -> float:
    if language is None:
        return 0.5
    tag = language.lower()
    if tag in _MONTH_FIRST:
        return _MONTH_FIRST[tag]
    return _ENGLISH if tag.startswith("en") else _OTHERS if tag.split("-")[0] not in _YEAR_FIRST else 0.5


def _is_foreign(item: Item, language: str) -> bool:
    return language.split("-")[0] == "en"


def _forms(item: Item) -> list[Reading]:
    return [reading for readings in item.readings.values() for reading in readings]


def _has_halves(item: Item) -> bool:
    return any(reading.form and reading.form.part for reading in _forms(item))


def _has_clock(item: Item) -> bool:
    return any(reading.form and "H" in reading.form.slices for reading in _forms(item))
