"""One walk over a page: where text, links and dates stand, and what marks there are of comments.

Everything is kept as running totals in document order, so that what an element holds is one subtraction:
``total[end] - total[start]``. Whether a text is a date is judged by its looks here; the engine reads it properly when
the choice has been made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

from threadkit.html.induce.moments import MAX_LENGTH, is_machine_date, looks_dated
from threadkit.html.induce.words import AUTHOR, is_reply, words_of
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.scalars import own_text, text_of

_MAX_LABEL: Final = 40  # characters of a reply link
_MACHINE: Final = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-utc")
_PERMALINK: Final = re.compile(
    r"#(?:[a-z_-]{0,16}(?:comment|cmt|kommentar|reply|post|msg|message|c|p|r)[a-z]{0,8}[-_=]?)?\d{2,}", re.IGNORECASE
)
_REPLY_HREF: Final = re.compile(r"replytocom=|[?&/](?:reply|respond|quote)[=/]|#(?:respond|reply)", re.IGNORECASE)
_AVATAR: Final = re.compile(r"avatar|gravatar|userpic|profile[-_]?(?:pic|photo|image)|/users?/|photo", re.IGNORECASE)
_INPUTS: Final = frozenset(("textarea", "select"))
_MARKS: Final = 6  # what is noted of every element: see _marks
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TITLE: Final = 24  # characters of a link in a heading that is a title and no name


@frozen
class Survey:
    """What stands where. Elements are named by their number in document order; ``ends[i]`` is the number after the
    last element inside of ``i``. The totals have one entry more than there are elements."""

    elements: Sequence[Element]
    parents: Sequence[int]
    ends: Sequence[int]
    numbers: dict[Element, int]
    chars: Sequence[int]  # running totals
    links: Sequence[int]
    dated: Sequence[int]
    authors: Sequence[int]
    replies: Sequence[int]
    avatars: Sequence[int]
    permalinks: Sequence[int]
    inputs: Sequence[int]
    titles: Sequence[int]
    dates: Sequence[int]  # the elements that hold a date, by number

    def held(self, totals: Sequence[int], element: int) -> int:
        """How much of something an element holds."""
        return totals[self.ends[element]] - totals[element]


def survey(page: Page) -> Survey:
    """Take stock of a page."""
    elements = page.index.elements
    parents, ends = _outline(elements)
    chars = [0] * len(elements)
    for number, element in enumerate(elements):
        if element.text:
            chars[number] += len(element.text.strip())
        if element.tail and parents[number] >= 0:
            chars[parents[number]] += len(element.tail.strip())
    links = _link_chars(elements, ends, chars)
    totals = _totals(chars)
    dates = _dates(elements, parents, ends, totals, chars)
    marks = [_marks(element, chars[number]) for number, element in enumerate(elements)]
    authors, replies, avatars, permalinks, inputs, titles = (_totals(column) for column in _columns(marks))
    flags = [0] * len(elements)
    for number in dates:
        flags[number] = 1
    numbers = {element: number for number, element in enumerate(elements)}
    return Survey(
        elements=elements,
        parents=parents,
        ends=ends,
        numbers=numbers,
        chars=totals,
        links=_totals(links),
        dated=_totals(flags),
        authors=authors,
        replies=replies,
        avatars=avatars,
        permalinks=permalinks,
        inputs=inputs,
        titles=titles,
        dates=dates,
    )


def _columns(marks: Sequence[tuple[bool, ...]]) -> list[list[int]]:
    return [[int(mark[column]) for mark in marks] for column in range(_MARKS)]


def _totals(values: Sequence[int]) -> list[int]:
    return [0, *accumulate(values)]


def _outline(elements: Sequence[Element]) -> tuple[list[int], list[int]]:
    """For each element its parent's number (or -1), and the number after the last element inside."""
    parents: list[int] = []
    ends = [len(elements)] * len(elements)
    way: list[int] = []  # the numbers of the open elements
    for number, element in enumerate(elements):
        above = element.getparent()
        while way and elements[way[-1]] is not above:
            ends[way.pop()] = number
        parents.append(way[-1] if way else -1)
        way.append(number)
    return parents, ends


