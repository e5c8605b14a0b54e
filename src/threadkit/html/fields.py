"""From one comment's element to one :class:`~threadkit.Comment`: each field by the first rule that gives its kind.

An :class:`Item` is a comment's element that nothing else stands in any more (its replies have been detached), with an
index of its own. It remembers from which elements its fields were read, so that a body that is "the rest" leaves them
out, and by which rule, so that a user can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeVar, cast

from attrs import define, field

from threadkit.dates import find_dates, looks_like_date, parse_date
from threadkit.html import bodies, scalars
from threadkit.html.index import Index
from threadkit.html.page import Page
from threadkit.html.parse import Element
from threadkit.html.profile import Profile, Rule, Rules
from threadkit.html.selectors import select
from threadkit.model import Author, Body, Comment, Kind, Status, Timestamp
from threadkit.problems import Where

Value = TypeVar("Value")

_LONGEST_DATE: Final = 60  # characters
_DATED: Final = ("time", "abbr", "relative-time", "time-ago")  # elements that hold a date and nothing else
_LACKS: Final = "is not said"  # how the basis of a date that lacks its year ends
_LONGEST_LINE: Final = 400
_ISO: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_MACHINE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{8}T|\d{9,}$")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NUMBER: Final = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")
_MARKUP: Final = {"after": bodies.following, "rest": bodies.rest}  # of a body's element, if not all that is in it

# Where a machine-readable date stands beside a shown one, best first.
_MACHINE_DATES: Final = (
    "datetime",
    "data-datetime",
    "data-timestamp",
    "data-time",
    "data-utc",
    "data-date",
    "content",
    "title",
)


@define
class Item:
    """A comment's element while it is being read."""

    element: Element
    index: Index
    read_from: list[Element] = field(factory=list)
    found_by: dict[str, str] = field(factory=dict)  # field -> the rule that gave it

    @classmethod
    def of(cls, element: Element) -> Item:
        return cls(element, Index(element))


def taken(rule: Rule, element: Element) -> str:
    """What a rule takes of an element that it selected, as text; empty if there is none."""
    if rule.take.startswith("@"):
        text = (element.get(rule.take[1:]) or "").strip()
    elif rule.take == "own":
        text = scalars.own_text(element)
    elif rule.take == "after":
        text = scalars.squash(element.tail or "")
    else:
        text = scalars.text_of(element)
    if rule.pattern is None or not text:
        return text
    match = rule.pattern.search(text)
    return "" if match is None else (match[1] if rule.pattern.groups else match[0]) or ""


def places(index: Index, rule: Rule) -> list[Element]:
    """The elements that a rule selects; the root of the index for a rule without a selector."""
    return [index.root] if rule.selector is None else select(index, rule.selector)


def first(item: Item, name: str, rules: Rules, accept: Callable[[Rule, Element], Value | None]) -> Value | None:
    """The value of the first rule, at the first of its places, that ``accept`` takes for one of the field's kind."""
    for rule in rules:
        for element in places(item.index, rule):
            value = accept(rule, element)
            if value is not None:
                item.found_by[name] = rule.text
                if element is not item.element:
                    item.read_from.append(element)
                return value
    return None


def text(rule: Rule, element: Element) -> str | None:
    """Any text that is not empty."""
    return taken(rule, element) or None


def identifier(rule: Rule, element: Element) -> str | None:
    found = taken(rule, element)
    return found if rule.pattern is not None and found else scalars.identifier(found)


def number(rule: Rule, element: Element) -> float | None:
    """The first number in a text: a depth, an indent."""
    match = _NUMBER.search(taken(rule, element))
    return float(match[0]) if match else None


def score(rule: Rule, element: Element) -> float | None:
    return scalars.score(taken(rule, element))


def name(rule: Rule, element: Element) -> str | None:
    shown = scalars.name_text(element) if rule.take == "text" and rule.pattern is None else taken(rule, element)
    exact = rule.take.startswith("@") or element.tag in ("a", "cite") or "fn" in (element.get("class") or "").split()
    return scalars.name(shown, dated=not exact)


def stamp(rule: Rule, element: Element) -> Timestamp | None:
    """A date, unsettled: as it is shown, with the machine-readable form beside it if there is one."""
    value = taken(rule, element)
    if rule.take.startswith("@"):
        if not _is_machine_date(value):
            return None
        beside = scalars.text_of(element)
        shown = _shown_date(beside) if len(beside) <= _LONGEST_DATE else None
        return Timestamp(shown or value, machine=value if shown or _MACHINE.match(value) else None)
    machine = _machine_date(element) if rule.take == "text" else None
    if machine is not None and element.tag in _DATED and len(value) <= _LONGEST_DATE:
        return Timestamp(value or machine, machine=machine)
    shown = _shown_date(value)
    if shown is None and machine is None:
        return None
    return Timestamp(shown or machine or "", machine=machine)


