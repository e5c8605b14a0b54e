"""Records out of XML that is not well-formed: cut at their tags, whatever stands between.

Two steps, both generators in constant memory. :func:`_tokens` finds the tags of the records and leaves alone what looks
like one inside CDATA, comments and instructions. :func:`cut` puts the pieces together: a record that stands in another
is taken out of it and given first, the way a parser ends elements. An opener of a record that is open already ends the
one before it, and the end of the source ends all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

Holders = Mapping[str, str | None]  # the local name of a record -> the record that it stands in

_CDATA: Final = b"<![CDATA["
_UNTIL: Final = {b"[": b"]]>", b"-": b"-->", b"?": b"?>"}
_REST_OF_TAG: Final = re.compile(rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_LONGEST_OPENING: Final = 256  # bytes in which a tag tells its name


@frozen
class Slice:
    """A record as bytes, the line it begins in, and whether the source ended first. The head of the document is ""."""

    name: str
    data: bytes
    line: int
    cut_off: bool = False


@frozen
class _Token:
    kind: str  # "text", "open", "close" or "empty"
    data: bytes
    name: str = ""


@define
class _Open:
    name: str
    line: int
    parts: list[bytes] = field(factory=list)

    def slice(self, *, cut_off: bool = False) -> Slice:
        return Slice(self.name, b"".join(self.parts), self.line, cut_off)


def cut(pieces: Iterator[bytes], holders: Holders) -> Iterator[Slice]:
    """The head of the document, then its records in the order in which they end."""
    head = _Open("", 1)
    stack: list[_Open] = []
    line, begun = 1, False
    for token in _tokens(pieces, holders):
        if _begins(token, stack, holders):
            if not begun:
                yield head.slice()
                begun = True
            while any(record.name == token.name for record in stack):
                yield stack.pop().slice()
            stack.append(_Open(token.name, line))
        if stack:
            stack[-1].parts.append(token.data)
        elif not begun:
            head.parts.append(token.data)
        if _ends(token, stack):
            while stack[-1].name != token.name:
                yield stack.pop().slice()
            yield stack.pop().slice()
        line += token.data.count(b"\n")
    if not begun:
        yield head.slice()
    while stack:
        yield stack.pop().slice(cut_off=True)


def _begins(token: _Token, stack: list[_Open], holders: Holders) -> bool:
    if token.kind not in ("open", "empty"):
        return False
    around = stack[-1].name if stack else None
    # A record inside another that does not hold it is a field of the same name; unless it is one of its own kind.
    return around in (None, holders[token.name]) or any(record.name == token.name for record in stack)


def _ends(token: _Token, stack: list[_Open]) -> bool:
    if token.kind == "empty":
        return bool(stack) and stack[-1].name == token.name and len(stack[-1].parts) == 1
    return token.kind == "close" and any(record.name == token.name for record in stack)


class _Buffer:
    """Bytes that grow at their end; asked for more, it doubles, so that looking again stays linear in the whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self.data, self.ended = pieces, b"", False

    def more(self, used: int) -> None:
        """Forget what was used, and read at least as much as is left."""
        left = self.data[used:]
        parts, wanted = [left], max(len(left), 1)
        while wanted > 0 and not self.ended:
            piece = next(self._pieces, None)
            self.ended = piece is None
            parts.append(piece or b"")
            wanted -= len(parts[-1])
        self.data = b"".join(parts)


def _tokens(pieces: Iterator[bytes], names: Holders) -> Iterator[_Token]:
    """The tags of the records, and everything else as text."""
    any_name = "|".join(map(re.escape, names)).encode()
    opening = re.compile(rb"<(?:!(?=\[CDATA\[)|!(?=--)|(?=\?)|(/?)(?:[\w.-]{1,64}:)?(" + any_name + rb")(?=[\s/>]))")
    buffer = _Buffer(pieces)
    missing: set[bytes] = set()  # what does not occur in the rest of the source
    here = done = 0
    while True:
        found = opening.search(buffer.data, here)
        if found is None:
            if buffer.ended:
                break
            safe = max(done, here, len(buffer.data) - _LONGEST_OPENING)
            yield _Token("text", buffer.data[done:safe])
            buffer.more(safe)
            here = done = 0
            continue
        end = _end(buffer, found, missing)
        if end is None:
            yield _Token("text", buffer.data[done : found.start()])
            buffer.more(found.start())
            here = done = 0
        elif found[2] is None or end < 0:
            here = max(end, found.end())
        else:
            yield _Token("text", buffer.data[done : found.start()])
            yield _tag(buffer.data[found.start() : end], found)
            here = done = end
    yield _Token("text", buffer.data[done:])


def _end(buffer: _Buffer, found: re.Match[bytes], missing: set[bytes]) -> int | None:
    """Where the thing found ends; -1 if it has no end, None if more must be read to know."""
    if found[2] is None:
        return _end_of_aside(buffer, found.end(), missing)
    if rest := _REST_OF_TAG.match(buffer.data, found.end()):
        return rest.end()
    if not buffer.ended and buffer.data.find(b"<", found.end()) < 0:
        return None
    return buffer.data.find(b">", found.end()) + 1 or -1


def _end_of_aside(buffer: _Buffer, start: int, missing: set[bytes]) -> int | None:
    """Where a CDATA section, comment or instruction ends. A section in which another one opens was never closed."""
    close = _UNTIL[buffer.data[start : start + 1]]
    if close in missing:
        return -1
    again = buffer.data.find(_CDATA, start) if close == b"]]>" else -1
    at = buffer.data.find(close, start, again if again >= 0 else len(buffer.data))
    if at >= 0:
        return at + len(close)
    if again < 0 and not buffer.ended:
        return None
    if again < 0:
        missing.add(close)
    return -1


def _tag(data: bytes, found: re.Match[bytes]) -> _Token:
    kind = "close" if found[1] else "empty" if data.endswith(b"/>") else "open"
    return _Token(kind, data, found[2].decode())
