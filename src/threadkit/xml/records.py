"""Records of an XML document, one after another, in constant memory.

The strict parser reads as far as the document is well-formed. Where it is not, the document is read a second time, cut
at the tags of its records; those that were given already are passed over, and each of the others is parsed alone. So
what is lost is at most one record, and it is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final, NamedTuple, cast

from lxml import etree

from threadkit.problems import EXCERPT_LENGTH, Where
from threadkit.reading import Context
from threadkit.source import Source
from threadkit.xml.cutting import Holders, Slice, cut
from threadkit.xml.document import pieces
from threadkit.xml.mending import SAFE, declared, parse

_LAST_LINE: Final = 65_535  # libxml2 counts no further


class Record(NamedTuple):
    """An element, the local name by which it was asked for, and its line. The name of the document's head is "".

    The element is emptied when the next record is asked for. A record inside another has left it by the time that one
    is given.
    """

    name: str
    element: etree._Element
    line: int | None = None

    @property
    def where(self) -> Where | None:
        return Where(line=self.line) if self.line is not None else None


def records(source: Source, context: Context, holders: Holders) -> Iterator[Record]:
    """The head, then every record in the order in which they end.

    ``holders`` names the records by their local names, each with the record that it stands in, or None; an element of
    such a name anywhere else is a part like any other. The head is the element that has the document's own fields: an
    RSS channel, or the root. Raises ReadError as :func:`.document.pieces` does.
    """
    given = 0
    try:
        for record in _strict(pieces(source, context), holders):
            yield record
            given += 1
    except etree.XMLSyntaxError as error:
        message = f"the XML breaks its rules ({error.msg}); what follows is read record by record"
        context.report("truncated" if _ended(error) else "not-well-formed", message, where=Where(line=error.lineno))
        yield from _recovered(source, context, holders, given)


def _ended(error: etree.XMLSyntaxError) -> bool:
    """Whether the source ended too early; the parser says so by the number of its error."""
    return bool(getattr(error, "code", None) == etree.ErrorTypes.ERR_TAG_NOT_FINISHED)


def _strict(data: Iterator[bytes], holders: Holders) -> Iterator[Record]:
    parser = etree.XMLPullParser(("end",), tag=[f"{{*}}{name}" for name in holders], **SAFE)
    begun = False
    for piece in data:
        parser.feed(piece)
        for _, found in parser.read_events():
            element = cast("etree._Element", found)
            name = _local(element.tag)
            if _holder(element, holders) != holders[name]:
                continue
            if not begun:
                yield Record("", _head(element.getroottree().getroot(), holders))
                begun = True
            yield Record(name, element, _line(element))
            _release(element, whole=holders[name] is None)
    root = parser.close()
    if not begun:
        yield Record("", _head(root, holders))


def _line(element: etree._Element) -> int | None:
    line = cast("int | None", element.sourceline)
    return line if line is not None and line < _LAST_LINE else None


@lru_cache(maxsize=4096)
def _local(tag: Any) -> str:
    return re.split("[}:]", str(tag))[-1]  # a prefix that nobody declared is a part of the name


def _holder(element: etree._Element, holders: Mapping[str, object]) -> str | None:
    parent = element.getparent()
    name = "" if parent is None else _local(parent.tag)
    return name if name in holders else None


def _head(root: etree._Element, holders: Holders) -> etree._Element:
    """The document's own fields, without the record that is being read."""
    channel = root.find("{*}channel")
    found = root if channel is None else channel
    head = etree.Element("head")  # a name and attributes of the document's own may be such as none can be given
    head.extend(deepcopy(child) for child in found if _is_field(child, holders))
    return head


def _is_field(element: etree._Element, holders: Holders) -> bool:
    return isinstance(element.tag, str) and _local(element.tag) not in holders


def _release(element: etree._Element, *, whole: bool) -> None:
    """Free what was read: all that came before in the document, or the record inside another that came before."""
    element.clear()
    parent = element.getparent()
    before = element.getprevious()
    while parent is not None and before is not None and (whole or before.tag == element.tag):
        parent.remove(before)
        before = element.getprevious()


def _recovered(source: Source, context: Context, holders: Holders, given: int) -> Iterator[Record]:
    """The records that the strict parse did not come to. Problems of the bytes were reported the first time."""
    quiet = Context()
    seen: Counter[str] = Counter()
    namespaces: dict[str, bytes] = {}
    for position, part in enumerate(cut(pieces(source, quiet), holders)):
        if not part.name:
            namespaces = declared(part.data)
        if position >= given:
            yield from _parsed(part, holders, namespaces, seen, context)
    if seen["lost"] or seen["in part"]:
        message = f"of {position} records, {seen['lost']} could not be read and {seen['in part']} only in part"
        context.report("count-mismatch", message)


def _parsed(
    part: Slice, holders: Holders, namespaces: Mapping[str, bytes], seen: Counter[str], context: Context
) -> Iterator[Record]:
    where = Where(line=part.line)
    element, outcome = parse(part.data, namespaces)
    if not part.name:  # a head has no end by nature
        yield from () if element is None else (Record("", _head(element, holders)),)
    elif element is None:
        seen["lost"] += 1
        excerpt = part.data[: 4 * EXCERPT_LENGTH].decode("utf-8", "replace")
        context.report("bad-record", f"a {part.name!r} could not be parsed", where=where, excerpt=excerpt)
    else:
        if outcome == "recovered":
            seen["in part"] += 1
            code = "truncated" if part.cut_off else "not-well-formed"
            context.report(code, f"a {part.name!r} was read in part", where=where)
        yield Record(part.name, element, part.line)
