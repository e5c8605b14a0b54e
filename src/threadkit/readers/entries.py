"""Entries of feeds, Atom's and RSS's, as one kind of value: what both say in their own words.

An :class:`Entry` is neither post nor comment yet; whoever knows the feed decides (:mod:`.atom`, and the readers of
platforms that export feeds).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from lxml import etree

from threadkit.model import Author, Body, Comment, Kind, Post, Status, Timestamp
from threadkit.problems import Where
from threadkit.readers.moments import moment
from threadkit.text import to_text
from threadkit.xml.fields import attributes, content, fields, markup, rest, take

HOLDERS: Final = {"entry": None, "item": None}

Fields = dict[str, Any]

_TAG: Final = re.compile(r"<[^<>]*+>|&nbsp;")
_WORD: Final = re.compile(r"\w+")
_MAILBOX: Final = re.compile(r"(?P<email>[^\s()<>@]+@[^\s()<>@]+)(?:\s*\((?P<name>[^()]*)\))?\Z")


@frozen
class Entry:
    """What a feed says of one thing. ``parents`` are the ids that it replies to, ``links`` the addresses by kind."""

    id: str
    title: str | None = None
    author: Author | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    body: Body | None = None
    url: str | None = None
    parents: tuple[str, ...] = ()
    above: str | None = None  # the address of what it replies to
    links: Mapping[str, str] = {}
    claimed: int | None = None
    extra: Mapping[str, Any] = {}
    where: Where | None = None

    def as_post(self, extra: Mapping[str, Any] | None = None) -> Post:
        return Post(
            id=self.id or None,
            title=self.title,
            url=self.url,
            author=self.author,
            published=self.published,
            updated=self.updated,
            body=self.body,
            extra={**self.extra, **(extra or {})},
            where=self.where,
        )

    def as_comment(
        self, parent: str | None, *, status: Status = "visible", kind: Kind = "comment", id: str | None = None
    ) -> Comment:
        title = {} if self.title is None or _echoes(self.title, self.body) else {"title": self.title}
        return Comment(
            id=id or self.id,
            parent_id=parent,
            author=self.author,
            published=self.published,
            updated=self.updated if self.updated and self.updated.value != _value(self.published) else None,
            body=self.body or Body(),
            url=self.url,
            kind=kind,
            status=status,
            extra={**title, **self.extra},
            where=self.where,
        )


def _value(stamp: Timestamp | None) -> Any:
    return stamp.value if stamp is not None else None


def _echoes(title: str, body: Body | None) -> bool:
    """Whether a title is the beginning of the body, as feeds make one up for comments."""
    words = _WORD.findall(title.removesuffix("...").removesuffix("…"))
    begin = _WORD.findall(_TAG.sub(" ", body.source[: 4 * len(title) + 1000])) if body and words else []
    return words == begin[: len(words)] or (bool(words[:-1]) and words[:-1] == begin[: len(words) - 1])


# --- Elements ---------------------------------------------------------------------------------------------------------


def _text_construct(element: etree._Element) -> tuple[str, str]:
    """The type of a text construct of Atom, and what stands in it (RFC 4287, 3.1)."""
    kind = str(element.get("type", "text")).lower()
    if kind == "xhtml" or "+xml" in kind:
        inner = [child for child in element if isinstance(child.tag, str)]
        return "html", markup(inner[0]).strip() if len(inner) == 1 else content(element)
    if len(element):  # markup that should have been escaped
        return "html", markup(element)
    return ("html" if "html" in kind else "text"), element.text or ""


def _link(element: etree._Element) -> tuple[str, str]:
    return str(element.get("rel") or "alternate"), str(element.get("href") or element.text or "").strip()


def _reply(element: etree._Element) -> tuple[str, str]:
    return str(element.get("ref") or element.text or "").strip(), str(element.get("href") or "").strip()


def _person(element: etree._Element) -> Fields:
    return fields(element, {"gd:image": lambda image: image.get("src") or "", "gd:extendedProperty": _property})


def _public(person: Fields) -> Fields:
    """What may be kept of somebody whom the model has no place for."""
    return {name: value for name, value in rest(person).items() if name != "atom:email"}


def _property(element: etree._Element) -> dict[str, str]:
    return {str(element.get("name") or ""): str(element.get("value") or element.text or "").strip()}


def _category(element: etree._Element) -> str:
    return str(element.get("term") or element.text or "").strip()


READS: Final = {
    "atom:title": _text_construct,
    "atom:content": _text_construct,
    "atom:summary": _text_construct,
    "atom:link": _link,
    "atom:author": _person,
    "atom:contributor": lambda element: _public(_person(element)),
    "atom:category": _category,
    "category": _category,
    "thr:in-reply-to": _reply,
    "gd:extendedProperty": _property,
    "atom:source": lambda element: rest(fields(element, {})),
    "app:control": lambda element: content(element[0]).strip() if len(element) else "",
    "enclosure": attributes,
}


def every(found: Fields, name: str) -> list[Any]:
    """All values of a name, taken out."""
    value = found.pop(name, [])
    return value if isinstance(value, list) else [value]


def entry_of(found: Fields, where: Where | None) -> Entry:
    """The entry that the fields of an ``entry`` or ``item`` tell of."""
    return _rss(found, where) if "atom:id" not in found and "atom:title" not in found else _atom(found, where)


def _atom(found: Fields, where: Where | None) -> Entry:
    links: dict[str, str] = {}
    for relation, address in every(found, "atom:link"):
        links.setdefault(relation, address)
    replies = every(found, "thr:in-reply-to")
    total = take(found, "thr:total")
    return Entry(
        id=take(found, "atom:id"),
        title=_title(found),
        author=_atom_author(found),
        published=moment(_first(found, "atom:published", "atom:issued", "atom:created")),
        updated=moment(_first(found, "atom:updated", "atom:modified")),
        body=_construct(found, "atom:content") or _construct(found, "atom:summary"),
        url=links.get("alternate"),
        parents=tuple(ref for ref, _ in replies if ref),
        above=next((address for _, address in replies if address), None),
        links=links,
        claimed=int(total) if total.isdecimal() else None,
        extra=_extra(found, "atom:category"),
        where=where,
    )


def _rss(found: Fields, where: Where | None) -> Entry:
    link, guid = take(found, "link"), take(found, "guid")
    replies = every(found, "thr:in-reply-to")
    html = take(found, "content:encoded")
    body = html or take(found, "description")
    if html and _echoes(take(dict(found), "description"), Body(html)):
        take(found, "description")  # the same once more, without its markup
    author = _rss_author(take(found, "dc:creator"), take(found, "author"))
    return Entry(
        id=guid or link,
        title=to_text(take(found, "title"), "html") or None,
        author=author,
        published=moment(_first(found, "pubDate", "dc:date")),
        body=Body(body) if body else None,
        url=link or (guid if guid.startswith("http") else None),
        parents=tuple(ref for ref, _ in replies if ref),
        above=next((address for _, address in replies if address), None),
        extra=_extra(found, "category"),
        where=where,
    )


def _rss_author(creator: str, author: str) -> Author | None:
    """The author of an item: ``dc:creator`` is a name, ``author`` an address, but either is found in the other."""
    mailbox = _MAILBOX.match(author) or _MAILBOX.match(creator)
    if mailbox is None:
        return Author(name=creator or author) if creator or author else None
    name = creator if creator and "@" not in creator else mailbox["name"]
    return Author(name=name or None, email=mailbox["email"])


def _extra(found: Fields, categories: str) -> Fields:
    terms = every(found, categories)
    if any(terms):
        found["categories"] = [term for term in terms if term]
    return rest(found)


def _first(found: Fields, *names: str) -> str:
    said = [take(found, name) for name in names if name in found]
    return next((text for text in said if text), "")


def _title(found: Fields) -> str | None:
    title = _construct(found, "atom:title")
    return (title.text if title else "").strip() or None


def _construct(found: Fields, name: str) -> Body | None:
    value = found.get(name)
    if isinstance(value, list):
        kind, said = value.pop(0)
        if not value:
            del found[name]
    elif value is None:
        return None
    else:
        kind, said = found.pop(name)
    return Body(said.strip(), kind) if said.strip() else None


def _atom_author(found: Fields) -> Author | None:
    people = every(found, "atom:author")
    if not people:
        return None
    person, others = people[0], people[1:]
    avatar = take(person, "gd:image")
    author = Author(
        name=take(person, "atom:name") or None,
        url=take(person, "atom:uri") or take(person, "atom:url") or None,
        email=take(person, "atom:email") or None,
        avatar=avatar or None,
    )
    left = [about for about in (rest(person), *map(_public, others)) if about]
    if left:
        found["author"] = left if left[1:] else left[0]
    return author if author != Author() else None
