"""Remark42: its backup (JSON lines behind a line of users and pages), and what its API answers, flat or as a tree.

``text`` is HTML, ``orig`` what was written. A pid of "" or, from imports of Commento's, "root" means that there is no
parent. A comment that was deleted keeps its place with an empty text. The address that a backup holds is a hash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment, Post
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, grouped, kept, refuse
from threadkit.readers.kinds import html, iso, markdown
from threadkit.readers.lines import json_lines
from threadkit.readers.outlines import is_lines, signed
from threadkit.readers.records import Record, filled, identifier, number, private
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_COMMENT: Final[Rows] = {
    "id": ("id", identifier),
    "parent_id": ("pid", lambda value: None if value in ("", "root") else identifier(value)),
    "author.name": ("user/name", filled),
    "author.id": ("user/id", filled),
    "author.avatar": ("user/picture", filled),
    "author.roles": ("user/admin", lambda value: ("moderator",) if value is True else None),
    "published": ("time", iso),
    "updated": ("edit/time", iso),
    "body": (("text", html), ("orig", markdown)),
    "score": ("score", number),
    "private.ip": ("user/ip", private),
}

sniff: Final = signed(
    "comments of Remark42",
    "version users posts",
    "comments/[]/comment/locator",
    "comments/[]/locator comments/[]/pid",
    "[]/locator []/pid []/user",
    "locator pid user",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page. Raises ReadError for another kind of JSON."""
    found = list(json_lines(source, context)) if is_lines(source) else _answered(source, context)
    around = [kept(record) for record in found if "locator" not in record.values]
    comments = [record for record in found if "locator" in record.values]
    for page, members in grouped(comments, lambda record: at(record.values, "locator/url")).items():
        yield Start()
        yield Post(url=page, extra={"backup": around} if around else {})
        around = []
        yield from map(_comment, members)


def _answered(source: Source, context: Context) -> list[Record]:
    """The comments of an answer of the API, in reading order, and what else it says."""
    value = document(source, context)
    nodes = value if isinstance(value, list) else at(value, "comments")
    if nodes is None and isinstance(value, dict) and ("locator" in value or "posts" in value):
        return [Record(value, "", context)]
    if not isinstance(nodes, list):
        raise refuse(source, "comments of Remark42")
    pending = Pending(context)
    pending.add(nodes, "" if isinstance(value, list) else "/comments")
    found = []
    for record, _ in pending:
        pending.add(record.values.pop("replies", None), f"{record.path}/replies")
        inner = record.values.get("comment")
        found.append(Record(inner, f"{record.path}/comment", context) if isinstance(inner, dict) else record)
    rest = {key: item for key, item in value.items() if key != "comments"} if isinstance(value, dict) else {}
    return [*found, Record(rest, "", context)] if rest else found


def _comment(record: Record) -> Comment:
    return comment_of(record, _COMMENT, status="deleted" if record.values.get("delete") is True else "visible")
