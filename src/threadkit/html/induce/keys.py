"""Selectors by which an element can be named together with those of its kind.

A key is a selector that a person could have written: ``li.comment``, ``div[id^=comment-]``, ``div[data-comment-id]``,
and for elements without a name of their own their place below the nearest one that has: ``#comments ol > li``. What is
unlike from record to record (numbers, odd and even) is no part of a key.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from threadkit.html.index import tokens
from threadkit.html.induce.outline import Outline
from threadkit.html.induce.words import names

_USABLE: Final = re.compile(r"-?[A-Za-z_][\w-]*$")
_NUMBERED: Final = re.compile(
    r"(?:^|[-_])\d+$|\d{3,}|^(?:depth|level|page|post|row|col|item|odd|even)\d+$|[-_](?:odd|even|alt)$"
)
_PASSING: Final = names(
    """
    odd even alt alternate first last parent clearfix clear cf byuser bypostauthor active new hidden row col left right
    container wrapper thread-odd thread-even thread-alt odd-row even-row highlander-comment unread visible
    """
)
_WRITER: Final = re.compile(r"\bcomment-author-\S+")  # WordPress names who wrote a comment among its classes
_PLACES: Final = 8  # children of a record whose place may tell what they are for
_ID: Final = re.compile(r"([A-Za-z][A-Za-z_.:-]*)\d+(?:[-_]\d+)?$")
_DATA: Final = re.compile(
    r"data-(?:[a-z-]*(?:comment|reply|message|msg|answer|post)[a-z-]*|id|cid|uid|fullname|author)$"
)
_ITEMTYPE: Final = re.compile(r"/(\w*(?:Comment|Answer|Review|Posting)\w*)$")
_ITEMPROPS: Final = names(
    """
    comment review suggestedAnswer acceptedAnswer reviews text commentText author name creator datePublished
    dateCreated commentTime reviewBody description content creationDate
    """
)
_RELATIONS: Final = ("external", "nofollow", "author")


@lru_cache(maxsize=8192)
def _class_keys(tag: str, classes: str) -> tuple[str, ...]:
    """The keys of an element's classes, as far as they say what kind it is of."""
    if "comment-author-" in classes and "depth-" in classes:
        classes = _WRITER.sub("", classes)
    usable = [
        name
        for name in tokens(classes)
        if _USABLE.match(name) and not _NUMBERED.search(name) and name.lower() not in _PASSING
    ]
    return tuple(f"{tag}.{name}" for name in usable)


def own_keys(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    """The selectors that fit an element by what it carries itself, the most telling last."""
    classes = attributes.get("class")
    found = _class_keys(tag, classes) if classes else ()
    if len(attributes) == bool(classes):
        return found
    return (*found, *(key for name, value in attributes.items() for key in _attribute_keys(tag, name, value)))


def _attribute_keys(tag: str, name: str, value: str) -> tuple[str, ...]:
    """The selectors that fit an element by one of its attributes other than its class."""
    if name == "id":
        match = _ID.match(value)
        return (f'{tag}[id^="{value[: match.end(1)]}"]',) if match else ()
    if name.startswith("data-"):
        return (f"{tag}[{name}]",) if _DATA.match(name) else ()
    if name == "itemprop":
        return (f"{tag}[itemprop={value}]",) if value in _ITEMPROPS else ()
    if name == "itemtype":
        match = _ITEMTYPE.search(value)
        return (f"{tag}[itemtype$={match[1]}]",) if match else ()
    if name == "rel" and tag == "a":
        return tuple(f"a[rel*={word}]" for word in _RELATIONS if word in value)
    return ()


@lru_cache(maxsize=512)
def tag_of(tag: str) -> str:
    """A tag as selectors have it: one that no selector can name (``fb:like``) is any."""
    return tag if _USABLE.match(tag) else "*"


class Keys:
    """The selectors of the elements of an outline, each found once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._own: dict[int, tuple[str, ...]] = {}
        self._anchors: dict[int, str | None] = {}

    def own(self, number: int) -> tuple[str, ...]:
        """The selectors that fit an element by what it carries itself."""
        if number not in self._own:
            self._own[number] = own_keys(tag_of(self._outline.elements[number].tag), self._outline.attributes[number])
        return self._own[number]

    def of(self, number: int, root: int | None = None) -> tuple[str, ...]:
        """All selectors of an element. ``root`` is the element that is being read: nothing above it counts."""
        own = self.own(number)
        return own if own and root is None else (*own, *self._placed(number, root))

    def _anchor(self, number: int) -> str | None:
        """The selector that names an element best as a place for others, or None if it carries no name."""
        if number not in self._anchors:
            self._anchors[number] = self._find_anchor(number)
        return self._anchors[number]

    def _find_anchor(self, number: int) -> str | None:
        attributes = self._outline.attributes[number]
        identifier = attributes.get("id")
        if identifier and _USABLE.match(identifier) and not _NUMBERED.search(identifier):
            return f"#{identifier}"
        classes = attributes.get("class")
        found = _class_keys(tag_of(self._outline.elements[number].tag), classes) if classes else ()
        return max(found, key=len) if found else None

    def _placed(self, number: int, root: int | None) -> tuple[str, ...]:
        """The selectors of an element by its place below the nearest named one; the root is called ``:scope``."""
        elements, parents = self._outline.elements, self._outline.parents
        bare = tag_of(elements[number].tag)
        tag = "a[href]" if bare == "a" and "href" in self._outline.attributes[number] else bare
        above = parents[number]
        if above >= 0 and above == root:
            place = self._place(number, root)
            return (f":scope > {tag}", f":scope > {bare}:nth-child({place})") if place else (f":scope > {tag}",)
        step = ""
        while above >= 0:
            name = ":scope" if above == root else self._anchor(above)
            if name is not None:
                found = (f"{name}{step} > {tag}", f"{name} {tag}")
                place = self._place(number, parents[number]) if root is not None else 0
                return (*found, f"{name}{step} > {bare}:nth-child({place})") if place > 1 else found
            step = step or f" {tag_of(elements[above].tag)}"
            above = parents[above]
        return (tag,)

    def _place(self, number: int, parent: int) -> int:
        """The place of an element among its siblings, from 1, or 0 if it is too far back to tell what it is for."""
        sibling, place = parent + 1, 1
        while sibling < number and place < _PLACES:
            sibling, place = self._outline.ends[sibling], place + 1
        return place if sibling == number else 0
