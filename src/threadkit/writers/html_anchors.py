"""Where a link into a page of comments leads: the ids of the comments.

An id that a stranger chose can shadow a property of the page's scripts (``id="cookie"``) or another comment. So the
original anchor is kept where it has the shape that comment systems give (letters, then a separator or digits) and
nobody in the document has it already; otherwise the comment gets one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment, Thread

_ORIGINAL: Final = re.compile(
    r"(?!tk-)[A-Za-z]{1,24}(?:[-_.:][A-Za-z0-9]{1,32}|\d{1,20})(?:[-_.:][A-Za-z0-9]{1,32}){0,4}"
)
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Anchors:
    """The ids of the comments of one document; threads are added one after another."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._of: dict[int, str] = {}

    def add(self, thread: Thread) -> None:
        """Choose the ids of a thread's comments. Those of the thread before are forgotten, but stay taken."""
        self._of = {}
        for comment in thread.comments:
            anchor = next(name for name in self._candidates(comment) if name not in self._taken)
            self._taken.add(anchor)
            self._of[id(comment)] = anchor

    def of(self, comment: Comment) -> str:
        """The id of a comment of the last thread added."""
        return self._of[id(comment)]

    def _candidates(self, comment: Comment) -> Iterator[str]:
        fragment = (comment.url or "").partition("#")[2]
        for original in (fragment, comment.id):
            if _ORIGINAL.fullmatch(original):
                yield original
        if _PLAIN.fullmatch(comment.id):
            yield f"comment-{comment.id}"
        number = len(self._taken) + 1
        while True:
            yield f"tk-comment-{number}"
            number += 1