def _link_chars(elements: Sequence[Element], ends: Sequence[int], chars: Sequence[int]) -> list[int]:
    links = [0] * len(elements)
    inside = 0
    for number, element in enumerate(elements):
        if element.tag == "a" and element.get("href"):
            inside = max(inside, ends[number])
        if number < inside:
            links[number] = chars[number]
    return links


def _dates(
    elements: Sequence[Element],
    parents: Sequence[int],
    ends: Sequence[int],
    totals: Sequence[int],
    chars: Sequence[int],
) -> list[int]:
    """The innermost elements that hold a date: by an attribute, in their own text, or split over their children."""
    found: list[int] = []
    done = 0  # everything before is inside of an element that is a date by its attribute
    waiting: list[int] = []
    for number, element in enumerate(elements):
        if number < done:
            continue
        if _is_machine_dated(element):
            found.append(number)
            done = ends[number]
        elif chars[number] > 0 and totals[ends[number]] - totals[number] < 10 * MAX_LENGTH and _own_date(element):
            found.append(number)
        elif len(element) > 1 and 6 <= totals[ends[number]] - totals[number] <= 48:
            waiting.append(number)
    return _with_split(found, waiting, elements, ends)


def _with_split(found: list[int], waiting: list[int], elements: Sequence[Element], ends: Sequence[int]) -> list[int]:
    flags = [0] * len(elements)
    for number in found:
        flags[number] = 1
    totals = _totals(flags)
    split = [
        number
        for number in waiting
        if totals[ends[number]] == totals[number] and looks_dated(text_of(elements[number]))
    ]
    following = [*split[1:], len(elements)]
    innermost = [one for one, after in zip(split, following, strict=False) if not one < after < ends[one]]
    return sorted(found + innermost)


def _is_machine_dated(element: Element) -> bool:
    """Whether an attribute of an element is a date."""
    if any(is_machine_date(element.get(name) or "") for name in _MACHINE):
        return True
    title = element.get("title") or ""
    return element.tag in ("abbr", "span", "time", "a") and 0 < len(title) < 60 and looks_dated(title)


def _own_date(element: Element) -> bool:
    text = own_text(element)
    return 3 < len(text) <= MAX_LENGTH and looks_dated(text)


def _marks(element: Element, chars: int) -> tuple[bool, ...]:
    """Does an element name an author, invite to reply, show an avatar, link to a comment, take input, bear a title?"""
    tag, href = element.tag, ""
    names = element.get("class") or ""
    author = tag in ("cite", "address") or bool(names and not words_of(names).isdisjoint(AUTHOR))
    author = author or element.get("itemprop") in ("author", "creator", "name")
    reply = avatar = link = title = False
    if tag in ("a", "button", "span", "div", "p", "li"):
        href = element.get("href") or ""
        link = bool(href) and _PERMALINK.search(href) is not None
        reply = _invites(element, href, names, chars)
        title = tag == "a" and chars >= _TITLE and "#" not in href and _is_headed(element)
    elif tag == "img":
        avatar = _AVATAR.search(f"{names} {element.get('src') or ''} {element.get('data-src') or ''}"[:400]) is not None
    return author, reply, avatar, link, tag in _INPUTS, title


def _invites(element: Element, href: str, names: str, chars: int) -> bool:
    if href and _REPLY_HREF.search(href):
        return True
    if 0 < chars <= _MAX_LABEL and is_reply(own_text(element)):
        return True
    return element.tag in ("a", "button", "span") and "reply" in names.lower()


def _is_headed(element: Element) -> bool:
    above = element.getparent()
    return (
        element.tag == "a"
        and above is not None
        and (above.tag in _HEADINGS or (len(element) > 0 and element[0].tag in _HEADINGS))
    )
