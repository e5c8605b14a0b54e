"""What a page says about its records as a whole: that the first is the post, and how many there should be.

On a forum's page the first record is the post itself. Nothing in the record says so; but on such a page little is
written before the first record, while an article stands before the comments on it. Where the newest comes first, the
first is no post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime
from typing import Final

from threadkit.dates import parse_date
from threadkit.html.induce.groups import Group
from threadkit.html.page import Page
from threadkit.html.scalars import count, text_of
from threadkit.html.selectors import compile_selector, select

_LITTLE: Final = 800  # characters outside of links, before the first record of a forum's page
_LONGEST: Final = 60  # characters of a date
_SHORTLY: Final = 40  # elements between a heading and the first record
_FORUM: Final = re.compile(r"forum|topic|thread|viewtopic|boards?\b|discussion|posts?\b|messages?\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"forum|topic|thread|board|discussion", re.IGNORECASE)
_COMMENT: Final = re.compile(r"comment|komment|answer|disqus|dsq", re.IGNORECASE)
_LATER: Final = re.compile(r"[?&/](?:page(?:number)?|pg|start|offset|seite)[=/-]?(?:[2-9]|\d{2,})\b", re.IGNORECASE)


def first_is_post(group: Group, page: Page) -> bool:
    """Whether the first record is what the others reply to."""
    survey, first = group.survey, group.members[0]
    before = survey.chars[first] - survey.links[first]
    if len(group) < 2 or before > _LITTLE or _COMMENT.search(group.key) or _LATER.search(page.url or ""):
        return False
    if _is_newest_first(group):
        return False
    if _ADDRESS.search(page.url or "") and not _COMMENT.search(page.url or ""):
        return True
    around = _names_around(group)
    if survey.headings[first]:
        return False
    return any(map(_FORUM.search, [*survey.keys.own(first), *around])) and not any(map(_COMMENT.search, around))


def _is_newest_first(group: Group) -> bool:
    """Whether the first record is dated later than the last, in dates that need no other date to be read."""
    first, last = (_date(group, region) for region in (group.regions[0], group.regions[-1]))
    return first is not None and last is not None and first.replace(tzinfo=None) > last.replace(tzinfo=None)


def _date(group: Group, region: list[int]) -> datetime | None:
    """The first date in a record."""
    dated = group.survey.dates
    place = bisect_left(dated, region[0])
    if place == len(dated) or dated[place] > region[-1]:
        return None
    return parse_date(text_of(group.survey.elements[dated[place]])[:_LONGEST]).value


def _names_around(group: Group) -> list[str]:
    """What the elements around the first record are called."""
    survey = group.survey
    names = []
    number = survey.parents[group.members[0]]
    while number >= 0:
        attributes = survey.outline.attributes[number]
        names.append(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        number = survey.parents[number]
    return names


def claimed(group: Group, page: Page) -> list[str]:
    """Rules for the stated number of comments: a heading with a number shortly before the first record."""
    survey, first = group.survey, group.members[0]
    for number in range(first - 1, max(-1, first - _SHORTLY), -1):
        if survey.headings[number + 1] > survey.headings[number]:
            element = survey.elements[number]
            if count(text_of(element)) is not None:
                return [key for key in survey.keys.of(number) if _finds_first(key, element, page)][:1]
    return []


def _finds_first(key: str, element: object, page: Page) -> bool:
    found = select(page.index, compile_selector(key))
    return bool(found) and found[0] is element
