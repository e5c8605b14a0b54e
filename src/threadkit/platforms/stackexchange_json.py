"""The Stack Exchange API (2.x): questions with their answers and comments, or any of the three alone.

Dates are seconds since 1970; names and titles are escaped for HTML. A body is sent only where the filter asks for it:
``body`` is HTML, ``body_markdown`` its source. An answer is a comment of kind "answer"; a comment on an answer replies
to it, a comment on a question is a root. Ids of answers and comments are of different kinds and are told apart by the
prefix of the model's id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Comment, Post
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, grouped, post_of, records, refuse
from threadkit.readers.kinds import epoch, html, markdown, unescaped
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_COMMON: Final[Rows] = {
    "author.name": ("owner/display_name", unescaped),
    "author.url": ("owner/link", filled),
    "author.avatar": ("owner/profile_image", filled),
    "author.id": ("owner/user_id", identifier),
    "published": ("creation_date", epoch),
    "updated": ("last_edit_date", epoch),
    "body": (("body", html), ("body_markdown", markdown)),
    "url": (("link", filled), ("share_link", filled)),
}
_QUESTION: Final[Rows] = {**_COMMON, "id": ("question_id", identifier), "title": ("title", unescaped)}
_ANSWER: Final[Rows] = {
    **_COMMON,
    "id": ("answer_id", lambda value: f"answer-{identifier(value)}"),
    "score": ("score", number),
}
_COMMENT: Final[Rows] = {
    **_COMMON,
    "id": ("comment_id", lambda value: f"comment-{identifier(value)}"),
    "score": ("score", number),
}

sniff: Final = signed(
    "items of the Stack Exchange API",
    "items/[]/owner items/[]/creation_date items/[]/question_id",
    "items/[]/owner items/[]/creation_date items/[]/comment_id",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each question. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    items = at(value, "items")
    if not isinstance(items, list):
        raise refuse(source, "items of the Stack Exchange API")
    if at(value, "has_more") is True:
        context.report("incomplete", "the server had more items than these")
    for question, members in grouped(records(items, "/items", context), _question).items():
        yield Start()
        yield from _thread(question, members, context)


def _question(record: Record) -> Any:
    """The question that an item belongs to. A comment names no more than the post under it."""
    return record.values.get("question_id", record.values.get("post_id"))


def _thread(question: str, members: list[Record], context: Context) -> Iterator[Item]:
    pending = Pending(context)
    asked = next(
        (record for record in members if "answer_id" not in record.values and "comment_id" not in record.values), None
    )
    for record in reversed([record for record in members if record is not asked]):
        pending.add_record(record)
    if asked is not None:
        pending.add(asked.values.pop("answers", None), f"{asked.path}/answers")
        pending.add(asked.values.pop("comments", None), f"{asked.path}/comments")
        yield post_of(asked, _QUESTION)
    elif question != "None":
        yield Post(id=question)
    for record, parent_id in pending:
        comments = record.values.pop("comments", None)
        comment = _comment(record, parent_id)
        yield comment
        pending.add(comments, f"{record.path}/comments", comment.id)


def _comment(record: Record, parent_id: str | None) -> Comment:
    if "comment_id" in record.values:
        return comment_of(record, _COMMENT, parent_id=parent_id)
    return comment_of(record, _ANSWER, kind="answer")
