"""Comments as templates want them: in reading order, each with what there is to show, already safe.

A template has no good way to follow replies: recursion ends at the depth where the engine gives up. So the thread is a
flat list whose places say where a list of replies begins and ends. Which comments are shown, and which are only frames
for their replies, is decided where the writers decide it (:mod:`threadkit.writers.held`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from attrs import frozen

from threadkit.model import Comment, Thread
from threadkit.text.escape import SafeMarkup, escaped
from threadkit.text.urls import web_address
from threadkit.writers.held import PUBLIC, Shown, note, shown, told, when, who
from threadkit.writers.html_anchors import Anchors

NO_NAME: Final = "no name"


@frozen(eq=False)
class Place:
    """A comment in its place. Every value is HTML that can stand in a page or a quoted attribute as it is.

    ``author``, ``author_url`` and ``avatar`` (addresses of the web only, or empty), ``published`` (ISO 8601, no finer
    than what is known, or empty), ``when`` (the same for people), ``html`` (the sanitized body; a note in a frame),
    ``anchor`` (unique in the page), ``level`` (from 0). ``open`` is false for a comment that is only a frame.

    ``opens``: a list of replies begins before it. ``leaf``: nothing stands below it. ``closes``: as many lists of
    replies end after it (a range, for a loop).
    """

    comment: Comment
    level: int
    open: bool
    author: str
    author_url: str
    avatar: str
    published: str
    when: str
    html: str
    anchor: str
    parent_anchor: str
    opens: bool
    leaf: bool
    closes: range


def places(
    thread: Thread, *, sort: str = "source", max_depth: int = 8, include: Collection[str] = PUBLIC
) -> list[Place]:
    """The comments to show, in reading order. Options as for the HTML writer; ``sort`` as for :meth:`Thread.walk`.

    >>> thread = Thread(comments=[Comment("1"), Comment("2", "1"), Comment("3", "2"), Comment("4")])
    >>> [(place.level, place.opens, place.leaf, len(place.closes)) for place in places(thread)]
    [(0, False, False, 0), (1, True, False, 0), (2, True, True, 2), (0, False, True, 0)]
    """
    ordered = told(thread.sorted(sort), include)
    anchors = Anchors()
    anchors.add(ordered)
    found = shown(ordered, include=include, max_depth=max_depth, flat=False)
    levels = [0, *(place.level for place in found), 0]
    return [_place(place, anchors, levels[n], levels[n + 2]) for n, place in enumerate(found)]


def _place(place: Shown, anchors: Anchors, before: int, after: int) -> Place:
    comment = place.comment
    author = comment.author if place.open else None
    stamp = comment.published if place.open else None
    return Place(
        comment=comment,
        level=place.level,
        open=place.open,
        author=_safe((who(author) or NO_NAME) if place.open else None),
        author_url=_safe(web_address(author.url) if author else None),
        avatar=_safe(web_address(author.avatar) if author else None),
        published=_safe(stamp.isoformat() if stamp else None),
        when=_safe(when(stamp)),
        html=SafeMarkup(comment.body.html if place.open else escaped(note(place))),
        anchor=_safe(anchors.of(comment)),
        parent_anchor=_safe(anchors.of(place.parent) if place.parent else None),
        opens=place.level > before,
        leaf=after <= place.level,
        closes=range(max(0, place.level - after)),
    )


def _safe(text: str | None) -> SafeMarkup:
    return SafeMarkup(escaped(text or ""))
