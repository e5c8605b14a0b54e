"""The tables of ``tests/spec/dates.md``, each row a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from threadkit import Timestamp, parse_date, parse_dates

SPECIFICATION = Path(__file__).parent / "spec" / "dates.md"
CAPTURE = datetime(2019, 5, 15, 12)


def rows(columns: int) -> Iterator[list[str]]:
    """The rows of the tables that have so many columns, without their heads."""
    lines = SPECIFICATION.read_text("utf-8").splitlines()
    for head, line in pairwise(lines):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == columns and not line.startswith("|---") and head.startswith("|"):
            yield cells


def said(stamp: Timestamp) -> str:
    """The readings of a timestamp, as the tables write them."""
    cut = len(stamp.isoformat())
    return " or ".join([stamp.isoformat() or "–", *(other.isoformat()[:cut] for other in stamp.alternatives)])


@pytest.mark.parametrize(("text", "language", "expected"), list(rows(3)))
def test_one_date(text: str, language: str, expected: str) -> None:
    assert said(parse_date(text, reference=CAPTURE, language=language or None)) == expected


@pytest.mark.parametrize(("texts", "post", "expected", "basis"), list(rows(4)))
def test_thread(texts: str, post: str, expected: str, basis: str) -> None:
    post_date = datetime.fromisoformat(post) if post else None
    stamps = parse_dates(texts.split(" · "), reference=CAPTURE, post_date=post_date)
    assert " · ".join(said(stamp) for stamp in stamps) == expected
    assert basis in (stamps[0].basis or "")
