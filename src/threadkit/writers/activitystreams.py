"""Threads as one ActivityStreams 2 collection (https://www.w3.org/TR/activitystreams-core/): posts and their replies.

A post is an Article, a comment a Note that names its parent in ``inReplyTo``, one that was deleted a Tombstone. The
collection is flat, in reading order. ``content`` is sanitized HTML, as the vocabulary has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from threadkit.model import Author, Comment, Post, Thread
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.addresses import Addresses, addresses
from threadkit.writers.carried import encoded, finite, html, post_html, published, rfc3339, said
from threadkit.writers.held import PUBLIC, Shown, who


def write(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC) -> Iterator[str]:
    """``include``: the statuses to publish."""
    yield '{"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": ['
    count = 0
    for number, thread in enumerate(threads, start=1):
        named = addresses(thread, number)
        items = [_article(thread.post, named)] if thread.post is not None else []
        items += [_reply(place, above, named) for place, above in published(thread, include)]
        for item in items:
            yield (",\n" if count else "\n") + encoded(item)
            count += 1
    yield f'\n], "totalItems": {count}}}\n'


def _article(post: Post, named: Addresses) -> dict[str, Any]:
    return said(
        type="Article",
        id=named.page,
        name=one_line(post.title, 500) if post.title else None,
        url=web_address(post.url),
        attributedTo=_actor(post.author),
        published=rfc3339(post.published),
        updated=rfc3339(post.updated),
        content=post_html(post),
    )


def _reply(place: Shown, above: Comment | None, named: Addresses) -> dict[str, Any]:
    comment = place.comment
    reply = {"id": named.of(comment.id), "inReplyTo": named.page if above is None else named.of(above.id)}
    if not place.open or comment.status == "deleted":
        return {"type": "Tombstone", "formerType": "Note", **reply} | said(published=rfc3339(comment.published))
    score = finite(comment.score)
    return {"type": "Note", **reply} | said(
        url=web_address(comment.url),
        attributedTo=_actor(comment.author),
        published=rfc3339(comment.published),
        updated=rfc3339(comment.updated),
        content=html(comment.body),
        likes={"type": "Collection", "totalItems": int(score)} if score is not None and score >= 0 else None,
    )


def _actor(author: Author | None) -> dict[str, Any] | None:
    name = who(author)
    if author is None or name is None:
        return None
    picture = web_address(author.avatar)
    icon = {"type": "Image", "url": picture} if picture else None
    return {"type": "Person"} | said(name=name, preferredUsername=author.handle, url=web_address(author.url), icon=icon)
