"""Known phrases at the edges of a short text, found by look-up: its last or first few words are tried in a table.

Nothing here searches inside a text, so the length of the tables costs nothing.
"""

from __future__ import annotations

import re
from typing import Final

from threadkit.model import Kind
from threadkit.readers.flat.page_words import FURNITURE
from threadkit.readers.flat.words import BY, CLOCK_WORDS, JOINTS, PINGBACKS, POSTED, REPLY_TO, SAYS

_UNSPACED_FROM: Final = "\u3000"  # scripts from here on put no space between words
_OPENING: Final = " \t\u00a0\u3000,;:：|·•»«/([（【<~@–—…-"  # stands between a name and the date behind it
_CLOSING: Final = " \t\u00a0\u3000,;:：|·•»«/)]）】>~@–—…-"  # … and between a date and what follows it
_SEPARATORS: Final = re.compile(r"\s*[|·•,/()\[\]{}↓↑\t»«→←▲▼&]\s*|\s{2,}|\s+[-–—]\s+")
_COUNTED: Final = re.compile(r"[+-]?\d{1,6}\s*|\s*[:：]?\s*[+-]?\d{1,6}%?$|(?<=\s)\d{1,6}\s")
_PERMALINKS: Final = frozenset("#¶§")  # signs that stand for "link to this"
_LONGEST_BUTTONS: Final = 120  # characters of a line of link words
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FIRST_OF_BUTTONS: Final = frozenset(first[0] for phrase in FURNITURE if (first := _LETTERS.search(phrase)) is not None)
_LINKS: Final = "|".join(sorted(map(re.escape, PINGBACKS), key=len, reverse=True))
_PINGBACK: Final = re.compile(
    r"(?:[*•·+-]\s{1,4})?(?:#?\d{1,6}[.)]?\s{1,4})?"
    rf"({_LINKS})\s{{0,2}}(?:(?<=by|om|on)\s|[:：])\s*(\S.*)",
    re.IGNORECASE,
)


class Phrases:
    """A table of phrases, ready to be looked for at either end of a text."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self._spaced = frozenset(phrase.casefold() for phrase in phrases if phrase[0] < _UNSPACED_FROM)
        self._most = max(phrase.count(" ") + 1 for phrase in phrases)
        self._unspaced = tuple(sorted((p for p in phrases if p[0] >= _UNSPACED_FROM), key=len, reverse=True))

    def cut_end(self, text: str) -> str | None:
        """The text without the longest phrase that ends it, or None if none does.

        >>> Phrases(("said", "has said")).cut_end("Ann Lee has said")
        'Ann Lee'
        """
        for phrase in self._unspaced:
            if text.endswith(phrase):
                return text[: -len(phrase)]
        words = text.split()
        for size in range(min(self._most, len(words)), 0, -1):
            if " ".join(words[-size:]).casefold() in self._spaced:
                return text.rsplit(None, size)[0] if size < len(words) else ""
        return None

    def cut_start(self, text: str) -> str | None:
        """The text without the longest phrase that begins it, or None if none does.

        >>> Phrases(("by", "posted by")).cut_start("Posted by Ann Lee")
        'Ann Lee'
        """
        for phrase in self._unspaced:
            if text.startswith(phrase):
                return text[len(phrase) :]
        words = text.split(None, self._most)
        for size in range(min(self._most, len(words)), 0, -1):
            if " ".join(words[:size]).casefold().rstrip(":：") in self._spaced:
                return text.split(None, size)[size] if size < len(text.split(None, size)) else ""
        return None

    def split(self, text: str) -> tuple[str, str] | None:
        """What stands before and behind the first phrase inside a text, or None if there is none.

        >>> Phrases(("in reply to",)).split("Ann in reply to Ben")
        ('Ann', 'Ben')
        """
        for phrase in self._unspaced:
            before, found, behind = text.partition(phrase)
            if found and before and behind:
                return before, behind
        words = text.split()
        for start in range(1, len(words) - 1):
            for size in range(min(self._most, len(words) - 1 - start), 0, -1):
                if " ".join(words[start : start + size]).casefold() in self._spaced:
                    return " ".join(words[:start]), " ".join(words[start + size :])
        return None


SAYING: Final = Phrases(SAYS)
BYLINE: Final = Phrases(BY)
REPLYING: Final = Phrases(REPLY_TO)
ANNOUNCING: Final = Phrases(POSTED)
CLOCKING: Final = Phrases(CLOCK_WORDS)
_JOINING: Final = Phrases(JOINTS)


def without_joint_behind(text: str) -> str:
    """A text without the punctuation and the words that join it to a date behind it.

    >>> without_joint_behind("Ann Lee says: on"), without_joint_behind("Ann (")
    ('Ann Lee says', 'Ann')
    """
    text = text.strip(_OPENING).removesuffix("...")
    while not text[-2:].strip().isupper() and (shorter := _JOINING.cut_end(text)) is not None:  # an initial is no joint
        text = shorter.rstrip(_OPENING)
    return text


def without_joint_before(text: str) -> str:
    """A text without the punctuation and the words that join it to a date in front of it.

    >>> without_joint_before(") by Ann"), without_joint_before(" @ Ann")
    ('by Ann', 'Ann')
    """
    text = text.lstrip(_CLOSING)
    while (shorter := _JOINING.cut_start(text)) is not None:
        text = shorter.lstrip(_CLOSING)
    return text


def pingback(text: str) -> tuple[str, Kind] | None:
    """The title behind "Pingback:" and which kind of link it is, or None if the line is none.

    >>> pingback("3. Pingback: A walk"), pingback("Pingback is a protocol")
    (('A walk', 'pingback'), None)
    """
    match = _PINGBACK.match(text)
    return (match[2].strip(), PINGBACKS[match[1].casefold()]) if match else None


def is_furniture(text: str) -> bool:
    """Whether a line consists of nothing but the words of links and buttons, with or without counts.

    >>> is_furniture("Reply | Quote | Report (2)"), is_furniture("Reply to my mail, please")
    (True, False)
    """
    if text in _PERMALINKS:
        return True
    first = _LETTERS.search(text, 0, _LONGEST_BUTTONS)
    if len(text) > _LONGEST_BUTTONS or first is None or first[0].casefold() not in _FIRST_OF_BUTTONS:
        return False
    phrases = [piece for piece in _SEPARATORS.split(text.casefold()) if piece]
    return all(map(_is_button, phrases))


def _is_button(phrase: str) -> bool:
    bare = _COUNTED.sub("", phrase).strip(" .:#¶✓♥👍👎")
    return not bare or bare in FURNITURE or all(word in FURNITURE for word in bare.split())
