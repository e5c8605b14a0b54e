"""What stands in the records and is no part of what anybody said: invitations, particulars, names said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from threadkit.html.induce.slots import Records
from threadkit.html.induce.words import BODY, FURNITURE, is_action, words_of

_FORMS: Final = ("form", "textarea", "select", "button")  # nobody's words
_CONSTANT: Final = 0.6  # the share of the records which say the same at a place that is no body
_MOSTLY: Final = 0.5  # the share of the records that have something if records have it
_PARTICULARS: Final = 220  # characters of a line that holds author, date and the like
_NAMED: Final = 120  # characters of what is called furniture


def furniture(records: Records) -> list[str]:
    """Selectors of what is no part of what somebody said: what invites to act, and what all records say."""
    found = list(_FORMS)
    for key, holders in records.slots.items():
        if not key or not _is_telling(key):
            continue
        if _holds_inputs(key, records):
            found.append(key)
        if any(records.is_long(number) for numbers in holders.values() for number in numbers):
            continue
        texts = [records.text(number) for numbers in holders.values() for number in numbers]
        spoken = [text for text in texts if text]
        same = len(spoken) >= max(3, _CONSTANT * records.count) and len(set(spoken)) == 1
        acting = bool(spoken) and all(map(is_action, spoken))
        if same or acting or (len(holders) >= min(3, records.count) and _is_named_furniture(key, records)):
            found.append(key)
    return found


def surroundings(records: Records, authors: Mapping[int, int], dates: Mapping[int, int]) -> list[str]:
    """Selectors of what stands around author and date and says little else: the line of a comment's particulars."""
    survey = records.survey
    found: dict[str, int] = {}
    for place in (authors, dates):
        for record, number in place.items():
            start = records.regions[record][0]
            above = survey.parents[number]
            while above > start and survey.held(survey.chars, above) <= _PARTICULARS:
                for key in records.keys(above, start):
                    if _is_telling(key):
                        found[key] = found.get(key, 0) + 1
                above = survey.parents[above]
    return [
        key for key, count in found.items() if count >= 0.9 * len(records.slots[key]) and not _holds_body(records, key)
    ]


def _holds_body(records: Records, key: str) -> bool:
    """Whether a place holds most of what its records say, so that it cannot be left out."""
    survey = records.survey
    shares = [
        survey.held(survey.chars, number)
        / max(1, sum(survey.chars[n + 1] - survey.chars[n] for n in records.regions[record]))
        for record, number in records.firsts(key)
    ]
    return is_body_named(key) or sum(shares) > 0.5 * len(shares)


def titles(records: Records, authors: Mapping[int, int], dates: Mapping[int, int]) -> list[str]:
    """Selectors of the headings that most records have besides their author and date."""
    survey = records.survey
    return [
        key
        for key, holders in records.slots.items()
        if re.match(r"h[2-6]\b", key.rpartition(" ")[2])
        and len(holders) >= _MOSTLY * records.count
        and not any(
            number <= place.get(record, -1) < survey.ends[number]
            or place.get(record, -1) <= number < survey.ends[place.get(record, 0)]
            for record, number in records.firsts(key)
            for place in (authors, dates)
        )
    ][:1]


def repeated(records: Records, authors: Mapping[int, int]) -> list[str]:
    """Selectors of the places that say the author's name once more."""
    found = []
    for key, holders in records.slots.items():
        others = [
            (record, number)
            for record, numbers in holders.items()
            for number in numbers
            if number != authors.get(record)
        ]
        same = sum(
            1
            for record, number in others
            if record in authors and records.text(number) and records.text(number) == records.text(authors[record])
        )
        if _is_telling(key) and same >= _MOSTLY * records.count and same >= 0.9 * len(others):
            found.append(key)
    return found


def _holds_inputs(key: str, records: Records) -> bool:
    """Whether a place is a form to reply with."""
    survey = records.survey
    numbers = [number for some in records.slots[key].values() for number in some]
    return all(survey.held(survey.inputs, number) and not survey.held(survey.dated, number) for number in numbers)


def _is_telling(key: str) -> bool:
    """Whether a selector says more than a tag, so that it cannot strike somebody's own words."""
    return (
        any(mark in key for mark in ".[#")
        and not key.startswith("br")
        and not any(mark in key for mark in (" ", "[rel"))
    )


def _is_named_furniture(key: str, records: Records) -> bool:
    words = words_of(key.partition(".")[2] or key.partition("^=")[2])
    survey = records.survey
    places = (number for numbers in records.slots[key].values() for number in numbers)
    short = all(survey.held(survey.chars, number) < _NAMED for number in places)
    return short and not words.isdisjoint(FURNITURE) and words.isdisjoint(BODY)


def is_body_named(key: str) -> bool:
    """Whether what a selector finds is called the body of something."""
    return not words_of(key.rpartition(" ")[2]).isdisjoint(BODY)
