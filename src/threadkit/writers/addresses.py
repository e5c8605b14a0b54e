"""Addresses for what has only an id, for formats in which everything is named by an address (an IRI) of its own.

An id that is an address stays what it is. Otherwise a comment is called by its page's address with ``#comment-`` and
its id; a page without an address, by a ``urn:`` that says which of the threads it is.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from attrs import frozen

from threadkit.model import Thread
from threadkit.text.urls import web_address

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>\"{}|\\^`\x00-\x20\x7f-\xa0\ud800-\udfff]+")


@frozen
class Addresses:
    """The addresses of one thread's page and comments."""

    page: str

    def of(self, id: str) -> str:
        """
        >>> page = Addresses("https://example.org/tea/")
        >>> page.of("7"), page.of("tag:example.org,2012:7")
        ('https://example.org/tea/#comment-7', 'tag:example.org,2012:7')
        """
        if _IRI.fullmatch(id):
            return id
        return f"{self.page.partition('#')[0]}#comment-{quote(id, safe='', errors='replace')}"


def addresses(thread: Thread, number: int) -> Addresses:
    """The addresses of a thread, which is the ``number``-th of its file (from 1)."""
    post = thread.post
    if post is not None and post.id is not None and _IRI.fullmatch(post.id):
        return Addresses(post.id)
    return Addresses((web_address(post.url) if post is not None else None) or f"urn:threadkit:thread:{number}")
