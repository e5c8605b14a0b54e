"""The title of a page's post: the heading that the rest of the page vouches for.

What a reader sees as the title is a heading; which one, the page says elsewhere as well: in ``<title>``, in metadata,
in the words of its address. The heading that agrees best is the title. A logo links to the site's front page and is
none. Without such a heading the title is ``<title>`` without the site's name.
"""

from __future__ import annotations

import re
from collections import Counter
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
    r"(?:^|[-_ ])(?:comments?|respond|footer|related|more|popup|modal|logo|site-?title|recent)(?:$|[-_ ])"
)
_ASIDE: Final = re.compile(r"(?:^|[-_ ])(?:sidebar|widget|nav|menu)(?:$|[-_ ])")  # builders of pages call all parts so
_SURE: Final = 0.6  # the likeness from which the first heading is the title wherever it stands
_PREFIX: Final = re.compile(r"^(?:thema|thread|topic|sujet|tema|betreff|subject)\s*:\s*", re.IGNORECASE)
_RANKS: Final = {"h1": 1.0, "h2": 0.5, "h3": 0.3}
_NEAR: Final = 6  # ancestors whose names tell what a heading belongs to
_LEAST_LIKENESS: Final = {"h1": 0.34, "h2": 0.5, "h3": 0.5}
_LIKELY: Final = 0.7  # the likeness below which a lower heading must be in the stated title: a section is like its post
_SLUG_WORDS: Final = 3  # of an address that is the whole title; a shorter one may be its beginning
_HALF: Final = 0.5  # of the stated title that the words beside a heading's links and labels must say
_SITE_WORDS: Final = 5  # of a piece that names the site; a longer one only mentions it


def read_title(page: Page) -> str | None:
    """The title that a page gives its post; None if it gives none."""
    if page.front.get("title"):
        return page.front["title"]
    said = _Said(page)
    best, title = 0.0, None
    for heading in _headings(page):
        text = max(_readings(heading, said), key=lambda text: 2 * said.likeness(text) + said.share(text))
        likeness = said.likeness(text)
        if likeness < _LEAST_LIKENESS[heading.tag] or _is_elsewhere(heading, page, likeness):
            continue
        if heading.tag != "h1" and likeness < _LIKELY and not said.states(text):
            continue
        weight = 2 * likeness + said.share(text) + _RANKS[heading.tag] + 0.7 * bool(_NAMED.search(_names(heading)))
        if weight > best:
            best, title = weight, text
    return title or said.without_site() or None


def _headings(page: Page) -> list[Element]:
    return [heading for tag in _RANKS for heading in page.index.tags.get(tag, [])]


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()


def _readings(heading: Element, said: _Said) -> Iterator[str]:
    """What of a heading may be the title: what is left of it without its badges, all of it, its own words alone."""
    yield _shown(heading)
    yield scalars.text_of(heading)
    own = scalars.own_text(heading)
    if said.share(own) >= _HALF:
        yield own


def _shown(heading: Element) -> str:
    """The text of a heading without the kicker above it and the badges beside it."""
    pieces = [heading.text or ""]
    for child in heading:
        if not _APART.search(_names(child)):
            pieces.append(scalars.text_of(child))
        pieces.append(child.tail or "")
    return _PREFIX.sub("", scalars.squash(" ".join(pieces)).strip(":|»« ") or scalars.text_of(heading))


def _is_elsewhere(heading: Element, page: Page, likeness: float) -> bool:
    """Whether a heading is the site's logo, or heads something else than the post."""
    for link in [*heading.iter("a"), *heading.iterancestors("a")]:
        target = urlsplit(page.absolute(link.get("href")) or "x:/none")
        if target.path in ("", "/") and not target.query:
            return True
    near = [heading, *[above for _, above in zip(range(_NEAR), heading.iterancestors(), strict=False)]]
    names = [_names(one) for one in near if one.tag not in ("body", "html")]
    if heading.tag != "h1" or likeness < _SURE:
        return any(_ELSEWHERE.search(name) or _ASIDE.search(name) for name in names)
    return any(map(_ELSEWHERE.search, names))


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

    @cached_property
    def _stated_words(self) -> frozenset[str]:
        return frozenset(_words(self.stated))

    def share(self, heading: str) -> float:
        """How much of the stated title a heading says: the name of a section is part of it as well."""
        stated = self._stated_words
        return len(stated.intersection(_words(heading))) / len(stated) if stated else 0.0

    def states(self, heading: str) -> bool:
        """Whether all words of a heading are in the stated title."""
        return self._stated_words.issuperset(_words(heading))

    def without_site(self) -> str:
        """The stated title without the pieces that name the site."""
        shorter = [title for title in _metadata(self._page) if title and title in self.stated]
        pieces = _SEPARATOR.split(min(shorter, key=len, default=self.stated or next(_metadata(self._page), "")))
        slug = _words(self._slug())
        if len(pieces) > 1 and len(slug) >= _SLUG_WORDS and _words(pieces[0]) == slug:
            return pieces[0]
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

    @cached_property
    def _host(self) -> str:
        """The host of the page; that to which most of its links lead if the page's own address is unknown."""
        if self._page.url:
            return _host_of(self._page.url)
        hosts = Counter(_host_of(link.get("href") or "") for link in self._page.index.tags.get("a", []))
        del hosts[""]
        return max(hosts, key=lambda host: hosts[host], default="")

    def _names_site(self, piece: str) -> bool:
        if any(_words(piece) == _words(name) for name in _site_names(self._page)):
            return True
        host = re.sub(r"[^a-z0-9]", "", self._host)
        words = [word for word in _words(piece) if len(word) > 3]
        joined = "".join(_words(piece))
        return bool(host) and (
            (len(joined) > 3 and joined in host)
            or (len(words) <= _SITE_WORDS and any(len(word) > 5 and word in host for word in words))
        )


def _host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _metadata(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        names = (element.get("property"), element.get("name"), element.get("itemprop"))
        if {"og:title", "twitter:title", "headline"}.intersection(filter(None, names)):
            yield scalars.squash(element.get("content") or "")


def _site_names(page: Page) -> Iterator[str]:
    for element in page.index.tags.get("meta", []):
        if element.get("property") == "og:site_name" or element.get("name") == "application-name":
            yield element.get("content") or ""
