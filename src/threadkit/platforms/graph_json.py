"""Comments by the Graph API of Facebook and Instagram: a list, an answer to several ids at once, a single comment.

Facebook calls the words ``message``, Instagram ``text``. Where the id was not asked for, it is taken from the
permalink's ``comment_id``, and the parent of a reply from there as well. Replies may be nested below ``comments`` or
``replies``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, kept, refuse
from threadkit.readers.kinds import iso, plain
from threadkit.readers.outlines import STRENGTH, outline, signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Evidence, Item
from threadkit.source import Source

_COMMENT: Final[Rows] = {
    "id": ("id", identifier),
    "parent_id": (("parent/id", identifier), ("parent_id", identifier)),
    "author.name": (("from/name", filled), ("from/username", filled), ("username", filled)),
    "author.id": ("from/id", identifier),
    "published": (("created_time", iso), ("timestamp", iso)),
    "body": (("message", plain), ("text", plain)),
    "url": ("permalink_url", filled),
    "score": ("like_count", number),
}
_LINKED: Final = re.compile(r"[?&](reply_comment_id|comment_id)=(\d+)")
_KEYED: Final = re.compile(r"\d+(?:_\d+)?/(?:created_time|timestamp)")

_sniff_answer: Final = signed(
    "comments of the Graph API",
    "data/[]/created_time data/[]/message",
    "data/[]/timestamp data/[]/text data/[]/id",
    "created_time message permalink_url",
    "created_time message id from",
)


def sniff(source: Source) -> Evidence | None:
    """A list or a single comment by its keys, an answer to several ids by what its keys look like."""
    if source.head.lstrip().startswith("{") and any(map(_KEYED.fullmatch, outline(source.head))):
        return STRENGTH, ("comments of the Graph API by their ids",)
    return _sniff_answer(source)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The comments; the file does not say of what. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(value, dict):
        raise refuse(source, "comments of the Graph API")
    pending = Pending(context)
    if isinstance(value.get("data"), list):
        around = kept(Record({**value, "data": None}, "", context))
        if around:
            yield Post(extra=around)
        pending.add(value["data"], "/data")
    elif _is_comment(value):
        pending.add_record(Record(value, "", context))
    else:
        for key, node in reversed(value.items()):
            pending.add_record(Record(node if isinstance(node, dict) else {}, f"/{key}", context))
    links = map(_linked, _listed(value))
    answered = Counter(link["comment_id"] for link in links if link.keys() >= {"comment_id", "reply_comment_id"})
    for record, parent_id in pending:
        replies = record.values.pop("comments", None) or record.values.pop("replies", None)
        comment = _comment(record, parent_id)
        yield comment
        sent = at(replies, "data") if isinstance(replies, dict) else replies
        pending.add(sent, f"{record.path}/replies/data", comment.id)
        _report_missing(record, sent, answered[comment.id])


def _is_comment(value: dict[str, Any]) -> bool:
    return "created_time" in value or "timestamp" in value


def _listed(value: dict[str, Any]) -> list[Any]:
    """The comments of the outermost list."""
    nodes = value.get("data")
    return nodes if isinstance(nodes, list) else list(value.values())


def _linked(node: Any) -> dict[str, str]:
    """The ids that a permalink names."""
    return dict(_LINKED.findall(str(at(node, "permalink_url"))))


def _comment(record: Record, parent_id: str | None) -> Comment:
    """A comment; what the permalink tells of its id and its parent counts where nothing else does."""
    linked = _linked(record.values)
    known: dict[str, Any] = {"parent_id": parent_id} if parent_id else {}
    if not record.values.get("id") and linked:
        known["id"] = linked.get("reply_comment_id") or linked["comment_id"]
    if "reply_comment_id" in linked and "comment_id" in linked and not record.values.get("parent"):
        known.setdefault("parent_id", linked["comment_id"])
    status: Status = "hidden" if record.values.get("is_hidden") is True else "visible"
    return comment_of(record, _COMMENT, status=status, **known)


def _report_missing(record: Record, sent: Any, beside: int) -> None:
    """Report the replies that are neither below a comment nor ``beside`` it in the list."""
    told = record.values.get("comment_count")
    held = (len(sent) if isinstance(sent, list) else 0) + beside
    if isinstance(told, int) and told > held:
        record.report("incomplete", f"{told - held} of {told} replies were not sent with the comment")
