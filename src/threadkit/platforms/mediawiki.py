"""MediaWiki talk pages, where a comment is whatever ends in a signature.

Nothing in the markup says "comment": there are headings, paragraphs and lists that indent. So the page is prepared: it
is taken line by line (a paragraph, a list item's own text), lines are collected until one ends in a signature (a link
to the writer's page and a time with its zone), and each collection becomes an element that a table can read. The depth
of the lists says who is answered, anew below each heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from attrs import define, field, frozen
from lxml import etree

from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.profile import Profile
from threadkit.html.scalars import squash, text_of
from threadkit.html.selectors import compile_selector, select

_CONTENT: Final = tuple(map(compile_selector, (".mw-parser-output", "#mw-content-text", "#bodyContent")))
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS: Final = ("dl", "ul", "ol")
_HOLDERS: Final = (*_LISTS, "dd", "dt", "li", "div", "section", "center", "p")
_APPARATUS: Final = re.compile(
    r"\b(?:toc|navbox|mw-editsection|noprint|ext-discussiontools-init-(?:section-bar|replylink-buttons))\b"
)
_STAMP: Final = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}[^()<>]{3,40}?\d{4}|\d{1,2}[^()<>\d]{1,20}\d{4}[^()<>\d]{0,8}\d{1,2}[:.h]\d{2})"
    r"[^()<>\d]{0,4}\((?:UTC|[^()<>\d]{1,12})\)"
)
_LINK: Final = re.compile(r"<a [^<>]{0,600}>")
_TITLE: Final = re.compile(r'title="([^":]{1,60}):([^"]{1,200})"')
_HREF: Final = re.compile(r'href="([^"]{1,500})"')
_TAG: Final = re.compile(r"<[^<>]*>")
_SPECIAL: Final = re.compile(r"(?i)sp[eé][czs]ia|specj|служ|特|خاص|özel|erikois")
_OPEN_TAGS: Final = re.compile(r"(?:<[^/<>][^<>]*>|[\s(\[~—–-]|&nbsp;|&#160;)+$")
_LONGEST: Final = 3_000  # characters of a signature's markup
_NEAR: Final = 60  # characters of text between the parts of a signature
_REPLACED: Final = "signed-comment"


@frozen
class _Line:
    """A piece of a page: how many lists are around it, its markup; a heading is its own kind of line."""

    level: int
    markup: str
    is_heading: bool = False


@frozen
class _Signature:
    author: str
    url: str | None
    date: str
    start: int  # in the markup
    end: int


def prepare(page: Page) -> None:
    """Give a talk page elements for its comments, in place of its content."""
    content = next((found for selector in _CONTENT for found in select(page.index, selector)), None)
    if content is None:
        return
    lines = list(_lines(content))
    headings = [place for place, line in enumerate(lines) if line.is_heading]
    comments = list(_comments(lines[headings[0] :] if headings else lines))  # above the first heading are boxes
    if not comments:
        return
    for child in list(content):
        content.remove(child)
    content.text = None
    _name(page, content)
    for comment in comments:
        content.append(comment)
    page.reindex()


def _name(page: Page, content: Element) -> None:
    """Give a page that was cut out of its frame its heading back: a wiki's address is the title."""
    path = urlsplit(page.url or "").path
    if "/wiki/" in path and "firstHeading" not in page.index.ids:
        heading = etree.SubElement(content, "h1", id="firstHeading")
        heading.text = squash(unquote(path.partition("/wiki/")[2]).replace("_", " "))


def _lines(content: Element) -> Iterator[_Line]:
    """The lines of the content in document order."""
    frames: list[_Frame] = [_Frame(content, 0)]
    while frames:
        frame = frames[-1]
        child = next(frame.children, None)
        if child is None:
            yield from frame.flush()
            frames.pop()
            if frames:
                frames[-1].markup.append(escape(frame.element.tail or "", quote=False))
        elif child.tag in _HEADINGS or "mw-heading" in (child.get("class") or ""):
            yield from frame.flush()
            yield _Line(0, squash(text_of(child)), is_heading=True)
            frame.markup.append(escape(child.tail or "", quote=False))
        elif _APPARATUS.search(f"{child.get('class') or ''} {child.get('id') or ''}"):
            frame.markup.append(escape(child.tail or "", quote=False))
        elif child.tag in _HOLDERS:
            yield from frame.flush()
            frames.append(_Frame(child, frame.level + (child.tag in _LISTS)))
        else:
            frame.markup.append(etree.tostring(child, encoding="unicode", method="html"))


