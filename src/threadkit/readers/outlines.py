"""What the beginning of a JSON document looks like: which keys stand where, without parsing the whole.

Detection must tell some thirty JSON formats from the first 64 KiB, which rarely end where a value ends, so the text is
scanned, not parsed: strings, brackets and commas are enough to know the path of every key. The outline is made once for
all sniffers that look at it. A signature is the set of paths that a format cannot be without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from threadkit.reading import Evidence, Sniff
from threadkit.source import Source

MAX_DEPTH: Final = 10  # no signature looks deeper
STRENGTH: Final = 0.95  # of a signature that is there; the native formats, which name themselves, are surer

_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\Z)(\s*+:)?|([\[\]{}])|([^\s",:\[\]{}]++)', re.DOTALL)


@lru_cache(maxsize=4)
def outline(text: str) -> Mapping[str, str]:
    """The path of every key in the beginning of JSON text, with the first scalar value that stands there (or "").

    Paths join keys with "/", and "[]" stands for any place in an array.

    >>> outline('[{"kind": "t1", "data": {"id": 7, "tags": ["a", "b"]}}]')
    {'[]': '', '[]/kind': 't1', '[]/data': '', '[]/data/id': '7', '[]/data/tags': '', '[]/data/tags/[]': 'a'}
    """
    found: dict[str, str] = {}
    open_paths: list[str] = []  # of the arrays and objects around the place
    place = ""
    for string, colon, bracket, word in _TOKEN.findall(text):
        if len(open_paths) > MAX_DEPTH and not bracket:
            continue
        if colon:
            place = _join(open_paths[-1] if open_paths else "", string)
            found.setdefault(place, "")
        elif bracket and bracket in "[{":
            if bracket == "[" and len(open_paths) < MAX_DEPTH:
                place = _join(place, "[]")
                found.setdefault(place, "")
            open_paths.append(place)
        elif bracket:
            place = _closed(open_paths)
        elif place and not found.get(place):
            found[place] = string or word
    return found


def _join(outer: str, key: str) -> str:
    return f"{outer}/{key}" if outer else key


def _closed(open_paths: list[str]) -> str:
    """Leave an array or object; the place is again what holds it."""
    if open_paths:
        open_paths.pop()
    return open_paths[-1] if open_paths else ""


def signed(reason: str, *signatures: str) -> Sniff:
    """A sniffer for the documents that bear one of the signatures.

    A signature is a line of paths that must all be there; "path=value" asks for a value that begins so as well, and
    "!path" for a path that is not there.
    """
    wanted = [signature.split() for signature in signatures]

    def sniff(source: Source) -> Evidence | None:
        if source.head.lstrip()[:1] not in ("{", "["):
            return None
        seen = outline(source.head)
        if any(all(_shows(seen, part) for part in signature) for signature in wanted):
            return STRENGTH, (reason,)
        return None

    return sniff


def _shows(seen: Mapping[str, str], part: str) -> bool:
    if part.startswith("!"):
        return part[1:] not in seen
    path, _, value = part.partition("=")
    return path in seen and seen[path].startswith(value)


def is_lines(source: Source) -> bool:
    """Whether a source is JSON lines: its first line is a whole object, and another begins below it.

    >>> is_lines(Source('{"id": 1}\\n{"id": 2}\\n')), is_lines(Source('{"id": 1}\\n')), is_lines(Source('{\\n"id": 1}'))
    (True, False, False)
    """
    first, _, rest = source.head.lstrip().partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip()[:1] == "{"
