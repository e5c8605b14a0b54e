"""Text to an element tree that has lost nothing.

libxml2's tree builder is fast and silently drops whatever stands deeper than 2,048 elements; it is also quadratic in
the attributes of one tag. Its event interface has neither fault. So: build the tree the fast way, look at the error
log, and when depth was exceeded (or a tag carries a bomb of attributes) build it again from events, lifting what is
too deep to a level that is kept, and remembering where it stood.

What stands before the page in saved files (HTTP headers, YAML front matter) is peeled off first, and raw-text elements
that an XML writer closed (``<iframe/>``) are closed the way HTML understands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import Any, Final, cast

from attrs import field, frozen
from lxml import etree

from threadkit.reading import Context

MAX_DEPTH: Final = 1_500  # elements; building deeper through the API is quadratic
MAX_ATTRIBUTES: Final = 256  # of one tag; nobody writes more

Element = etree._Element

_LONG_TAG: Final = 4096  # characters
_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)  # what the tree's API accepts; the parser accepts more
_QUOTED: Final = re.compile(r""" "[^"]*"|'[^']*' """.strip())
_HTTP: Final = re.compile(r"\s{0,8}HTTP/\d(?:\.\d)? \d{3}[^\n]*\n(?:[!-9;-~]{1,80}:[^\n]*\r?\n){0,100}\r?\n")
_FRONT_MATTER: Final = re.compile(r"\s{0,8}---[ \t]*\r?\n((?:(?!---)[^\n]*\n){1,400}?)---[ \t]*\r?\n")
_SIMPLE_KEY: Final = re.compile(r"^([A-Za-z_]{1,40}):[ \t]*(\S[^\n]*?)[ \t\r]*$", re.MULTILINE)
_RAW_TEXT: Final = ("iframe", "textarea", "title", "script", "style", "noembed", "noframes", "xmp")


@frozen
class Parsed:
    """A tree (None when there is no element), and the true parents of elements that stood too deep to stay there."""

    root: Element | None
    lifted: dict[Element, Element] = field(factory=dict)


def parse(text: str, context: Context) -> Parsed:
    """The tree of a page, without comments.

    Reports ``depth-flattened`` when elements had to be lifted.
    """
    data = _close_raw_text(text).encode("utf-8", "replace")
    if _has_attribute_bomb(text):
        return _from_events(data, context)
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root: Element | None = etree.fromstring(data, parser)
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        return _from_events(data, context)
    return Parsed(root)


def peel(text: str) -> tuple[dict[str, str], str]:
    """The simple keys of YAML front matter (none if there is none), and the page without what stood before it.

    >>> peel("---\\ntitle: Tea\\n---\\n<p>So true.")
    ({'title': 'Tea'}, '<p>So true.')
    >>> peel("HTTP/1.1 200 OK\\nServer: x\\n\\n<p>So true.")
    ({}, '<p>So true.')
    """
    if match := _HTTP.match(text):
        text = text[match.end() :]
    if match := _FRONT_MATTER.match(text):
        keys = {key.lower(): value.strip("\"'") for key, value in _SIMPLE_KEY.findall(match[1])}
        return keys, text[match.end() :]
    return {}, text


def _close_raw_text(text: str) -> str:
    """Close self-closed raw-text elements, which HTML would let swallow the rest of the page.

    >>> _close_raw_text("<iframe src='x'/><p>kept</p>")
    "<iframe src='x'></iframe><p>kept</p>"
    >>> _close_raw_text("<script src='x' /></script>")
    "<script src='x' /></script>"
    """
    if "/>" not in text:
        return text
    for name in _RAW_TEXT:
        closed = list(re.finditer(rf"<{name}\b[^<>]*/>", text))
        if closed:
            text = _with_end_tags(text, name, [tag.end() for tag in closed])
    return text


