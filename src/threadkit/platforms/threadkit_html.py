"""Pages and fragments that threadkit wrote, read back to the equal thread.

The markup of :mod:`threadkit.writers.html` names everything (``tk-*`` classes, ``data-tk-*`` attributes), so nothing
competes and nothing is guessed: each thread of the page is read by itself, ids, parents and dates come back as they
were, and dates are not settled again. One walk over each comment; how deep replies are nested plays no part.

What comes back is equal but for what no page shows:

- ``extra``, ``private``, e-mail, ``where``, ``origin`` and ``problems`` are not written, an avatar only if asked for;
- of comments held back nothing is written, or a frame without words and author whose status is "hidden"; that of a
  deleted one is "deleted";
- a body is its sanitized HTML, whatever its format was; an empty body of a post is none;
- names, titles and roles are on one line (of up to 200, 500 and 40 characters), ids and handles without characters
  that cannot be seen; an author of whom nothing is said is nobody;
- addresses are those that may be linked to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, get_args

from attrs import evolve

from threadkit.html import bodies
from threadkit.html.fields import line_of
from threadkit.html.index import tokens
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.scalars import texts
from threadkit.model import Author, Body, Comment, Kind, Origin, Post, Status, Timestamp
from threadkit.problems import Where
from threadkit.readers.native import TIMESTAMP
from threadkit.readers.records import Record
from threadkit.reading import Context, Facts, Item, Start

_REASON: Final = "the page has article.tk-thread with section.tk-comments"
_KINDS: Final[Mapping[str, Kind]] = {kind: kind for kind in get_args(Kind)}
_STATUSES: Final[Mapping[str, Status]] = {status: status for status in get_args(Status)}

Marked = dict[str, Element]  # class -> the first element that has it


def threads_of(page: Page) -> list[Element]:
    """The elements of the threads that threadkit wrote into a page; none in a page of somebody else's."""
    found = page.index.classes.get("tk-thread", [])
    return [thread for thread in found if _child(thread, "section", "tk-comments") is not None]


def read(threads: Iterable[Element], context: Context) -> Iterator[Item]:
    """What those elements say, one thread after another."""
    for thread in threads:
        yield from _thread(thread, context)


def _thread(thread: Element, context: Context) -> Iterator[Item]:
    yield Start(checked=True)
    header = _child(thread, "header", "tk-post")
    if header is not None:
        yield _post(header, _child(thread, "div", "tk-body"), context)
    articles = [one for one in thread.iter("article") if "tk-comment" in _classes(one)]
    for article in sorted(articles, key=_order):
        yield _comment(article, context)
    claimed = thread.get("data-tk-claimed") or ""
    origin = Origin(format="html", profile="threadkit", url=context.url, reasons=(_REASON,))
    yield Facts(int(claimed) if claimed.isdecimal() and len(claimed) < 20 else None, origin)


def _order(article: Element) -> int:
    """The comment's place in the source, where that is not the place in which it is shown."""
    item = article.getparent()
    order = (item.get("data-tk-order") or "") if item is not None else ""
    return int(order) if order.isdecimal() and len(order) < 20 else 0


def _post(header: Element, body: Element | None, context: Context) -> Post:
    parts = _marked(header)
    title = parts.get("tk-title")
    link = _marked(title).get("u-url") if title is not None else None
    published, updated = _dates(header, parts, context)
    return Post(
        id=header.get("data-tk-id"),
        title=_said(title) if title is not None else None,
        url=link.get("href") if link is not None else header.get("data-tk-url"),
        author=_author(parts),
        published=published,
        updated=updated,
        body=Body(bodies.inner(body)) if body is not None else None,
        language=header.get("data-tk-language"),
        where=Where(line=line_of(header)),
    )


def _comment(article: Element, context: Context) -> Comment:
    comment = Comment(
        id=article.get("data-tk-id") or article.get("id") or "",
        parent_id=article.get("data-tk-parent"),
        kind=_KINDS.get(article.get("data-tk-kind") or "", "comment"),
        status=_STATUSES.get(article.get("data-tk-status") or "", "visible"),
        where=Where(line=line_of(article)),
    )
    head, body = _child(article, "header", "tk-head"), _child(article, "div", "tk-body")
    if head is None or body is None:  # a frame
        return comment
    parts = _marked(head)
    published, updated = _dates(head, parts, context)
    original = parts.get("tk-original")
    return evolve(
        comment,
        author=_author(parts),
        published=published,
        updated=updated,
        body=Body(bodies.inner(body)),
        url=original.get("href") if original is not None else None,
        score=_number(article.get("data-tk-score")),
    )


def _author(parts: Marked) -> Author | None:
    card, face = parts.get("p-author"), parts.get("u-photo")
    if card is None:
        return None
    link = _child(card, "a", "u-url")
    shown = _child(card if link is None else link, "bdi", "p-name")
    author = Author(
        name=_said(shown) if shown is not None and "p-nickname" not in _classes(shown) else None,
        handle=card.get("data-tk-handle"),
        url=link.get("href") if link is not None else card.get("data-tk-url"),
        avatar=face.get("src") if face is not None else None,
        id=card.get("data-tk-author"),
        roles=_roles(card),
    )
    return author if author != Author() else None


def _roles(card: Element) -> tuple[str, ...]:
    """The roles on the badges beside a name."""
    return tuple(_said(badge) for badge in card.itersiblings("span") if "tk-role" in _classes(badge))


def _dates(head: Element, parts: Marked, context: Context) -> tuple[Timestamp | None, Timestamp | None]:
    """When it was published and when edited; the edit's element has a frame of its own."""
    frame = parts.get("tk-edited")
    edited = next(frame.iter("time"), None) if frame is not None else None
    first = next(head.iter("time"), None)
    return _stamp(first if first is not edited else None, context), _stamp(edited, context)


def _stamp(time: Element | None, context: Context) -> Timestamp | None:
    """A date by its element and what native JSON says beyond it."""
    if time is None:
        return None
    shown = {
        "text": time.get("data-tk-text", _said(time)),
        "value": time.get("data-tk-value", time.get("datetime")),
        "precision": time.get("data-tk-precision"),
    }
    record = Record({"date": shown | _rest(time)}, "", context, line_of(time))
    stamp: Timestamp | None = record.take("date", TIMESTAMP)
    record.report_rest()
    return stamp


def _rest(time: Element) -> dict[str, object]:
    try:
        rest = json.loads(time.get("data-tk-date") or "{}")
    except (ValueError, RecursionError):
        return {}
    return rest if isinstance(rest, dict) else {}


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _child(element: Element, tag: str, name: str) -> Element | None:
    """The first child with a tag and a class."""
    return next((child for child in element.iterchildren(tag) if name in _classes(child)), None)


def _marked(element: Element) -> Marked:
    """The elements inside an element, itself included, by class; the first of each."""
    found: Marked = {}
    for one in element.iter():
        for name in _classes(one):
            found.setdefault(name, one)
    return found


def _classes(element: Element) -> tuple[str, ...]:
    return tokens(element.get("class") or "")


def _said(element: Element) -> str:
    return "".join(texts(element))
