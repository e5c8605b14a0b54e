"""What a date learns only from settled ones: a year that nobody printed, the day of a bare clock, a zone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from threadkit.dates.choices import GUESSED, Choice
from threadkit.dates.readings import NO_DAY, NO_YEAR, Slot, read_slot
from threadkit.dates.threads import Given, choose_one
from threadkit.dates.windows import Window, wall
from threadkit.dates.zones import place


def with_neighbours(choices: Sequence[Choice], thread: Sequence[Given], window: Window) -> list[Choice]:
    """The choices, where a year or a day was guessed, read again beside the nearest date that says its own."""
    if not any(_is_guess(choice) for choice in choices):
        return list(choices)
    known = [_said(choice) or _known(given) for choice, given in zip(choices, thread, strict=True)]
    if not any(known):
        return list(choices)
    before = _nearest(known)
    after = _nearest(known[::-1])[::-1]
    return [
        _again(choice, window._replace(near=earlier or later)) if choice.slot.text and _is_guess(choice) else choice
        for choice, earlier, later in zip(choices, before, after, strict=True)
    ]


def _said(choice: Choice) -> datetime | None:
    reading = choice.reading
    is_said = reading is not None and not choice.others and reading.year_source in ("said", "century", "machine")
    return wall(reading.value) if reading is not None and is_said and reading.kind != "relative" else None


def _known(given: Given) -> datetime | None:
    return wall(given.value) if given.value is not None else None


def _nearest(known: Sequence[datetime | None]) -> list[datetime | None]:
    """For each place the last known value before it."""
    found: list[datetime | None] = []
    last: datetime | None = None
    for value in known:
        found.append(last)
        last = value or last
    return found


def _is_guess(choice: Choice) -> bool:
    return choice.reading.year_source in GUESSED if choice.reading else choice.basis in (NO_YEAR, NO_DAY)


def _again(choice: Choice, window: Window) -> Choice:
    slot: Slot = read_slot(choice.slot.text, window)
    if not slot.readings:
        return choice
    if choice.reading is not None and choice.reading.order != slot.readings[0].order:
        same = tuple(reading for reading in slot.readings if reading.order == choice.reading.order)
        slot = slot._replace(readings=same or slot.readings)
    again = choose_one(slot, window)
    return again._replace(basis=choice.basis if choice.reading else again.basis)


def with_zones(choices: Sequence[Choice], distances: Sequence[timedelta | None]) -> list[Choice]:
    """The choices of each template in the zone that the machine-readable dates beside some of them show, if it is one.

    ``distances`` are the offsets from UTC that were found, None where there was none.
    """
    if all(distance is None for distance in distances):
        return list(choices)
    found: dict[str, set[timedelta]] = defaultdict(set)
    for choice, distance in zip(choices, distances, strict=True):
        if distance is not None:
            found[_template(choice)].add(distance)
    return [_placed(choice, found.get(_template(choice), set())) for choice in choices]


def _template(choice: Choice) -> str:
    form = choice.reading.form if choice.reading else None
    return form.order if form else ""


def _placed(choice: Choice, distances: set[timedelta]) -> Choice:
    reading = choice.reading
    has_clock = reading is not None and reading.precision in ("hour", "minute", "second") and reading.form is not None
    if reading is None or not has_clock or reading.value.tzinfo or len(distances) != 1:
        return choice
    zone = timezone(next(iter(distances)))
    others = tuple(other._replace(value=place(other.value, zone)) for other in choice.others)
    return choice._replace(
        reading=reading._replace(value=place(reading.value, zone), zone_source="neighbour"), others=others
    )
