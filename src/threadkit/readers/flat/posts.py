"""The post above the comments: its title, its byline, its body, and what stands around the list of comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from threadkit.model import Author, Body, Post, Timestamp
from threadkit.problems import Where
from threadkit.readers.flat.layout import Layout
from threadkit.readers.flat.lines import Line, joined, starts_paragraph
from threadkit.readers.flat.marks import read_mark
from threadkit.readers.flat.names import author_of, is_personal

_LONGEST_TITLE: Final = 160  # characters
_HASHES: Final = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?$")  # Markdown's headings survive some flattenings
_RULE: Final = re.compile(r"[=\-_*~]{3,}$")
_BYLINES: Final = frozenset({"by name", "by name date", "date by name", "name date", "date name"})


@frozen
class Byline:
    """Who wrote the post and when, from the lines below its title, and how many lines that took."""

    author: Author | None = None
    published: Timestamp | None = None
    length: int = 0


def post_of(lines: Sequence[Line], layout: Layout | None, end: int) -> Post | None:
    """The post of a flattened page, or None if nothing stands above the comments.

    ``end`` is the index of the line behind the last of a post without comments.

    ``extra`` keeps the text around the list: "heading" is what stands between post and comments, "footer" what follows
    them.
    """
    stop = end if layout is None else _end_of_post(layout)
    title = title_of(lines, stop)
    start = 0 if title is None else 1
    if title is not None and start < stop and _RULE.match(lines[start].text):
        start += 1
    byline = byline_of(lines[start:stop]) if title is not None else Byline()
    body = lines[start + byline.length : stop]
    extra = _surroundings(lines, stop, layout)
    if title is None and not body and not extra:
        return None
    return Post(
        title=title,
        author=byline.author,
        published=byline.published,
        body=Body(joined(body), "text") if body else None,
        extra=extra,
        where=Where(lines[0].start, lines[stop - 1].end, lines[0].number) if stop else None,
    )


def _end_of_post(layout: Layout) -> int:
    first = layout.texts[0].start if layout.after else layout.headers[0].first
    return first if layout.heading is None else min(first, layout.heading.line)


def title_of(lines: Sequence[Line], stop: int) -> str | None:
    """The first line, if it can be a title: short, and no sentence that goes on below it."""
    if stop == 0:
        return None
    text = lines[0].text
    alone = stop == 1 or starts_paragraph(lines, 1) or _RULE.match(lines[1].text) is not None
    if len(text) > _LONGEST_TITLE or (not alone and text[-1] in ".,;:") or (stop == 1 and text[-1] in ".,;:"):
        return None
    hashes = _HASHES.match(text)
    return hashes[1] if hashes else text


def byline_of(lines: Sequence[Line]) -> Byline:
    """The byline that the first lines are: "Posted by X on DATE", "by X" and "DATE" on a line each, "X | DATE"."""
    byline = Byline()
    for line in lines[:2]:
        mark = read_mark(line.text)
        author = author_of(mark.name) if mark.shape in _BYLINES and is_personal(mark.name) else None
        new = (author is not None and byline.author is None) or (mark.shape == "date" and byline.published is None)
        if mark.rest >= 0 or not new:
            break
        stamp = Timestamp(mark.stamps[0].text) if mark.stamps else byline.published
        byline = Byline(author or byline.author, stamp, byline.length + 1)
    return byline


def _surroundings(lines: Sequence[Line], stop: int, layout: Layout | None) -> dict[str, str]:
    """What stands between the post and its comments, and below these."""
    if layout is None:
        return {"footer": joined(lines[stop:])} if stop < len(lines) else {}
    first = layout.texts[0].start if layout.after else layout.headers[0].first
    last = layout.headers[-1].last + 1 if layout.after else layout.end
    around = {"heading": joined(lines[stop:first]), "footer": joined(lines[last:])}
    return {key: text for key, text in around.items() if text}
