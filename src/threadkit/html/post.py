"""What a page's comments are about: title, author, date, address, body and language of the post.

The platform's table speaks first; after it come the places where most pages say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.html import bodies, fields
from threadkit.html.fields import Item
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.profile import Profile, Rules, rules
from threadkit.html.scalars import text_of
from threadkit.html.title import read_title
from threadkit.model import Author, Body, Post, Timestamp
from threadkit.problems import Where

_AUTHORS: Final = rules(
    (
        "article [itemprop=author] [itemprop=name]",
        "meta[name=author]@content",
        "a[rel=author]",
        ".entry-author-name",
        ".byline .author",
        ".post-author .fn",
        ".entry-meta .author",
        ".author.vcard .fn",
        ".post-author",
        "[itemprop=author]",
        ".byline",
    )
)
_DATES: Final = rules(
    (
        "meta[property=article:published_time]@content",
        "meta[itemprop=datePublished]@content",
        "time.entry-date",
        "time.published",
        "[itemprop=datePublished]",
        "abbr.published",
        ".entry-date",
        ".date-header",
        ".post-date",
        "article time",
        ".entry-meta",
        ".postmetadata",
    )
)
_BODIES: Final = rules(
    (
        "[itemprop=articleBody]",
        ".entry-content",
        ".post-content",
        ".post-body",
        ".article-body",
        ".article-content",
        ".entry",
        "article",
    )
)


def read_post(page: Page, profile: Profile, title: str | None) -> Post | None:
    """The post of a page, or None when the page says nothing about one. The comments should have been taken out."""
    item = Item(page.root, page.index)
    author = fields.first(item, "author", (*profile.post_author, *_AUTHORS), fields.name)
    published = fields.first(item, "published", (*profile.post_published, *_DATES), fields.stamp)
    front_date = page.front.get("date")
    if published is None and front_date is not None:
        published = Timestamp(front_date)
    post = Post(
        title=title,
        url=page.url,
        author=Author(name=author or page.front.get("author")) if author or page.front.get("author") else None,
        published=published,
        body=_body(page, profile.post_body, title),
        language=language(page),
        where=Where(line=fields.line_of(page.root)),
    )
    return post if title or post.body or author else None


def post_title(page: Page, own: Rules) -> str | None:
    """The title by a table's own rules, or as any page gives it."""
    for rule in own:
        for element in fields.places(page.index, rule):
            if found := fields.taken(rule, element):
                return found
    return read_title(page)


def _body(page: Page, own: Rules, title: str | None) -> Body | None:
    for rule in (*own, *_BODIES):
        for element in fields.places(page.index, rule):
            if bodies.says_something(element) and text_of(element) != title:
                return Body(bodies.inner(element))
    return None


def language(page: Page) -> str | None:
    """The language that the page declares, as a BCP 47 tag."""
    declared = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not declared:
        declared = next(_declared_in_meta(page.index.tags.get("meta", [])), None)
    return declared.strip().replace("_", "-") if declared and declared.strip() else None


def _declared_in_meta(metas: list[Element]) -> Iterator[str]:
    for element in metas:
        if (element.get("http-equiv") or "").lower() == "content-language" or element.get("property") == "og:locale":
            yield element.get("content") or ""
