"""The selectors that name the records of a group: all of them, and nothing else on the page.

A key finds whatever carries it. Where that is more than the group (``[id^="comment_"]`` finds ``comment_form`` as
well), another name that all members share is added to it, and what is still too much is named as an exception. Records
that stand beside the members under another name (pingbacks among comments) are added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import Final

from threadkit.html.index import Index, tokens
from threadkit.html.induce import dating
from threadkit.html.induce.groups import Group
from threadkit.html.induce.slots import Records
from threadkit.html.induce.survey import Survey
from threadkit.html.induce.words import APPARATUS, FORM, names_comment, words_of
from threadkit.html.parse import Element
from threadkit.html.selectors import compile_selector, select

_PINGS: Final = frozenset(
    ("pingback", "trackback", "ping", "pings", "trackbacks", "pingbacks", "linkback", "webmention")
)
_NEARLY_ALL: Final = 0.6  # the share of the members from which the rest are strays
_NAME: Final = re.compile(r"^[a-z][\w-]*")


def selectors(group: Group, index: Index) -> tuple[list[str], list[str]]:
    """The selectors of the records, and those of what they find and is none."""
    own = frozenset(group.survey.elements[member] for member in group.members)
    chosen, strangers = _exact(group, own, index)
    if strays := _strays(group):
        chosen = _with_date(chosen, dating.published(Records(group)), index, own, len(strays))
    beside = [] if group.spans else [*_beside(group, own), *_pings(own, index)]
    strangers |= {element for key in group.others for element in select(index, compile_selector(key))} - own
    strangers -= {element for key in beside for element in select(index, compile_selector(key))}
    return [chosen, *dict.fromkeys((*group.others, *beside))], _exceptions(strangers, group)


def whole(group: Group, found: list[str], unless: list[str], index: Index) -> Group:
    """The group of all elements that the selectors find."""
    if group.spans:
        return group
    numbers = group.survey.outline.numbers
    given = {numbers[element] for key in found for element in select(index, compile_selector(key))}
    given -= {numbers[element] for key in unless for element in select(index, compile_selector(key))}
    return Group(group.key, sorted(given), group.survey, others=group.others)


def _exact(group: Group, own: frozenset[Element], index: Index) -> tuple[str, set[Element]]:
    """The selector, among a key and its refinements, that finds the fewest strangers, and these."""
    best = key = group.key
    strangers = set(select(index, compile_selector(key))) - own
    if group.others:
        return best, strangers
    for shared in _shared(group) if strangers else ():
        refined = key + _NAME.sub("", shared)
        rest = strangers & set(select(index, compile_selector(refined)))
        if len(rest) < len(strangers):
            best, strangers = refined, rest
    return best, strangers


def _strays(group: Group) -> list[int]:
    """The members that have neither date nor author nor number where nearly all have them: notices in between."""
    survey = group.survey
    dated, named = group.own(survey.dated), group.own(survey.authors)
    if group.spans or "[" in group.key or sum(1 for one in dated if one) < _NEARLY_ALL * len(group):
        return []
    return [member for member, dates, names in zip(group.members, dated, named, strict=True) if not dates and not names]


def _with_date(key: str, dates: list[str], index: Index, own: frozenset[Element], strays: int) -> str:
    """The selector of those that hold a date, if that is what leaves the strays out."""
    for date in dates:
        if " " not in date and "::" not in date:
            refined = f"{key}:has({date})"
            if len(own & set(select(index, compile_selector(refined)))) == len(own) - strays:
                return refined
    return key


def _shared(group: Group) -> list[str]:
    """The keys that all members carry."""
    counts = Counter(key for member in group.members for key in set(group.survey.keys.own(member)))
    return sorted(key for key, count in counts.items() if count == len(group))


def _exceptions(strangers: Iterable[Element], group: Group) -> list[str]:
    """Selectors that find strangers and no member."""
    survey = group.survey
    kept = {key for member in group.members for key in survey.keys.own(member)}
    found: dict[str, None] = {}
    for stranger in strangers:
        names = (
            *survey.keys.own(survey.outline.numbers[stranger]),
            *([f"#{stranger.get('id')}"] if _is_name(stranger.get("id")) else []),
        )
        if key := next((key for key in names if key not in kept), None):
            found[key] = None
    return list(found)


def _is_name(text: str | None) -> bool:
    return bool(text) and re.fullmatch(r"[A-Za-z][\w-]*", text or "") is not None


def _beside(group: Group, own: frozenset[Element]) -> list[str]:
    """Selectors of the members' siblings that are called comments or pingbacks too."""
    survey = group.survey
    found: dict[str, None] = {}
    kept = {key for member in group.members for key in survey.keys.own(member)}
    inside = {survey.parents[member] for member, outer in zip(group.members, group.around, strict=True) if outer >= 0}
    for parent in dict.fromkeys(survey.parents[member] for member in group.members):
        if parent < 0 or parent in inside:
            continue  # what stands beside a reply is part of what it replies to
        for sibling in survey.elements[parent]:
            if sibling.tag == group.tag and sibling not in own and _is_record(sibling, group):
                number = survey.outline.numbers[sibling]
                found |= dict.fromkeys([key for key in survey.keys.own(number) if _is_called_record(key)][:1])
    return [key for key in found if key not in kept]


def _pings(own: frozenset[Element], index: Index) -> list[str]:
    """Selectors of pingbacks in a list of their own."""
    found: dict[str, None] = {}
    for name in ("pingback", "trackback"):
        for element in index.classes.get(name, []):
            if element.tag in ("li", "div", "article") and element not in own:
                found[f"{element.tag}.{name}"] = None
    return list(found)


def _is_called_record(key: str) -> bool:
    words = words_of(key)
    return (names_comment(key) or not words.isdisjoint(_PINGS)) and words.isdisjoint(FORM | APPARATUS)


def _is_told(number: int, survey: Survey) -> bool:
    """Whether an element holds a date and an author's place."""
    return survey.held(survey.dated, number) > 0 and survey.held(survey.authors, number) > 0


def _holds_member(number: int, group: Group) -> bool:
    place = bisect_left(group.members, number)
    return place < len(group.members) and group.members[place] < group.survey.ends[number]


def _is_record(sibling: Element, group: Group) -> bool:
    survey = group.survey
    number = survey.outline.numbers.get(sibling)
    if number is None or survey.held(survey.inputs, number) or _holds_member(number, group):
        return False
    is_ping = not words_of(" ".join(tokens(sibling.get("class") or ""))).isdisjoint(_PINGS)
    return survey.held(survey.chars, number) > 1 and (is_ping or _is_told(number, survey))
