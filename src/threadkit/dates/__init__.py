"""Dates of comment threads: text in, moments and honest doubt out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from threadkit.dates.folding import fold, original_span
from threadkit.dates.readings import Slot, read_slot, readings_of, window
from threadkit.dates.results import stamped
from threadkit.dates.search import certain, lines, looks_like_date
from threadkit.dates.settling import settle
from threadkit.dates.threads import choose_one
from threadkit.model import Timestamp

__all__ = ["find_dates", "looks_like_date", "parse_date", "parse_dates", "settle"]


def parse_date(text: str, *, reference: datetime | None = None, language: str | None = None) -> Timestamp:
    """The date in a text that is the place of a date."""
    bounds = window(None, reference, language)
    return stamped(text, None, choose_one(read_slot(text, bounds), bounds))


def find_dates(text: str, *, reference: datetime | None = None, language: str | None = None) -> list[Timestamp]:
    """The dates in running text, with their places."""
    bounds = window(None, reference, language)
    found = []
    for offset, line in lines(text):
        folded, offsets = fold(line)
        for forms in certain(folded):
            readings = tuple(readings_of(forms, folded, bounds))
            start, end = original_span(offsets, *forms[0].span)
            if readings:
                slot = Slot(line[start:end], (offset + start, offset + end), readings)
                found.append(stamped(slot.text, None, choose_one(slot, bounds)))
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
