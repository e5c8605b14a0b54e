"""Text to tokens: numbers, words with their senses, and what stands between.

The tokens of a text are also written as a *skeleton*, one character a token, so that the grammar can be regular
expressions that look like the formats they read: ``2/2/4 1:2P`` is "10/11/2012 3:08pm". In a skeleton a digit is a
number of that many digits (``9``: or more), a letter the class of a word (see :mod:`threadkit.dates.lexicon`), ``B`` a
word that is both a month and a weekday, ``x`` an unknown word, a space any white space, and every other character
itself.

A word of several classes is written as the one that its neighbours speak for. Dates and relative times want different
answers ("mar 3", "3 mar ago"), so each has a skeleton of its own over the same tokens.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from threadkit.dates.lexicon import UNITS, WORD, Sense, load, look_up

_TOKEN: Final = re.compile(rf"(?P<number>\d+)|(?P<word>{WORD})|(?P<space>\s+)|.", re.DOTALL)

# Scripts that write no spaces between words: a run of letters is cut by the lexicon, longest word first.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST: Final = 14  # characters of the longest word in such a script

# Tiers of classes by preference, for dates and for relative times, by what stands around the word. Within a tier the
# sense that comes first in the lexicon is taken: that of the language most spoken.
_Tiers = tuple[tuple[str, ...], tuple[str, ...]]
_ELSEWHERE: Final = (
    ("E", "M", "c", "W", "T", "L", "P", "ZDNA", UNITS, "qGr"),
    ("D", "G", "NA", "q", UNITS, "c", "TPLWMEZr"),
)
_AFTER_NUMBER: Final = (
    ("r", "hi", "E", "M", UNITS, "c", "P", "W", "TLGDNA"),
    (UNITS, "G", "P", "rT", "DNA", "MWELcZq"),
)
_AFTER_CLOCK: Final = (("P", "Z", *_AFTER_NUMBER[0]), ("P", "Z", *_AFTER_NUMBER[1]))
_BEFORE_CLOCK: Final = (
    ("E", "M", "c", "P", "W", "T", "L", UNITS, "ZDNA"),
    ("D", "M", "c", "P", "W", "G", UNITS, "NALq"),
)
_BEFORE_CLOCK_DOTTED: Final = (("P", *_BEFORE_CLOCK[0]), ("P", *_BEFORE_CLOCK[1]))  # "du. 3:08": connectors have no dot

_CAPITALS: Final = "ZE"  # zones and eras are abbreviations: "be" and "at" are words
_SHORTEST_SMALL: Final = 3  # but "gmt" is a zone
_CLOCK_STARTS: Final = frozenset({"n:n", "n.n", "nhn", "nHn"})
_CLOCK_ENDS: Final = re.compile(r"(?:[:.h]\d|P) ?\(?$|4 \($")  # "9:05 (CET)", "9:05, 3 Nov 2018 (CET)"


class Tokens(NamedTuple):
    """A text's two skeletons, where each token stands (the last entry is the end), and what it can mean."""

    skeleton: str
    relative: str
    starts: list[int]
    senses: list[tuple[Sense, ...]]

    def sense(self, token: int | None, kind: str) -> Sense | None:
        """The token's sense of that class."""
        return None if token is None else next((s for s in self.senses[token] if s.kind == kind), None)

    def span(self, token: int) -> tuple[int, int]:
        return self.starts[token], self.starts[token + 1]


class _Piece(NamedTuple):
    kind: str  # number, word, space or sign
    start: int
    text: str


def lex(text: str) -> Tokens:
    """The tokens of a folded text.

    >>> lex("ClaireAugust 06, 20194:14 pm").skeleton
    'xM 2, 5:2 P'
    """
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "word":
            pieces.extend(_Piece("word", start, word) for start, word in _words(match[0], match.start()))
        else:
            pieces.append(_Piece(kind, match.start(), match[0]))
    return _classified(pieces, len(text))


def _words(run: str, start: int) -> list[tuple[int, str]]:
    """A run of letters as words: itself if it is known, else cut where the script or the case says so."""
    if look_up(run) or run.casefold() in load().phrases:
        return [(start, run)]
    if _UNSPACED.match(run):
        return _cut_by_lexicon(run, start)
    return _cut_by_case(run, start)


