"""Names as comment headers show them: what can be one, what looks like a person's, and what stands beside it.

A header may show a badge, an e-mail address, a login name or the address of a computer with the name. Addresses are
nobody's name: they are taken off and go where no output shows them.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from threadkit.model import Author
from threadkit.readers.flat.page_words import FURNITURE
from threadkit.readers.flat.words import ROLES

_LONGEST: Final = 80  # characters
_MOST_WORDS: Final = 8
_PERSON_WORDS: Final = 5
_PERSON_LENGTH: Final = 40
_SENTENCE: Final = re.compile(r"\w{4,}[.!?:;…]\s|[!?…]$|\w{4,}[.:;,]$")  # "Dr. Lee" and "J. R. Lee" are no sentences
_NUMERIC: Final = re.compile(r"(?:^|\s)v?\d+(?:[.,:/-]\d+)*(?:\s|$)")
_BADGE: Final = re.compile(r"\s*[(\[]([^()\[\]]{2,30})[)\]]$")
_QUOTES: Final = " \t\u00a0\"'“”„«»‘’*_|·•,;:>~"
_LEADING: Final = re.compile(r"^[#>*]+\s*(?=[^\W\d])")  # of Markdown; "#3" is a number
# What may stand behind a name, or instead of one: an e-mail address, a computer's address, a login name.
_BESIDE: Final = re.compile(
    r"(?:^|\s*(?:[(<\[,]|\s))\s*(?:mailto:|ip: ?)?"
    r"(?:(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?P<ip>\d{1,3}(?:\.\d{1,3}){2}\.(?:\d{1,3}|[x*]{1,3})|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){4,7})"
    r"|@(?P<handle>[\w.-]{2,64}(?:@[\w.-]{1,128})?))[)>\]\s]*$",
    re.IGNORECASE,
)
_MOST_BESIDE: Final = 3  # one of each


class Shown(NamedTuple):
    """A name and what stands beside it; ``ip`` is the address of the computer that it was written on."""

    name: str
    role: str | None = None
    handle: str | None = None
    email: str | None = None
    ip: str | None = None


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
    """The author for a name as it is shown, with the badge and the addresses beside it. None if nobody is named.

    >>> author_of("Ann Lee (Moderator)")
    Author(name='Ann Lee', handle=None, url=None, avatar=None, id=None, roles=('moderator',))
    >>> author = author_of("Ann Lee <ann@lee.example>")
    >>> author.name, author.email
    ('Ann Lee', 'ann@lee.example')
    >>> author_of("@annlee").handle
    'annlee'
    """
    who = read_name(shown)
    if not (who.name or who.handle or who.email):
        return None
    return Author(who.name or None, who.handle, email=who.email, roles=(who.role,) if who.role else ())


def read_name(shown: str) -> Shown:
    """The parts of a name as it is shown.

    >>> read_name("Ann Lee (10.0.0.7)")
    Shown(name='Ann Lee', role=None, handle=None, email=None, ip='10.0.0.7')
    """
    name, beside = clean_name(shown), Shown("")
    for _ in range(_MOST_BESIDE):
        if (match := _BESIDE.search(name)) is None:
            break
        beside = beside._replace(**{kind: found for kind, found in match.groupdict().items() if found})
        name = clean_name(name[: match.start()])
    name, role = _without_badge(name)
    return beside._replace(name=name, role=role)


def bare_name(shown: str) -> str:
    """The name, or else the login name, without all that stands beside it.

    >>> bare_name("Ann Lee (author)"), bare_name("@annlee")
    ('Ann Lee', 'annlee')
    """
    who = read_name(shown)
    return who.name or who.handle or ""


def _without_badge(name: str) -> tuple[str, str | None]:
    """A name and the role that stands before it ("Guest - Ann"), or behind it in brackets or as "Post author"."""
    before, dash, behind = name.partition(" - ")
    if dash and (role := ROLES.get(before.casefold())):
        return clean_name(behind), role
    if (match := _BADGE.search(name)) is not None and (role := ROLES.get(match[1].strip().casefold())):
        return clean_name(name[: match.start()]), role
    words = name.split()
    for size in (3, 2):
        role = ROLES.get(" ".join(words[-size:]).casefold())
        if role and len(words) > size:
            return clean_name(" ".join(words[:-size])), role
    return name, None


def clean_name(shown: str) -> str:
    """A name without the quotes, bullets and joints around it, its white space single.

    >>> clean_name("### Ann  Lee,"), clean_name("#3")
    ('Ann Lee', '#3')
    """
    return " ".join(_LEADING.sub("", shown.strip(_QUOTES), count=1).split())
