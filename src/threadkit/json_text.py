"""JSON text to values: what is no text is mended and told, what is no JSON is refused in one line.

Exports hold escapes of half a character, keys that are named twice, NaN, and arrays nested to kill a parser. The
standard library's parser does the work; escapes are mended in the text before it sees them, so that no tree is walked.
It gives up at a depth of some hundred replies, though, which threads reach: those are read again by a loop.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from threadkit.encoding import clean
from threadkit.errors import ReadError
from threadkit.problems import Problem

# Escapes in JSON that stand for what no text can hold; a cheap search, and the exact one (whole pairs are fine).
_SUSPECT: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|00[01])")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([0-9a-fA-F]{4})|.)", re.DOTALL
)

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_SCALARS: Final = json.JSONDecoder(strict=False)


def load_json(
    text: str, called: str, *, keep_controls: bool = False, any_depth: bool = False
) -> tuple[Any, tuple[Problem, ...]]:
    """The value of JSON text, and what had to be mended in it.

    Escaped lone surrogates become U+FFFD, and so do escaped control characters unless they are to be kept; of two equal
    keys of an object the last counts. Raw control characters and NaN are accepted. Raises ReadError (``called`` is what
    it calls the text) if it is not JSON, holds a number of thousands of digits, or is nested too deeply: with
    ``any_depth`` it is not, and the caller must not recurse over the value.
    """
    text, mended = _mend_escapes(text, keep_controls)
    try:
        value, repeated = _decode(text, any_depth)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{called} is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from None
    except RecursionError:
        raise ReadError(f"{called} is JSON nested too deeply to be read") from None
    except ValueError as error:  # an integer of more than 4,300 digits
        raise ReadError(f"{called} holds a number that cannot be read: {error}") from None
    problems = [Problem("duplicate-key", f"an object names {key!r} twice; the last counts") for key in repeated]
    if mended:
        problems.append(Problem("control-characters", f"{mended} escaped control characters were replaced"))
    return value, tuple(problems)


def _decode(text: str, any_depth: bool) -> tuple[Any, list[str]]:
    """The value, and the keys that objects of it name twice."""
    repeated: list[str] = []
    try:
        return json.loads(text, strict=False, object_pairs_hook=lambda pairs: _object(pairs, repeated)), repeated
    except RecursionError:
        if not any_depth:
            raise
    repeated.clear()
    return _decode_deep(text, lambda pairs: _object(pairs, repeated)), repeated


def _decode_deep(text: str, make_object: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    """The value of JSON of any depth; some ten times slower. Raises JSONDecodeError."""
    found: list[list[Any]] = [[]]  # the values of every open container; an object's keys and values take turns
    closers = [""]
    place = _after_blank(text, 0)
    while True:
        char = text[place : place + 1]
        if closers[-1] == "}" and len(found[-1]) % 2 == 0 and char != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
        if char and char in "[{":
            found.append([])
            closers.append("]" if char == "[" else "}")
            place = _after_blank(text, place + 1)
            if text[place : place + 1] != closers[-1]:
                continue
        else:
            value, end = _SCALARS.raw_decode(text, place)
            found[-1].append(value)
            place = _after_blank(text, end)
        place = _close(text, place, found, closers, make_object)
        if len(found) == 1:
            break
        separator = ":" if closers[-1] == "}" and len(found[-1]) % 2 else ","
        if text[place : place + 1] != separator:
            raise json.JSONDecodeError(f"Expecting '{separator}' delimiter", text, place)
        place = _after_blank(text, place + 1)
    if place != len(text):
        raise json.JSONDecodeError("Extra data", text, place)
    return found[0][0]


def _close(text: str, place: int, found: list[list[Any]], closers: list[str], make_object: Callable[..., Any]) -> int:
    """Close the containers that end at a place, and tell where the text goes on."""
    while closers[-1] and text[place : place + 1] == closers[-1] and not (closers[-1] == "}" and len(found[-1]) % 2):
        values = found.pop()
        is_array = closers.pop() == "]"
        found[-1].append(values if is_array else make_object(list(zip(values[::2], values[1::2], strict=True))))
        place = _after_blank(text, place + 1)
    return place


def _after_blank(text: str, place: int) -> int:
    return _BLANK.match(text, place).end()  # type: ignore[union-attr]  # the pattern matches the empty string


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        repeated.extend(key for key, count in counts.items() if count > 1)
    return found


def _mend_escapes(text: str, keep_controls: bool) -> tuple[str, int]:
    if not _SUSPECT.search(text):
        return text, 0
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        character = chr(int(match[1], 16)) if match[1] else ""
        if clean(character)[1] and not (keep_controls and character < " "):
            mended += 1
            return r"\ufffd"
        return match[0]

    return _ESCAPE.sub(mend, text), mended
