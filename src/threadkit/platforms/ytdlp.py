"""Comments that yt-dlp wrote beside a video (``--write-comments``): the ``.info.json``, or its ``comments`` alone.

Each extractor fills other fields; only an id and one of ``text`` and ``html`` are certain. YouTube's ``timestamp`` is
counted back by yt-dlp from words like "2 years ago (edited)", so the date is no more precise than the unit it names.
The video is the post; formats, thumbnails and the rest of its metadata are kept in ``extra`` of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from threadkit.model import Comment, Timestamp
from threadkit.readers.fields import Rows, comment_of, document, post_of, records, refuse
from threadkit.readers.kinds import epoch, html, iso, plain
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

_POST: Final[Rows] = {
    "id": ("id", identifier),
    "title": (("fulltitle", filled), ("title", filled)),
    "url": (("webpage_url", filled), ("original_url", filled)),
    "author.name": (("channel", filled), ("uploader", filled)),
    "author.url": (("channel_url", filled), ("uploader_url", filled)),
    "author.id": (("channel_id", identifier), ("uploader_id", identifier)),
    "author.handle": ("uploader_id", filled),
    "published": (("timestamp", epoch), ("upload_date", iso)),
    "body": ("description", plain),
    "language": ("language", filled),
}
_COMMENT: Final[Rows] = {
    "id": ("id", identifier),
    "parent_id": ("parent", lambda value: None if value == "root" else identifier(value)),
    "author.name": ("author", filled),
    "author.id": ("author_id", identifier),
    "author.url": ("author_url", filled),
    "author.avatar": ("author_thumbnail", filled),
    "author.roles": ("author_is_uploader", lambda value: ("author",) if value is True else ()),
    "published": ("timestamp", epoch),
    "body": (("html", html), ("text", plain)),
    "score": ("like_count", number),
}
_UNIT: Final = re.compile(r"\b(year|month|week|day|hour|minute|second)s?\b")

sniff: Final = signed(
    "comments that yt-dlp wrote",
    "comments/[]/id comments/[]/parent extractor",
    "comments/[]/parent=root comments/[]/author",
    "[]/parent=root []/author_id []/text",
    "[]/_time_text []/text",
    "extractor extractor_key webpage_url comments",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The video and its comments. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if isinstance(value, list):
        yield from (_comment(record) for record in records(value, "", context))
        return
    if not isinstance(value, dict) or "comments" not in value:
        raise refuse(source, "comments that yt-dlp wrote")
    video = Record(value, "", context)
    comments = records(video.values.pop("comments"), "/comments", context)
    claimed = video.take("comment_count", whole)
    yield post_of(video, _POST)
    yield Facts(claimed=claimed)
    yield from map(_comment, comments)


def _comment(record: Record) -> Comment:
    """A comment, its date as precise as its words."""
    comment = comment_of(record, _COMMENT)
    return evolve(comment, published=_estimated(comment.published, record.values.get("_time_text")))


def _estimated(stamp: Timestamp | None, words: Any) -> Timestamp | None:
    """The moment that was counted back from words, with the words and no finer than their unit.

    The machine's moment stays in ``machine``.
    """
    unit = _UNIT.search(words) if isinstance(words, str) else None
    if stamp is None or unit is None:
        return stamp
    precision: Any = unit[1]
    return evolve(stamp, text=words, precision=precision, machine=stamp.text, basis="estimate", kind="relative")
