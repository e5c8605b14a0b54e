"""A feed of posts and comments in Atom (RFC 4287) with its threading extension (RFC 4685).

Every entry must say when it was updated: that is its date of publication unless it was edited, and the beginning of
Unix time where nobody knows; ``published`` is then left out. Titles of comments are the beginning of what they say.
What is not shown keeps its place by an entry that says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Final

from threadkit.model import Author, Comment, Post, Thread, Timestamp
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.addresses import addresses
from threadkit.writers.carried import UNKNOWN, html, instant, post_html, published, rfc3339
from threadkit.writers.held import PUBLIC, Shown, note, who
from threadkit.writers.xml_text import element, wrapped

_TITLE_LENGTH: Final = 60  # characters


def write(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Iterator[str]:
    """``include``: the statuses to publish. ``private``: with e-mail addresses."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">\n'
    first, newest = "urn:threadkit:feed", UNKNOWN
    for number, thread in enumerate(threads, start=1):
        named = addresses(thread, number)
        first = f"{named.page}#comments" if number == 1 else first
        if thread.post is not None:
            newest = max(newest, _latest(thread.post))
            yield _entry(named.page, _post(thread.post, private))
        for place, above in published(thread, include):
            newest = max(newest, _latest(place.comment))
            reply = element("thr:in-reply-to", ref=named.page if above is None else named.of(above.id))
            yield _entry(named.of(place.comment.id), [reply + "\n", *_comment(place, private)])
    yield element("id", first) + "\n" + element("title", "Comments") + "\n"
    yield element("updated", _zulu(newest)) + "\n</feed>\n"


def _zulu(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _latest(item: Post | Comment) -> datetime:
    return instant(item.updated) or instant(item.published) or UNKNOWN


def _entry(id: str, parts: Iterable[str]) -> str:
    return wrapped("entry", "\n" + element("id", id) + "\n" + "".join(parts)) + "\n"


def _post(post: Post, private: bool) -> Iterator[str]:
    yield element("title", one_line(post.title or "", 500)) + "\n"
    yield from _facts(post.author, post.published, post.updated, post.url, private)
    yield _content(post_html(post) or "")


def _comment(place: Shown, private: bool) -> Iterator[str]:
    comment = place.comment
    if not place.open:
        yield element("title", note(place)) + "\n"
        yield from _facts(None, comment.published, None, None, private)
        yield element("content", note(place), type="text") + "\n"
        return
    yield element("title", one_line(comment.body.text, _TITLE_LENGTH)) + "\n"
    yield from _facts(comment.author, comment.published, comment.updated, comment.url, private)
    yield _content(html(comment.body))


def _facts(
    author: Author | None, published: Timestamp | None, updated: Timestamp | None, url: str | None, private: bool
) -> Iterator[str]:
    yield _person(author or Author(), private)
    said = rfc3339(published)
    yield element("published", said) + "\n" if said else ""
    yield element("updated", rfc3339(updated) or said or _zulu(UNKNOWN)) + "\n"
    address = web_address(url)
    yield element("link", rel="alternate", href=address) + "\n" if address else ""


def _person(author: Author, private: bool) -> str:
    address = web_address(author.url)
    return (
        wrapped(
            "author",
            element("name", who(author) or "")
            + (element("uri", address) if address else "")
            + (element("email", author.email) if author.email and private else ""),
        )
        + "\n"
    )


def _content(markup: str) -> str:
    return element("content", markup, type="html") + "\n"
