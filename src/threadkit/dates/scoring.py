"""Which order of day and month a thread's template prints: hypotheses, scored by all of its dates.

The score of an order is a sum of log-odds, one term for each kind of evidence. The weights were fitted on the comments
of 259 threads; that neighbours are close in time says most, that a page runs forwards or backwards says almost nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from threadkit.dates.moments import Reading
from threadkit.dates.priors import priors
from threadkit.dates.windows import SLACK, Window, wall

_IMPOSSIBLE: Final = -13.8  # a date that the order cannot read, or that lies outside the thread's bounds
_MACHINE: Final = 13.8  # a machine-readable date beside it agrees, or does not
_REPLY: Final = -3.9  # a reply before its parent
_WEEKDAY: Final = (-4.5, 1.9)  # a weekday beside it disagrees, agrees
_GAP: Final = 1.7
_GAP_CAP: Final = 6.0
_SHORT_CAP: Final = 3.5  # what the gaps of a short thread can say together
_LOUD: Final = 0.5  # the least difference that counts as a reason

SHORT: Final = 5  # fewer dates than this are a short thread
_AN_HOUR: Final = timedelta(hours=1)
_A_DAY: Final = timedelta(days=1)


class Item(NamedTuple):
    """A date of the thread: its readings by order, and what stands beside it. An anchor's value is known; it takes part
    in the gaps and as a parent, and says nothing else."""

    position: int
    text: str
    readings: dict[str, tuple[Reading, ...]]
    machine: datetime | None = None
    parent: int | None = None
    anchor: datetime | None = None


class Verdict(NamedTuple):
    """The order that was chosen, how sure that is, and the kind of evidence that spoke loudest for it."""

    order: str
    probability: float
    runner_up: str | None
    term: str


def judge(items: Sequence[Item], window: Window, orders: Sequence[str]) -> Verdict:
    """The likeliest of the orders for the dates of one template, which stand among anchors."""
    if len(orders) == 1:
        return Verdict(orders[0], 1.0, None, "only")
    dates = [item for item in items if item.anchor is None]
    terms = {order: _terms(order, items, window) for order in orders}
    if len(dates) < SHORT:
        _cap_gaps(terms)
    prior = priors(orders, dates[0].readings, window.language)
    totals = {order: sum(terms[order].values()) + prior[order] for order in orders}
    best, second, *_ = sorted(orders, key=totals.__getitem__, reverse=True)
    weight = sum(math.exp(totals[order] - totals[best]) for order in orders)
    differences = {term: terms[best][term] - terms[second][term] for term in {**terms[best], **terms[second]}}
    loudest = max(differences, key=differences.__getitem__, default="prior")
    return Verdict(best, 1 / weight, second, loudest if differences.get(loudest, 0.0) > _LOUD else "prior")


def _terms(order: str, items: Sequence[Item], window: Window) -> defaultdict[str, float]:
    """The log-odds of an order by kind of evidence."""
    terms: defaultdict[str, float] = defaultdict(float)
    values: dict[int, datetime] = {}
    weekdays: set[date] = set()
    previous, weight = window.earliest, 0.5  # the way from the post to the first comment counts half
    for item in items:
        value = item.anchor
        if value is None:
            reading = nearest(item.readings.get(order, ()), previous, window)
            if reading is None:
                terms["bounds" if order in item.readings else "impossible"] += _IMPOSSIBLE
                continue
            value = wall(reading.value)
            if reading.weekday_fits is not None and value.date() not in weekdays:
                weekdays.add(value.date())
                terms["weekday"] += _WEEKDAY[reading.weekday_fits]
            _compare(terms, item, value, values)
        if previous is not None:
            terms["gap"] -= weight * gap_cost(previous, value)
        values[item.position] = value
        previous, weight = value, 1.0
    return terms


def _compare(terms: defaultdict[str, float], item: Item, value: datetime, values: dict[int, datetime]) -> None:
    """With the machine's date beside it, and with its parent."""
    if item.machine:
        agrees = abs(wall(item.machine) - value) <= SLACK
        terms["machine"] += _MACHINE if agrees else -_MACHINE
    parent = values.get(item.parent) if item.parent is not None else None
    if parent is not None and value < parent - _AN_HOUR:
        terms["reply"] += _REPLY


def _cap_gaps(terms: dict[str, defaultdict[str, float]]) -> None:
    """Few dates may be far apart by chance: what their gaps say is bounded."""
    best = max(found["gap"] for found in terms.values())
    for found in terms.values():
        found["gap"] = max(found["gap"], best - _SHORT_CAP)


def nearest(readings: Sequence[Reading], previous: datetime | None, window: Window) -> Reading | None:
    """Of several splits under one order the one closest to the date before; None if all lie outside the bounds."""
    allowed = [reading for reading in readings if window.holds(reading.value)]
    if not allowed or previous is None or len(allowed) == 1:
        return allowed[0] if allowed else None
    return min(allowed, key=lambda reading: abs(wall(reading.value) - previous))


def gap_cost(one: datetime, other: datetime) -> float:
    """How unlikely two neighbours are by their distance, as negative log-odds.

    >>> noon = datetime(2012, 10, 11, 12)
    >>> [round(gap_cost(noon, noon + timedelta(days=days)), 1) for days in (0, 1, 30, 400)]
    [0.0, 1.2, 5.8, 6.0]
    """
    return min(_GAP * math.log1p(abs(other - one) / _A_DAY), _GAP_CAP)


def halves(items: Sequence[Item], orders: Sequence[str]) -> int:
    """Where two systems meet, if a page merges them (imported comments): the position in ``items`` at which the dates
    stop proving one order and begin to prove another; 0 if one order reads them all, or no cut would.
    """
    proofs = [(index, next(iter(item.readings))) for index, item in enumerate(items) if len(item.readings) == 1]
    said = [order for _, order in proofs]
    changes = [n for n in range(1, len(said)) if said[n] != said[n - 1]]
    if len(changes) != 1 or min(changes[0], len(said) - changes[0]) < 2 or len(orders) < 2:
        return 0
    return proofs[changes[0]][0]
