"""Dumps of Reddit's comments (Pushshift and its successors): JSON lines, or an array as the archives' APIs answer.

The records are those of the API without the things around them, and with strings escaped for HTML. The comments of a
post lie scattered, so they are brought together on disk; a post's thread has its comments in the order of the dump.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Post
from threadkit.platforms.reddit_json import comment_of_thing, rows_of
from threadkit.readers.fields import Pending, at, document, records, refuse
from threadkit.readers.lines import json_lines
from threadkit.readers.outlines import is_lines, signed
from threadkit.readers.records import Record
from threadkit.reading import Context, Item, Start
from threadkit.source import Source
from threadkit.spool import Spool

sniff: Final = signed(
    "comments that name their Reddit post",
    "link_id=t3_ parent_id body",
    "data/[]/link_id=t3_ data/[]/parent_id data/[]/body",
    "[]/link_id=t3_ []/parent_id []/body",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each post that a comment names. Raises ReadError for another kind of JSON."""
    rows, _ = rows_of(twice_escaped=True)
    with Spool() as spool:
        for record in _records(source, context):
            post = record.values.get("link_id")
            spool.add(post if isinstance(post, str) else None, (record.values, record.path, record.line))
        for post, members in spool.groups():
            yield Start()
            if post is not None:
                yield Post(id=post)
            for values, path, line in members:
                yield comment_of_thing(Record(values, path, context, line), rows, Pending(context))


def _records(source: Source, context: Context) -> Iterator[Record]:
    if is_lines(source):
        return json_lines(source, context)
    value = document(source, context)
    if isinstance(value, list):
        return iter(records(value, "", context))
    if isinstance(at(value, "data"), list):
        return iter(records(value["data"], "/data", context))
    if at(value, "link_id") is None:
        raise refuse(source, "comments of Reddit's")
    return iter([Record(value, "", context)])
