"""The forms of comment headers, as a table, and the places of a text where each of them stands.

A form is known by its shape, the order of the parts that :mod:`~threadkit.readers.flat.marks` finds; a header may
spread over up to three lines (a name, "says:", a date). The points say how much a header of this form is worth as a
sign that the text holds comments at all: "X says: DATE" is hardly ever anything else, "X | DATE" is in every list of
events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from threadkit.dates import find_dates
from threadkit.model import Kind, Timestamp
from threadkit.readers.flat.headings import is_ending
from threadkit.readers.flat.lines import Line
from threadkit.readers.flat.marks import NOTHING, Mark, read_mark
from threadkit.readers.flat.notices import is_awaiting
from threadkit.readers.flat.phrases import is_furniture, pingback, without_joint_behind
from threadkit.readers.flat.words import ROLES

_NUMBER_LINE: Final = re.compile(r"#?(\d{1,5})[.):]?$")
_NAME_WORDS: Final = 5  # of a name on a line of its own


class Form(NamedTuple):
    """How people know a form, and its points."""

    label: str
    points: int


FORMS: Final[dict[str, Form]] = {
    "name says date": Form("X says: DATE", 3),
    "name says text date": Form("X says:, DATE below the text", 3),
    "by name text date": Form("Comment by X, DATE below the text", 2),
    "by name says date": Form("Comment by X, who said on DATE", 3),
    "date name says": Form("On DATE, X said:", 2),
    "date by name says": Form("On DATE, comment by X:", 2),
    "by name date": Form("Posted by X on DATE", 2),
    "date by name": Form("DATE by X", 2),
    "name date": Form("X | DATE", 1),
    "date name": Form("DATE | X", 0),
    "name says": Form("X says:", 0),
    "by name says": Form("Comment by X:", 0),
    "by name": Form("by X", -1),
    "number name": Form("#3 X", 0),
    "pingback": Form("Pingback: X", 3),
}


class Header(NamedTuple):
    """A header in the text: the indexes of its first and last line, and what it says.

    ``shape`` is a key of :data:`FORMS`, ``column`` the indentation of the first line, ``foot`` the line of a date that
    stands below the text.
    """

    first: int
    last: int
    shape: str
    mark: Mark
    column: int
    kind: Kind = "comment"
    foot: int | None = None

    @property
    def family(self) -> tuple[str, str]:
        """What headers of one form share. Without a marker word the punctuation has to be the same, too."""
        unmarked = not {"says", "by", "pingback"} & set(self.shape.split())
        return self.shape, self.mark.joint if unmarked else ""


def headers_of(lines: Sequence[Line]) -> list[Header]:
    """Every place that reads as a header of some form, in the order of the text."""
    marks = [read_mark(line.text) for line in lines]
    found = (header for index in range(len(lines)) for header in _headers_at(index, lines, marks))
    return [_with_number_above(header, lines) for header in found]


def _headers_at(index: int, lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[Header]:
    """The headers whose decisive line (the one with the date, or the marker) this is."""
    mark, line = marks[index], lines[index]
    if (link := pingback(line.text)) is not None:
        yield _pingback_at(index, link, lines, marks)
    elif mark.shape == "date":
        yield from _around_date(index, lines, marks)
    elif mark.shape == "name" and mark.number is not None and _is_name(mark):
        yield Header(index, index, "number name", mark, line.column)
    elif mark.shape in FORMS and not _introduces_quote(index, lines, mark):
        yield Header(index, index, mark.shape, mark, line.column)


def _with_number_above(header: Header, lines: Sequence[Line]) -> Header:
    """A header without a number takes that of a line above it that is nothing else."""
    if header.first < 2 or header.mark.number is not None:
        return header
    number = _NUMBER_LINE.match(lines[header.first - 1].text)
    if number is None:
        return header
    return header._replace(first=header.first - 1, mark=header.mark._replace(number=number[1]))


def _around_date(index: int, lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[Header]:
    """The headers of a line that is a date: with a name above it, with a name below it."""
    above = index - 1
    while above > index - 3 and above > 0 and _is_between(lines[above].text, marks[above]):
        above -= 1
    if above >= 0 and _is_name(marks[above]):
        between = range(above + 1, index)
        says = " says" if any(marks[i].shape == "says" for i in between) else ""
        badge = "".join(f" ({words})" for i in between if (words := lines[i].text.strip("()[]")).casefold() in ROLES)
        named = marks[above]._replace(name=marks[above].name + badge)
        yield _spread(above, index, f"{named.shape}{says} date", named, marks[index], lines)
    below = index + 1
    if marks[index].rest < 0 and below < len(lines) and _is_name(marks[below]):
        yield _spread(index, below, f"date {marks[below].shape}", marks[below], marks[index], lines)


def _introduces_quote(index: int, lines: Sequence[Line], mark: Mark) -> bool:
    """Whether "X wrote:" stands above a quotation, as it does inside a comment."""
    return not mark.stamps and index + 1 < len(lines) and lines[index + 1].text.startswith(">")


def _is_between(text: str, mark: Mark) -> bool:
    """Whether a line may stand between a name and its date: "says:", a badge, a button, a moderator's notice."""
    return mark.shape == "says" or text.casefold().strip("()[]") in ROLES or is_furniture(text) or is_awaiting(text)


def _is_name(mark: Mark) -> bool:
    if mark.rest >= 0 or mark.stamps or is_furniture(mark.name) or is_ending(mark.name):
        return False
    return mark.shape in ("name says", "by name") or (mark.shape == "name" and mark.name.count(" ") < _NAME_WORDS)


def _spread(first: int, last: int, shape: str, named: Mark, dated: Mark, lines: Sequence[Line]) -> Header:
    """A header over several lines: everything from the line with the name, the date from the other."""
    mark = named._replace(
        stamps=dated.stamps, number=named.number or dated.number, joint="\n", rest=dated.rest, target=named.target
    )
    return Header(first, last, shape, mark, lines[first].column)


def _pingback_at(index: int, link: tuple[str, Kind], lines: Sequence[Line], marks: Sequence[Mark]) -> Header:
    """A pingback: its title, and the date at the end of the title or on the next line."""
    title, kind = link
    stamps: tuple[Timestamp, ...] = tuple(it for it in find_dates(title) if it.span and it.span[1] == len(title))
    last = index
    if stamps and stamps[0].span:
        title = without_joint_behind(title[: stamps[0].span[0]])
    elif index + 1 < len(marks) and marks[index + 1].shape == "date" and marks[index + 1].rest < 0:
        stamps, last = marks[index + 1].stamps, index + 1
    mark = NOTHING._replace(shape="pingback", name=title, stamps=stamps)
    return Header(index, last, "pingback", mark, lines[index].column, kind)
