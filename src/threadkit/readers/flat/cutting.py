"""The comments cut out of the text, once it is known which lines are their headers.

Every word goes somewhere: into a field, into ``extra`` (the heading of a section, a number that is no id), or it is one
of the link words that :mod:`~threadkit.readers.flat.words` names, and then only where a line of them stands at the
edge of a body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from threadkit.model import Body, Comment, Kind, Timestamp
from threadkit.problems import Where
from threadkit.readers.flat.echoes import without_echo, without_glued_button
from threadkit.readers.flat.forms import Header
from threadkit.readers.flat.headings import heading
from threadkit.readers.flat.layout import Layout, without_furniture
from threadkit.readers.flat.lines import Line, joined, starts_paragraph
from threadkit.readers.flat.names import author_of, read_name
from threadkit.readers.flat.nesting import Bearers, parents_of
from threadkit.readers.flat.notices import Standing, is_awaiting, standing_of
from threadkit.readers.flat.phrases import REPLYING
from threadkit.tree import ROOT

_OTHER_ROLES = ("edited", "joined")  # what a date in a header means when it is not that of the comment
_ELLIPSES = ("[…]", "[...]")  # what a blog puts around the passage that links to another


class _Piece(NamedTuple):
    """A comment as it was cut out: its header, the lines of its text, and a section heading that stood above it."""

    header: Header
    text: range
    target: int | None
    section: str | None


def comments_of(layout: Layout, lines: Sequence[Line]) -> Iterator[Comment]:
    """The comments in the order of the text, their dates unsettled.

    A comment's id is the number that the page gives it, if it gives each its own, or else its position from 1.
    """
    pieces = list(_pieces(layout, lines))
    parents = parents_of(layout.headers, [piece.target for piece in pieces])
    ids = _ids(layout.headers)
    for position, (piece, parent) in enumerate(zip(pieces, parents, strict=True)):
        yield _comment(piece, ids[position], None if parent == ROOT else ids[parent], lines)


def _pieces(layout: Layout, lines: Sequence[Line]) -> Iterator[_Piece]:
    known = Bearers()
    section: str | None = None
    for position, (header, text) in enumerate(zip(layout.headers, layout.texts, strict=True)):
        text = without_echo(text, header, lines)
        text, below = _without_section(text, lines, last=position + 1 == len(layout.headers))
        target = known.find(header.mark.target) if header.mark.target else None
        if target is None and text and (target := _named_above(lines[text[0]].text, known)) is not None:
            text = without_furniture(text[1:], lines)
        yield _Piece(header, text, target, section)
        section = below
        known.add(header, position)


def _without_section(text: range, lines: Sequence[Line], *, last: bool) -> tuple[range, str | None]:
    """The lines of a text without furniture and without the heading of the next section ("2 Trackbacks") below it."""
    text = without_furniture(text, lines)
    if last or not text or not starts_paragraph(lines, text[-1]) or heading(text[-1], lines[text[-1]]) is None:
        return text, None
    return without_furniture(text[:-1], lines), lines[text[-1]].text


def _named_above(line: str, known: Bearers) -> int | None:
    """The comment that the first line of a text names, if it says "In reply to Ann" and no more."""
    named = REPLYING.cut_start(line)
    return known.find(named) if named else None


def _ids(headers: Sequence[Header]) -> list[str]:
    numbers = [header.mark.number for header in headers]
    own = [number for number in numbers if number is not None]
    return own if len(set(own)) == len(headers) else [str(position) for position in range(1, len(headers) + 1)]


def _comment(piece: _Piece, id: str, parent_id: str | None, lines: Sequence[Line]) -> Comment:
    header, mark = piece.header, piece.header.mark
    status, source, notice = _standing(piece, lines)
    published, updated = _dates(mark.stamps)
    ip = read_name(mark.name).ip
    foot = () if header.foot is None else (header.foot,)
    places = [lines[index] for index in (header.first, header.last, *foot, *piece.text[:1], *piece.text[-1:])]
    return Comment(
        id=id,
        parent_id=parent_id,
        author=author_of(mark.name),
        published=published,
        updated=updated,
        body=Body(source, "text"),
        kind=_kind(header.kind, source),
        status=status,
        extra=_extra(piece, id, notice),
        private={"ip": ip} if ip else {},
        where=Where(
            min(place.start for place in places), max(place.end for place in places), lines[header.first].number
        ),
    )


def _source(piece: _Piece, lines: Sequence[Line]) -> str:
    """The body: what follows the header on its line, and the lines of the text."""
    last, rest = lines[piece.header.last], piece.header.mark.rest
    below = joined([lines[index] for index in piece.text])
    if rest < 0:
        return without_glued_button(below)
    gap = "" if not below else "\n\n" if starts_paragraph(lines, piece.text.start) else "\n"
    return without_glued_button(last.text[rest:] + gap + below)


def _standing(piece: _Piece, lines: Sequence[Line]) -> Standing:
    """The body and what the page says of it, in its first line or within the header."""
    found = standing_of(_source(piece, lines))
    above = (lines[index].text for index in range(piece.header.first, piece.header.last + 1))
    notice = next(filter(is_awaiting, above), None)
    return found if notice is None else Standing("pending", found.source, notice)


def _dates(stamps: Sequence[Timestamp]) -> tuple[Timestamp | None, Timestamp | None]:
    """The dates of publication and of an edit among those that a header shows, unsettled."""
    edits = [stamp for stamp in stamps if stamp.role == "edited"]
    published = next((stamp for stamp in stamps if stamp.role not in _OTHER_ROLES), None)
    return (
        Timestamp(published.text) if published is not None else None,
        Timestamp(edits[0].text, role="edited") if edits else None,
    )


def _kind(kind: Kind, source: str) -> Kind:
    """A body that is nothing but a passage in ellipses was written by a blog that links here."""
    quoted = source.startswith(_ELLIPSES) and source.endswith(_ELLIPSES)
    return "pingback" if kind == "comment" and quoted else kind


def _extra(piece: _Piece, id: str, notice: str | None) -> dict[str, Any]:
    """What the header says beyond the fields: further dates, a number, whom it answers, the heading of a section, that
    it waits or was deleted."""
    mark = piece.header.mark
    shown = {stamp.text for stamp in _dates(mark.stamps) if stamp is not None}
    dates = [stamp.text for stamp in mark.stamps if stamp.text not in shown]
    found = {
        "dates": dates or None,
        "number": mark.number if mark.number != id else None,
        "in_reply_to": mark.target if piece.target is None else None,
        "section": piece.section,
        "notice": notice,
    }
    return {key: value for key, value in found.items() if value is not None}
