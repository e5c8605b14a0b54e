"""One walk over a page: where text, links and dates stand, and what marks there are of comments.

Everything is kept as running totals in document order, so that what an element holds is one subtraction:
``total[end] - total[start]``. Whether a text is a date is judged by its looks here; the engine reads it properly when
the choice has been made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

from threadkit.html.index import Index
from threadkit.html.induce.keys import Keys
from threadkit.html.induce.moments import MAX_LENGTH, is_machine_date, looks_dated
from threadkit.html.induce.outline import Outline, outline
from threadkit.html.induce.words import AUTHOR, HEADING, is_reply, names, words_of
from threadkit.html.parse import Element
from threadkit.html.scalars import text_of

_MAX_LABEL: Final = 40  # characters of a reply link, or of a date without a year
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_CALLED_DATE: Final = names("date time datetime timestamp datum fecha published created posted when ago")
_MACHINE: Final = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-utc")
_TITLED: Final = ("abbr", "span", "time", "a")  # where a title may be the whole of a date that is shown in short
_PERMALINK: Final = re.compile(
    r"#(?:[a-z_-]{0,16}(?:comment|cmt|kommentar|reply|post|msg|message|c|p|r)[a-z]{0,8}[-_=]?)?\d{2,}", re.IGNORECASE
)
_REPLY_HREF: Final = re.compile(r"replytocom=|[?&/](?:reply|respond|quote)[=/]|#(?:respond|reply)", re.IGNORECASE)
_AVATAR: Final = re.compile(r"avatar|gravatar|userpic|profile[-_]?(?:pic|photo|image)|/users?/|photo", re.IGNORECASE)
_INPUTS: Final = frozenset(("textarea", "select"))
_LINKING: Final = frozenset(("a", "button", "span", "div", "p", "li"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADS: Final = _HEADINGS | {"strong", "b", "legend", "caption", "th", "summary"}
_TITLE: Final = 24  # characters of a link in a heading that is a title and no name
_NAMES: Final = ("author", "creator", "name")


@frozen
class Survey:
    """What stands where. Elements are named by their number in document order, and found in the ``outline``.

    The totals run: they have one entry more than there are elements. ``dates`` are the elements that hold a date,
    ``main_headings`` those that are ``h1``.
    """

    outline: Outline
    keys: Keys
    elements: Sequence[Element]
    parents: Sequence[int]
    ends: Sequence[int]
    chars: Sequence[int]
    links: Sequence[int]
    dated: Sequence[int]
    authors: Sequence[int]
    replies: Sequence[int]
    avatars: Sequence[int]
    permalinks: Sequence[int]
    inputs: Sequence[int]
    titles: Sequence[int]
    headings: Sequence[int]
    dates: Sequence[int]
    main_headings: Sequence[int]

    def held(self, totals: Sequence[int], element: int) -> int:
        """How much of something an element holds."""
        return totals[self.ends[element]] - totals[element]


def survey(index: Index) -> Survey:
    """Take stock of a page."""
    page = outline(index.elements)
    totals = running(page.chars)
    dates = _dates(page, totals)
    marks = {name: set(numbers) for name, numbers in _marks(page).items()}
    return Survey(
        outline=page,
        keys=Keys(page),
        elements=page.elements,
        parents=page.parents,
        ends=page.ends,
        chars=totals,
        links=running(_link_chars(page)),
        dated=_flags(dates, page),
        **{name: _flags(numbers, page) for name, numbers in marks.items()},
        dates=dates,
        main_headings=[page.numbers[element] for element in index.tags.get("h1", [])],
    )


def running(values: Sequence[int]) -> list[int]:
    """The sums of the values before each place, and the sum of all."""
    return [0, *accumulate(values)]


def _flags(numbers: Sequence[int] | set[int], page: Outline) -> list[int]:
    flags = [0] * len(page.elements)
    for number in numbers:
        flags[number] = 1
    return running(flags)


def _link_chars(page: Outline) -> list[int]:
    links = [0] * len(page.elements)
    inside = 0
    for number, element in enumerate(page.elements):
        if element.tag == "a" and page.attributes[number].get("href"):
            inside = max(inside, page.ends[number])
        if number < inside:
            links[number] = page.chars[number]
    return links


def _dates(page: Outline, totals: Sequence[int]) -> list[int]:
    """The innermost elements that hold a date: by an attribute, in their own text, or split over their children."""
    found: list[int] = []
    waiting: list[int] = []
    done = 0  # everything before is inside of an element that is a date by its attribute
    for number, element in enumerate(page.elements):
        if number < done:
            continue
        held = totals[page.ends[number]] - totals[number]
        if page.attributes[number] and _is_machine_dated(element.tag, page.attributes[number]):
            found.append(number)
            done = page.ends[number]
        elif 3 < page.chars[number] <= MAX_LENGTH and held < 10 * MAX_LENGTH and _says_date(page, number):
            found.append(number)
        elif 6 <= held <= 48 and len(element) > 1:
            waiting.append(number)
    return _with_split(found, waiting, page)


def _says_date(page: Outline, number: int) -> bool:
    """Whether what stands in an element is a date; less will do where it is called one."""
    text = page.own_text(number)
    if looks_dated(text):
        return True
    if len(text) > _MAX_LABEL or not _DAY.search(text):
        return False
    classes = page.attributes[number].get("class")
    return page.elements[number].tag == "time" or (
        bool(classes) and not words_of(classes or "").isdisjoint(_CALLED_DATE)
    )


def _with_split(found: list[int], waiting: list[int], page: Outline) -> list[int]:
    """The dates, and those of the elements that are one only with what their children say."""
    flags = _flags(found, page)
    split = [
        number
        for number in waiting
        if flags[page.ends[number]] == flags[number] and looks_dated(text_of(page.elements[number]))
    ]
    following = [*split[1:], len(page.elements)]
    innermost = [one for one, after in zip(split, following, strict=False) if not one < after < page.ends[one]]
    return sorted(found + innermost)


def _is_machine_dated(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an attribute of an element is a date."""
    if any(name in attributes and is_machine_date(attributes[name]) for name in _MACHINE):
        return True
    title = attributes.get("title")
    return title is not None and tag in _TITLED and 0 < len(title) < 60 and looks_dated(title)