def _shown_date(shown: str) -> str | None:
    """The part of a text that is the date of publication; all of a short text that is little else."""
    if not shown or len(shown) > _LONGEST_LINE or not looks_like_date(shown):
        return None
    dates = [date for date in find_dates(shown) if date.span is not None]
    if not dates:
        return shown if len(shown) <= _LONGEST_DATE and _is_read(parse_date(shown)) else None
    chosen = min(dates, key=lambda date: (date.role != "published", date.value is None))
    if chosen.value is None:
        whole = parse_date(shown)
        chosen = whole if whole.value is not None and whole.span is not None else chosen
    start, end = chosen.span or (0, len(shown))
    beside = shown[:start] + shown[end:]
    return shown[start:end] if len(shown) > _LONGEST_DATE or _WORD.search(beside) else shown


def _is_read(stamp: Timestamp) -> bool:
    return (
        stamp.value is not None or stamp.precision is not None or stamp.kind != "absolute" or _LACKS in str(stamp.basis)
    )


def _is_machine_date(value: str) -> bool:
    if value.isdigit():
        return len(value) >= 9
    return len(value) <= 80 and looks_like_date(value) and bool(find_dates(value))


def _machine_date(element: Element) -> str | None:
    """The best machine-readable date of an element, or of the only dated element in it."""
    dated = [element, *element.iterdescendants("time", "abbr")][:2]
    for one in dated:
        for attribute in _MACHINE_DATES:
            value = one.get(attribute) or ""
            if iso := _ISO.search(value):
                return iso[0]
            if value and _is_machine_date(value):
                return value
    return None


def comment(item: Item, profile: Profile, page: Page, position: int) -> Comment:
    """The comment in an item; its parent is found later. ``position`` names one that has no id."""
    found = first(item, "id", profile.id, identifier)
    author = read_author(item, profile, page)
    published = first(item, "published", profile.published, stamp)
    updated = first(item, "updated", profile.updated, stamp)
    url = first(item, "url", profile.url, lambda rule, element: page.absolute(taken(rule, element)))
    points = first(item, "score", profile.score, score)
    extra = _extra(item, profile)  # before the body, which may be what is left
    return Comment(
        id=found or f"c{position + 1}",
        author=author,
        published=published,
        updated=updated,
        body=read_body(item, profile),
        url=url or _anchor(item.element, page),
        score=points,
        kind=_kind(item, profile),
        status=_status(item, profile),
        extra=extra,
        where=Where(line=line_of(item.element)),
    )


def read_author(item: Item, profile: Profile, page: Page) -> Author | None:
    """Who wrote it, or None when nobody is named."""

    def link(rule: Rule, element: Element) -> str | None:
        return page.absolute(taken(rule, element))

    shown = first(item, "author", profile.author, name)
    beside = item.read_from[-1] if shown is not None and item.read_from else None
    handle = first(item, "handle", profile.handle, text)
    url = first(item, "author_url", profile.author_url, link)
    if url is None and beside is not None and not profile.author_url:
        url = page.absolute(_link_of(beside, item.element))
    author = Author(
        name=shown,
        handle=handle,
        url=url,
        avatar=first(item, "avatar", profile.avatar, link),
        id=first(item, "author_id", profile.author_id, identifier),
        roles=tuple(dict.fromkeys(_all(item, profile.roles))),
    )
    return author if shown or handle or author.id else None


def _link_of(element: Element, within: Element) -> str | None:
    """Where an element that holds a name leads to: its own link, the only one in it, or the one around it."""
    inside = [one for one in element.iter("a") if one.get("href")]
    if inside:
        return inside[0].get("href")
    for above in element.iterancestors():
        if above is within:
            return None
        if above.tag == "a":
            return above.get("href")
    return None


def read_body(item: Item, profile: Profile) -> Body:
    """The inner markup of the first body that says something, its furniture dropped. It takes the item apart."""
    for rule in profile.body:
        for element in places(item.index, rule):
            if not bodies.says_something(element):
                continue
            item.found_by["body"] = rule.text
            furniture = [one for selector in profile.furniture for one in select(item.index, selector)]
            bodies.drop(furniture, element)
            bodies.drop_read(item.read_from, element)
            return Body(_MARKUP.get(rule.take, bodies.inner)(element))
    return Body()


def _all(item: Item, rules: Rules) -> Iterator[str]:
    for rule in rules:
        for element in places(item.index, rule):
            if value := taken(rule, element):
                yield value


def _extra(item: Item, profile: Profile) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, rules in profile.extra.items():
        if (value := first(item, key, rules, text)) is not None:
            found[key] = value
    if quoted := list(dict.fromkeys(_all(item, profile.quotes))):
        found["quotes"] = quoted
    return found


def line_of(element: Element) -> int | None:
    """The line of the source in which an element begins."""
    return cast("int | None", element.sourceline)


def _kind(item: Item, profile: Profile) -> Kind:
    return next(
        (kind for kind, marks in profile.kinds.items() if any(select(item.index, mark) for mark in marks)),
        "comment",
    )


def _status(item: Item, profile: Profile) -> Status:
    return next(
        (status for status, marks in profile.statuses.items() if any(select(item.index, mark) for mark in marks)),
        "visible",
    )


def _anchor(element: Element, page: Page) -> str | None:
    """The address of the element itself."""
    identifier = element.get("id")
    return f"{page.url.partition('#')[0]}#{identifier}" if identifier and page.url else None
