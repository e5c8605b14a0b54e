"""Which record replies to which, when they do not stand in each other: by indenting containers, or by a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from threadkit.html.induce.slots import Records
from threadkit.html.induce.survey import running
from threadkit.html.induce.words import words_of

# Where a record may say how deep it stands: an attribute, and what to find in it.
_DEPTHS: Final = (
    ("class", r"\b(?:depth|level|lvl|indent|nest(?:ing)?|tier|ebene|step|l)[-_]{0,2}(\d{1,2})\b"),
    ("class", r"(?:depth|level|lvl|indent)[-_]{0,2}(\d{1,2})(?!\d)"),
    ("style", r"(?:margin|padding)-left:\s*(\d+(?:\.\d+)?)"),
    ("style", r"(?:margin|padding):\s*\S+\s+\S+\s+\S+\s+(\d+(?:\.\d+)?)"),
    ("data-depth", r"(\d+)"),
    ("data-level", r"(\d+)"),
    ("data-indent", r"(\d+)"),
    ("aria-level", r"(\d+)"),
    ("indent", r"(\d+)"),
    ("width", r"^(\d+)$"),
)
_PARENTS: Final = (
    "data-parent-id",
    "data-parent",
    "data-parentid",
    "data-reply-to",
    "data-replyto",
    "data-parent-comment-id",
    "data-pid",
)
_PINGS: Final = frozenset(("ping", "pings", "pingback", "pingbacks", "trackback", "trackbacks"))  # lists of their own
_MAX_DEPTHS: Final = 24  # kinds of depth; what has more is a measure of something else


def depth(records: Records) -> list[str]:
    """Rules for how deep a record stands."""
    for rule, depths in _offered(records):
        if len(depths) == records.count and 1 < len(set(depths)) <= _MAX_DEPTHS and _is_tree(depths):
            return [rule]
    return []


def _offered(records: Records) -> Iterator[tuple[str, list[float]]]:
    keys = ["", *(key for key in records.slots if key and len(records.slots[key]) == records.count)]
    for attribute, pattern in _DEPTHS:
        compiled = re.compile(pattern)
        for key in keys:
            if attribute == "width" and not _is_spacer(records, key):
                continue
            yield f"{key}@{attribute} =~ {pattern}", list(_numbers(records, key, attribute, compiled))


def _is_spacer(records: Records, key: str) -> bool:
    """Whether a slot is an image that only makes room."""
    elements = [records.survey.elements[number] for _, number in records.firsts(key)]
    return all(element.tag == "img" and _SPACER.search(element.get("src") or "") for element in elements)


_SPACER: Final = re.compile(
    r"(?:^|[/_-])(?:s|spacer|blank|clear|pixel|trans(?:parent)?|1x1|indent|dot)[\w-]*\.(?:gif|png)", re.IGNORECASE
)


def _numbers(records: Records, key: str, attribute: str, pattern: re.Pattern[str]) -> Iterator[float]:
    for _, number in records.firsts(key):
        value = records.survey.elements[number].get(attribute)
        match = pattern.search(value) if value else None
        if match is None:
            return
        yield float(match[1])


def _is_tree(depths: Sequence[float]) -> bool:
    """Whether numbers read as depths: they begin with the least, and go down one level at a time."""
    levels = {value: level for level, value in enumerate(sorted(set(depths)))}
    ranks = [levels[value] for value in depths]
    return ranks[0] == 0 and all(after <= before + 1 for before, after in pairwise(ranks))


def levels(records: Records) -> list[str]:
    """Selectors of the containers in which replies stand, after what they reply to."""
    group, survey = records.group, records.survey
    members = frozenset(group.members)
    held: dict[str, list[int]] = {}
    for number in _containers(group.members, survey.parents, members):
        for key in survey.keys.of(number):
            held.setdefault(key, []).append(number)
    first = group.members[0]
    total = running([number in members for number in range(len(survey.elements))])
    good = [
        key
        for key, numbers in held.items()
        if numbers[0] > first
        and words_of(key).isdisjoint(_PINGS)
        and all(_follows(number, records, total) for number in numbers)
    ]
    best = max(good, key=lambda key: (len(held[key]), "." in key, -len(key)), default=None)
    return [best] if best is not None else _indented(records)


def _indented(records: Records) -> list[str]:
    """Selectors of the members that are called replies, if not all are and the first is none."""
    members, own = records.group.members, records.survey.keys.own
    counts = Counter(key for member in members for key in set(own(member)))
    first = own(members[0])
    return [
        key
        for key, count in counts.items()
        if count < len(members) and key not in first and not words_of(key).isdisjoint(_REPLIES)
    ][:1]


_REPLIES: Final = frozenset(
    ("reply", "replies", "child", "children", "indent", "indented", "nested", "sub", "subcomment", "antwort")
)


def _containers(members: Sequence[int], parents: Sequence[int], own: frozenset[int]) -> list[int]:
    """The elements around the members, below what is around all of them, in document order."""
    found: set[int] = set()
    for member in members:
        number = parents[member]
        while number >= 0 and number not in own and number not in found:
            found.add(number)
            number = parents[number]
    return sorted(found)


def _follows(number: int, records: Records, total: Sequence[int]) -> bool:
    """Whether what stands before a container, as far as it holds records at all, is one record: the one replied to."""
    survey = records.survey
    for previous in survey.elements[number].itersiblings(preceding=True):
        place = survey.outline.numbers.get(previous)
        held = total[survey.ends[place]] - total[place] if place is not None else 0
        if held:
            return held == 1
    return False


def reply_to(records: Records) -> list[str]:
    """Rules for the parent's id, where records name it: by an attribute, or by a link to another record."""
    for attribute in _PARENTS:
        if any(attribute in records.survey.outline.attributes[number] for _, number in records.firsts("")):
            return [f"@{attribute}"]
    return _linked(records)


def _linked(records: Records) -> list[str]:
    """The rule of the first link in each record to a record; its own permalink stands where it replies to nobody."""
    attributes = records.survey.outline.attributes
    own = [
        match[2] if (match := _ANCHOR.match(attributes[region[0]].get("id", ""))) else "" for region in records.regions
    ]
    known, prefixes, foreign = set(own), set(), 0
    for region, identifier in zip(records.regions, own, strict=True):
        links = (_FRAGMENT.search(attributes[number].get("href", "")) for number in region)
        first = next((link for link in links if link is not None and link[2] in known), None)
        if first is None or not identifier:
            return []
        prefixes.add(first[1])
        foreign += first[2] != identifier
    if len(prefixes) == 1 and _SOME * records.count < foreign < _MOST * records.count:
        return [f'a[href*="#{prefixes.pop()}"]@href']
    return []


_ANCHOR: Final = re.compile(r"([A-Za-z_-]*)(\d+)$")
_FRAGMENT: Final = re.compile(r"#([A-Za-z_-]+)(\d+)$")
_SOME: Final = 0.1  # of the records must reply; fewer are links in somebody's text
_MOST: Final = 0.9  # of the records may reply to another: somebody must have begun
