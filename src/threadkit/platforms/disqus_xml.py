"""The export of Disqus: threads, and posts that name their thread and their parent by id.

Threads come first as a rule, posts after them, those of one thread scattered over the whole file: both go to a
:class:`~threadkit.spool.Spool` and come back thread by thread. In memory are the ids of all threads and one thread.

``isSpam`` counts for more than ``isDeleted``. The posts of a deleted thread are deleted, and say in ``extra`` that it
was done to their thread. A thread that posts name and the export does not hold becomes a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from threadkit.model import Author, Body, Comment, Post, Status
from threadkit.problems import Where
from threadkit.readers.moments import moment
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source
from threadkit.spool import Spool
from threadkit.xml.fields import attributes, fields, rest, take
from threadkit.xml.records import records

_HOLDERS: Final = {"category": None, "thread": None, "post": None}
_FLAGS: Final = {"true": True, "false": False, "1": True, "0": False, "": False}

Fields = dict[str, Any]


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if "<disqus" in head and "disqus.com" in head:
        return 0.98, ("the root element of a Disqus export",)
    if "disqus.com/disqus-internals" in head or ("dsq:id=" in head and "<post" in head):
        return 0.8, ("ids of a Disqus export",)
    return None


def read(source: Source, context: Context) -> Iterator[Item]:
    """Thread after thread, in the order in which the export first names them."""
    categories: dict[str, str] = {}
    with Spool() as spool:
        for record in records(source, context, _HOLDERS):
            found = fields(record.element, _READS)
            own = _id(record.element)
            if record.name == "category":
                categories[own] = take(found, "title")
            elif record.name:
                group = own if record.name == "thread" else take(found, "thread")
                spool.add(group or None, (record.name, own, record.line, found))
        for thread, members in spool.groups():
            yield from _thread(thread, members, categories, context)


def _id(element: Any) -> str:
    return attributes(element).get("dsq:id", "").strip()


def _person(element: Any) -> Fields:
    return fields(element, {})


_READS: Final = {"thread": _id, "parent": _id, "category": _id, "author": _person}


def _thread(
    group: str | None, members: list[tuple[str, str, int | None, Fields]], categories: dict[str, str], context: Context
) -> Iterator[Item]:
    yield Start()
    deleted = False
    heads = [(found, line) for name, _, line, found in members if name == "thread"]
    if heads:
        post = _post(group, *heads[0], categories, context)
        deleted = post.extra.get("status") == "deleted"
        yield post
    elif group is not None:
        context.report("no-post", f"the export does not hold the thread {group!r}")
        yield Post(id=group, extra={"placeholder": "the export does not hold this thread"})
    for found, line in heads[1:]:
        excerpt = take(found, "link") or take(found, "title")
        context.report("bad-record", f"a second thread has the id {group!r}", where=Where(line=line), excerpt=excerpt)
    for name, own, line, found in members:
        if name == "post":
            yield _of_thread(_comment(own, line, found, context), deleted)


def _of_thread(comment: Comment, deleted: bool) -> Comment:
    if not deleted or comment.status != "visible":
        return comment
    return evolve(comment, status="deleted", extra={**comment.extra, "deleted_with_thread": True})


# --- Threads and posts ------------------------------------------------------------------------------------------------


def _post(group: str | None, found: Fields, line: int | None, categories: dict[str, str], context: Context) -> Post:
    where = Where(line=line)
    extra: Fields = {}
    deleted = _flag(found, "isDeleted", where, context)
    if _flag(found, "isClosed", where, context):
        extra["closed"] = True
    if category := take(found, "category"):
        extra["category"] = categories.get(category) or category
    if identifier := take(found, "id"):
        extra["identifier"] = identifier
    message = take(found, "message")
    take(found, "ipAddress")  # of whoever opened the page first, who wrote nothing
    return Post(
        id=group,
        title=take(found, "title") or None,
        url=take(found, "link") or None,
        author=_author(found),
        published=moment(take(found, "createdAt")),
        body=Body(message) if message else None,
        extra=extra | ({"status": "deleted"} if deleted else {}) | rest(found),
        where=where,
    )


def _comment(own: str, line: int | None, found: Fields, context: Context) -> Comment:
    where = Where(line=line) if line is not None else None
    spam, deleted = _flag(found, "isSpam", where, context), _flag(found, "isDeleted", where, context)
    approved = _flag(found, "isApproved", where, context) if "isApproved" in found else True
    status: Status = "spam" if spam else "deleted" if deleted else "visible" if approved else "pending"
    ip = take(found, "ipAddress")
    return Comment(
        id=own or _without_id(found, line, context),
        parent_id=take(found, "parent") or None,
        author=_author(found),
        published=moment(take(found, "createdAt")),
        body=Body(take(found, "message")),
        status=status,
        private={"ip": ip} if ip else {},
        extra=rest(found),
        where=where,
    )


def _flag(found: Fields, name: str, where: Where | None, context: Context) -> bool:
    word = take(found, name)
    if word.lower() not in _FLAGS:
        context.report("bad-value", f"{name} is neither true nor false", where=where, excerpt=word)
        found[name] = word
    return _FLAGS.get(word.lower(), False)


def _without_id(found: Fields, line: int | None, context: Context) -> str:
    fresh = f"#{line or ''}"
    context.report("no-id", f"a post has no id; it is now {fresh!r}", where=Where(line=line))
    return fresh


def _author(found: Fields) -> Author | None:
    said = found.get("author")
    if not isinstance(said, dict):
        return None
    del found["author"]
    author = Author(
        name=take(said, "name") or None, handle=take(said, "username") or None, email=take(said, "email") or None
    )
    if take(said, "isAnonymous").lower() == "true":
        found["anonymous"] = True
    if left := rest(said):
        found["author"] = left
    return author if author != Author() else None
