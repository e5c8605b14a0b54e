"""Threads as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from threadkit.model import Thread
from threadkit.text.characters import one_line
from threadkit.writers.held import PUBLIC, shown


def write(
    threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, max_depth: int = 8, flat: bool = False
) -> Iterator[str]:
    """Replies indented below what they answer."""
    for thread in threads:
        if thread.post is not None and thread.post.title:
            yield one_line(thread.post.title) + "\n\n"
        if thread.post is not None and thread.post.body is not None:
            yield thread.post.body.text + "\n\n"
        for place in shown(thread, include=include, max_depth=max_depth, flat=flat):
            comment, pad = place.comment, "    " * place.level
            name = one_line(comment.author.name or "") if comment.author else ""
            when = comment.published.isoformat() if comment.published else ""
            yield f"{pad}{name if place.open else ''} {when}\n"
            if place.open:
                yield "".join(f"{pad}  {line}\n" for line in comment.body.text.split("\n"))
            yield "\n"
