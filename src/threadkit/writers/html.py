"""Threads as HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from threadkit.model import Thread
from threadkit.text.characters import one_line
from threadkit.text.escape import escaped
from threadkit.writers.held import PUBLIC, shown


def write_fragment(
    threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, max_depth: int = 8, flat: bool = False
) -> Iterator[str]:
    """Nested lists of articles."""
    for thread in threads:
        if thread.post is not None and thread.post.title:
            yield f"<h2>{escaped(one_line(thread.post.title))}</h2>\n"
        if thread.post is not None and thread.post.body is not None:
            yield f"<div>{thread.post.body.html}</div>\n"
        for place in shown(thread, include=include, max_depth=max_depth, flat=flat):
            comment = place.comment
            name = escaped(one_line(comment.author.name or "")) if comment.author else ""
            yield f"<article><h3>{name if place.open else ''}</h3>\n"
            yield f"<div>{comment.body.html if place.open else ''}</div></article>\n"


def write_page(
    threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, max_depth: int = 8, flat: bool = False
) -> Iterator[str]:
    """A whole document."""
    yield "<!doctype html>\n<meta charset=utf-8>\n<title>Comments</title>\n"
    yield from write_fragment(threads, include=include, max_depth=max_depth, flat=flat)
