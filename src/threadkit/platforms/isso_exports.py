"""Isso: the comments of a page by its API (``GET /?uri=…``), and its database with those of all pages.

The API renders ``text`` as HTML unless it is asked for ``plain=1``; then it is Markdown, as it was written. Names were
escaped for HTML when they were stored. ``mode`` is 1 for a comment that is shown, 2 for one that waits for approval and
4 for one that was deleted while it had replies. ``total_replies`` counts direct replies, so the thread's count is the
sum of them all. In the database the text is Markdown, and comments name their page by a number. It is opened in memory
and never written to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

from threadkit.model import Body, Status
from threadkit.readers.fields import Pending, Rows, comment_of, document, named, post_of, refuse, take
from threadkit.readers.kinds import epoch, markdown, parent, unescaped
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, private, text, whole
from threadkit.reading import Context, Evidence, Facts, Item, Start
from threadkit.source import Source

_STATUSES: Final[dict[Any, Status]] = {1: "visible", 2: "pending", 4: "deleted"}


def _body(value: Any) -> Body:
    """What the API rendered begins with an element; what it did not is Markdown."""
    return Body(text(value), "html" if value.lstrip().startswith("<") else "markdown")


_ROWS: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": ("author", unescaped),
    "author.url": ("website", filled),
    "author.email": ("email", private),
    "author.avatar": ("gravatar_image", filled),
    "published": ("created", epoch),
    "updated": ("modified", epoch),
    "body": ("text", _body),
    "score": ("likes", number),
    "private.ip": ("remote_addr", private),
}

_DATABASE: Final = b"SQLite format 3\0"
_STORED: Final[Rows] = {**_ROWS, "parent_id": ("parent", parent), "body": ("text", markdown)}
_POST: Final[Rows] = {"id": ("uri", filled), "title": ("title", filled)}

_sniff_answer: Final = signed("comments of Isso", "replies total_replies hidden_replies")


def sniff(source: Source) -> Evidence | None:
    if source.head_bytes.startswith(_DATABASE):
        tables = ("CREATE TABLE comments", "remote_addr", "CREATE TABLE threads", "uri VARCHAR")
        return (1.0, ("a database with Isso's tables",)) if all(name in source.head for name in tables) else None
    return _sniff_answer(source)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page of a database; of an answer, one, which does not say of which page it is.

    Raises ReadError for another kind of JSON or database.
    """
    if source.head_bytes.startswith(_DATABASE):
        return _read_database(source, context)
    return _read_answer(source, context)


def _read_database(source: Source, context: Context) -> Iterator[Item]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.row_factory = sqlite3.Row
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            database.deserialize(source.data)
            database.execute("PRAGMA trusted_schema = OFF")
            for page in database.execute("SELECT * FROM threads ORDER BY id"):
                yield Start()
                yield post_of(_row(page, f"/threads/{page['id']}", context), _POST)
                for row in database.execute("SELECT * FROM comments WHERE tid = ? ORDER BY id", (page["id"],)):
                    record = _row(row, f"/comments/{row['id']}", context)
                    yield comment_of(record, _STORED, status=named(record, "mode", _STATUSES, "visible"))
        except (sqlite3.Error, IndexError) as error:
            raise refuse(source, f"comments of Isso: {error}") from None


def _row(row: sqlite3.Row, path: str, context: Context) -> Record:
    """A row as a record; bytes, a filter of who has voted, are of no use to anybody else."""
    return Record({key: value for key, value in dict(row).items() if not isinstance(value, bytes)}, path, context)


def _read_answer(source: Source, context: Context) -> Iterator[Item]:
    value = document(source, context)
    if not isinstance(value, dict) or "replies" not in value:
        raise refuse(source, "comments of Isso")
    pending = Pending(context)
    claimed = _open(Record(value, "", context), pending)
    for record, above in pending:
        claimed += _open(record, pending)
        parent_id = take(record, "parent", parent) or above
        yield comment_of(record, _ROWS, parent_id=parent_id, status=named(record, "mode", _STATUSES, "visible"))
    yield Facts(claimed=claimed)


def _open(record: Record, pending: Pending) -> int:
    """Let the replies wait, and tell how many there are by the file's own word."""
    key = record.values.get("id")
    pending.add(record.values.pop("replies", None), f"{record.path}/replies", None if key is None else str(key))
    hidden = record.take("hidden_replies", whole)
    if hidden:
        record.report("incomplete", f"{hidden} replies were not sent")
    return record.take("total_replies", whole) or 0
