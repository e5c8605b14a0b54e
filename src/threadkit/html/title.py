"""The title of a page's post: the heading that the rest of the page vouches for.

What a reader sees as the title is a heading; which one, the page says elsewhere as well: in ``<title>``, in metadata,
in the words of its address. The heading that agrees best is the title. A logo links to the site's front page and is
none. Without such a heading the title is ``<title>`` without the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urlsplit

from threadkit.html import scalars
from threadkit.html.page import Page
from threadkit.html.parse import Element

_SEPARATOR: Final = re.compile(r"(\s+(?:[|»«·•:/–—@-]|::)+\s+|\s*[|»«]\s*|_)")
_WORD: Final = re.compile(r"\w+")
_NAMED: Final = re.compile(
    r"(?:^|[-_ ])(?:entry|post|article|page|topic|thread|story|headline|question)[-_]?"
    r"(?:title|headline|header|name)?(?:$|[-_ ])|headline|fn\b"
)
_APART: Final = re.compile(
    r"kicker|overline|topline|eyebrow|dachzeile|roof|badge|label|count|number|sub-?title|hidden|permalink|edit|screen-reader"
)
_ELSEWHERE: Final = re.compile(
    r"(?:^|[-_ ])"
    r"(?:comments?|respond|sidebar|widget|footer|related|nav|menu|popup|modal|logo|site-?title|recent)(?:$|[-_ ])"
)
_PREFIX: Final = re.compile(r"^(?:thema|thread|topic|sujet|tema|betreff|subject)\s*:\s*", re.IGNORECASE)
_RANKS: Final = {"h1": 1.0, "h2": 0.5, "h3": 0.3}
_NEAR: Final = 6  # ancestors whose names tell what a heading belongs to
_LEAST_LIKENESS: Final = {"h1": 0.34, "h2": 0.5, "h3": 0.5}


def read_title(page: Page) -> str | None:
    """The title that a page gives its post; None if it gives none."""
    if page.front.get("title"):
        return page.front["title"]
    said = _Said(page)
    best, title = 0.0, None
    for heading in _headings(page):
        text = _shown(heading)
        likeness = said.likeness(text)
        if likeness < _LEAST_LIKENESS[heading.tag] or _is_elsewhere(heading, page):
            continue
        weight = 2 * likeness + _RANKS[heading.tag] + 0.7 * bool(_NAMED.search(_names(heading)))
        if weight > best:
            best, title = weight, text
    return title or said.without_site() or None


def _headings(page: Page) -> list[Element]:
    return [heading for tag in _RANKS for heading in page.index.tags.get(tag, [])]


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()


def _shown(heading: Element) -> str:
    """The text of a heading without the kicker above it and the badges beside it."""
    pieces = [heading.text or ""]
    for child in heading:
        if not _APART.search(_names(child)):
            pieces.append(scalars.text_of(child))
        pieces.append(child.tail or "")
    return _PREFIX.sub("", scalars.squash(" ".join(pieces)).strip(":|»« ") or scalars.text_of(heading))


def _is_elsewhere(heading: Element, page: Page) -> bool:
    """Whether a heading is the site's logo, or heads something else than the post."""
    for link in [*heading.iter("a"), *heading.iterancestors("a")]:
        target = urlsplit(page.absolute(link.get("href")) or "x:/none")
        if target.path in ("", "/") and not target.query:
            return True
    near = [heading, *[above for _, above in zip(range(_NEAR), heading.iterancestors(), strict=False)]]
    return any(_ELSEWHERE.search(_names(one)) for one in near if one.tag not in ("body", "html"))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


class _Said:
    """What a page says about its title besides the headings."""

    def __init__(self, page: Page) -> None:
        self._page = page
        titles = page.index.tags.get("title", [])
        self.stated = scalars.text_of(titles[0]) if titles else ""

    @cached_property
    def _sayings(self) -> list[set[str]]:
        texts = [*_metadata(self._page), self.stated, *self._pieces(), self._slug()]
        return [words for text in texts if (words := set(_words(text)))]

    def likeness(self, heading: str) -> float:
        """How much of a heading's words are said elsewhere, and the other way round: 0 to 1."""
        words = set(_words(heading))
        return max((2 * len(words & said) / (len(words) + len(said)) for said in self._sayings), default=0.0)

    def without_site(self) -> str:
        """The stated title without the pieces that name the site."""
        shorter = [title for title in _metadata(self._page) if title and title in self.stated]
        pieces = _SEPARATOR.split(min(shorter, key=len, default=self.stated or next(_metadata(self._page), "")))
        while len(pieces) > 1 and self._names_site(pieces[-1]):
            pieces = pieces[:-2]
        while len(pieces) > 1 and self._names_site(pieces[0]):
            pieces = pieces[2:]
        if len(pieces) > 1 and pieces[-2].strip() in ("|", "»"):
            pieces = pieces[:-2]  # what stands last behind a bar is the site, whatever it is called
        return "".join(pieces).strip()

    def _pieces(self) -> list[str]:
        return [piece for piece in _SEPARATOR.split(self.stated)[::2] if not self._names_site(piece)]

    def _slug(self) -> str:
        """The words of the page's address."""
        path = unquote(urlsplit(self._page.url or "").path).rstrip("/").rpartition("/")[2]
        return " ".join(re.split(r"[-_+.]", path.removesuffix(".html").removesuffix(".php")))

    def _names_site(self, piece: str) -> bool:
        if any(_words(piece) == _words(name) for name in _site_names(self._page)):
            return True
        host = re.sub(r"[^a-z0-9]", "", (urlsplit(self._page.url or "").hostname or "").lower())
        words = [word for word in _words(piece) if len(word) > 3]
        joined = "".join(_words(piece))
        return bool(host) and (
            (len(joined) > 3 and joined in host) or any(len(word) > 5 and word in host for word in words)
        )


def _metadata(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        names = (element.get("property"), element.get("name"), element.get("itemprop"))
        if {"og:title", "twitter:title", "headline"}.intersection(filter(None, names)):
            yield scalars.squash(element.get("content") or "")


def _site_names(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        if element.get("property") == "og:site_name" or element.get("name") == "application-name":
            yield element.get("content") or ""
