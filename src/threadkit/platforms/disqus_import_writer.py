"""Disqus's "custom XML import": RSS with elements of WordPress's export and a few of Disqus's own.

The format is that of https://help.disqus.com/en/articles/1717222-custom-xml-import-format. Every element must be there,
even if it is empty. Disqus knows comments that are approved and comments that are not: what waits or is hidden is
imported as not approved, spam and what was deleted stays out (a frame keeps the place of one that has replies).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from threadkit.model import Author, Post, Thread
from threadkit.platforms.wordpress_wxr_writer import as_kept
from threadkit.text.urls import web_address
from threadkit.writers.carried import UNKNOWN, html, instant, numbered, page_of, post_html, published, sql
from threadkit.writers.held import Shown, note, told
from threadkit.writers.xml_text import cdata, element, wrapped

_CARRIED: Final = ("visible", "pending", "hidden")
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dsq="http://www.disqus.com/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.0/">
<channel>
"""


def write(threads: Iterable[Thread], *, include: Collection[str] = _CARRIED, private: bool = False) -> Iterator[str]:
    """``include``: the statuses to import. ``private``: with e-mail and IP addresses."""
    yield _HEAD
    for thread in threads:
        thread = told(thread, include)
        yield "<item>\n" + "".join(_post(thread.post or Post()))
        numbers = dict(zip(map(id, thread.comments), numbered(thread), strict=True))
        for place, _ in published(thread, include):
            own, above = numbers[id(place.comment)]
            yield wrapped("wp:comment", "\n" + "".join(_comment(place, own, above, private))) + "\n"
        yield "</item>\n"
    yield "</channel>\n</rss>\n"


def _post(post: Post) -> Iterator[str]:
    identifier = post.extra.get("identifier")
    yield element("title", post.title or "") + "\n"
    yield element("link", web_address(post.url) or "") + "\n"
    yield wrapped("content:encoded", cdata(post_html(post))) + "\n"
    yield element("dsq:thread_identifier", identifier if isinstance(identifier, str) else page_of(post)) + "\n"
    yield element("wp:post_date_gmt", sql(instant(post.published) or UNKNOWN)) + "\n"
    yield element("wp:comment_status", "closed" if post.extra.get("closed") is True else "open") + "\n"


def _comment(place: Shown, own: int, above: int, private: bool) -> Iterator[str]:
    comment = place.comment
    author = (comment.author if place.open else None) or Author()
    values = {
        "comment_id": str(own),
        "comment_author": author.name or author.handle,
        "comment_author_email": author.email if private else None,
        "comment_author_url": web_address(author.url),
        "comment_author_IP": comment.private.get("ip") if private and place.open else None,
        "comment_date_gmt": sql(instant(comment.published) or UNKNOWN),
    }
    for name, value in values.items():
        yield element(f"wp:{name}", value or "") + "\n"
    yield wrapped("wp:comment_content", cdata(as_kept(html(comment.body)) if place.open else note(place))) + "\n"
    yield element("wp:comment_approved", "1" if comment.status == "visible" or not place.open else "0") + "\n"
    yield element("wp:comment_parent", str(above)) + "\n"
