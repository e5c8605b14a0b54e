"""What a page's comments are about: title, author, date, address, body and language of the post.

Every source of a title is partial: ``<title>`` carries the site's name, a heading may be the site's logo, metadata may
be that of the site. So they vouch for each other: a heading whose words stand in ``<title>`` is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from threadkit.html import bodies, fields, scalars
from threadkit.html.fields import Item
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.profile import Profile, Rules, rules, selectors
from threadkit.html.selectors import select
from threadkit.model import Author, Body, Post, Timestamp
from threadkit.problems import Where

_SEPARATOR: Final = re.compile(r"\s+[|»«·•:/–—-]+\s+|\s*[|»«]\s*|(?<=\S):\s+")
_WORD: Final = re.compile(r"\w+")

_HEADLINES: Final = selectors(
    (
        "h1[itemprop=headline]",
        "h1.entry-title",
        "h1.post-title",
        "h2.entry-title",
        "h2.post-title",
        "h3.post-title",
        ".entry-title",
        "[itemprop=headline]",
        "article h1",
        "h1",
        "h2",
        "h3",
    )
)
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


def read_post(page: Page, profile: Profile) -> Post | None:
    """The post of a page, or None when the page says nothing about one. Comments should not have been read yet."""
    item = Item(page.root, page.index)
    title = read_title(page, profile.post_title)
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
        body=_body(page, profile.post_body),
        language=language(page),
        where=Where(line=fields.line_of(page.root)),
    )
    return post if title or post.body or author else None


def read_title(page: Page, own: Rules) -> str | None:
    """The title that the page gives its post."""
    for rule in own:
        for element in fields.places(page.index, rule):
            if found := fields.taken(rule, element):
                return found
    if page.front.get("title"):
        return page.front["title"]
    stated = _stated_title(page)
    vouched = [*_meta_titles(page), *_headings(page)]
    said = _words(stated)
    fitting = [title for title in vouched if len(_words(title)) >= 1 and _contains(said, _words(title))]
    if fitting:
        return max(fitting, key=lambda title: len(_words(title)))
    return vouched[0] if vouched and not stated else _without_site(stated, page) or None


def _stated_title(page: Page) -> str:
    titles = page.index.tags.get("title", [])
    return scalars.text_of(titles[0]) if titles else ""


def _meta_titles(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        names = (element.get("property"), element.get("name"))
        if "og:title" in names or "twitter:title" in names:
            yield _without_site(scalars.squash(element.get("content") or ""), page)


def _headings(page: Page) -> Iterator[str]:
    for selector in _HEADLINES:
        for element in select(page.index, selector):
            if heading := scalars.text_of(element):
                yield heading


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _contains(whole: list[str], part: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _without_site(title: str, page: Page) -> str:
    """A title without the name of the site that is appended to it or put before it."""
    names = {scalars.squash(name) for name in _site_names(page)}
    pieces = _SEPARATOR.split(title)
    for name in names:
        if len(pieces) > 1 and _words(pieces[-1]) == _words(name):
            return title[: title.rindex(pieces[-1])].rstrip(" |»«·•:/–—-")
        if len(pieces) > 1 and _words(pieces[0]) == _words(name):
            return title[len(pieces[0]) :].lstrip(" |»«·•:/–—-")
    return title


def _site_names(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        if element.get("property") == "og:site_name" or element.get("name") == "application-name":
            yield element.get("content") or ""


def _body(page: Page, own: Rules) -> Body | None:
    for rule in (*own, *_BODIES):
        for element in fields.places(page.index, rule):
            if bodies.says_something(element):
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
