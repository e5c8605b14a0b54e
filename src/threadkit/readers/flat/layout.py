"""How the headers of one form lie among the lines: the heading above them, the texts between them, where they end.

Whether headers stand above or below their texts is decided here, for all together: when nothing follows the last
header but something stands above the first, they sign what is above them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from threadkit.readers.flat.forms import Header
from threadkit.readers.flat.headings import Heading, ending_from, headings, is_ending
from threadkit.readers.flat.lines import Line, starts_paragraph
from threadkit.readers.flat.phrases import is_furniture

_NEAR: Final = 3  # lines that may stand between a heading and the first comment: "Subscribe", "Oldest first"
_LONGEST_TITLE: Final = 90
_STOPS: Final = (".", "!", "?", "。", "！", "？", "؟", "।")
_SENTENCE_ENDS: Final = ".!?…。！？؟।)\"”»'’:"


@frozen
class Layout:
    """Headers in the order of the text, and what lies around them.

    ``own`` are the headers of the form at hand, ``headers`` these and the pingbacks among them. ``heading`` opens the
    list, ``claimed`` is the count that the text states, ``end`` the index of the line at which the list ends
    (``closed``: because of the comment form). ``texts`` are for each of the ``headers`` the lines that it is the header
    of: above it if ``after``, else below.
    """

    own: tuple[Header, ...]
    headers: tuple[Header, ...]
    heading: Heading | None
    claimed: int | None
    end: int
    closed: bool
    after: bool
    texts: tuple[range, ...]


def lay_out(own: Sequence[Header], links: Sequence[Header], lines: Sequence[Line], found: Sequence[Heading]) -> Layout:
    """The layout of the headers of one form and the pingbacks (``links``) among the lines."""
    headers = own if own is links else sorted([*own, *links], key=lambda header: (header.first, header.last))
    ending = ending_from(headers[-1].last + 1, lines)
    signs = _signs_below(headers, lines, ending)
    heading = _opening(headers, found, far=signs)
    if heading is not None:
        headers = [header for header in headers if header.first > heading.line]
        signs = signs or is_prose(range(heading.line + 1, headers[0].first), lines)
    begin = heading.line + 1 if heading is not None else _paragraph_above(headers[0].first, lines)
    after = signs and (heading is not None or len(headers) > 1) and begin < headers[0].first
    if not after and _is_said(ending, headers[-1], lines):
        ending = ending_from(ending + 1, lines)
    return Layout(
        own=tuple(header for header in headers if header.shape == own[0].shape),
        headers=tuple(headers),
        heading=heading,
        claimed=_claimed(heading, headers, found),
        end=ending if headers[-1].foot is None else headers[-1].foot + 1,
        closed=ending < len(lines),
        after=after,
        texts=_texts(headers, begin, ending, after=after),
    )


def _is_said(ending: int, last: Header, lines: Sequence[Line]) -> bool:
    """Whether what looks like the form is a sentence that the last comment would be without words if it were not."""
    if ending == len(lines) or ending > last.last + 1 or last.mark.rest >= 0 or last.shape == "pingback":
        return False
    return lines[ending].text.endswith(_STOPS)


def _signs_below(headers: Sequence[Header], lines: Sequence[Line], ending: int) -> bool:
    """Whether the headers stand below their texts, as far as their surroundings tell."""
    if any(header.mark.rest >= 0 or header.foot is not None for header in headers):
        return False
    if all(header.mark.signed for header in headers):
        return True
    below = range(headers[-1].last + 1, ending)
    return headers[0].first > 1 and (is_empty(below, lines) or _lean_up(headers, lines))


def _lean_up(headers: Sequence[Header], lines: Sequence[Line]) -> bool:
    """Whether headers stand close to the line above them, with a blank line below."""
    leaning = sum(
        not starts_paragraph(lines, header.first)
        and (header.last + 1 == len(lines) or starts_paragraph(lines, header.last + 1))
        for header in headers
    )
    return len(headers) > 1 and leaning >= 0.8 * len(headers)


def _opening(headers: Sequence[Header], found: Sequence[Heading], *, far: bool) -> Heading | None:
    """The heading that opens the list: close above a header, or (``far``) anywhere above the first.

    One that states what follows it is the best; else the last that leaves no more than the post's own byline above;
    else the first that has most of the headers below.
    """
    firsts = [header.first for header in headers]
    near: list[tuple[Heading, int]] = []
    for heading in found:
        above = bisect(firsts, heading.line)
        if 2 * above <= len(firsts) and (firsts[above] - heading.line <= _NEAR + 1 or (far and above == 0)):
            near.append((heading, above))
    agreeing = (heading for heading, above in near if heading.stated == len(firsts) - above)
    early = (heading for heading, above in reversed(near) if above <= 1)
    return next(agreeing, None) or next(early, None) or next((heading for heading, _ in near), None)


def _claimed(heading: Heading | None, headers: Sequence[Header], found: Sequence[Heading]) -> int | None:
    """The number of comments that the text states: by its heading, or anywhere above the first of them."""
    if heading is None or heading.stated is None:
        return next((it.stated for it in reversed(found) if it.line < headers[0].first and it.stated), None)
    sections = [it.stated for it in found if it.line >= heading.line and it.stated]
    return sum(sections) if sum(sections) == len(headers) else heading.stated


def heading_of_none(lines: Sequence[Line]) -> Heading | None:
    """The heading that says that there are no comments, at the end of the text or close above the comment form."""
    for found in reversed(headings(lines)):
        below = lines[found.line + 1 : found.line + 2 + _NEAR]
        if found.stated == 0 and (len(below) <= _NEAR or any(is_ending(line.text) for line in below)):
            return found
    return None


def _texts(headers: Sequence[Header], begin: int, end: int, *, after: bool) -> tuple[range, ...]:
    if after:
        starts = [begin, *(header.last + 1 for header in headers[:-1])]
        return tuple(range(start, header.first) for start, header in zip(starts, headers, strict=True))
    ends = [*(header.first for header in headers[1:]), end]
    return tuple(
        range(header.last + 1, stop if header.foot is None else header.foot)
        for header, stop in zip(headers, ends, strict=True)
    )


def _paragraph_above(first: int, lines: Sequence[Line]) -> int:
    """Where the paragraph above a line begins; the title is none."""
    start = first - 1
    while start > 1 and not starts_paragraph(lines, start):
        start -= 1
    return max(start, 1)


def without_furniture(text: range, lines: Sequence[Line]) -> range:
    """The lines of a text without those at its edges that consist of link words.

    A text of nothing else keeps the first that ends as a sentence does: "Thanks for this." was somebody's answer.
    """
    start, stop = text.start, text.stop
    while start < stop and is_furniture(lines[start].text):
        start += 1
    while stop > start and is_furniture(lines[stop - 1].text):
        stop -= 1
    if start < stop:
        return range(start, stop)
    said = next((index for index in text if lines[index].text.endswith(_STOPS)), text.stop)
    return range(said, min(said + 1, text.stop))


def is_empty(text: range, lines: Sequence[Line]) -> bool:
    """Whether a text holds nothing but link words."""
    return not without_furniture(text, lines)


def is_prose(text: range, lines: Sequence[Line]) -> bool:
    """Whether a text holds a sentence, or a line too long for anything else."""
    return any(len(lines[i].text) > _LONGEST_TITLE or lines[i].text[-1] in _SENTENCE_ENDS for i in text)


def has_button(text: range, lines: Sequence[Line]) -> bool:
    """Whether a line of link words stands at an edge of a text."""
    return bool(text) and (is_furniture(lines[text[0]].text) or is_furniture(lines[text[-1]].text))


def is_titled(first: int, lines: Sequence[Line]) -> bool:
    """Whether a short line of its own, no sentence, stands above a header: the title of a post in a list of posts."""
    if first == 0 or not starts_paragraph(lines, first - 1):
        return False
    above = lines[first - 1].text
    return len(above) <= _LONGEST_TITLE and above[-1] not in _SENTENCE_ENDS and not is_furniture(above)
