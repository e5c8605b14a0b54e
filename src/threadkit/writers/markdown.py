"""Threads as Markdown, for files that are kept, compared and built into sites.

Each comment begins with a heading, which no body can hold (its headings become bold lines), so no comment can pass for
two. Replies are nested as block quotes, by the level of their headings, or as list items. Bodies come from
:mod:`threadkit.text.marked`; everything else goes through :mod:`threadkit.text.markdown_escape` at the leaf. The first
line is always a heading: no title or name can become front matter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, Literal

from attrs import frozen

from threadkit import text
from threadkit.errors import UnknownOption, did_you_mean
from threadkit.model import Author, Comment, Thread, Timestamp
from threadkit.text import markdown_escape
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.held import PUBLIC, Shown, counted, note, shown, when, who

Style = Literal["quotes", "headings", "lists"]
COMMENT_HEADING: Final = 3  # below the title and the number of comments


@frozen
class _Nesting:
    """How a comment of some level stands: the prefixes of its first line, its others and the blank line above it, and
    the level of its heading."""

    first: str
    rest: str
    heading: int


def _quotes(level: int) -> _Nesting:
    return _Nesting("> " * level, "> " * level, COMMENT_HEADING)


def _headings(level: int) -> _Nesting:
    return _Nesting("", "", min(COMMENT_HEADING + level, 6))


def _lists(level: int) -> _Nesting:
    return _Nesting("    " * level + "-   ", "    " * (level + 1), COMMENT_HEADING)


_STYLES: Final[dict[str, Callable[[int], _Nesting]]] = {"quotes": _quotes, "headings": _headings, "lists": _lists}


def write(
    threads: Iterable[Thread],
    *,
    style: Style = "quotes",
    include: Collection[str] = PUBLIC,
    max_depth: int = 8,
    flat: bool = False,
    images: bool = False,
) -> Iterator[str]:
    """Markdown that every common reader takes for the same thing.

    ``style``: how replies are nested, as block quotes ("quotes"), by the level of their headings ("headings") or as
    list items ("lists"). ``include``: the statuses whose words are published. ``max_depth``: how many levels are
    nested; deeper replies say whom they answer. ``flat``: no nesting. ``images``: pictures as pictures, not links.
    """
    if style not in _STYLES:
        hint = did_you_mean(style, [*_STYLES])
        raise UnknownOption(f"markdown has no style {style!r}{hint} (known: {', '.join(_STYLES)})")
    for number, thread in enumerate(threads):
        yield from ["\n"] if number else []
        yield from _post(thread, images)
        places = shown(thread, include=include, max_depth=max_depth, flat=flat)
        yield f"## {counted(len(places), 'comment', 'comments')}\n"
        yield from _comments(places, _STYLES[style], include, images)


def _post(thread: Thread, images: bool) -> Iterator[str]:
    post = thread.post
    if post is None:
        return
    title = one_line(post.title or "", 500)
    yield f"# {markdown_escape.inline(title) if title else '*no title*'}\n\n"
    line = _line(_name(post.author), _moment(post.published), _edited(post.updated), _address(post.url))
    if line:
        yield line + "\n\n"
    if post.body is not None and post.body.source:
        yield text.to_markdown(post.body.source, post.body.format, images=images) + "\n\n"


def _comments(
    places: list[Shown], nesting: Callable[[int], _Nesting], include: Collection[str], images: bool
) -> Iterator[str]:
    level_before = 0
    for place in places:
        here = nesting(place.level)
        between = nesting(min(place.level, level_before)).rest if nesting is _quotes else ""
        first, *rest = _lines(place, here, include, images)
        yield f"{between.rstrip()}\n{here.first}{first}\n"
        yield "".join(f"{here.rest}{line}\n" if line else f"{here.rest.rstrip()}\n" for line in rest)
        level_before = place.level


def _lines(place: Shown, nesting: _Nesting, include: Collection[str], images: bool) -> list[str]:
    comment = place.comment
    if not place.open:
        return [f"*{note(place)}*"]
    lines = [f"{'#' * nesting.heading} {_name(comment.author) or '*no name*'}"]
    line = _line(
        _moment(comment.published),
        _edited(comment.updated),
        _answers(place, include),
        *_facts(comment),
        _address(comment.url),
    )
    lines += ["", line] if line else []
    words = text.to_markdown(comment.body.source, comment.body.format, images=images, headings=False)
    return lines + (["", *words.split("\n")] if words else [])


def _line(*facts: str) -> str:
    return " · ".join(filter(None, facts))


def _name(author: Author | None) -> str:
    name = who(author)
    if author is None or name is None:
        return ""
    address = web_address(author.url)
    shown_name = markdown_escape.line(name)
    return f"[{shown_name}]({markdown_escape.destination(address)})" if address else shown_name


def _moment(stamp: Timestamp | None) -> str:
    return markdown_escape.line(when(stamp) or "")


def _edited(stamp: Timestamp | None) -> str:
    moment = when(stamp)
    return f"edited {markdown_escape.inline(moment)}" if moment else ""


def _answers(place: Shown, include: Collection[str]) -> str:
    """Whom the comment answers, where nesting does not say so."""
    if place.parent is None or place.nested:
        return ""
    name = who(place.parent.author) if place.parent.status in include else None
    return f"in reply to {markdown_escape.inline(name) if name else 'a comment'}"


def _facts(comment: Comment) -> list[str]:
    words = [one_line(role, 40) for role in (comment.author.roles if comment.author else ())]
    words += [word for word in (comment.kind, comment.status) if word not in ("comment", "visible")]
    if comment.score is not None:
        words.append(f"{comment.score:g} {'point' if comment.score == 1 else 'points'}")
    return [markdown_escape.inline(word) for word in words]


def _address(url: str | None) -> str:
    address = web_address(url)
    return markdown_escape.linked(address, begins_line=True) if address else ""
