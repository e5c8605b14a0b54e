"""The thread as schema.org JSON-LD (https://schema.org/Comment), for search engines and archives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Author, Comment, Post, Thread, Timestamp
from threadkit.text.characters import legible, one_line
from threadkit.text.urls import web_address
from threadkit.writers.held import who
from threadkit.writers.html_anchors import Anchors

# "</script>" and "<!--" would end or hide the script; the two line ends end a line of JavaScript.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_DAY: Final = len("2012-10-11")


def script(thread: Thread, include: tuple[str, ...], anchors: Anchors) -> Iterator[str]:
    """A script element with the post and its public comments, piece by piece."""
    yield '<script type="application/ld+json">\n'
    yield _encoded(_posting(thread.post))[:-1] + ', "comment": ['
    shown = [comment for comment in thread.comments if comment.status in include]
    for number, comment in enumerate(shown):
        yield (",\n" if number else "\n") + _encoded(_comment(thread, comment, anchors))
    yield "]}\n</script>\n"


def _encoded(value: dict[str, Any]) -> str:
    kept = {key: part for key, part in value.items() if part is not None}
    return json.dumps(kept, ensure_ascii=False).translate(_ESCAPES)


def _posting(post: Post | None) -> dict[str, Any]:
    frame: dict[str, Any] = {"@context": "https://schema.org", "@type": "DiscussionForumPosting"}
    if post is None:
        return frame
    return frame | {
        "headline": one_line(post.title, 500) if post.title else None,
        "url": web_address(post.url),
        "author": _person(post.author),
        "datePublished": _date(post.published),
        "text": _words(post.body.text) if post.body is not None else None,
    }


def _comment(thread: Thread, comment: Comment, anchors: Anchors) -> dict[str, Any]:
    parent = thread.parent(comment)
    return {
        "@type": "Answer" if comment.kind == "answer" else "Comment",
        "@id": f"#{anchors.of(comment)}",
        "url": web_address(comment.url),
        "author": _person(comment.author),
        "datePublished": _date(comment.published),
        "parentItem": {"@type": "Comment", "@id": f"#{anchors.of(parent)}"} if parent is not None else None,
        "text": _words(comment.body.text),
    }


def _person(author: Author | None) -> dict[str, Any] | None:
    name = who(author)
    if author is None or name is None:
        return None
    address = web_address(author.url)
    return {"@type": "Person", "name": name} | ({"url": address} if address else {})


def _date(stamp: Timestamp | None) -> str | None:
    """A date that schema.org takes: a day or finer."""
    value = stamp.isoformat() if stamp is not None else ""
    return value if len(value) >= _DAY else None


def _words(text: str) -> str:
    return "\n".join(map(legible, text.split("\n")))
