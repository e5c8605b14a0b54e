"""Comments as rows of a table, CSV (RFC 4180): for spreadsheets, databases and data frames.

A row says which thread it belongs to, and stands in reading order with its depth. Spreadsheets take a cell that begins
with ``=``, ``+``, ``-``, ``@`` or a tab for a formula: words of strangers that do get an apostrophe in front, which is
how spreadsheets mark text.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from io import StringIO
from typing import Any, Final

from threadkit.model import Author, Comment, Post, Thread, Timestamp
from threadkit.text.characters import feedable
from threadkit.text.urls import web_address
from threadkit.writers.carried import finite, published
from threadkit.writers.held import PUBLIC, Shown, who

COLUMNS: Final = (
    *("thread_id", "thread_url", "thread_title", "id", "parent_id", "depth", "author", "author_url", "published"),
    *("updated", "kind", "status", "score", "url", "text", "html"),
)
PRIVATE_COLUMNS: Final = ("email", "ip")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Iterator[str]:
    """A head line and a row for each comment. ``include``: the statuses whose words are written. ``private``: with
    columns for e-mail and IP addresses."""
    columns = COLUMNS + (PRIVATE_COLUMNS if private else ())
    yield _line(columns)
    for thread in threads:
        for _, row in records(thread, include):
            yield _line(_cell(row[column]) for column in columns)


def records(thread: Thread, include: Collection[str]) -> Iterator[tuple[Shown, dict[str, Any]]]:
    """The comments to write, each with the values of its row by column."""
    for place, above in published(thread, include):
        yield place, _row(place, above, thread.post or Post())


def _row(place: Shown, above: Comment | None, post: Post) -> dict[str, Any]:
    comment = place.comment
    author = comment.author or Author()
    return {
        "thread_id": post.id,
        "thread_url": web_address(post.url),
        "thread_title": post.title,
        "id": comment.id,
        "parent_id": above.id if above is not None else None,
        "depth": place.level,
        "author": who(author),
        "author_url": web_address(author.url),
        "published": _date(comment.published),
        "updated": _date(comment.updated),
        "kind": comment.kind,
        "status": comment.status,
        "score": finite(comment.score),
        "url": web_address(comment.url),
        "text": comment.body.text if place.open else None,
        "html": comment.body.html if place.open else None,
        "email": author.email,
        "ip": comment.private.get("ip"),
    }


def _date(stamp: Timestamp | None) -> str | None:
    """ISO 8601, no finer than what is known; the words as found, where they name no moment."""
    return (stamp.isoformat() or stamp.text) if stamp is not None else None


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return feedable(f"'{value}" if value.startswith(_FORMULA) else value)


def _line(cells: Iterable[Any]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
