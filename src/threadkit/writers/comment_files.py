"""Comments as documents of a static site: a header and a body, in a file for each comment.

Nikola's static_comments has ``<slug>.<id>.wpcomment`` with lines like ``.. author: Ann``; Pelican's comment system has
``<slug>/<id>.md`` with lines like ``author: Ann``. Whatever stands in a header is one line, so nobody's name can begin
another. What is not shown keeps its place by a line that says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from threadkit.model import Author, Status, Thread
from threadkit.text.characters import one_line
from threadkit.text.urls import web_address
from threadkit.writers.carried import UNKNOWN, instant, published, sql
from threadkit.writers.held import PUBLIC, Shown, note, who
from threadkit.writers.names import Names, safe_name, slug

Files = Iterator[tuple[str, str]]
_NIKOLA_STATUSES: Final[dict[Status, str]] = {
    "visible": "approved",
    "pending": "hold",
    "hidden": "hold",
    "spam": "spam",
    "deleted": "trash",
}


def write_nikola(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``include``: the statuses to write. ``private``: with e-mail and IP addresses (these files lie in sites' public
    repositories). Bodies are HTML."""
    pages = Names()
    for thread in threads:
        places = published(thread, include)
        page, names = pages.unique(slug(thread.post)) if places else "", Names()
        for place, above in places:
            own = names.unique(safe_name(place.comment.id.replace(".", "-")))
            header = _nikola(place, private) | {"parent_id": above.id if above is not None else None}
            body = place.comment.body.html if place.open else note(place)
            yield f"{page}.{own}.wpcomment", _document(header, ".. {}: {}\n", body)


def _nikola(place: Shown, private: bool) -> dict[str, str | None]:
    comment = place.comment
    author = (comment.author if place.open else None) or Author()
    moment = instant(comment.published)
    return {
        "id": comment.id,
        "approved": str(comment.status == "visible" or not place.open),
        "author": who(author),
        "author_email": author.email if private else None,
        "author_url": web_address(author.url),
        "author_IP": comment.private.get("ip") if private and place.open else None,
        "date_utc": sql(moment) if moment is not None else None,
        "status": _NIKOLA_STATUSES[comment.status] if place.open else None,
        "compiler": "html",
    }


def write_pelican(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Files:
    """``include``: the statuses to write. ``private``: with e-mail addresses. Bodies are Markdown. The plugin sorts by
    dates, so a comment without one has that of the beginning of Unix time."""
    folders = Names()
    for thread in threads:
        places = published(thread, include)
        folder, names = folders.unique(slug(thread.post)) if places else "", Names()
        files: dict[int, str] = {}
        for place, above in places:
            files[id(place.comment)] = own = names.unique(safe_name(place.comment.id))
            header = _pelican(place, private) | {"replyto": files[id(above)] if above is not None else None}
            body = place.comment.body.markdown if place.open else note(place)
            yield f"{folder}/{own}.md", _document(header, "{}: {}\n", body)


def _pelican(place: Shown, private: bool) -> dict[str, str | None]:
    comment = place.comment
    author = (comment.author if place.open else None) or Author()
    known = comment.published.isoformat() if comment.published is not None else ""
    return {
        "author": who(author),
        "date": known or UNKNOWN.isoformat(),
        "email": author.email if private else None,
        "website": web_address(author.url),
    }


def _document(header: Mapping[str, str | None], line: str, body: str) -> str:
    """A header, a blank line, and the body."""
    lines = (line.format(name, one_line(value, len(value))) for name, value in header.items() if value)
    return f"{''.join(lines)}\n{body}\n"
