"""Artalk's exchange format (artrans): comments of any number of pages, with every value a string.

Its own dumps have numbers instead. A ``rid`` of 0 or "" means that there is no parent. ``content`` is Markdown. Dates
are local times with an offset; older files call them ``date``. Votes up and down are kept apart: the first are the
score.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Rows, comment_of, document, grouped, records, refuse
from threadkit.readers.kinds import figure, markdown, parent
from threadkit.readers.moments import moment
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, private, text
from threadkit.reading import Context, Item, Start
from threadkit.source import Source


def _date(value: Any) -> Any:
    """A date whose offset stands apart: "2021-10-28 20:50:15 +0800"."""
    clock, _, zone = text(value).strip().rpartition(" ")
    return moment(text(value)) if zone[:1] not in ("+", "-") else moment(f"{clock}{zone}")


_COMMENT: Final[Rows] = {
    "id": ("id", identifier),
    "parent_id": ("rid", parent),
    "author.name": (("nick", filled), ("name", filled)),
    "author.url": ("link", filled),
    "author.email": ("email", private),
    "author.roles": ("badge_name", lambda value: (text(value),) if value else None),
    "published": (("created_at", _date), ("date", _date)),
    "updated": ("updated_at", _date),
    "body": ("content", markdown),
    "score": ("vote_up", figure),
    "private.ip": ("ip", private),
    "private.user_agent": ("ua", private),
}

sniff: Final = signed("comments of Artalk", "[]/page_key []/content []/rid", "[]/page_key []/nick []/content")


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(value, list):
        raise refuse(source, "comments of Artalk")
    for page, members in grouped(records(value, "", context), lambda record: record.values.get("page_key")).items():
        yield Start()
        yield Post(id=page, url=page if "://" in page else None, title=_title(members))
        yield from map(_comment, members)


def _title(members: list[Record]) -> str | None:
    titles = (record.values.get("page_title") for record in members)
    return next((title for title in titles if isinstance(title, str) and title), None)


def _comment(record: Record) -> Comment:
    return comment_of(record, _COMMENT, status=_status(record))


def _status(record: Record) -> Status:
    said = {key for key in ("is_pending", "is_collapsed") if str(record.values.get(key)).lower() == "true"}
    return "pending" if "is_pending" in said else "hidden" if said else "visible"
