"""What a word means in a date, in any language.

The table is data (``lexicon.json``, made by ``tools/make_lexicon.py`` from CLDR and the word lists of platforms) and is
loaded when the first word is looked up. No language is detected: almost no word names two different months, and where
one does the language decides, if it is known.

A sense is written as one letter for its class, and a value:

=====  ===============================  =====  ====================================================
class  meaning                          class  meaning
=====  ===============================  =====  ====================================================
M10    a month (``Mhijri:9``: its       D-1    a day counted from today
       calendar, if it is another)      N0     this moment
W3     a weekday, Monday is 0           A-1y   a year, month or week counted from this one
Ppm    a part of the day                G      a sign of the past (``G?``: when little else is said)
T12    noon, midnight                   q2     a number in words
r      an ordinal's ending              c      a connector
Z-300  a zone, in minutes or by name    E      an era or a calendar
Ledit  a label: the role of the date    y o w d h i s  units: year, month, week, day, hour, minute,
                                               second (``h2``: two of it)
=====  ===============================  =====  ====================================================

Behind an ``@`` stand the languages of a sense: of months, weekdays and signs of the past all, else only where they tell
senses apart.

A part of the day is ``am`` or ``pm``, or says from which hour of the twelve-hour clock it has passed noon: ``<4``, a
night in which 3 is after midnight and 8 is before it; ``>10``, a midday in which 11 is before noon and 1 after it.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from threadkit.dates.folding import plain

UNITS: Final = "yowdhis"
_STEM, _STEM_ASCII = 4, 7  # the least letters of a name, and the most of its ending
_ENDING: Final = 5
_TABLE: Final = Path(__file__).with_name("lexicon.json")

# Letters with the marks that belong to them. In the scripts of India and South-East Asia most marks are no letters by
# Python's definition, so there everything that is no digit (those are folded already) counts as one.
_MARKS: Final = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u109f\u1780-\u17ff\u1a00-\u1aff"
)
WORD: Final = rf"(?:[^\W\d_]|[{_MARKS}])+"
_PIECE: Final = re.compile(rf"\d+|{WORD}|\s+|.", re.DOTALL)


class Sense(NamedTuple):
    """One meaning of a word: its class, the value, and its languages where they are told."""

    kind: str
    value: str
    languages: frozenset[str] | None


class Lexicon(NamedTuple):
    """Words, and for the first word of a phrase the ways in which it goes on, longest first."""

    words: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]


def _senses(written: str) -> tuple[Sense, ...]:
    senses = []
    for one in written.split():
        meaning, _, languages = one.partition("@")
        senses.append(Sense(meaning[0], meaning[1:], frozenset(languages.split(",")) if languages else None))
    return tuple(senses)


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase cut as a text is cut, without its spaces."""
    return tuple(piece for piece in _PIECE.findall(phrase) if not piece.isspace())


@cache
def load() -> Lexicon:
    """The table, read once."""
    data = json.loads(_TABLE.read_text("utf-8"))
    senses = {written: _senses(written) for written in set(data.values())}
    words: dict[str, tuple[Sense, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = {}
    for phrase, written in data.items():
        first, *rest = phrase.split("\t")
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), senses[written]))
        else:
            words[first] = senses[written]
    longest = {first: tuple(sorted(tails, key=lambda tail: -len(tail[0]))) for first, tails in phrases.items()}
    return Lexicon(words, longest)


@lru_cache(maxsize=8192)
def look_up(word: str) -> tuple[Sense, ...]:
    """The senses of a word, as it stands or without its accents; none if it is unknown."""
    words = load().words
    folded = word.casefold()
    return words.get(folded) or (() if word.isascii() else words.get(plain(word), ())) or _inflected(folded)


def _inflected(word: str) -> tuple[Sense, ...]:
    """A month's name with an ending that no table has ("наурыздың", "urriaren"). In English letters, where more words
    begin like a month, the name must be long."""
    words = load().words
    least = _STEM_ASCII if word.isascii() else _STEM
    for cut in range(len(word) - 1, max(least, len(word) - _ENDING) - 1, -1):
        if months := tuple(sense for sense in words.get(word[:cut], ()) if sense.kind == "M"):
            return months
    return ()
