"""Dates of comment threads: text in, moments and honest doubt out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve

from threadkit.dates.folding import fold, original_span
from threadkit.dates.readings import Slot, Window, _readings, naive, read_slot, shape
from threadkit.dates.threads import settle_slots
from threadkit.model import Timestamp

__all__ = ["find_dates", "looks_like_date", "parse_date", "parse_dates", "settle"]


def parse_date(text: str, *, reference: datetime | None = None, language: str | None = None) -> Timestamp:
    """The date in a text that is the place of a date."""
    return parse_dates([text], reference=reference, language=language)[0]


def looks_like_date(text: str) -> bool:
    """Whether a short text may be a date: a quick look that is wrong only by saying yes too often."""
    return any(char.isdigit() for char in text)


def find_dates(text: str, *, reference: datetime | None = None, language: str | None = None) -> list[Timestamp]:
    """The dates in running text, with their places."""
    window = Window(latest=naive(reference))
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        if looks_like_date(line):
            folded, offsets = fold(line)
            for allowed in shape(folded):
                if readings := tuple(_readings(allowed, folded, window)):
                    fields = readings[0].fields
                    if fields.year_digits == 0 and fields.hour is None:
                        continue
                    here, there = original_span(offsets, *fields.form.span)
                    slot = Slot(line[here:there], (start + here, start + there), readings)
                    found.append(_stamp(Timestamp(slot.text), *settle_slots([slot], window, language)[0]))
        start += len(line)
    return found


def parse_dates(
    texts: Sequence[str],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp]:
    """The dates of one thread, read together."""
    stamps = settle(
        [Timestamp(text) for text in texts],
        parents=parents,
        post_date=post_date,
        reference=reference,
        language=language,
    )
    return [stamp for stamp in stamps if stamp is not None]


def settle(
    stamps: Sequence[Timestamp | None],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp | None]:
    """Timestamps of one thread, those that are open settled together."""
    window = Window(naive(post_date), naive(reference))
    still_open = [i for i, stamp in enumerate(stamps) if stamp and stamp.value is None and stamp.basis is None]
    slots = [read_slot(stamps[i].text or stamps[i].machine or "", window) for i in still_open]  # type: ignore[union-attr]
    settled = list(stamps)
    for i, (slot, order, rule) in zip(still_open, settle_slots(slots, window, language), strict=True):
        settled[i] = _stamp(stamps[i], slot, order, rule)  # type: ignore[arg-type]
    return settled


def _stamp(stamp: Timestamp, slot: Slot, order: str | None, rule: str) -> Timestamp:
    if not slot.readings:
        return evolve(stamp, basis="unread")
    chosen = next((r for r in slot.readings if r.order == order), slot.readings[0])
    others = () if order else tuple(r.value for r in slot.readings if r.value != chosen.value)
    return evolve(
        stamp, value=chosen.value, precision=chosen.precision, alternatives=others, basis=rule, span=slot.span
    )
