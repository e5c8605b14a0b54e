"""All dates of a thread together.

Each text is read alone first, into every reading that some calendar allows. Then the dates of one template (the same
separator) decide together on the order of day and month (:mod:`threadkit.dates.scoring`), with the dates whose order is
said as anchors between them. A date that the chosen order cannot read is read by its own evidence and marked. Glued
digits that can be split in two ways take the split nearest to their neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from threadkit.dates.choices import ORDERS, Choice, alone, flags, within
from threadkit.dates.folding import fold
from threadkit.dates.forms import Form
from threadkit.dates.moments import Reading
from threadkit.dates.readings import Slot
from threadkit.dates.scoring import SHORT, Item, Verdict, halves, judge
from threadkit.dates.splits import shortest_path
from threadkit.dates.windows import Window, wall

_SURE: Final = 0.8  # the probability from which an order counts as settled
_SURE_WHEN_SHORT: Final = 0.95

_REASONS: Final = {
    "gap": "settled by the gaps between dates",
    "weekday": "settled by the weekdays",
    "machine": "settled by the machine-readable date beside",
    "reply": "settled by replies after their parents",
    "bounds": "settled by the dates of the post and the capture",
}


class Given(NamedTuple):
    """One date of the thread as it came: its readings or its known value, the machine's word beside it, its parent."""

    slot: Slot
    machine: datetime | None = None
    parent: int | None = None
    value: datetime | None = None


def choose(thread: Sequence[Given], window: Window) -> list[Choice]:
    """The reading of every text, chosen for all of them together; for a known value the slot as it is."""
    choices: list[Choice] = []
    templates: dict[str, list[Item]] = defaultdict(list)
    for position, given in enumerate(thread):
        slot = given.slot
        if not slot.readings:
            choices.append(Choice(slot, None, basis=slot.reason))
        elif slot.readings[0].order not in ORDERS:
            choices.append(alone(slot, window))
        else:
            choices.append(Choice(slot, slot.readings[0]))  # until its template is judged
            templates[_template(slot)].append(_item(position, given))
    for items in templates.values():
        for part in _parts(items):
            for item, choice in zip(part, _together(part, thread, choices, window), strict=True):
                choices[item.position] = choice
    return choices


def choose_one(slot: Slot, window: Window) -> Choice:
    """The reading of one text alone."""
    if slot.readings and slot.readings[0].order not in ORDERS:
        return alone(slot, window)
    return choose([Given(slot)], window)[0]


def _template(slot: Slot) -> str:
    form = slot.readings[0].form
    return form.separator if form else ""


def _parts(items: list[Item]) -> list[list[Item]]:
    """The dates of a template, in two parts where a page merges two systems."""
    cut = halves(items, _orders(items))
    return [items[:cut], items[cut:]] if cut else [items]


def _item(position: int, given: Given) -> Item:
    readings: dict[str, tuple[Reading, ...]] = {}
    for reading in given.slot.readings:
        readings[reading.order] = (*readings.get(reading.order, ()), reading)
    return Item(position, given.slot.text, readings, given.machine, given.parent)


def _orders(items: Sequence[Item]) -> list[str]:
    return list(dict.fromkeys(order for item in items for order in item.readings))


def _together(items: list[Item], thread: Sequence[Given], choices: Sequence[Choice], window: Window) -> list[Choice]:
    """The choices for the dates of one template."""
    verdict = judge(_with_anchors(items, thread, choices), window, _orders(items))
    basis, is_settled = _basis(verdict, items, window.language)
    states = [_state(item, verdict.order, window) for item in items]
    found = []
    for item, reading in zip(items, shortest_path(states), strict=True):
        slot = thread[item.position].slot
        if reading is None:
            found.append(_against(slot, window))
            continue
        others = _others(slot, reading, window, is_settled, len(items) > 1)
        found.append(Choice(slot, reading, others, basis, verdict.probability, flags(reading, window)))
    return found


def _with_anchors(items: list[Item], thread: Sequence[Given], choices: Sequence[Choice]) -> list[Item]:
    """The dates of the template among those whose value is known, in the order of the page."""
    ours = {item.position: item for item in items}
    if len(ours) == len(thread):
        return items
    return [
        ours.get(position) or Item(position, "", {}, anchor=value)
        for position, given in enumerate(thread)
        if (value := _known(given, choices[position])) is not None or position in ours
    ]


def _known(given: Given, choice: Choice) -> datetime | None:
    reading = choice.reading
    if reading is not None and reading.order in ("named", "marked", "machine", "relative") and not choice.others:
        return wall(reading.value)
    return wall(given.value) if given.value is not None else None


def _state(item: Item, order: str, window: Window) -> Sequence[Reading]:
    """The readings of a date under the order: inside the bounds, or none if another order reads it inside them."""
    readings = item.readings.get(order, ())
    inside = [reading for reading in readings if window.holds(reading.value)]
    if inside or any(window.holds(reading.value) for other in item.readings.values() for reading in other):
        return inside
    return readings


def _others(slot: Slot, chosen: Reading, window: Window, is_settled: bool, has_neighbours: bool) -> tuple[Reading, ...]:
    """The readings that stay possible: those of other orders unless settled, other splits unless there are neighbours,
    and in any case another calendar's or another clock's."""
    others = []
    for reading in within(slot.readings, window):
        is_other_split = reading.form is not None and reading.form.glued and has_neighbours
        if reading.value != chosen.value and not (is_settled and (reading.order != chosen.order or is_other_split)):
            others.append(reading)
    return tuple(others)


def _against(slot: Slot, window: Window) -> Choice:
    """A date that the chosen order cannot read: its own evidence decides, and is marked as a conflict."""
    own = within(slot.readings, window)
    signs = (*(("conflict",) if window.holds(own[0].value) else ()), *flags(own[0], window))
    rest = tuple(reading for reading in own[1:] if reading.value != own[0].value)
    return Choice(slot, own[0], rest, "order: by its own evidence, against the thread", 0.5, signs)


def _basis(verdict: Verdict, items: Sequence[Item], language: str | None) -> tuple[str, bool]:
    """The rule in words, and whether it leaves no doubt."""
    name = ORDERS[verdict.order]
    if verdict.term == "only":
        return f"order: {name}, the only one possible", True
    if all(len({r.value for readings in item.readings.values() for r in readings}) == 1 for item in items):
        return "order: all readings are the same", True
    if verdict.term == "prior":
        how = f"assumed from the language {language}" if language else "assumed"
        return f"order: {name}, {how}", language is not None and verdict.probability >= _SURE_WHEN_SHORT
    bar = _SURE_WHEN_SHORT if len(items) < SHORT else _SURE
    return f"order: {name}, {_reason(verdict, items)}", verdict.probability >= bar


def _reason(verdict: Verdict, items: Sequence[Item]) -> str:
    """What settled the order: of dates that prove it the first."""
    if verdict.term != "impossible":
        return _REASONS[verdict.term]
    proof = next(item for item in items if verdict.order in item.readings and verdict.runner_up not in item.readings)
    date = next(reading.form for reading in proof.readings[verdict.order])
    return f"settled by {fold(proof.text)[0][slice(*_day_span(date))]}" if date else "settled by another date"


def _day_span(form: Form) -> tuple[int, int]:
    """Where the numbers of the day stand, without the clock."""
    places = [place for place in form.places[:3] if place]
    return min(place.start for place in places), max(place.stop for place in places)
