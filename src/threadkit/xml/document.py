"""A source as clean UTF-8 that begins with the root element.

libxml2 is given neither the XML declaration (we decode, and a declared encoding may be false), nor what stands before
it (blank lines and PHP notices are the commonest wreck of an export), nor a document type (entities are what attacks
are made of, and no export needs one), nor a character that XML cannot hold (it would stop there).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from threadkit.errors import ReadError
from threadkit.reading import Context
from threadkit.source import Source

MAX_PROLOG: Final = 1 << 20  # characters before the root element

_LAID_ASIDE: Final = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT: Final = re.compile(r"<[^\W\d][\w.:-]*[\s/>]")
_DOCTYPE: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

# What XML 1.0 cannot hold, as UTF-8: the C0 controls but tab and line ends, and U+FFFE and U+FFFF.
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_FORBIDDEN: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}".encode()


def pieces(source: Source, context: Context) -> Iterator[bytes]:
    """The document from its root element on, in pieces of whole characters; line numbers stay.

    Raises ReadError for a document type, and for a source without an element.
    """
    texts = source.pieces(context.pass_on)
    replaced = 0
    yield from _from_root(texts, source.name or "the source", context)
    for text in texts:
        data, count = _clean(text)
        replaced += count
        yield data
    if replaced:
        context.report("control-characters", f"{replaced} characters that XML cannot hold were replaced")


def _from_root(texts: Iterator[str], called: str, context: Context) -> Iterator[bytes]:
    """The first piece, from the root's start tag on, with as many line ends before it as stood there."""
    head = ""
    for text in texts:
        head += text
        aside = _LAID_ASIDE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), head)
        root = _ROOT.search(aside)
        if _DOCTYPE.search(aside, 0, root.start() if root else len(aside)):
            raise ReadError(f"{called} declares a document type; such XML is not read")
        if root:
            break
        if len(head) > MAX_PROLOG:
            raise ReadError(f"{called} has no element among its first {MAX_PROLOG} characters")
    else:
        raise ReadError(f"{called} holds no XML element")
    if junk := aside[: root.start()].strip(" \t\r\n\ufeff"):
        context.report("unplaced-text", "text stands before the document", excerpt=junk)
    data, count = _clean(head[root.start() :])
    if count:
        context.report("control-characters", f"{count} characters that XML cannot hold were replaced")
    yield b"\n" * head.count("\n", 0, root.start()) + data


def _clean(text: str) -> tuple[bytes, int]:
    data = text.encode("utf-8", "replace")
    if (
        len(data.translate(None, _CONTROLS)) == len(data)
        and b"\xef\xbf\xbe" not in data
        and b"\xef\xbf\xbf" not in data
    ):
        return data, 0
    return _FORBIDDEN.subn(_REPLACEMENT, data)
