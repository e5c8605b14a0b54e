"""Text to tokens: numbers, words with their senses, and what stands between.

The tokens of a text are also written as a *skeleton*, one character a token, so that the grammar can be regular
expressions that look like the formats they read: ``2/2/4 1:2P`` is "10/11/2012 3:08pm". In a skeleton a digit is a
number of that many digits (``9``: or more), a capital or small letter the class of a word (see
:mod:`threadkit.dates.lexicon`), ``B`` a word that is both a month and a weekday, ``x`` an unknown word, a space any
white space, and every other character itself.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from threadkit.dates.lexicon import UNITS, WORD, Sense, load, look_up

_TOKEN: Final = re.compile(rf"(?P<number>\d+)|(?P<word>{WORD})|(?P<space>\s+)|.", re.DOTALL)

# Scripts that write no spaces between words: a run of letters is cut by the lexicon, longest word first.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST: Final = 14  # characters of the longest word in such a script
_BORDER: Final = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")

_AFTER_NUMBER: Final = ("P", "r", *UNITS)  # classes that a number before a word speaks for


class Tokens(NamedTuple):
    """A text's skeleton, and for each token where it stands (the last entry is the end) and what it can mean."""

    skeleton: str
    starts: list[int]
    senses: list[tuple[Sense, ...]]


def lex(text: str) -> Tokens:
    """The tokens of a folded text.

    >>> lex("ClaireAugust 06, 20194:14 pm").skeleton
    'xM 2, 5:2 P'
    """
    raw: list[tuple[str, int, str]] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "word":
            raw.extend(("word", start, word) for start, word in _words(match[0], match.start()))
        else:
            raw.append((kind, match.start(), match[0]))
    return _classified(raw, len(text))


def _words(run: str, start: int) -> list[tuple[int, str]]:
    """A run of letters as words: itself if it is known, else cut where the script or the case says so."""
    if look_up(run) or run.casefold() in load().phrases:
        return [(start, run)]
    if _UNSPACED.match(run):
        return _cut_by_lexicon(run, start)
    for here in range(len(run) - 1, 0, -1):
        if run[here].isupper() and run[here - 1].islower():
            return [*_words_before(run[:here], start), (start + here, run[here:])]
    return [(start, run)]


def _words_before(run: str, start: int) -> list[tuple[int, str]]:
    return [(start, run)]


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


def _classified(raw: list[tuple[str, int, str]], end: int) -> Tokens:
    skeleton: list[str] = []
    starts: list[int] = []
    senses: list[tuple[Sense, ...]] = []
    here = 0
    while here < len(raw):
        kind, start, piece = raw[here]
        starts.append(start)
        length, meanings = 1, ()
        if kind == "number":
            skeleton.append(str(min(len(piece), 9)))
        elif kind == "space":
            skeleton.append(" ")
        else:
            length, meanings = _longest(raw, here)
            meanings = _in_context(meanings, skeleton)
            skeleton.append(_class(meanings, piece if kind == "sign" else "x"))
        senses.append(meanings)
        here += length
    return Tokens("".join(skeleton), [*starts, end], senses)


def _longest(raw: list[tuple[str, int, str]], here: int) -> tuple[int, tuple[Sense, ...]]:
    """How many pieces from here on are one known word or phrase, and its senses."""
    _, _, piece = raw[here]
    for tail, senses in load().phrases.get(piece.casefold(), ()):
        if length := _matches(raw, here + 1, tail):
            return 1 + length, senses
    return 1, look_up(piece)


def _matches(raw: list[tuple[str, int, str]], here: int, tail: tuple[str, ...]) -> int:
    """How many pieces the rest of a phrase takes, spaces between them not counted as part of it; 0 if it is not there."""
    start = here
    for part in tail:
        if here < len(raw) and raw[here][0] == "space":
            here += 1
        if here >= len(raw) or raw[here][2].casefold() != part:
            return 0
        here += 1
    return here - start


def _in_context(senses: tuple[Sense, ...], before: list[str]) -> tuple[Sense, ...]:
    """Right after a number, a unit, a part of the day or an ordinal's ending comes first; elsewhere it comes last."""
    if len(senses) < 2:
        return senses
    last = next((char for char in reversed(before[-2:]) if char != " "), "")
    numbered = last.isdigit()
    return tuple(sorted(senses, key=lambda sense: (sense.kind in _AFTER_NUMBER) != numbered))


def _class(senses: tuple[Sense, ...], otherwise: str) -> str:
    if not senses:
        return otherwise
    kinds = {sense.kind for sense in senses}
    return "B" if {"M", "W"} <= kinds else senses[0].kind
