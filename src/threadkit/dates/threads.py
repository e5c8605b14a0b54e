"""All dates of a thread together.

Each text is read alone first, into every reading that some calendar allows. Then the dates of one template (the same
separator) decide together on the order of day and month (:mod:`threadkit.dates.scoring`); a date that the chosen order
cannot read is read by its own evidence and marked. Glued digits that can be split in two ways take the split nearest to
their neighbours. Last come missing years and bare clocks, which need neighbours that are settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from threadkit.dates.readings import Reading, Slot, Window, read_slot
from threadkit.dates.scoring import NAMES, Item, Verdict, gap_cost, judge, nearest

_SURE: Final = 0.8  # the probability from which an order counts as settled
_SURE_WHEN_SHORT: Final = 0.95
_SHORT: Final = 5


class Choice(NamedTuple):
    """What was decided for one text: a reading, those that stay possible, and by which rule."""

    slot: Slot
    reading: Reading | None
    others: tuple[Reading, ...] = ()
    basis: str = "unread"
    confidence: float = 0.0
    flags: tuple[str, ...] = ()


class Given(NamedTuple):
    """One date of the thread as it came: its text, the machine's word beside it, its parent, its value if known."""

    text: str
    machine: datetime | None = None
    parent: int | None = None


def choose(given: Sequence[Given], window: Window) -> list[Choice]:
    """The reading of every text, chosen for all of them together."""
    slots = [read_slot(one.text, window) for one in given]
    groups: dict[str, list[int]] = defaultdict(list)
    choices: list[Choice | None] = [None] * len(slots)
    for position, slot in enumerate(slots):
        if not slot.readings:
            choices[position] = Choice(slot, None, basis=slot.reason)
        elif slot.readings[0].order in NAMES:
            groups[_template(slot)].append(position)
        else:
            choices[position] = _alone(slot, window)
    for positions in groups.values():
        items = [_item(position, slots[position], given[position]) for position in positions]
        for item, choice in zip(items, _together(items, slots, window), strict=True):
            choices[item.position] = choice
    return [choice for choice in choices if choice is not None]


def _template(slot: Slot) -> str:
    form = slot.readings[0].form
    return form.separator if form else ""


def _item(position: int, slot: Slot, given: Given) -> Item:
    readings: dict[str, tuple[Reading, ...]] = {}
    for reading in slot.readings:
        readings[reading.order] = (*readings.get(reading.order, ()), reading)
    return Item(position, slot.text, _template(slot), readings, given.machine, given.parent)


_HOW: Final = {
    "named": "written out",
    "marked": "marked year, month and day",
    "year": "a year alone",
    "machine": "machine notation",
    "relative": "counted back from the capture",
    "weekday": "last such weekday before the capture",
    "time": "clock without a day",
}


def _alone(slot: Slot, window: Window) -> Choice:
    """A text whose order is said."""
    readings = _within(slot.readings, window)
    chosen = _by_language(readings, window.language)
    others = tuple(reading for reading in readings if reading.value != chosen.value)
    return Choice(slot, chosen, others, _HOW[chosen.order], 0.99 if not others else 0.6, _flags(chosen, window))


def _by_language(readings: tuple[Reading, ...], language: str | None) -> Reading:
    """A month's name that means different months takes the language's."""
    spoken = [
        r for r in readings if r.form and r.form.languages and language and language.split("-")[0] in r.form.languages
    ]
    return (spoken or list(readings))[0]


def _within(readings: tuple[Reading, ...], window: Window) -> tuple[Reading, ...]:
    """The readings inside the thread's bounds, or all if none is."""
    return tuple(reading for reading in readings if window.holds(reading.value)) or readings


def _flags(reading: Reading, window: Window) -> tuple[str, ...]:
    found = []
    if reading.weekday_fits is False:
        found.append("weekday-mismatch")
    if not reading.clock_fits:
        found.append("clock-conflict")
    if reading.form and reading.form.glued:
        found.append("glued")
    if not window.holds(reading.value):
        found.append("out-of-bounds")
    return tuple(found)