def _with_end_tags(text: str, name: str, ends: list[int]) -> str:
    """The text with an end tag after each of those tags that has none before the next tag of its name."""
    openings = [tag.start() for tag in re.finditer(f"<{name}\\b", text)]
    closings = [tag.start() for tag in re.finditer(f"</{name}\\b", text)]
    pieces, done = [], 0
    for end in ends:
        opening, closing = _next(openings, end), _next(closings, end)
        if closing is None or (opening is not None and opening < closing):
            pieces += [text[done : end - 2], f"></{name}>"]
            done = end
    return "".join(pieces) + text[done:]


def _next(places: list[int], after: int) -> int | None:
    position = bisect_left(places, after)
    return places[position] if position < len(places) else None


def _has_attribute_bomb(text: str) -> bool:
    tags = (piece.partition(">")[0] for piece in text.split("<") if len(piece) > _LONG_TAG and piece[0].isalpha())
    bare = (_QUOTED.sub("", tag) for tag in tags if len(tag) > _LONG_TAG)
    return any(len(tag.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES for tag in bare)


def _may_be_record(element: Element) -> bool:
    return element.get("id") is not None or element.tag in ("li", "article", "tr")


def _from_events(data: bytes, context: Context) -> Parsed:
    target = _Lifting()
    parser = etree.HTMLParser(target=cast("Any", target), huge_tree=True, encoding="utf-8")
    parser.feed(data)
    parser.close()
    if target.lifted:
        context.report(
            "depth-flattened", f"elements deeper than {MAX_DEPTH} levels were lifted in {len(target.lifted)} places"
        )
    return Parsed(target.root, target.lifted)


class _Lifting:
    """A parser target that builds a tree no deeper than :data:`MAX_DEPTH`.

    When an element would stand deeper, the nearest element around it that may be a whole record (it has an id, or is a
    list item) is lifted with all that is in it: it becomes a child of its ancestor at half that depth. ``lifted``
    remembers its true parent.
    """

    def __init__(self) -> None:
        self.root: Element | None = None
        self.lifted: dict[Element, Element] = {}
        self._open: list[Element] = []
        self._depth = 0  # of the last open element in the tree that is built
        self._last: Element | None = None  # what the next text belongs to: as its text, or as its tail
        self._is_tail = False
        self._texts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        kept = {name: attributes[name] for name in islice(filter(_NAME.fullmatch, attributes), MAX_ATTRIBUTES)}
        name = tag if _NAME.fullmatch(tag) else "span"
        if self._depth >= MAX_DEPTH:
            self._lift()
        if self.root is None:
            element = self.root = etree.Element(name, kept)
        else:
            element = etree.SubElement(self._open[-1] if self._open else self.root, name, kept)
        self._open.append(element)
        self._depth += 1
        self._last, self._is_tail = element, False

    def _lift(self) -> None:
        deepest = len(self._open) - 1
        near = range(deepest, deepest - MAX_DEPTH // 4, -1)
        cut = next((place for place in near if _may_be_record(self._open[place])), deepest)
        element, half = self._open[cut], MAX_DEPTH // 2
        self.lifted[element] = self._open[cut - 1]
        self._open[half].append(element)
        self._depth = half + 2 + deepest - cut

    def end(self, tag: str) -> None:
        self._flush()
        if self._open:
            self._last, self._is_tail = self._open.pop(), True
            # After a lifted element it goes on as deep as its true parent stands.
            self._depth = self._depth - 1 if self._last not in self.lifted else self._depth_of_last()

    def _depth_of_last(self) -> int:
        return 1 + sum(1 for _ in self._open[-1].iterancestors()) if self._open else 0

    def data(self, text: str) -> None:
        self._texts.append(text)

    def comment(self, text: str) -> None:
        pass

    def close(self) -> None:
        self._flush()

    def _flush(self) -> None:
        if self._texts and self._last is not None:
            text = "".join(self._texts)
            if self._is_tail:
                self._last.tail = (self._last.tail or "") + text
            else:
                self._last.text = (self._last.text or "") + text
        self._texts.clear()
