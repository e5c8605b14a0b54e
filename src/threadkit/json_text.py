"""JSON text to values: what is no text is mended and told, what is no JSON is refused in one line.

Exports hold escapes of half a character, keys that are named twice, NaN, and arrays nested to kill a parser. The
standard library's parser does the work; escapes are mended in the text before it sees them, so that no tree is walked.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, Final

from threadkit.encoding import clean
from threadkit.errors import ReadError
from threadkit.problems import Problem

# Escapes in JSON that stand for what no text can hold; a cheap search, and the exact one (whole pairs are fine).
_SUSPECT: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|00[01])")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([0-9a-fA-F]{4})|.)", re.DOTALL
)


def load_json(text: str, called: str, *, keep_controls: bool = False) -> tuple[Any, tuple[Problem, ...]]:
    """The value of JSON text, and what had to be mended in it.

    Escaped lone surrogates become U+FFFD, and so do escaped control characters unless they are to be kept; of two equal
    keys of an object the last counts. Raw control characters and NaN are accepted. Raises ReadError (``called`` is what
    it calls the text) if it is not JSON, nested too deeply, or holds a number of thousands of digits.
    """
    text, mended = _mend_escapes(text, keep_controls)
    repeated: list[str] = []
    try:
        value = json.loads(text, strict=False, object_pairs_hook=lambda pairs: _object(pairs, repeated))
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
