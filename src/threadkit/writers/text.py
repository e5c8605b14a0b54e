"""Threads as plain text, for terminals, letters and ``diff``.

Every comment begins with a line of its own that starts with its number in brackets, and stands indented below what it
answers; its words stand four columns further in. A line of somebody's text that begins like such a header is marked
with a bar, so no comment can pass for two. Controls, and what hides or reorders text, are gone (:func:`legible
<threadkit.text.characters.legible>`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from threadkit import text
from threadkit.errors import UnknownOption
from threadkit.model import Body, Comment, Post, Thread
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.held import PUBLIC, Shown, counted, note, shown, when, who
from threadkit.writers.text_wrap import columns, wrapped

MIN_WIDTH: Final = 20
_INDENT: Final = "    "
_LIKE_HEADER: Final = re.compile(r"[\s>|]*\[\s*\d+\s*\]")


def write(
    threads: Iterable[Thread],
    *,
    width: int = 80,
    include: Collection[str] = PUBLIC,
    max_depth: int = 8,
    flat: bool = False,
) -> Iterator[str]:
    """Plain text, replies indented.

    ``width``: columns of a line, 0 for lines as long as they come. ``include``: the statuses whose words are shown.
    ``max_depth``: how many levels are indented; deeper replies say whom they answer. ``flat``: no indentation.
    """
    if width and width < MIN_WIDTH:
        raise UnknownOption(f"width is at least {MIN_WIDTH} columns, or 0 for lines as long as they come, not {width}")
    for number, thread in enumerate(threads):
        yield from ["\n\n"] if number else []
        if thread.post is not None:
            yield from _post(thread.post, width)
        places = shown(thread, include=include, max_depth=max_depth, flat=flat)
        yield _underlined(counted(len(places), "comment", "comments"), "-")
        yield from _comments(places, include, width)


def _post(post: Post, width: int) -> Iterator[str]:
    title = one_line(post.title or "", 500)
    if title:
        yield _underlined(_marked(title), "=")
    facts = (who(post.author), when(post.published), _edited(post), web_address(post.url))
    line = _marked(" · ".join(filter(None, facts)))
    yield from [f"{line}\n"] if line else []
    yield from ["\n"] if title or line else []
    if post.body is not None and post.body.source:
        yield _words(post.body, "", width) + "\n"


def _underlined(line: str, sign: str) -> str:
    return f"{line}\n{sign * min(columns(line), 80)}\n"


def _comments(places: list[Shown], include: Collection[str], width: int) -> Iterator[str]:
    numbers = {id(place.comment): number for number, place in enumerate(places, 1)}
    for number, place in enumerate(places, 1):
        indent = _INDENT * place.level
        yield f"\n{indent}[{number}] {_header(place, numbers, include)}\n"
        if place.open:
            yield _words(place.comment.body, indent + _INDENT, width)


def _header(place: Shown, numbers: dict[int, int], include: Collection[str]) -> str:
    comment = place.comment
    if not place.open:
        return note(place)
    facts = [who(comment.author) or "no name", when(comment.published), _edited(comment), *_facts(comment)]
    if place.parent is not None and not place.nested:
        facts.append(f"in reply to [{numbers.get(id(place.parent), '?')}]")
    return " · ".join(filter(None, [*facts, web_address(comment.url)]))


def _edited(item: Post | Comment) -> str:
    moment = when(item.updated)
    return f"edited {moment}" if moment else ""


def _facts(comment: Comment) -> list[str]:
    words = [one_line(role, 40) for role in (comment.author.roles if comment.author else ())]
    words += [word for word in (comment.kind, comment.status) if word not in ("comment", "visible")]
    if comment.score is not None:
        words.append(f"{comment.score:g} {'point' if comment.score == 1 else 'points'}")
    return words


def _words(body: Body, indent: str, width: int) -> str:
    """The body's lines, indented, wrapped, and marked where one could be taken for a header."""
    words = text.to_dressed_text(body.source, body.format)
    room = max(width - len(indent), MIN_WIDTH) if width else 0
    lines = words.split("\n") if words else []
    parts = [part for line in lines for part in (wrapped(line, room) if room else [line])]
    return "".join(f"{indent}{_marked(part)}\n" if part else "\n" for part in parts)


def _marked(line: str) -> str:
    """Somebody's line, with a bar before it if it could be taken for a comment's header."""
    return "| " + line if _LIKE_HEADER.match(line) else line
