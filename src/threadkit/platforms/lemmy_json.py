"""Lemmy's API (v3): ``comment/list`` and single comments, which tell of their post, writer and counts as well.

The parent of a comment is the last but one id of ``path`` ("0.24.27"; 0 is the post). ``content`` is Markdown. Up to
version 0.18 times are in UTC without saying so. Where ``child_count`` names more replies than the file has below a
comment, that is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment, Status
from threadkit.readers.fields import Rows, at, comment_of, document, grouped, post_of, records, refuse, take, within
from threadkit.readers.kinds import markdown, utc
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source

_COMMENT: Final[Rows] = {
    "id": ("comment/id", identifier),
    "author.name": (("creator/display_name", filled), ("creator/name", filled)),
    "author.handle": ("creator/name", filled),
    "author.url": ("creator/actor_id", filled),
    "author.avatar": ("creator/avatar", filled),
    "author.id": ("creator/id", identifier),
    "published": (("comment/published", utc), ("comment/published_at", utc)),
    "updated": (("comment/updated", utc), ("comment/updated_at", utc)),
    "body": ("comment/content", markdown),
    "url": ("comment/ap_id", filled),
    "score": (("counts/score", number), ("comment/score", number)),
}
_POST: Final[Rows] = {
    "id": ("id", identifier),
    "title": ("name", filled),
    "url": ("ap_id", filled),
    "published": (("published", utc), ("published_at", utc)),
    "body": ("body", markdown),
}

sniff: Final = signed(
    "comments of Lemmy", "comments/[]/comment/path", "comment_view/comment/path", "comment/path post creator"
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each post. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    views, path = at(value, "comments"), "/comments"
    if isinstance(at(value, "comment_view"), dict):
        views, path = [value["comment_view"]], ""
    elif isinstance(at(value, "comment"), dict):
        views, path = [value], ""
    if not isinstance(views, list):
        raise refuse(source, "comments of Lemmy")
    for members in grouped(records(views, path, context), lambda view: at(view.values, "comment/post_id")).values():
        yield Start()
        yield from _post(members[0])
        below = Counter(step for view in members for step in _path(view)[:-1])
        yield from (_comment(view, below) for view in members)


def _post(view: Record) -> Iterator[Item]:
    """The post, which every comment on it repeats."""
    told = within(view, "post")
    told.values.setdefault("id", at(view.values, "comment/post_id"))
    yield post_of(told, _POST)
    claimed = at(view.values, "post_counts/comments")
    yield Facts(claimed=claimed if isinstance(claimed, int) else None)


def _path(view: Record) -> list[str]:
    said = at(view.values, "comment/path")
    return [step for step in said.split(".") if step != "0"] if isinstance(said, str) else []


def _comment(view: Record, below: Counter[str]) -> Comment:
    steps = _path(view)
    view.values.pop("post", None)
    told = take(view, "counts/child_count", whole) or 0
    if steps and told > below[steps[-1]]:
        view.report("incomplete", f"{told - below[steps[-1]]} of {told} replies are not in the file")
    return comment_of(view, _COMMENT, parent_id=steps[-2] if len(steps) > 1 else None, status=_status(view))


def _status(view: Record) -> Status:
    gone = at(view.values, "comment/deleted") is True or at(view.values, "comment/removed") is True
    return "deleted" if gone else "visible"