@define
class _Frame:
    """An element that is being taken apart into lines."""

    element: Element
    level: int
    children: Iterator[Element] = field(init=False)
    markup: list[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.children = iter(list(self.element))
        self.markup = [escape(self.element.text or "", quote=False)]

    def flush(self) -> Iterator[_Line]:
        markup = "".join(self.markup).strip()
        self.markup.clear()
        if markup:
            yield _Line(self.level, markup)


def _comments(lines: Sequence[_Line]) -> Iterator[Element]:
    """An element for each signed collection of lines."""
    section, collected, above = "", list[_Line](), list[tuple[int, str]]()
    number = 0
    for line in lines:
        if line.is_heading:
            section, collected, above = line.markup, [], []
            continue
        collected.append(line)
        signature = _signature(line.markup)
        if signature is None:
            continue
        number += 1
        level = collected[0].level
        while above and above[-1][0] >= level:
            above.pop()
        attributes = {"class": _REPLACED, "data-id": f"c{number}", "data-section": section, "data-date": signature.date}
        attributes |= {"data-author": signature.author, "data-url": signature.url or ""}
        attributes |= {"data-parent": above[-1][1]} if above else {}
        above.append((level, f"c{number}"))
        yield _element(collected, signature, attributes)
        collected = []


def _element(lines: list[_Line], signature: _Signature, attributes: dict[str, str]) -> Element:
    *before, last = lines
    own = _OPEN_TAGS.sub("", last.markup[: signature.start])
    later = last.markup[signature.end :]
    while (more := _signature(later)) is not None:
        own, later = f"{own} {_OPEN_TAGS.sub('', later[: more.start])}", later[more.end :]
    own = f"{own} {later.strip()}".strip()
    markup = "".join(f"<p>{line.markup}</p>" for line in before) + f"<p>{own}</p>"
    parsed: Element = etree.fromstring(f"<div>{markup}</div>", etree.HTMLParser(huge_tree=True))
    body = next(parsed.iter("div"))
    for name, value in attributes.items():
        body.set(name, value)
    return body


def _signature(markup: str) -> _Signature | None:
    """The first signature in a line. Whoever signs twice has added something."""
    return next(filter(None, (_signed(markup, stamp) for stamp in _STAMP.finditer(markup))), None)


def _signed(markup: str, stamp: re.Match[str]) -> _Signature | None:
    """The signature that ends in a time: the links to its writer's pages shortly before it."""
    author, url, start = None, None, stamp.start()
    for link in reversed(list(_LINK.finditer(markup, max(0, start - _LONGEST), start))):
        owner = _owner(link[0])
        if len(squash(_TAG.sub("", markup[link.end() : start]))) > _NEAR + 40 * (author is None):
            break
        if owner is None:
            continue
        if author is not None and owner != author:
            break
        author, start = owner, link.start()
        href = _HREF.search(link[0])
        url = unescape(href[1]) if href else None
    return None if author is None else _Signature(author, url, stamp[0], start, stamp.end())


def _owner(link: str) -> str | None:
    """Whose page a link leads to: the name behind the namespace of its title."""
    title = _TITLE.search(link)
    if title is None:
        return None
    namespace, name = title[1], unescape(title[2])
    if _SPECIAL.search(namespace):
        name = name.partition("/")[2]
    return squash(name.partition("/")[0].partition("#")[0].partition(" (")[0]) or None


TALK: Final = Profile(
    name="mediawiki",
    prepare=prepare,
    signs=("body.mediawiki", ".mw-parser-output", "#mw-content-text", "meta[name=generator][content^=MediaWiki]"),
    items=(f"div.{_REPLACED}",),
    id=("@data-id =~ .+",),
    author=("@data-author",),
    author_url=("@data-url",),
    published=("@data-date",),
    body=("::rest",),
    extra={"section": ("@data-section",)},
    reply_to=("@data-parent",),
    nested=False,
    post_title=("#firstHeading",),
)
