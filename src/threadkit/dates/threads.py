"""All dates of a thread together: which order of day and month, and which split of glued numbers, fits them all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from threadkit.dates.readings import Reading, Slot, Window

_IMPOSSIBLE: Final = -13.8  # log-odds of a date that a hypothesis cannot read
_GAP: Final = 1.7
_GAP_CAP: Final = 6.0
_PRIORS: Final = {"MDY": 0.0, "DMY": 0.0, "YMD": -2.0, "YDM": -9.0}


def settle_slots(slots: Sequence[Slot], window: Window, language: str | None) -> list[tuple[Slot, str | None, str]]:
    """For every slot the order that was chosen (None: it stays open) and the rule that chose it."""
    orders = sorted({r.order for slot in slots for r in slot.readings if r.order in _PRIORS})
    open_slots = [slot for slot in slots if any(r.order in _PRIORS for r in slot.readings)]
    scores = {order: _score(order, open_slots, window) for order in orders}
    if not scores:
        return [(slot, None, "written out") for slot in slots]
    best = max(scores, key=lambda order: scores[order] + _PRIORS[order])
    margin = min((scores[best] - score for order, score in scores.items() if order != best), default=99.0)
    rule = _rule(best, open_slots, margin)
    return [(slot, best if rule else None, rule or "order: open") for slot in slots]


def _pick(order: str, slot: Slot) -> Reading | None:
    return next((r for r in slot.readings if r.order == order), None)


def _score(order: str, slots: Sequence[Slot], window: Window) -> float:
    total = 0.0
    previous: datetime | None = None
    for slot in slots:
        reading = _pick(order, slot) or (
            slot.readings[0] if len(slot.readings) == 1 and _same_either_way(slot) else None
        )
        if reading is None:
            total += _IMPOSSIBLE
            continue
        if previous is not None:
            days = abs((reading.value - previous) / timedelta(days=1))
            total -= min(_GAP * math.log1p(days), _GAP_CAP)
        previous = reading.value
    return total


def _same_either_way(slot: Slot) -> bool:
    return slot.readings[0].value.day == slot.readings[0].value.month


def _rule(order: str, slots: Sequence[Slot], margin: float) -> str | None:
    name = {"MDY": "month first", "DMY": "day first", "YMD": "year first", "YDM": "year, day, month"}[order]
    proof = next((s for s in slots if {r.order for r in s.readings} == {order} and not _same_either_way(s)), None)
    if proof:
        return f"order: {name}, settled by {proof.text.strip()[:40]}"
    if margin > math.log(0.8 / 0.2):
        return f"order: {name}, settled by the gaps between dates"
    return None
