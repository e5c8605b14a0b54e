"""ActivityStreams 2: objects, activities around one, and collections of either.

The terms are those of https://www.w3.org/TR/activitystreams-vocabulary/. An object that replies to nothing is a post.
An activity (Create, Announce, Delete …) is opened for its object and kept in ``extra`` of it. ``content`` is HTML
unless ``mediaType`` says that it is Markdown; ``source`` is kept beside it. An author is mostly named by an address
alone. A Tombstone is a deleted comment. Replies that a collection names by their address only are reported: the file
does not hold them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from threadkit.model import Author, Body, BodyFormat, Comment, Post
from threadkit.readers.bags import Node, in_threads
from threadkit.readers.fields import Pending, Rows, comment_of, document, post_of, refuse, take, without
from threadkit.readers.kinds import iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, text
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_ACTIVITIES: Final = ("Create", "Update", "Announce", "Add", "Delete", "Undo")
_COLLECTIONS: Final = ("Collection", "OrderedCollection", "CollectionPage", "OrderedCollectionPage")
_MEMBERS: Final = ("items", "orderedItems")
_AUTHOR: Final[Rows] = {
    "author.name": (("attributedTo/name", filled), ("attributedTo/preferredUsername", filled)),
    "author.handle": ("attributedTo/preferredUsername", filled),
    "author.url": (("attributedTo/url", filled), ("attributedTo/id", filled)),
    "author.id": ("attributedTo/id", identifier),
    "author.avatar": ("attributedTo/icon/url", filled),
}


def _address(value: Any) -> str | None:
    """An address: bare, of a link, or the first of several."""
    first = value[0] if isinstance(value, list) and value else value
    return (
        filled(first.get("href") or first.get("id") or first.get("url")) if isinstance(first, dict) else filled(first)
    )


_POST: Final[Rows] = {
    **_AUTHOR,
    "published": ("published", iso),
    "updated": ("updated", iso),
    "url": ("url", _address),
    "title": ("name", filled),
}
_COMMENT: Final[Rows] = {**without(_POST, "title"), "score": ("likes/totalItems", number)}

sniff: Final = signed(
    "ActivityStreams 2",
    "@context=https://www.w3.org/ns/activitystreams",
    "@context/[]=https://www.w3.org/ns/activitystreams",
    *(
        f"type={kind} id=http {what}"
        for kind in ("Note", "Article", "Page", "Question")
        for what in ("attributedTo", "actor")
    ),
    *(f"type={kind} id=http object" for kind in _ACTIVITIES),
    "type=OrderedCollection orderedItems/[]/object",
    "type=OrderedCollection orderedItems/[]/attributedTo",
    "type=Collection items/[]/attributedTo",
    "type=Tombstone id=http",
    "[]/type []/attributedTo []/content",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each post, and one for all that replies to the same missing object."""
    value = document(source, context)
    if not isinstance(value, dict | list):
        raise refuse(source, "ActivityStreams objects")
    nodes = list(_objects(value, context))
    posts = {node.id for node in nodes if node.is_post}
    for node, begins in in_threads(nodes):
        if begins:
            yield Start()
        yield _post(node) if node.is_post else _comment(node, posts)


# --- The objects of a document ----------------------------------------------------------------------------------------


def _objects(value: Any, context: Context) -> Iterator[Node]:
    """The objects, out of their activities and collections."""
    pending = Pending(context)
    if isinstance(value, list):
        pending.add(value, "")
    else:
        pending.add_record(Record(value, "", context))
    for record, parent_id in pending:
        kind, carried = record.values.get("type"), record.values.get("object")
        if kind in _COLLECTIONS:
            _open_collection(record, pending)
        elif kind in _ACTIVITIES and carried is not None:
            inner = carried if isinstance(carried, dict) else {"id": carried}
            activity = {key: item for key, item in record.values.items() if key != "object"}
            pending.add_record(Record({**inner, "activity": activity}, f"{record.path}/object", context), parent_id)
        else:
            node = _node(record, parent_id)
            _open_replies(record, pending, node.id)
            yield node


def _node(record: Record, parent_id: str | None) -> Node:
    """The place of an object; one without an address is told by its place in the file."""
    key = take(record, "id", identifier)
    if key is None:
        key = f"#{record.path}"
        record.report("bad-record", f"an object has no id; it is now {key!r}")
    above = _answered(record.values.get("inReplyTo")) or parent_id
    return Node(key, above, record, is_post=above is None and record.values.get("type") != "Tombstone")


def _open_collection(record: Record, pending: Pending) -> None:
    """Let the objects of a collection wait; the first of them keeps what else it says."""
    objects, _, rest = _members(record, record.values)
    if objects:
        objects[0] = {**objects[0], "collection": rest}
    pending.add(objects, f"{record.path}/{next((key for key in _MEMBERS if key in record.values), 'first')}")


def _open_replies(record: Record, pending: Pending, parent_id: str) -> None:
    """Let the replies wait that an object holds; those that it only names stay with it."""
    replies = record.values.get("replies")
    if isinstance(replies, dict):
        objects, named, rest = _members(record, replies)
        record.values["replies"] = {**rest, "items": named} if named else rest
        pending.add(objects, f"{record.path}/replies/items", parent_id)


def _members(record: Record, collection: dict[str, Any]) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """What a collection and its first page hold, what they only name, and what else the collection says."""
    first = collection.get("first")
    pages = [collection, first] if isinstance(first, dict) else [collection]
    items = [item for page in pages for key in _MEMBERS for item in _listed(page.get(key))]
    named = [item for item in items if not isinstance(item, dict)]
    if named:
        record.report("incomplete", f"{len(named)} objects are named and not held")
    rest = {key: item for key, item in collection.items() if key not in _MEMBERS}
    if isinstance(first, dict):
        rest["first"] = {key: item for key, item in first.items() if key not in _MEMBERS}
    return [item for item in items if isinstance(item, dict)], named, rest


def _listed(value: Any) -> list[Any]:
    """A value that is one or several, as several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _answered(value: Any) -> str | None:
    """The address of what an object replies to: the first, if there are several."""
    for first in _listed(value):
        found = first.get("id") if isinstance(first, dict) else first
        return found if isinstance(found, str) else None
    return None


# --- An object --------------------------------------------------------------------------------------------------------


def _post(node: Node) -> Post:
    return post_of(node.record, _POST, id=node.id, **_told(node.record))


def _comment(node: Node, posts: Collection[str]) -> Comment:
    """A comment; a post is no comment's parent, and its address stays in ``extra``."""
    record = node.record
    deleted = record.values.get("type") == "Tombstone"
    if node.parent_id not in posts and record.values.get("inReplyTo") == node.parent_id:
        record.values.pop("inReplyTo", None)
    return comment_of(
        record,
        _COMMENT,
        id=node.id,
        parent_id=None if node.parent_id in posts else node.parent_id,
        status="deleted" if deleted else "visible",
        **_told(record),
    )


def _told(record: Record) -> dict[str, Any]:
    """What varies in shape: the body, in the markup that ``mediaType`` names, and an author who is an address."""
    told: dict[str, Any] = {}
    form: BodyFormat = "markdown" if record.values.get("mediaType") == "text/markdown" else "html"
    content = take(record, "content", text)
    if content is not None:
        told["body"] = Body(content, form)
    who = record.values.get("attributedTo")
    if isinstance(who, str):
        told["author"] = Author(url=take(record, "attributedTo", text))
    return told
