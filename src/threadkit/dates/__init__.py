"""Dates of comment threads: text in, moments and honest doubt out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from threadkit.model import Timestamp


def parse_date(text: str, *, reference: datetime | None = None, language: str | None = None) -> Timestamp:
    return Timestamp(text)


def find_dates(text: str, *, reference: datetime | None = None, language: str | None = None) -> list[Timestamp]:
    return []


def parse_dates(
    texts: Sequence[str],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp]:
    return [Timestamp(text) for text in texts]


def settle(
    stamps: Sequence[Timestamp | None],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp | None]:
    return list(stamps)
