"""What exports carry of a comment, in the forms that other systems ask for: whole numbers as ids, moments in UTC, JSON.

A date that nobody knows stays absent. Where a format cannot do without one, it gets :data:`UNKNOWN`, the beginning of
Unix time, which is how clocks say that they were not set. A time whose zone is unknown is written as if it were UTC,
and a date that is coarser than the format's by the beginning of its span.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import isfinite
from typing import Any, Final

from threadkit.model import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.text import to_html, to_markdown
from threadkit.tree import ROOT, Tree
from threadkit.writers.held import Shown, shown

UNKNOWN: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ID_DIGITS: Final = 18  # as many as a 64-bit integer holds in any case
_NUMBER: Final = re.compile(rf"[1-9][0-9]{{0,{_ID_DIGITS - 1}}}")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_encode_page: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2).encode


def published(thread: Thread, include: Collection[str]) -> list[tuple[Shown, Comment | None]]:
    """The comments to publish, in reading order, each with the one that it replies to; see :func:`.held.shown`."""
    places = shown(thread, include=include, max_depth=sys.maxsize, flat=False)
    return [(place, place.parent if place.level else None) for place in places]


# --- Ids --------------------------------------------------------------------------------------------------------------


def is_number(id: str | None) -> bool:
    """Whether an id is a whole number above 0 in its shortest form.

    >>> is_number("17"), is_number("017"), is_number("t1_x"), is_number(None)
    (True, False, False, False)
    """
    return id is not None and _NUMBER.fullmatch(id) is not None


def numbered(thread: Thread) -> list[tuple[int, int]]:
    """For each comment, in the order of the thread, its number and its parent's (0 for a root).

    A parent's number is less than its replies', for importers that sort by it. The ids are kept where all of them allow
    that; otherwise comments are counted in reading order from 1.

    >>> from threadkit import Comment
    >>> numbered(Thread(comments=[Comment("7"), Comment("9", "7")])), numbered(Thread(comments=[Comment("x")]))
    ([(7, 0), (9, 7)], [(1, 0)])
    """
    tree = Tree(thread.comments)
    numbers = _own_numbers(thread, tree.parents)
    if numbers is None:
        numbers = [0] * len(thread.comments)
        for number, (position, _) in enumerate(tree.walk(range(len(numbers))), start=1):
            numbers[position] = number
    return [(own, 0 if above == ROOT else numbers[above]) for own, above in zip(numbers, tree.parents, strict=True)]


def _own_numbers(thread: Thread, parents: list[int]) -> list[int] | None:
    if not all(is_number(comment.id) for comment in thread.comments):
        return None
    numbers = [int(comment.id) for comment in thread.comments]
    rising = all(above == ROOT or numbers[above] < own for own, above in zip(numbers, parents, strict=True))
    return numbers if rising and len(set(numbers)) == len(numbers) else None


def account(author: Author) -> str:
    """An id for an author who has none: a hash of what is public of them, the same in every export."""
    return sha256(
        "\n".join([author.name or "", author.handle or "", author.url or ""]).encode(errors="replace")
    ).hexdigest()


# --- Dates ------------------------------------------------------------------------------------------------------------


def instant(stamp: Timestamp | None) -> datetime | None:
    """The moment in UTC, None if it is unknown.

    >>> instant(Timestamp("", datetime.fromisoformat("2012-10-11T03:08+02:00"))).isoformat()
    '2012-10-11T01:08:00+00:00'
    """
    value = stamp.value if stamp is not None else None
    if value is None:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def rfc3339(stamp: Timestamp | None) -> str | None:
    """The moment as RFC 3339 has it, in its own zone; None if it is unknown.

    >>> rfc3339(Timestamp("", datetime.fromisoformat("2012-10-11T03:08+02:00"))), rfc3339(Timestamp("last spring"))
    ('2012-10-11T03:08:00+02:00', None)
    """
    value = stamp.value if stamp is not None else None
    if value is None:
        return None
    offset = value.utcoffset()
    if offset is None:
        value = value.replace(tzinfo=UTC)
    elif offset % timedelta(minutes=1):  # zones of the 19th century, which the format has no room for
        value = value.astimezone(UTC)
    return value.isoformat().replace("+00:00", "Z")


def sql(value: datetime) -> str:
    """A moment as databases write it, to the second and without its zone.

    >>> sql(UNKNOWN)
    '1970-01-01 00:00:00'
    """
    return value.replace(tzinfo=None).isoformat(" ", "seconds")


# --- Values -----------------------------------------------------------------------------------------------------------


def finite(score: float | None) -> float | None:
    """A score that JSON can hold, whole if it is whole.

    >>> finite(3.0), finite(float("nan"))
    (3, None)
    """
    if score is None or not isfinite(score):
        return None
    return int(score) if float(score).is_integer() else score


def page_of(post: Post | None) -> str:
    """What names the page that a thread belongs to: its address, or else its id; empty if it has neither."""
    return (post.url or post.id or "") if post is not None else ""


def html(body: Body) -> str:
    """What was written as sanitized HTML. Pictures stay: whoever moves a thread moves them too."""
    return to_html(body.source, body.format, images=True)


def markdown(body: Body) -> str:
    """What was written as Markdown, likewise."""
    return to_markdown(body.source, body.format, images=True)


def post_html(post: Post) -> str | None:
    return html(post.body) if post.body is not None else None


def said(**values: Any) -> dict[str, Any]:
    """The values that say something.

    >>> said(name="Ann", url=None, score=0, text="")
    {'name': 'Ann', 'score': 0, 'text': ''}
    """
    return {name: value for name, value in values.items() if value is not None}


def encoded(value: Any, *, indented: bool = False) -> str:
    """JSON, on one line or indented by two spaces; lone surrogates, which no file can hold, become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", (_encode_page if indented else _encode)(value))
