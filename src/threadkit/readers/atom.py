"""Feeds of comments: Atom with its threading extension (RFC 4685), and RSS as blog engines write it for comments.

Where entries say what they reply to, those that reply to nothing are posts; what they reply to may also be outside of
the feed, and is then the post itself. Where no entry says so, a feed is one of comments if its entries' addresses are
those of comments ("#comment-12", or the 12th answer below the feed's own page); WordPress begins a reply's text with a
link to its parent. Any other feed is one of posts without comments. A feed holds the newest few; it is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve, frozen

from threadkit.model import Comment, Post
from threadkit.readers.entries import HOLDERS, READS, Entry, entry_of, every
from threadkit.reading import Context, Evidence, Facts, Item, Start
from threadkit.source import Source
from threadkit.text import to_text
from threadkit.xml.fields import fields, take
from threadkit.xml.records import records

_FRAGMENT: Final = re.compile(r"#(?:.*\D)?(?:comment|cmt|c|reply|response)s?[-_]?(\d+)\Z", re.IGNORECASE)
_REPLY_NOTE: Final = re.compile(
    r"""\s*(?:<p>)?[^<>]{1,60}<a\s[^<>]*?href=["'][^"'<>]*?#comment-(\d+)["']""", re.IGNORECASE
)
_COMMENT_PAGE: Final = re.compile(r"/comment-page-\d+/?(?=#|\Z)")
_ROOTS: Final = ("<feed", "<rss", "<rdf:RDF", "<atom:feed")


@frozen
class _Feed:
    """What a feed says of itself."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    total: int | None = None
    post: tuple[str, str] | None = None  # the id and the address of what all of it replies to


def sniff(source: Source) -> Evidence | None:
    head = source.head
    if not any(root in head for root in _ROOTS):
        return None
    if "purl.org/syndication/thread" in head:
        return 0.85, ("Atom threading (RFC 4685)",)
    if re.search(r"<(?:link|guid)[^<>]*>[^<>]*#comment-\d+", head):
        return 0.8, ("a feed whose items are comments",)
    return 0.5, ("a feed",)


def read(source: Source, context: Context) -> Iterator[Item]:
    feed = _Feed()
    entries: list[Entry] = []
    for record in records(source, context, HOLDERS):
        found = fields(record.element, READS)
        if not record.name:
            feed = _feed(found)
        else:
            entries.append(_with_id(entry_of(found, record.where), len(entries)))
    if any(entry.parents for entry in entries):
        yield from _threaded(entries, feed)
    elif feed.post or (entries and all(_is_comment(entry, feed) for entry in entries)):
        yield from _flat(entries, feed)
    else:
        for entry in entries:
            yield evolve(entry.as_post(), language=feed.language)


def _feed(found: dict[str, Any]) -> _Feed:
    links = dict(reversed([pair for pair in every(found, "atom:link") if pair[1]]))
    kind, title = next(iter(every(found, "atom:title")), ("html", take(found, "title")))
    total = take(found, "openSearch:totalResults")
    return _Feed(
        title=to_text(title, kind).strip() or None,
        url=take(found, "link") or links.get("alternate"),
        language=take(found, "language") or None,
        total=int(total) if total.isdecimal() else None,
        post=next(iter(every(found, "thr:in-reply-to")), None),
    )


def _with_id(entry: Entry, position: int) -> Entry:
    return entry if entry.id else evolve(entry, id=entry.url or f"#{position}")


# --- Threads that the entries tell of ---------------------------------------------------------------------------------


def _threaded(entries: list[Entry], feed: _Feed) -> Iterator[Item]:
    by_id = {entry.id: entry for entry in reversed(entries)}
    roots = _roots(entries, by_id)
    threads: dict[str, list[Entry]] = {}
    for entry in entries:
        threads.setdefault(roots[entry.id], []).append(entry)
    for root, members in threads.items():
        yield Start()
        post = by_id.get(root)
        if post is None or post.parents:
            yield _outside(root, members, feed, alone=len(threads) == 1)
        else:
            yield evolve(post.as_post(), language=feed.language)
            yield Facts(claimed=post.claimed)
        for member in members:
            if member is not post or post.parents:
                yield member.as_comment(_parent(member, by_id, root))


def _roots(entries: list[Entry], by_id: dict[str, Entry]) -> dict[str, str]:
    """The id of what each entry replies to in the end; of a circle, the member that comes first."""
    roots: dict[str, str] = {}
    for entry in entries:
        way: dict[str, None] = {}
        here = entry.id
        while here not in roots and here not in way:
            way[here] = None
            above = by_id.get(here)
            if above is None or not above.parents:
                break
            here = _reference(above, by_id)
        root = roots.get(here, here)
        roots.update(dict.fromkeys(way, root))
    return roots


def _reference(entry: Entry, by_id: dict[str, Entry]) -> str:
    """Of what an entry replies to, the first that the feed holds, or else the first."""
    return next((parent for parent in entry.parents if parent in by_id), entry.parents[0])


def _parent(entry: Entry, by_id: dict[str, Entry], root: str) -> str | None:
    """The parent among comments: replies to the post have none."""
    parent = _reference(entry, by_id) if entry.parents else None
    above = by_id.get(root)
    return parent if parent != root or (above is not None and above.parents) else None


def _outside(root: str, members: list[Entry], feed: _Feed, *, alone: bool) -> Post:
    """The post that the feed's entries reply to and the feed does not hold."""
    extra = {"placeholder": "the feed does not hold this post"}
    url = next((member.above for member in members if member.above), None)
    if not alone:
        return Post(id=root, url=url, extra=extra)
    return Post(id=root, title=feed.title, url=url or feed.url, language=feed.language, extra=extra)


# --- Comments that tell of nothing ------------------------------------------------------------------------------------


def _is_comment(entry: Entry, feed: _Feed) -> bool:
    return _number(entry) is not None or _answer(entry, feed) is not None


def _number(entry: Entry) -> str | None:
    """The number of a comment in its address."""
    for address in (entry.id, entry.url or ""):
        if match := _FRAGMENT.search(address):
            return match[1]
    return None


def _answer(entry: Entry, feed: _Feed) -> str | None:
    """The number of an answer whose address is that of the feed's page and a number."""
    page = (feed.url or "").rstrip("/") + "/"
    below = (entry.url or "").removeprefix(page)
    return below if len(page) > len("https://") + 1 and below.isdecimal() and below != entry.url else None


def _flat(entries: list[Entry], feed: _Feed) -> Iterator[Item]:
    threads: dict[str, list[Entry]] = {} if entries else {feed.url or "": []}
    for entry in entries:
        threads.setdefault(_page(entry, feed), []).append(entry)
    for page, members in threads.items():
        alone = len(threads) == 1
        yield Start()
        id, url = feed.post or (None, page)
        yield Post(id=id or None, title=feed.title if alone else None, url=url or page or None, language=feed.language)
        if alone:
            yield Facts(claimed=feed.total)
        for member in members:
            yield _numbered(member, feed)


def _page(entry: Entry, feed: _Feed) -> str:
    if feed.post or _number(entry) is None:
        return feed.url or ""
    return _COMMENT_PAGE.sub("/", (entry.url or entry.id).partition("#")[0])


def _numbered(entry: Entry, feed: _Feed) -> Comment:
    note = _REPLY_NOTE.match(entry.body.source) if entry.body else None
    return entry.as_comment(note[1] if note else None, id=_number(entry) or _answer(entry, feed))
