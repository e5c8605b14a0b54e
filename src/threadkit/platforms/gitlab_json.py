"""GitLab's API: the discussions of an issue, a merge request or a snippet.

A discussion is a note and the replies to it. Notes of the system tell what was done and are hidden. ``body`` is
Markdown. What the notes are about is told by its kind and number only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Rows, comment_of, document, kept, records, refuse
from threadkit.readers.kinds import iso, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier
from threadkit.reading import Context, Item
from threadkit.source import Source

_NOTE: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": ("author/name", filled),
    "author.handle": ("author/username", filled),
    "author.url": ("author/web_url", filled),
    "author.avatar": ("author/avatar_url", filled),
    "author.id": ("author/id", identifier),
    "published": ("created_at", iso),
    "updated": ("updated_at", iso),
    "body": ("body", markdown),
}

sniff: Final = signed("discussions of GitLab", "[]/notes []/individual_note", "[]/noteable_type []/body []/author")


def read(source: Source, context: Context) -> Iterator[Item]:
    """The notes, under what they are about. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(value, list):
        raise refuse(source, "discussions of GitLab")
    discussions = records(value, "", context)
    yield from _about(discussions)
    for discussion in discussions:
        first: str | None = None
        for note in records(discussion.values.pop("notes", [discussion.values]), f"{discussion.path}/notes", context):
            if first is None:
                note.values["discussion"] = kept(discussion)
            comment = _comment(note, first)
            first = first or comment.id
            yield comment


def _about(discussions: list[Record]) -> Iterator[Post]:
    """What the first note says that it is about."""
    for discussion in discussions:
        notes = discussion.values.get("notes") or [discussion.values]
        note = notes[0] if isinstance(notes, list) else None
        if isinstance(note, dict) and note.get("noteable_type"):
            yield Post(id=f"{note['noteable_type']} {note.get('noteable_iid') or note.get('noteable_id')}")
            return


def _comment(note: Record, first: str | None) -> Comment:
    status: Status = "hidden" if note.values.get("system") is True else "visible"
    return comment_of(note, _NOTE, parent_id=first, status=status)
