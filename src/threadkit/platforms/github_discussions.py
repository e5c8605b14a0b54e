"""GitHub's GraphQL API: a discussion with its comments and their replies (what giscus shows).

Which fields there are is for the query to say; the names are those of the schema. A discussion is two levels deep. A
comment that was deleted has ``deletedAt`` and an empty body; one that was minimized is hidden. Where fewer nodes were
sent than ``totalCount`` says, that is reported. giscus' own answers name reactions and counts otherwise, which stay in
``extra``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Kind, Status
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, post_of, refuse
from threadkit.readers.kinds import html, iso, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

_AUTHOR: Final[Rows] = {
    "author.name": ("author/login", filled),
    "author.url": ("author/url", filled),
    "author.avatar": ("author/avatarUrl", filled),
}
_POST: Final[Rows] = {
    **_AUTHOR,
    "id": ("id", identifier),
    "title": ("title", filled),
    "url": ("url", filled),
    "published": ("createdAt", iso),
    "updated": ("lastEditedAt", iso),
    "body": (("bodyHTML", html), ("body", markdown)),
}
_COMMENT: Final[Rows] = {
    **{name: row for name, row in _POST.items() if name != "title"},
    "author.roles": ("authorAssociation", lambda value: () if value == "NONE" else (str(value).lower(),)),
    "score": ("upvoteCount", number),
}
_PLACES: Final = ("data/repository/discussion", "repository/discussion", "data/node", "discussion")

sniff: Final = signed(
    "a discussion of GitHub's",
    *(f"{place}/comments/nodes/[]/createdAt" for place in _PLACES),
    "discussion/comments/[]/createdAt discussion/comments/[]/bodyHTML",  # as giscus passes it on
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The discussion and its comments. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    place = next((place for place in _PLACES if isinstance(at(value, place), dict)), None)
    if place is None:
        raise refuse(source, "discussion of GitHub's")
    top = Record(at(value, place), f"/{place}", context)
    pending = Pending(context)
    claimed = _open(top, "comments", pending, None)
    yield post_of(top, _POST)
    for record, parent_id in pending:
        told = _open(record, "replies", pending, str(record.values.get("id")))
        claimed = None if claimed is None else claimed + (told or 0)
        yield comment_of(record, _COMMENT, parent_id=parent_id, status=_status(record), kind=_kind(record))
    yield Facts(claimed=claimed)


def _open(record: Record, key: str, pending: Pending, parent_id: str | None) -> int | None:
    """Let a connection's nodes wait, and tell how many there are by its own word."""
    connection = record.values.pop(key, None)
    nodes = at(connection, "nodes")
    pending.add(
        connection if nodes is None and isinstance(connection, list) else nodes, f"{record.path}/{key}", parent_id
    )
    total = at(connection, "totalCount")
    return total if isinstance(total, int) else None


def _status(record: Record) -> Status:
    if record.values.get("deletedAt"):
        return "deleted"
    return "hidden" if record.values.get("isMinimized") is True else "visible"


def _kind(record: Record) -> Kind:
    return "answer" if record.values.get("isAnswer") is True else "comment"
