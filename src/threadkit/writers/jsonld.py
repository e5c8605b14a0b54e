"""Threads in schema.org's vocabulary as JSON-LD (https://schema.org/Comment), replies nested below what they answer.

The words are sanitized HTML; a comment that was deleted says so in ``creativeWorkStatus`` and has none. A date that is
no day at least is left out, and so is a score below 0, of which the vocabulary has no one number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from threadkit.model import Author, Post, Thread, Timestamp
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.addresses import Addresses, addresses
from threadkit.writers.carried import encoded, finite, html, post_html, published, said
from threadkit.writers.held import PUBLIC, Shown, who
from threadkit.writers.nesting import nested

_DAY: Final = len("2012-10-11")


def write(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC) -> Iterator[str]:
    """An array of postings. ``include``: the statuses to publish."""
    begin = "["
    for number, thread in enumerate(threads, start=1):
        named = addresses(thread, number)
        places = [place for place, _ in published(thread, include)]
        yield begin + encoded(_posting(thread.post or Post(), named, len(places)))[:-1] + ',\n"comment": '
        yield from nested(((_comment(place, named), place.level) for place in places), "comment")
        yield "}"
        begin = ",\n"
    yield "[]\n" if begin == "[" else "]\n"


def _posting(post: Post, named: Addresses, count: int) -> dict[str, Any]:
    return said(
        **{"@context": "https://schema.org", "@type": "DiscussionForumPosting", "@id": named.page},
        headline=one_line(post.title, 500) if post.title else None,
        url=web_address(post.url),
        inLanguage=post.language,
        author=_person(post.author),
        datePublished=_date(post.published),
        dateModified=_date(post.updated),
        text=post_html(post),
        commentCount=count,
    )


def _comment(place: Shown, named: Addresses) -> dict[str, Any]:
    comment = place.comment
    kind = {"@type": "Answer" if comment.kind == "answer" else "Comment", "@id": named.of(comment.id)}
    if not place.open:
        status = {"creativeWorkStatus": "Deleted"} if comment.status == "deleted" else {}
        return kind | status | said(datePublished=_date(comment.published))
    score = finite(comment.score)
    return said(
        **kind,
        url=web_address(comment.url),
        author=_person(comment.author),
        datePublished=_date(comment.published),
        dateModified=_date(comment.updated),
        upvoteCount=score if score is not None and score >= 0 else None,
        creativeWorkStatus=comment.status.capitalize() if comment.status != "visible" else None,
        text=html(comment.body),
    )


def _person(author: Author | None) -> dict[str, Any] | None:
    name = who(author)
    if author is None or name is None:
        return None
    return {"@type": "Person"} | said(name=name, url=web_address(author.url), image=web_address(author.avatar))


def _date(stamp: Timestamp | None) -> str | None:
    value = stamp.isoformat() if stamp is not None else ""
    return value if len(value) >= _DAY else None
