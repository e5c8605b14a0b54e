"""WXR 1.2 for WordPress's own importer: an item for each thread, with its comments in it.

What the importer asks for decides: ids are whole numbers, a parent's below its replies'; ``wp:wxr_version`` is there;
an item whose title and date are those of a post that the site already has gives it its comments. A body is written as
WordPress keeps it: a blank line between paragraphs, a line end for a break; other line ends mean nothing in HTML and
are spaces. Names and titles are kept escaped for HTML there. Every status has its word: what is held back stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from attrs import define, field

from threadkit.model import Author, Comment, Kind, Post, Status, Thread, Timestamp
from threadkit.text.urls import web_address
from threadkit.writers.carried import html, instant, is_number, numbered, post_html, sql
from threadkit.writers.names import slug
from threadkit.writers.xml_text import cdata, element, wrapped

APPROVED: Final[dict[Status, str]] = {
    "visible": "1",
    "pending": "0",
    "hidden": "0",
    "spam": "spam",
    "deleted": "trash",
}
_TYPES: Final[dict[Kind, str]] = {"answer": "comment"}  # the other kinds are called there as they are here
_NO_DATE: Final = "0000-00-00 00:00:00"
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Comments</title>
<wp:wxr_version>1.2</wp:wxr_version>
"""
_PRE: Final = re.compile(r"(<pre\b[^<>]*>.*?</pre>)", re.DOTALL)
_PARAGRAPH: Final = re.compile(r"</?p\b[^<>]*>")
_BREAK: Final = re.compile(r"<br ?/?>")
_BLANK: Final = re.compile(r"\n{3,}")


def write(threads: Iterable[Thread], *, private: bool = False) -> Iterator[str]:
    """Every comment with its status. ``private``: with e-mail and IP addresses, and with comments' metadata."""
    numbers, logins = _Numbers(), set[str]()
    yield _HEAD
    for thread in threads:
        yield _account(thread.post, logins)
        yield "<item>\n" + "".join(_post(thread.post or Post(), numbers))
        for comment, (own, above) in zip(thread.comments, numbered(thread), strict=True):
            yield wrapped("wp:comment", "\n" + "".join(_comment(comment, own, above, private))) + "\n"
        yield "</item>\n"
    yield "</channel>\n</rss>\n"


@define
class _Numbers:
    """The numbers of posts, each given once: the importer passes over an item whose number it has seen."""

    _taken: set[int] = field(factory=set)
    _last: int = 0

    def of(self, post: Post) -> str:
        number = int(post.id) if post.id is not None and is_number(post.id) else 0
        while not number or number in self._taken:
            self._last = number = self._last + 1
        self._taken.add(number)
        return str(number)


def _account(post: Post | None, logins: set[str]) -> str:
    """The account of a post's author, told once: an item names only the login."""
    author = post.author if post is not None else None
    if author is None or not author.handle or author.handle in logins:
        return ""
    logins.add(author.handle)
    names = _line("wp:author_login", author.handle) + _line("wp:author_display_name", author.name or author.handle)
    return wrapped("wp:author", "\n" + names) + "\n"


def _post(post: Post, numbers: _Numbers) -> Iterator[str]:
    status, kind = post.extra.get("status"), post.extra.get("type")
    author = post.author or Author()
    yield _line("title", escape(post.title or "", quote=False))
    yield element("link", web_address(post.url) or "") + "\n"
    yield _line("dc:creator", author.handle or author.name)
    yield _line("content:encoded", as_kept(post_html(post) or ""))
    yield element("wp:post_id", numbers.of(post)) + "\n"
    yield from _dates("wp:post_date", post.published)
    yield from _dates("wp:post_modified", post.updated) if post.updated is not None else ()
    yield _line("wp:comment_status", "open")
    yield _line("wp:post_name", slug(post))
    yield _line("wp:status", status if isinstance(status, str) else "publish")
    yield _line("wp:post_type", kind if isinstance(kind, str) else "post")


def _comment(comment: Comment, own: int, above: int, private: bool) -> Iterator[str]:
    author = comment.author or Author()
    yield element("wp:comment_id", str(own)) + "\n"
    yield _line("wp:comment_author", escape(author.name or author.handle or "", quote=False))
    if private:
        yield _line("wp:comment_author_email", author.email)
        yield _line("wp:comment_author_IP", comment.private.get("ip"))
        yield _line("wp:comment_agent", comment.private.get("user_agent"))
    yield _line("wp:comment_author_url", web_address(author.url))
    yield from _dates("wp:comment_date", comment.published)
    yield _line("wp:comment_content", as_kept(html(comment.body)))
    yield _line("wp:comment_approved", APPROVED[comment.status])
    yield _line("wp:comment_type", _TYPES.get(comment.kind, comment.kind))
    yield element("wp:comment_parent", str(above)) + "\n"
    yield element("wp:comment_user_id", author.id if is_number(author.id) else "0") + "\n"
    yield from _meta(comment, own, private)


def _meta(comment: Comment, own: int, private: bool) -> Iterator[str]:
    """An id that is no number; other metadata may hold addresses (those of filters against spam do)."""
    pairs = comment.extra.get("meta") if private else None
    original = {} if comment.id == str(own) else {"threadkit_id": comment.id}
    for key, value in ((pairs if isinstance(pairs, dict) else {}) | original).items():
        for one in value if isinstance(value, list) else [value]:
            yield wrapped("wp:commentmeta", _line("wp:meta_key", key) + _line("wp:meta_value", str(one))) + "\n"


def _dates(name: str, stamp: Timestamp | None) -> Iterator[str]:
    """The local time and that in UTC; the second is zeros where the zone is unknown, both where the date is."""
    value = stamp.value if stamp is not None else None
    universal = instant(stamp) if value is not None and value.tzinfo is not None else None
    yield _line(name, sql(value) if value is not None else _NO_DATE)
    yield _line(f"{name}_gmt", sql(universal) if universal is not None else _NO_DATE)


def _line(name: str, text: str | None) -> str:
    return wrapped(name, cdata(text)) + "\n"


def as_kept(markup: str) -> str:
    """HTML as WordPress keeps it, where line ends are paragraphs and breaks (its filters take the tags away).

    >>> as_kept("<p>One,<br>two.</p>\\n<p>Three\\nfour.</p>")
    'One,\\ntwo.\\n\\nThree four.'
    """
    parts = _PRE.split(markup)
    parts[::2] = map(_lines, parts[::2])
    return "".join(parts).strip()


def _lines(markup: str) -> str:
    marked = _BREAK.sub("\n", _PARAGRAPH.sub("\n\n", markup.replace("\n", " ")))
    return _BLANK.sub("\n\n", "\n".join(line.strip(" ") for line in marked.split("\n")))