def _cut_by_case(run: str, start: int) -> list[tuple[int, str]]:
    """Glued words part where a capital follows a small letter: "ClaireAugust", "amReply"."""
    borders = [here for here in range(1, len(run)) if run[here].isupper() and run[here - 1].islower()]
    cuts = [0, *borders, len(run)]
    return [(start + here, run[here:there]) for here, there in pairwise(cuts)]


def _cut_by_lexicon(run: str, start: int) -> list[tuple[int, str]]:
    words = load().words
    cut, here, unknown = [], 0, 0
    while here < len(run):
        length = next((n for n in range(min(_LONGEST, len(run) - here), 0, -1) if run[here : here + n] in words), 0)
        if length:
            if unknown < here:
                cut.append((start + unknown, run[unknown:here]))
            cut.append((start + here, run[here : here + length]))
            unknown = here + length
        here += length or 1
    if unknown < len(run):
        cut.append((start + unknown, run[unknown:]))
    return cut


def _classified(pieces: list[_Piece], end: int) -> Tokens:
    skeleton: list[str] = []
    relative: list[str] = []
    starts: list[int] = []
    senses: list[tuple[Sense, ...]] = []
    here = 0
    while here < len(pieces):
        piece = pieces[here]
        length = 1
        meanings: tuple[Sense, ...] = ()
        if piece.kind == "number":
            written = related = str(min(len(piece.text), 9))
        elif piece.kind == "space":
            written = related = " "
        else:
            length, meanings = _longest(pieces, here)
            otherwise = piece.text if piece.kind == "sign" else "x"
            tiers = _tiers("".join(skeleton[-4:]), pieces[here + length : here + length + 6])
            written = _class(meanings, tiers[0], otherwise)
            related = _class(meanings, tiers[1], otherwise)
        skeleton.append(written)
        relative.append(related)
        starts.append(piece.start)
        senses.append(meanings)
        here += length
    return Tokens("".join(skeleton), "".join(relative), [*starts, end], senses)


def _tiers(before: str, after: list[_Piece]) -> _Tiers:
    """What is preferred behind that much of a skeleton and before those pieces."""
    if _CLOCK_ENDS.search(before):
        return _AFTER_CLOCK
    if before.rstrip()[-1:].isdigit():
        return _AFTER_NUMBER
    dotted = bool(after) and after[0].text == "."
    following = [piece for piece in after if piece.kind != "space"][dotted:]
    if "".join(piece.kind[0] if piece.kind == "number" else piece.text for piece in following[:3]) in _CLOCK_STARTS:
        return _BEFORE_CLOCK_DOTTED if dotted else _BEFORE_CLOCK
    return _ELSEWHERE


def _longest(pieces: list[_Piece], here: int) -> tuple[int, tuple[Sense, ...]]:
    """How many pieces from here on are one known word or phrase, and its senses."""
    word = pieces[here].text
    numbered = any(piece.kind == "number" for piece in pieces[max(0, here - 2) : here])
    for tail, senses in load().phrases.get(word.casefold(), ()):
        if numbered and senses[0].kind == "A":
            continue  # "2 tahun lalu" is two years ago, where "tahun lalu" is last year
        if length := _matches(pieces, here + 1, tail):
            return 1 + length, senses
    senses = look_up(word)
    if word.islower() and len(word) < _SHORTEST_SMALL:
        senses = tuple(sense for sense in senses if sense.kind not in _CAPITALS)
    return 1, senses


def _matches(pieces: list[_Piece], here: int, tail: tuple[str, ...]) -> int:
    """How many pieces the rest of a phrase takes, with the spaces in it; 0 if it is not there."""
    start = here
    for part in tail:
        if here < len(pieces) and pieces[here].kind == "space":
            here += 1
        if here >= len(pieces) or pieces[here].text.casefold() != part:
            return 0
        here += 1
    return here - start


def _class(senses: tuple[Sense, ...], tiers: tuple[str, ...], otherwise: str) -> str:
    """The class under which a word is written in a skeleton."""
    kinds = [sense.kind for sense in senses]
    best = next((kind for tier in tiers for kind in kinds if kind in tier), otherwise)
    return "B" if best == "M" and "W" in kinds else best
