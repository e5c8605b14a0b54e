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
from threadkit.html.parse import Element

_USABLE: Final = re.compile(r"-?[A-Za-z_][\w-]*$")
_NUMBERED: Final = re.compile(r"(?:^|[-_])\d+$|\d{3,}|^(?:depth|level|page|post|row|col|item|odd|even)\d+$")
_PASSING: Final = frozenset(
    """
    odd even alt alternate first last parent clearfix clear cf byuser bypostauthor active new hidden row col left right
    container wrapper thread-odd thread-even thread-alt odd-row even-row highlander-comment unread visible
    """.split()  # noqa: SIM905 - a list of sixty lines is no easier to read
)
_PLACES: Final = 8  # children of a record whose place may tell what they are for
_ID: Final = re.compile(r"([A-Za-z][A-Za-z_.:-]*)\d+(?:[-_]\d+)?$")
_DATA: Final = re.compile(
    r"data-(?:[a-z-]*(?:comment|reply|message|msg|answer|post)[a-z-]*|id|cid|uid|fullname|author)$"
)
_ITEMPROPS: Final = (
    "comment",
    "review",
    "suggestedAnswer",
    "acceptedAnswer",
    "reviews",
    "text",
    "commentText",
    "author",
    "name",
    "creator",
    "datePublished",
    "dateCreated",
    "commentTime",
    "reviewBody",
    "description",
    "content",
    "creationDate",
)


@lru_cache(maxsize=8192)
def _class_keys(tag: str, names: str) -> tuple[str, ...]:
    """The keys of an element's classes. WordPress names who wrote a comment among them: that is no kind of comment."""
    if "comment-author-" in names and "depth-" in names:
        names = re.sub(r"\bcomment-author-\S+", "", names)
    usable = [
        name
        for name in tokens(names)
        if _USABLE.match(name) and not _NUMBERED.search(name) and name.lower() not in _PASSING
    ]
    return tuple(f"{tag}.{name}" for name in usable)


def own_keys(element: Element) -> tuple[str, ...]:
    """The selectors that fit an element by what it carries itself, the most telling last."""
    keys: list[str] = []
    names = element.get("class")
    if names:
        keys += _class_keys(element.tag, names)
    identifier = element.get("id")
    if identifier and (match := _ID.match(identifier)):
        prefix = identifier[: match.end(1)]
        keys.append(f'{element.tag}[id^="{prefix}"]')
    keys += [
        f"{element.tag}[{name}]" for name in map(str, element.keys()) if name.startswith("data-") and _DATA.match(name)
    ]
    if element.get("itemprop") in _ITEMPROPS:
        keys.append(f"{element.tag}[itemprop={element.get('itemprop')}]")
    kind = element.get("itemtype")
    if kind and (match := re.search(r"/(\w*(?:Comment|Answer|Review|Posting)\w*)$", kind)):
        keys.append(f"{element.tag}[itemtype$={match[1]}]")
    rel = element.get("rel")
    if rel and element.tag == "a":
        keys += [f"a[rel*={word}]" for word in ("external", "nofollow", "author") if word in rel]
    return tuple(keys)


def anchor_key(element: Element) -> str | None:
    """The selector that names an element best as a place for others, or None if it carries no name."""
    identifier = element.get("id")
    if identifier and _USABLE.match(identifier) and not _NUMBERED.search(identifier):
        return f"#{identifier}"
    names = element.get("class")
    keys = _class_keys(element.tag, names) if names else ()
    return max(keys, key=len) if keys else None


def placed_keys(element: Element, root: Element | None = None) -> tuple[str, ...]:
    """The selectors of an element that has no name of its own, by its place below the nearest named one.

    ``root`` is the element that is being read: nothing above it counts, and it is called ``:scope``.
    """
    tag = "a[href]" if element.tag == "a" and element.get("href") else element.tag
    above = element.getparent()
    if above is None:
        return (tag,)
    name = ":scope" if above is root else anchor_key(above)
    if name == ":scope":
        place = _place(element)
        return (
            (f":scope > {tag}", f":scope > {element.tag}:nth-child({place})")
            if place < _PLACES
            else (f":scope > {tag}",)
        )
    if name is not None:
        return (f"{name} > {tag}", f"{name} {tag}")
    step = above.tag
    while (above := above.getparent()) is not None:
        name = ":scope" if above is root else anchor_key(above)
        if name is not None:
            return (f"{name} {step} > {tag}", f"{name} {tag}")
    return (tag,)


def _place(element: Element) -> int:
    """The place of an element among its siblings, from 1, as far as it may tell what it is for."""
    place = 1
    previous = element.getprevious()
    while previous is not None and place < _PLACES:
        place += 1
        previous = previous.getprevious()
    return place


def keys(element: Element, root: Element | None = None) -> tuple[str, ...]:
    """All selectors of an element."""
    own = own_keys(element)
    return own if own and root is None else (*own, *placed_keys(element, root))
