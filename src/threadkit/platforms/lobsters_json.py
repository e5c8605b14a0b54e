"""Lobsters' JSON (``/s/….json``): a story and its comments, flat and in reading order.

New files name a comment's parent; older ones have only ``indent_level``, from 1, or ``depth``, from 0. ``comment`` is
HTML. A comment that was removed has a placeholder for a body, which stays in ``extra``. A writer is a name, in older
files an object.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Comment
from threadkit.readers.fields import Rows, at, comment_of, document, post_of, records, refuse, without
from threadkit.readers.kinds import html, iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source
from threadkit.tree import ROOT, parents_from_depths

_POST: Final[Rows] = {
    "id": ("short_id", identifier),
    "title": ("title", filled),
    "url": (("url", filled), ("comments_url", filled)),
    "author.name": (("submitter_user/username", filled), ("submitter_user", filled)),
    "published": ("created_at", iso),
    "body": ("description", html),
}
_COMMENT: Final[Rows] = {
    "id": ("short_id", identifier),
    "author.name": (("commenting_user/username", filled), ("commenting_user", filled)),
    "author.avatar": ("commenting_user/avatar_url", filled),
    "published": ("created_at", iso),
    "updated": (("last_edited_at", iso), ("updated_at", iso)),
    "body": ("comment", html),
    "url": ("url", filled),
    "score": ("score", number),
}

sniff: Final = signed(
    "a story of Lobsters", "short_id comments/[]/commenting_user", "short_id comment_count submitter_user"
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The story and its comments. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(at(value, "comments"), list):
        raise refuse(source, "story of Lobsters")
    story = Record(value, "", context)
    found = records(story.values.pop("comments"), "/comments", context)
    claimed = story.take("comment_count", whole)
    yield post_of(story, _POST)
    yield Facts(claimed=claimed)
    for record, parent_id in zip(found, _parents(found), strict=True):
        yield _comment(record, parent_id)


def _parents(found: list[Record]) -> list[Any]:
    """The id of each comment's parent, as it is named or as the depths tell."""
    if any("parent_comment" in record.values for record in found):
        return [record.values.pop("parent_comment", None) for record in found]
    depths = [record.values.get("indent_level", record.values.get("depth")) for record in found]
    above = parents_from_depths([depth if isinstance(depth, int) else 0 for depth in depths])
    ids = [record.values.get("short_id") for record in found]
    return [None if parent == ROOT else ids[parent] for parent in above]


def _comment(record: Record, parent_id: Any) -> Comment:
    gone = record.values.get("is_deleted") is True or record.values.get("is_moderated") is True
    return comment_of(
        record,
        without(_COMMENT, "body") if gone else _COMMENT,
        parent_id=parent_id if isinstance(parent_id, str) else None,
        status="deleted" if gone else "visible",
    )
