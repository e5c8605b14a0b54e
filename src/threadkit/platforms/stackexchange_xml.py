"""Files of the Stack Exchange data dump: ``Comments.xml`` and ``Posts.xml``, rows whose attributes are their fields.

A question is a post and its answers are comments of the kind "answer"; a post of another type (a tag's wiki) is a
thread of its own. ``Comments.xml`` knows of its posts no more than their ids, so these are placeholders. Rows of one
thread lie scattered and come together through a :class:`~threadkit.spool.Spool`. Times are in UTC without saying so;
comments are in the site's small Markdown, posts in HTML. Only ids and the names of former users are in these files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from threadkit.errors import ReadError
from threadkit.model import Author, Body, Comment, Post
from threadkit.problems import Where
from threadkit.readers.moments import moment
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source
from threadkit.spool import Spool
from threadkit.xml.fields import attributes, rest, take
from threadkit.xml.records import records

_HOLDERS: Final = {"row": None}
_QUESTION, _ANSWER = "1", "2"

Fields = dict[str, Any]
Row = tuple[int | None, Fields]


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if "<row " not in head:
        return None
    if "<comments" in head and "PostId=" in head:
        return 0.9, ("rows of a Stack Exchange dump's comments",)
    if "<posts" in head and "PostTypeId=" in head:
        return 0.9, ("rows of a Stack Exchange dump's posts",)
    return None


def read(source: Source, context: Context) -> Iterator[Item]:
    """Thread after thread, in the order in which the file first names them. Raises ReadError for another file of a
    dump."""
    threads = None
    with Spool() as spool:
        for record in records(source, context, _HOLDERS):
            if not record.name:
                continue
            found = attributes(record.element)
            threads = threads or _kind(found, source.name or "the source")
            spool.add(_group(found), (record.line, found))
        for group, rows in spool.groups():
            yield Start()
            if threads is not None:
                yield from threads(group, rows, context)


def _kind(found: Fields, called: str) -> Callable[[str | None, list[Row], Context], Iterator[Item]]:
    """How the threads of a file are made, by its first row."""
    if "PostTypeId" in found or "Body" in found:
        return _answered
    if "PostId" in found and "Text" in found:
        return _commented
    raise ReadError(f"{called} holds neither posts nor comments of a dump")


def _group(found: Fields) -> str | None:
    """The id of the post that a row belongs to."""
    if "PostTypeId" in found:
        return found.get("ParentId" if found["PostTypeId"] == _ANSWER else "Id")
    return found.get("PostId")


def _commented(group: str | None, rows: list[Row], context: Context) -> Iterator[Item]:
    if group is not None:
        yield Post(id=group, extra={"placeholder": "the file holds comments only"})
    for line, found in rows:
        take(found, "PostId")
        yield _comment(found, line, context, "Text", "CreationDate", "User")


def _answered(group: str | None, rows: list[Row], context: Context) -> Iterator[Item]:
    posts = [(line, found) for line, found in rows if found.get("PostTypeId") != _ANSWER]
    accepted = posts[0][1].get("AcceptedAnswerId") if posts else None
    if posts:
        yield _post(*posts[0])
    elif group is not None:
        context.report("no-post", f"the file does not hold the question {group!r}")
        yield Post(id=group, extra={"placeholder": "the file does not hold this question"})
    for line, found in posts[1:]:
        message = f"a second post has the id {group!r}"
        context.report("bad-record", message, where=Where(line=line), excerpt=found.get("Title", ""))
    for line, found in rows:
        if found.get("PostTypeId") == _ANSWER:
            take(found, "PostTypeId")
            take(found, "ParentId")
            if found.get("Id") == accepted:
                found["accepted"] = True
            yield _comment(found, line, context, "Body", "CreationDate", "Owner")


def _comment(found: Fields, line: int | None, context: Context, body: str, date: str, person: str) -> Comment:
    where = Where(line=line) if line is not None else None
    return Comment(
        id=take(found, "Id") or _without_id(line, context),
        author=_author(found, person),
        published=moment(take(found, date), utc=True),
        updated=moment(take(found, "LastEditDate"), utc=True),
        body=Body(take(found, body), "html" if body == "Body" else "markdown"),
        score=_score(found),
        kind="answer" if body == "Body" else "comment",
        status="deleted" if found.get("DeletionDate") else "visible",
        extra=rest(found),
        where=where,
    )


def _score(found: Fields) -> float | None:
    score = found.get("Score", "")
    return float(found.pop("Score")) if score.removeprefix("-").isdecimal() else None


def _without_id(line: int | None, context: Context) -> str:
    fresh = f"#{line or ''}"
    context.report("no-id", f"a row has no id; it is now {fresh!r}", where=Where(line=line))
    return fresh


def _author(found: Fields, person: str) -> Author | None:
    """Who wrote a row: ``person`` is how its attributes call them, "User" or "Owner"."""
    id = take(found, "UserId" if person == "User" else "OwnerUserId")
    author = Author(name=take(found, f"{person}DisplayName") or None, id=id or None)
    return author if author != Author() else None


def _post(line: int | None, found: Fields) -> Post:
    if take(found, "PostTypeId") not in ("", _QUESTION):
        found["type"] = "wiki"
    tags = take(found, "Tags")
    if tags:
        found["tags"] = [tag for tag in tags.replace("<", "|").replace(">", "|").split("|") if tag]
    return Post(
        id=take(found, "Id") or None,
        title=take(found, "Title") or None,
        author=_author(found, "Owner"),
        published=moment(take(found, "CreationDate"), utc=True),
        updated=moment(take(found, "LastEditDate"), utc=True),
        body=Body(take(found, "Body")),
        extra=rest(found),
        where=Where(line=line) if line is not None else None,
    )
