"""The heading of a list of comments, the count that it states, and the line that ends the list.

A heading is a whole line: a comment word with a count before or behind it ("4 Responses to …", "Kommentare (4)"), or a
comment word among fillers ("What our readers say"). The words are those of :mod:`~threadkit.readers.flat.words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.page_words import ENDINGS, FURNITURE
from threadkit.readers.flat.words import COMMENTS, COUNTS, HEADING_FILLERS

_LONGEST: Final = 250  # characters; "4 Responses to" is followed by the title of the post
_TAIL: Final = 16  # characters that hold the last digit of a count at the end
_LONGEST_ENDING: Final = 160
_NUMBER: Final = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,7}"


class Heading(NamedTuple):
    """The index of the line, and the number of comments that it states."""

    line: int
    stated: int | None


def alternatives(phrases: Iterable[str]) -> str:
    """Phrases as one pattern, longer ones first, each ending where a word ends if its script has word ends.

    >>> alternatives(["on", "on the", "于"])
    'on\\\\ the\\\\b|on\\\\b|于'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        re.escape(phrase) + (r"\b" if phrase[-1] < "\u3000" and phrase[-1].isalnum() else "") for phrase in ordered
    )


_COMMENTS = alternatives(COMMENTS)
_COUNTS = alternatives(COUNTS)
_MARKS = r"[\s#*=_\-–—:•·|«»>]"
# The comment word with a count in front: "4 Responses to …", "No comments yet", "All 12 comments", "4 条评论".
_COUNT_FIRST = re.compile(
    rf"{_MARKS}{{0,6}}(?:\(\s?)?(?:(?:all|alle|tous les|todos los|tutti i|view|show|read|showing|"
    rf"there (?:is|are)|this \w{{4,7}} has|es gibt|il y a|hay|ci sono|er zijn)\s|共有?\s?)?"
    rf"(?:(?P<number>{_NUMBER})|(?P<word>{_COUNTS}))[)+]?\s{{0,3}}(?:\w{{2,14}}\s)?(?P<what>{_COMMENTS})(?P<rest>.*)$",
    re.IGNORECASE,
)
# … with a count behind it: "Comments (4)", "Kommentare: 4", "댓글 4".
_COUNT_LAST = re.compile(
    rf"{_MARKS}{{0,6}}(?:[\w’']{{2,14}}\s){{0,2}}(?P<what>{_COMMENTS})\s{{0,3}}"
    rf"(?:[(\[:：|–—-]|to this (?:post|article|entry))?\s{{0,3}}(?P<number>{_NUMBER})"
    rf"\s?[件개個条條则則]?\s{{0,2}}[)\]）:]?{_MARKS}{{0,6}}$",
    re.IGNORECASE,
)
# … or with the part of the list that the page shows: "Comments 1 - 20 of 57".
_COUNT_OF_PAGES = re.compile(
    rf"{_MARKS}{{0,6}}(?:showing\s)?(?P<what>{_COMMENTS})\s{{0,3}}[(\[:]?\d{{1,6}}\s?[-–—]\s?\d{{1,6}}\s"
    rf"(?:of|von|sur|de|di|van|av|af|z|ze|из|/)\s(?P<number>{_NUMBER})[)\]]?{_MARKS}{{0,6}}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’']+")
_COMMENT_WORD = re.compile(rf"(?:{_COMMENTS})$", re.IGNORECASE)
_ENDING = re.compile(
    rf"{_MARKS}{{0,6}}(?:{'|'.join(sorted(map(re.escape, ENDINGS), key=len, reverse=True))})", re.IGNORECASE
)
# What may follow the comment word of a heading that begins with a count: the title, another count, or nothing.
_CONTINUES = re.compile(
    rf"\s*(?:(?:[,&+]|and|und|et|y|e|en|och|og|i)\s?\d{{1,5}}\s(?:{_COMMENTS})$|"
    r"[:.!»]?\s?$|[“”„«\"'‘»(\[…:|↓▼-]|"
    r"(?:to|on|for|about|so far|yet|zu|zum|zur|auf|bei|über|bisher|à|sur|pour|au|aux|a|al|en|sobre|para|em|no|na|su|"
    r"per|op|bij|over|på|till|til|om|do|k|ke|o|pro|к|на|о|до|для|σε|στο|için|hakkında|artikkeliin|"
    r"aiheeseen|kirjoitukseen|add your|add one|leave|post|skip)\b|add yours$)",
    re.IGNORECASE,
)


def heading(index: int, line: Line) -> Heading | None:
    """The heading that a line is, if it is one.

    >>> heading(0, Line(0, 0, 0, 1, "4 Responses to “A walk in the rain”"))
    Heading(line=0, stated=4)
    >>> heading(0, Line(0, 0, 0, 1, "Kommentare (12)")), heading(0, Line(0, 0, 0, 1, "Comments are useful here."))
    (Heading(line=0, stated=12), None)
    """
    text = line.text
    if len(text) > _LONGEST:
        return None
    ends = (_COUNT_LAST, _COUNT_OF_PAGES) if any(map(str.isdigit, text[-_TAIL:])) else ()
    if (behind := next(filter(None, (pattern.match(text) for pattern in ends)), None)) is not None:
        return Heading(index, _value(behind["number"]))
    if (match := _COUNT_FIRST.match(text)) is not None and _CONTINUES.match(match["rest"]):
        return Heading(index, _value(match["number"]) if match["number"] else COUNTS[match["word"].casefold()])
    return Heading(index, None) if _is_bare(text) else None


def headings(lines: Sequence[Line]) -> list[Heading]:
    """Every heading among the lines."""
    return [found for index, line in enumerate(lines) if (found := heading(index, line)) is not None]


def is_ending(text: str) -> bool:
    """Whether a line is the beginning of the comment form, or says that there is none.

    >>> is_ending("Leave a Reply"), is_ending("Leave a light on for me.")
    (True, False)
    """
    return len(text) <= _LONGEST_ENDING and _ENDING.match(text) is not None


def ending_from(start: int, lines: Sequence[Line]) -> int:
    """The index of the first line, from one on, at which the list ends; the number of lines if none does."""
    return next((index for index in range(start, len(lines)) if is_ending(lines[index].text)), len(lines))


def _is_bare(text: str) -> bool:
    """A comment word among fillers, and nothing else: "Reader comments", "Comments on this article:"."""
    if len(text) > 60 or text[-1] in ".!?,;" or text.casefold() in FURNITURE:
        return False
    words = _WORD.findall(text.casefold())
    rest = [word for word in words if word not in HEADING_FILLERS]
    return len(words) <= 6 and bool(rest) and _COMMENT_WORD.match(" ".join(rest)) is not None


def _value(number: str) -> int:
    return int(re.sub(r"\D", "", number))