def _together(items: list[Item], slots: Sequence[Slot], window: Window) -> list[Choice]:
    """The dates of one template."""
    orders = list(dict.fromkeys(order for item in items for order in item.readings))
    verdict = judge(items, window, orders)
    basis, settled = _basis(verdict, items, window)
    choices = []
    for item, reading in zip(items, _splits(items, verdict.order, window), strict=True):
        slot = slots[item.position]
        if reading is None:
            choices.append(_against(slot, window))
            continue
        doubt = not settled or len(items) == 1  # a lone date's split has no neighbour to settle it
        others = tuple(
            r
            for r in _within(slot.readings, window)
            if doubt and r.value != reading.value and (not settled or r.order == reading.order)
        )
        choices.append(Choice(slot, reading, others, basis, verdict.probability, _flags(reading, window)))
    return choices


def _against(slot: Slot, window: Window) -> Choice:
    """A date that the chosen order cannot read: its own evidence decides, and is marked as a conflict."""
    own = _within(slot.readings, window)
    flags = (*(("conflict",) if window.holds(own[0].value) else ()), *_flags(own[0], window))
    rest = tuple(reading for reading in own[1:] if reading.value != own[0].value)
    return Choice(slot, own[0], rest, "order: by its own evidence, against the thread", 0.5, flags)


def _splits(items: list[Item], order: str, window: Window) -> list[Reading | None]:
    """The reading of each date under the order; of several splits those that lie closest together."""
    states: list[list[Reading]] = []
    for item in items:
        readings = item.readings.get(order, ())
        states.append(
            [r for r in readings if window.holds(r.value)] or list(readings if len(item.readings) == 1 else ())
        )
    costs: list[list[tuple[float, int]]] = []
    before: list[Reading] = []
    for state in states:
        if not state:
            costs.append([])
            continue
        costs.append([_cheapest(reading, before, costs, window) for reading in state])
        before = state
    return _traced(states, costs)


def _cheapest(
    reading: Reading, before: list[Reading], costs: list[list[tuple[float, int]]], window: Window
) -> tuple[float, int]:
    """The least cost of reaching a reading, and from which reading before it."""
    last = next((cost for cost in reversed(costs) if cost), None)
    value = reading.value.replace(tzinfo=None)
    if last is None:
        return 0.0, 0
    return min((last[i][0] + gap_cost(other.value.replace(tzinfo=None), value), i) for i, other in enumerate(before))


def _traced(states: list[list[Reading]], costs: list[list[tuple[float, int]]]) -> list[Reading | None]:
    chosen: list[Reading | None] = []
    index: int | None = None
    for state, cost in zip(reversed(states), reversed(costs), strict=True):
        if not state:
            chosen.append(None)
            continue
        if index is None:
            index = min(range(len(state)), key=lambda i: (cost[i][0], i))
        chosen.append(state[index])
        index = cost[index][1]
    return chosen[::-1]


_RULES: Final = {
    "gap": "settled by the gaps between dates",
    "weekday": "settled by the weekdays",
    "machine": "settled by the machine-readable date beside",
    "reply": "settled by replies after their parents",
    "bounds": "settled by the dates of the post and the capture",
}


def _basis(verdict: Verdict, items: list[Item], window: Window) -> tuple[str, bool]:
    """The rule in words, and whether it leaves no doubt."""
    name = NAMES[verdict.order]
    if verdict.term == "only":
        return f"order: {name}, the only one possible", True
    if _all_alike(items, verdict):
        return "order: both readings are the same", True
    bar = _SURE_WHEN_SHORT if len(items) < _SHORT else _SURE
    if verdict.term == "prior":
        how = f"assumed from the language {window.language}" if window.language else "assumed"
        return f"order: {name}, {how}", verdict.probability >= _SURE_WHEN_SHORT and bool(window.language)
    if verdict.term == "impossible":
        proof = next(
            item for item in items if verdict.order in item.readings and verdict.runner_up not in item.readings
        )
        rule = f"settled by {proof.text.strip()[:40]}"
    else:
        rule = _RULES[verdict.term]
    return f"order: {name}, {rule}", verdict.probability >= bar


def _all_alike(items: list[Item], verdict: Verdict) -> bool:
    return all(len({r.value for rs in item.readings.values() for r in rs}) == 1 for item in items)


def choose_among(slot: Slot, window: Window) -> Choice:
    """The reading of one text alone."""
    if slot.readings[0].order not in NAMES:
        return _alone(slot, window)
    return _together([_item(0, slot, Given(slot.text))], [slot], window)[0]
