"""Blogger's Atom: the archive of a blog (of both generations of Takeout), and its feeds of posts and comments.

A comment's ``thr:in-reply-to`` names its post, never its parent; the parent is in the address of the link "related"
(``…/comments/default/ID``), in newer archives in ``blogger:inReplyTo``. Entries of one post lie scattered and come
together through a :class:`~threadkit.spool.Spool`. Templates and settings are left out, and so is the one address,
noreply@blogger.com, that Blogger gives to everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from threadkit.model import Post, Status
from threadkit.problems import Where
from threadkit.readers.entries import HOLDERS, READS, Entry, entry_of
from threadkit.reading import Context, Evidence, Facts, Item, Start
from threadkit.source import Source
from threadkit.spool import Spool
from threadkit.xml.fields import fields, take
from threadkit.xml.records import records

_EVERYBODY: Final = "noreply@blogger.com"
_KIND: Final = "schemas.google.com/blogger/2008/kind#"
_POSTS: Final = frozenset({"post", "page"})
_REMOVED: Final = "blogger.contentRemoved"
_STATUSES: Final[dict[str, Status]] = {
    "": "visible",
    "live": "visible",
    "emptied": "deleted",
    "ghosted": "hidden",
    "pending": "pending",
    "spam": "spam",
}

Fields = dict[str, Any]


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if "<feed" not in head and "<entry" not in head:
        return None
    if _KIND in head or "schemas.google.com/blogger/2018" in head:
        return 0.98, ("kinds of entries of Blogger",)
    if "blogger.com,1999:blog-" in head and "<entry" in head:
        return 0.9, ("ids of Blogger",)
    return None


def read(source: Source, context: Context) -> Iterator[Item]:
    """Post after post with its comments, in the order in which the feed first names them."""
    total: int | None = None
    counts = dict.fromkeys(("post", "comment"), 0)
    with Spool() as spool:
        for record in records(source, context, HOLDERS):
            found = fields(record.element, READS)
            if not record.name:
                total = _total(found)
                continue
            kind = _kind(found)
            if kind in _POSTS or kind == "comment":
                counts["comment" if kind == "comment" else "post"] += 1
                spool.add(
                    _post_of(found) if kind == "comment" else take(dict(found), "atom:id"), (kind, record.line, found)
                )
        feed_of_one = not counts["post"] and len(spool) == 1
        for post_id, members in spool.groups():
            yield Start()
            yield from _thread(post_id or None, members, bool(counts["comment"]), context)
            if feed_of_one:
                yield Facts(claimed=total)


def _total(found: Fields) -> int | None:
    total = take(found, "openSearch:totalResults")
    return int(total) if total.isdecimal() else None


def _kind(found: Fields) -> str:
    """What an entry is: "post", "page", "comment", "template" and so on."""
    if said := take(dict(found), "blogger:type"):
        return said.lower()
    terms = found.get("atom:category", [])
    for term in [terms] if isinstance(terms, str) else terms:
        if _KIND in term:
            return str(term).rpartition("#")[2]
    return "comment" if "thr:in-reply-to" in found else "post"


def _replies(found: Fields) -> list[tuple[str, str]]:
    """The ids and addresses of the posts that a comment replies to."""
    stated = found.get("thr:in-reply-to", [])
    return stated if isinstance(stated, list) else [stated]


def _post_of(found: Fields) -> str:
    return next((ref for ref, _ in _replies(found) if ref), "") or take(dict(found), "blogger:parent")


def _thread(
    post_id: str | None, members: list[tuple[str, int | None, Fields]], whole: bool, context: Context
) -> Iterator[Item]:
    posts = [(line, found) for kind, line, found in members if kind != "comment"]
    comments = [(line, found) for kind, line, found in members if kind == "comment"]
    if posts:
        post, claimed = _post(*posts[0], page=any(kind == "page" for kind, _, _ in members))
        yield post
        yield Facts(claimed=claimed if whole else None)
    elif post_id is not None:
        url = next((address for _, found in comments for _, address in _replies(found) if address), None)
        yield Post(id=post_id, url=url, extra={"placeholder": "the feed does not hold this post"})
    for line, _ in posts[1:]:
        context.report("bad-record", f"a second post has the id {post_id!r}", where=Where(line=line))
    for line, found in comments:
        yield _comment(line, found)


def _prepared(line: int | None, found: Fields) -> tuple[Entry, Fields]:
    """The entry without what every entry of Blogger has, and its own properties."""
    properties: Fields = {}
    stated = found.pop("gd:extendedProperty", [])
    for stated_one in stated if isinstance(stated, list) else [stated]:
        properties.update(stated_one)
    for name in ("blogger:type", "blogger:parent", "blogger:created"):
        found.pop(name, None)
    terms = found.get("atom:category", [])
    found["atom:category"] = [term for term in ([terms] if isinstance(terms, str) else terms) if _KIND not in term]
    entry = entry_of(found, Where(line=line) if line is not None else None)
    if entry.author is not None and entry.author.email == _EVERYBODY:
        entry = evolve(entry, author=evolve(entry.author, email=None))
    return entry, properties


def _post(line: int | None, found: Fields, *, page: bool) -> tuple[Post, int | None]:
    trashed = take(found, "blogger:trashed")
    draft = any(take(found, name) == "yes" for name in ("app:control", "app:draft"))
    status = take(found, "blogger:status").lower()
    slug = take(found, "blogger:filename")
    entry, properties = _prepared(line, found)
    extra = {
        "status": "deleted" if trashed else "draft" if draft else status if status != "live" else "",
        "type": "page" if page else "",
        "slug": slug,
        "trashed": trashed,
        **properties,
    }
    return entry.as_post({name: value for name, value in extra.items() if value}), entry.claimed


def _comment(line: int | None, found: Fields) -> Item:
    trashed = take(found, "blogger:trashed")
    said = take(found, "blogger:status")
    parent = take(found, "blogger:inReplyTo")
    entry, properties = _prepared(line, found)
    status = _STATUSES.get(said.lower(), "hidden")
    if status == "visible" and (trashed or properties.get(_REMOVED) == "true"):
        status = "deleted"
    related = entry.links.get("related", "").partition("/comments/default/")[2]
    if related and not parent:
        parent = f"{entry.id.rpartition('post-')[0]}post-{related}" if "post-" in entry.id else related
    known = {"trashed": trashed, "status": said if said.lower() not in _STATUSES else "", **properties}
    extra = {name: value for name, value in known.items() if value}
    comment = entry.as_comment(parent or None, status=status)
    return evolve(comment, extra={**comment.extra, **extra})