def _marks(page: Outline) -> dict[str, list[int]]:
    """The elements that bear each of the marks: they name an author, invite to reply, show an avatar, link to a
    comment, take input, are titles that lead elsewhere, head a list of comments."""
    found: dict[str, list[int]] = {
        name: [] for name in ("authors", "replies", "avatars", "permalinks", "inputs", "titles", "headings")
    }
    for number in range(len(page.elements)):
        for mark in _marks_of(page, number):
            found[mark].append(number)
    return found


def _marks_of(page: Outline, number: int) -> Iterator[str]:
    tag, attributes = page.elements[number].tag, page.attributes[number]
    classes = attributes.get("class", "")
    if tag in ("cite", "address") or attributes.get("itemprop") in _NAMES or _names_author(classes):
        yield "authors"
    if tag in _LINKING:
        href = attributes.get("href", "")
        if href and _PERMALINK.search(href):
            yield "permalinks"
        if _invites(page, number, href, classes):
            yield "replies"
        if tag == "a" and page.chars[number] >= _TITLE and "#" not in href and _is_headed(page, number):
            yield "titles"
    elif tag == "img":
        if _AVATAR.search(f"{classes} {attributes.get('src', '')[:400]} {attributes.get('data-src', '')[:400]}"):
            yield "avatars"
    elif tag in _INPUTS:
        yield "inputs"
    elif tag in _HEADS and len(page.elements[number]) < 4 and HEADING.search(text_of(page.elements[number])[:120]):
        yield "headings"


def _names_author(classes: str) -> bool:
    return bool(classes) and not words_of(classes).isdisjoint(AUTHOR)


def _invites(page: Outline, number: int, href: str, classes: str) -> bool:
    """Whether an element invites to reply."""
    if href and _REPLY_HREF.search(href):
        return True
    if 0 < page.chars[number] <= _MAX_LABEL and is_reply(page.own_text(number)):
        return True
    return "reply" in classes.lower() and page.elements[number].tag in ("a", "button", "span")


def _is_headed(page: Outline, number: int) -> bool:
    """Whether a link is a heading or holds one."""
    element, above = page.elements[number], page.parents[number]
    return above >= 0 and (page.elements[above].tag in _HEADINGS or (len(element) > 0 and element[0].tag in _HEADINGS))
