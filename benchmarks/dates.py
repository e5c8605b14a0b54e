"""Reading dates, beside the other ways to do it: each on the strings that it can read at all.

dateutil is there anyway; dateparser and feedparser are measured if they are installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module

from benchmarks import Row, seconds
from threadkit import parse_date, parse_dates

_CAPTURE = datetime(2019, 5, 15, 12)
_ROUNDS = 200

ISO = ["2018-11-03T09:05:07Z", "2018-11-03T09:05:07+02:00", "2018-11-03T09:05:07"]
MAIL = ["Sat, 03 Nov 2018 09:05:07 +0200", "Sat, 03 Nov 2018 09:05:07 GMT"]
ENGLISH = ["November 3, 2018 at 9:05 am", "Nov 23, 2018 21:05", "11/23/2018 9:05 am", "23 November 2018"]
OTHERS = [
    "3. November 2018 um 9:05 Uhr",
    "3 novembre 2018 à 9:05",
    "3 ноября 2018 в 09:05",
    "vor 3 Stunden",
    "2 days ago",
]
GLUED = ["11/23/20189:05 am", "November 23, 20189:05 amReply", "2018年11月3日下午9:05"]
MIXED = ENGLISH + OTHERS + GLUED
FORMATS = {"numbers": "%m/%d/%Y %I:%M %p", "glued": "%m/%d/%Y%I:%M %p", "words": "%B %d, %Y at %I:%M %p"}


def _ours(text: str) -> object:
    return parse_date(text, reference=_CAPTURE)


def _peers() -> Iterator[tuple[str, Callable[[str], object], list[str]]]:
    """Other parsers with the strings that they read."""
    yield "datetime.fromisoformat", datetime.fromisoformat, ISO
    yield "dateutil", import_module("dateutil.parser").parse, ISO + MAIL + ENGLISH
    with suppress(ImportError):
        parse = import_module("dateparser").parse
        yield "dateparser", parse, ENGLISH + OTHERS
        yield "dateparser, languages given", lambda text: parse(text, languages=["en", "de"]), ENGLISH
    with suppress(ImportError):
        yield "feedparser", import_module("feedparser.datetimes")._parse_date, ISO + MAIL


def _per_string(parse: Callable[[str], object], texts: list[str], rounds: int = _ROUNDS) -> float:
    for text in texts:
        parse(text)

    def many() -> None:
        for _ in range(rounds):
            for text in texts:
                parse(text)

    return seconds(many) / (rounds * len(texts))


def run() -> list[Row]:
    """Seconds a thousand strings, and ours on the same strings beside each peer; then threads of a thousand dates."""
    rows = []
    for name, texts in {
        "ISO 8601": ISO,
        "mail": MAIL,
        "English": ENGLISH,
        "glued": GLUED,
        "mixed forms": MIXED,
    }.items():
        rows.append(Row(f"threadkit, 1,000 strings ({name})", 1000 * _per_string(_ours, texts)))
    for name, parse, texts in _peers():
        theirs, ours = _per_string(parse, texts, 20), _per_string(_ours, texts, 20)
        rows.append(Row(f"{name}, 1,000 strings of its own", 1000 * theirs, theirs / ours, "threadkit on the same"))
    for name, form in FORMATS.items():
        texts = [(datetime(2018, 1, 1) + timedelta(hours=3 * i)).strftime(form) for i in range(1000)]
        took = seconds(lambda texts=texts: parse_dates(texts, reference=_CAPTURE))
        rows.append(Row(f"threadkit, a thread of 1,000 dates ({name})", took))
    return rows
