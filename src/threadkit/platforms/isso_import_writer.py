"""Isso's generic import (``isso import -t generic``): an array of pages, each with its comments.

The importer takes a file that begins with ``[{``, asks for every key, publishes all that it finds and knows no parents
(``isso/migrate.py``, class Generic): so only what may be published is written, and replies become comments of the first
level, in reading order. A page is known by the path of its address. Bodies are Markdown, as Isso keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from threadkit.model import Author, Comment, Post, Thread
from threadkit.text.urls import web_address
from threadkit.writers.carried import UNKNOWN, encoded, instant, markdown, page_of, published, sql
from threadkit.writers.held import PUBLIC


def write(threads: Iterable[Thread], *, private: bool = False) -> Iterator[str]:
    """The visible comments. ``private``: with e-mail and IP addresses."""
    begin = "["
    for thread in threads:
        comments = [place.comment for place, _ in published(thread, PUBLIC) if place.open]
        if comments:
            yield begin + encoded(_page(thread.post or Post(), comments, private))
            begin = ",\n"
    yield "[]\n" if begin == "[" else "]\n"


def _page(post: Post, comments: list[Comment], private: bool) -> dict[str, Any]:
    return {
        "id": path_of(post),
        "title": post.title or "",
        "comments": [_comment(comment, number, private) for number, comment in enumerate(comments, start=1)],
    }


def path_of(post: Post) -> str:
    """What Isso calls a page.

    >>> path_of(Post(url="https://example.org/tea/?p=7")), path_of(Post(id="green tea"))
    ('/tea/?p=7', '/green tea')
    """
    try:
        address = urlsplit(page_of(post))
    except ValueError:
        return "/"
    return f"/{address.path.lstrip('/')}" + (f"?{address.query}" if address.query else "")


def _comment(comment: Comment, number: int, private: bool) -> dict[str, Any]:
    author = comment.author or Author()
    return {
        "id": number,
        "author": author.name or author.handle,
        "email": author.email if private else None,
        "website": web_address(author.url),
        "remote_addr": comment.private.get("ip", "") if private else "",
        "created": sql(instant(comment.published) or UNKNOWN),
        "text": markdown(comment.body),
    }
