"""Where the records' texts stand: the innermost element that holds nearly all of what a record says.

What else a record says is subtracted first: its date, its author, and what is the same in every record ("Reply").
Then each record is descended from its own element as long as one child holds nearly everything. The deepest selector
that lies on this way in every record where it is found at all is the place of bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from threadkit.html.induce.furniture import is_body_named
from threadkit.html.induce.slots import Records

_NEARLY_ALL: Final = 0.86
_LABELS: Final = 30  # characters that may stand around a short comment
_LEAST: Final = 0.4  # of what a record holds, however short it is
_OFTEN: Final = 0.5  # the share of the records for which a place of bodies is worth a rule
_OFTEN_OF_TWO: Final = 0.2  # the same where records are of two kinds
_MUCH: Final = 0.25  # of what the records hold
_STRAY: Final = 0.04  # the share of the records in which a selector may lie off the way
_NEVER: Final = ("a", "b", "strong", "em", "i", "span.says", "time", "img", "br")


def body(records: Records, authors: Mapping[int, int], dates: Mapping[int, int], apparatus: list[str]) -> list[str]:
    """Rules for the body, the best first."""
    ways = [
        _way(records, record, _subtracted(records, record, authors, dates, apparatus))
        for record in range(records.count)
    ]
    on_way: Counter[str] = Counter()
    depth: dict[str, int] = {}
    for record, way in enumerate(ways):
        start = records.regions[record][0]
        for level, number in enumerate(way):
            for key in dict.fromkeys(records.keys(number, start)):
                if records.slots[key][record][0] == number:
                    on_way[key] += 1
                    depth[key] = max(depth.get(key, 0), level)
    said = sum(1 for way in ways if way)
    fitting = [key for key, count in on_way.items() if _is_place(records, key, count, said)]
    order = sorted(fitting, key=lambda key: (-depth[key], -on_way[key], not is_body_named(key), " " in key))
    rules = _rules(records, order, authors, dates)
    if not rules[0].endswith("::rest"):
        return rules
    return list(dict.fromkeys([*_named(records, authors, dates, ways, rules[0]), *rules]))


def _rules(records: Records, order: list[str], authors: Mapping[int, int], dates: Mapping[int, int]) -> list[str]:
    rules: list[str] = []
    covered: set[int] = set()
    for key in order:
        holders = records.slots[key]
        if key and set(holders) <= covered:
            continue
        crowded = _is_crowded(records, holders, authors, dates)
        rules.append(f"{key}::rest" if crowded or not key else key)
        covered |= set(holders)
        if len(rules) >= 3:
            break
    return [*rules, "::rest"] if "::rest" not in rules else rules


def _named(
    records: Records, authors: Mapping[int, int], dates: Mapping[int, int], ways: list[list[int]], instead: str
) -> list[str]:
    """Where no place holds nearly everything: the one that is called the body, and holds much.

    One that holds the author or the date as well is no better than a place that was found by what it holds.
    """
    survey = records.survey
    most = _MUCH * sum(survey.held(survey.chars, way[0]) for way in ways if way)
    best: dict[bool, tuple[int, str]] = {}
    for key, holders in records.slots.items():
        often = len(holders) >= 0.8 * records.count and _is_place(records, key, len(holders), records.count)
        if not key or not often or not is_body_named(key):
            continue
        held = sum(survey.held(survey.chars, numbers[0]) for numbers in holders.values())
        crowded = _is_crowded(records, holders, authors, dates)
        if held > best.get(crowded, (most, ""))[0]:
            best[crowded] = (held, key)
    if False in best:
        return [best[False][1]]
    return [f"{best[True][1]}::rest"] if True in best and instead == "::rest" else []


def _is_crowded(
    records: Records, holders: Mapping[int, list[int]], authors: Mapping[int, int], dates: Mapping[int, int]
) -> bool:
    """Whether the author or the date stands in a place."""
    return any(
        numbers[0] <= place[record] < _end(records, numbers[0], record)
        for place in (authors, dates)
        for record, numbers in holders.items()
        if record in place
    )


def _end(records: Records, number: int, record: int) -> int:
    region = records.regions[record]
    return region[-1] + 1 if number == region[0] else records.survey.ends[number]


def _is_place(records: Records, key: str, count: int, said: int) -> bool:
    """Whether a selector finds the body wherever it finds anything."""
    if key.rpartition(" ")[2].startswith("p:nth-child"):
        return False  # whoever writes a second paragraph has written it elsewhere
    if key.split(".")[0].split("[")[0].rpartition(" ")[2] in _NEVER:
        return False
    if not key:
        return True
    stray = len(records.slots[key]) - count
    many = sum(1 for numbers in records.slots[key].values() if len(numbers) > 1 and not _nested(records, numbers))
    off = 0.0 if _is_bare(key) else _STRAY * said
    return count >= (_OFTEN_OF_TWO if records.group.others else _OFTEN) * said and stray <= off and many <= off


def _is_bare(key: str) -> bool:
    """Whether the last part of a selector is a tag: any writer's own paragraph is one."""
    return not any(mark in key.rpartition(" ")[2] for mark in ".[#")


def _nested(records: Records, numbers: list[int]) -> bool:
    """Whether all of a slot's elements in a record stand in the first of them."""
    return numbers[-1] < records.survey.ends[numbers[0]]


def _subtracted(
    records: Records, record: int, authors: Mapping[int, int], dates: Mapping[int, int], apparatus: list[str]
) -> list[tuple[int, int]]:
    """The places in a record that are no body, as (element number, characters), none inside another."""
    survey = records.survey
    numbers = [place[record] for place in (authors, dates) if record in place]
    for key in apparatus:
        numbers += records.slots.get(key, {}).get(record, [])
    found: list[tuple[int, int]] = []
    end = -1
    start = records.regions[record][0]
    for number in sorted(set(numbers)):
        if number >= end and number != start:
            found.append((number, survey.held(survey.chars, number)))
            end = survey.ends[number]
    return found


def _way(records: Records, record: int, subtracted: list[tuple[int, int]]) -> list[int]:
    """The elements from the record's own down to the innermost that holds nearly all; empty if it says nothing."""
    survey, region = records.survey, records.regions[record]
    own = frozenset(region)
    chars = {number: survey.chars[number + 1] - survey.chars[number] for number in region}
    for number, _ in subtracted:
        for inside in range(number, survey.ends[number]):
            chars[inside] = 0
    held = dict(chars)
    top = region[0]
    for number in reversed(region):
        above = survey.parents[number]
        if number != top:
            held[above if above in own else top] += held[number]
    whole = held[top]
    if whole <= 0:
        return []
    way = [top]
    children: dict[int, list[int]] = {}
    for number in region[1:]:
        above = survey.parents[number]
        children.setdefault(above if above in own else top, []).append(number)
    while True:
        best = max(children.get(way[-1], []), key=held.__getitem__, default=None)
        if best is None or held[best] < min(_NEARLY_ALL * whole, max(whole - _LABELS, _LEAST * whole)):
            return way
        way.append(best)
