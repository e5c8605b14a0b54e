"""How the records are numbered: the ids and addresses of comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from threadkit.html.induce.slots import Records

_ATTRIBUTES: Final = (
    "id",
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-cid",
    "data-reply-id",
    "data-post-id",
    "data-fullname",
    "name",
)
_NUMBER: Final = re.compile(r"(\d{1,20})\D{0,3}$")
_FRAGMENT: Final = re.compile(r"#([a-z_-]{0,20}?)(\d+)$", re.IGNORECASE)
_ENOUGH: Final = 0.9  # the share of the records that must have a number of their own


def ids(records: Records) -> list[str]:
    """Rules for the id of a comment: the first place where every record has a number of its own."""
    for rule, values in _offered(records):
        if len(values) >= _ENOUGH * records.count and _is_unique(values, records):
            return [rule]
    return []


def _is_unique(values: Mapping[int, str], records: Records) -> bool:
    """Whether no two records share a number, unless they are the same record shown twice."""
    texts: dict[str, set[int]] = {}
    for record, value in values.items():
        texts.setdefault(value, set()).add(len(records.regions[record]))
    return all(len(sizes) == 1 for sizes in texts.values()) and 2 * len(texts) >= len(values)


def _offered(records: Records) -> Iterator[tuple[str, dict[int, str]]]:
    for key in ("", *(key for key in records.slots if key and _may_be_numbered(key))):
        for attribute in _ATTRIBUTES:
            yield f"{key}@{attribute} =~ (\\d+)\\D{{0,3}}$", _values(records, key, attribute, _NUMBER, 1)
    for key in records.slots:
        if key.startswith("a") and " " not in key:
            yield f"{key}@href =~ #[A-Za-z_-]{{0,20}}(\\d+)$", _values(records, key, "href", _FRAGMENT, 2)


def _may_be_numbered(key: str) -> bool:
    return "[id^=" in key or "[data-" in key or key.endswith("> a") or key.startswith("a")


def _values(records: Records, key: str, attribute: str, pattern: re.Pattern[str], group: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for record, number in records.firsts(key):
        value = records.survey.elements[number].get(attribute)
        if value and (match := pattern.search(value)):
            found[record] = match[group]
    return found


def urls(records: Records) -> list[str]:
    """Rules for the address of a comment: a link of every record to a place of its own."""
    for key in records.slots:
        if key.startswith("a.") or key == "time > a":
            values = _values(records, key, "href", _FRAGMENT, 2)
            if len(values) >= _ENOUGH * records.count and len(set(values.values())) == len(values):
                return [f"{key}@href"]
    return []


def avatars(records: Records) -> list[str]:
    """Rules for the picture of the author."""
    return [
        f"{key}@src"
        for key, holders in records.slots.items()
        if key.startswith("img.") and "avatar" in key.lower() and len(holders) >= 0.5 * records.count
    ][:1]
