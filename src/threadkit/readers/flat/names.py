"""Names as comment headers show them: what can be one, what looks like a person's, and the badges behind it."""

from __future__ import annotations

import re
from typing import Final

from threadkit.model import Author
from threadkit.readers.flat.words import FURNITURE, ROLES

_LONGEST: Final = 80  # characters
_MOST_WORDS: Final = 8
_PERSON_WORDS: Final = 5
_PERSON_LENGTH: Final = 40
_SENTENCE: Final = re.compile(r"\w{4,}[.!?:;…]\s|[!?…]$|\w{4,}[.:;,]$")  # "Dr. Lee" and "J. R. Lee" are no sentences
_NUMERIC: Final = re.compile(r"(?:^|\s)v?\d+(?:[.,:/-]\d+)*(?:\s|$)")
_BADGE: Final = re.compile(r"\s*[(\[]([^()\[\]]{2,30})[)\]]$")
_QUOTES: Final = " \t\u00a0\"'“”„«»‘’*_|·•,;:>~"


def is_plausible(name: str) -> bool:
    """Whether a marked name (beside "says", after "by") can be one.

    >>> is_plausible("Dr. Lee"), is_plausible("the other day I went home and then my neighbour")
    (True, False)
    """
    if not 0 < len(name) <= _LONGEST or name.count(" ") >= _MOST_WORDS or name.casefold() in FURNITURE:
        return False
    return any(map(str.isalnum, name)) and not _SENTENCE.search(name)


def is_personal(name: str) -> bool:
    """Whether an unmarked text looks like somebody's name: short, no sentence, no number, and written in capitals
    where it has several words.

    >>> is_personal("Angela de Vries"), is_personal("night_owl42"), is_personal("We open again")
    (True, True, False)
    >>> is_personal("Version 2.1"), is_personal("Good point!")
    (False, False)
    """
    words = name.split()
    if not is_plausible(name) or len(name) > _PERSON_LENGTH or len(words) > _PERSON_WORDS or _NUMERIC.search(name):
        return False
    if len(words) == 1:
        return name[-1] != "."
    capital = sum(not word[0].islower() for word in words)
    return not words[0][0].islower() and 2 * capital >= len(words) + (len(words) > 2)


def author_of(shown: str) -> Author | None:
    """The author for a name as it is shown; a badge behind it becomes a role. None for an empty name.

    >>> author_of("Ann Lee (Moderator)")
    Author(name='Ann Lee', handle=None, url=None, avatar=None, id=None, roles=('moderator',))
    """
    name, role = without_badge(shown)
    return Author(name=name, roles=(role,) if role else ()) if name else None


def without_badge(shown: str) -> tuple[str, str | None]:
    """A name and the role that stands behind it in brackets, or as "Post author"."""
    if (match := _BADGE.search(shown)) is not None and (role := ROLES.get(match[1].strip().casefold())):
        return clean_name(shown[: match.start()]), role
    words = shown.split()
    for size in (3, 2):
        role = ROLES.get(" ".join(words[-size:]).casefold())
        if role and len(words) > size:
            return clean_name(" ".join(words[:-size])), role
    return clean_name(shown), None


def clean_name(shown: str) -> str:
    """A name without the quotes, bullets and joints around it, its white space single."""
    return " ".join(shown.strip(_QUOTES).split())
