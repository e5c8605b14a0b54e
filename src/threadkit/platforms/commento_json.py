"""The export of Commento and Commento++: comments that name their pages, and the commenters whom they name.

The writer of a comment is found by ``commenterHex``; "anonymous" is nobody. "root" is no parent, and "undefined" is
what the server wrote where there was no link or photo. ``html`` may be empty; then ``markdown`` is the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Post, Status
from threadkit.readers.fields import Rows, at, comment_of, document, grouped, named, records, refuse
from threadkit.readers.kinds import html, iso, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, private
from threadkit.reading import Context, Item, Start
from threadkit.source import Source


def _address(value: Any) -> str | None:
    return None if value == "undefined" else filled(value)


_COMMENT: Final[Rows] = {
    "id": ("commentHex", identifier),
    "parent_id": ("parentHex", lambda value: None if value in ("", "root") else identifier(value)),
    "author.name": ("commenter/name", filled),
    "author.url": ("commenter/link", _address),
    "author.email": ("commenter/email", private),
    "author.avatar": ("commenter/photo", _address),
    "author.id": ("commenterHex", lambda value: None if value == "anonymous" else identifier(value)),
    "author.roles": ("commenter/isModerator", lambda value: ("moderator",) if value is True else None),
    "published": ("creationDate", iso),
    "body": (("html", lambda value: html(value) if value else None), ("markdown", markdown)),
    "score": ("score", number),
}
_STATES: Final[dict[Any, Status]] = {"approved": "visible", "unapproved": "pending", "flagged": "spam"}

sniff: Final = signed("an export of Commento", "comments/[]/commentHex", "version comments commenters")


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(at(value, "comments"), list):
        raise refuse(source, "export of Commento")
    people = records(at(value, "commenters"), "/commenters", context)
    known = {str(person.values.get("commenterHex")): person.values for person in people}
    found = records(value["comments"], "/comments", context)
    writers = {str(record.values.get("commenterHex")) for record in found}
    silent = [person for key, person in known.items() if key not in writers]
    for page, members in grouped(found, _page).items():
        yield Start()
        yield Post(id=page, url=f"https://{page}" if "/" in page else None, extra=_others(silent))
        silent = []
        for record in members:
            writer = known.get(str(record.values.get("commenterHex")), {})
            record.values["commenter"] = {key: item for key, item in writer.items() if key != "commenterHex"}
            deleted = record.values.get("deleted") is True
            status = "deleted" if deleted else named(record, "state", _STATES, "visible")
            yield comment_of(record, _COMMENT, status=status)


def _others(silent: list[dict[str, Any]]) -> dict[str, Any]:
    """Those who wrote nothing; their addresses are nobody's to keep."""
    return {"commenters": [{k: v for k, v in person.items() if k != "email"} for person in silent]} if silent else {}


def _page(record: Record) -> str:
    return f"{record.values.get('domain') or ''}{record.values.get('url') or ''}"
