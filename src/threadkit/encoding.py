"""Bytes to text, the way browsers do it, with a check of what the bytes declare.

We decode ourselves because lxml's guessing truncates and invents (it takes unlabelled UTF-8 for latin-1, believes a
declared utf-16 on single bytes, decodes utf-7, and stops at the first byte that gb2312 does not have). The order is:
byte order mark, UTF-8 if the bytes are valid UTF-8 and not plain ASCII (a false label on UTF-8 is common, text in
another encoding that happens to be valid UTF-8 is not), the caller's word, the declaration inside the document,
windows-1252. Labels mean what the WHATWG Encoding Standard says they mean: latin-1 is windows-1252, gb2312 is
gb18030, and so on.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from attrs import frozen

# What the standard's labels mean where Python's codec of that name is narrower
# (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANS: Final[dict[str, str]] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a label found inside text that could be read byte by byte is false
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
# Labels of the standard that Python does not know.
_ALSO: Final[dict[str, str]] = {
    "cn-big5": "big5",
    "dos-874": "cp874",
    "gb_2312-80": "gb2312",
    "iso-8859-8-i": "iso8859-8",
    "iso88591": "cp1252",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "logical": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-x-big5": "big5",
}
_REFUSED: Final = {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "hz"}
# Japanese mail text: every byte is ASCII, so only a label can tell.
_IN_ASCII: Final = "iso2022_jp"

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_PRESCAN: Final = 4096  # bytes; the standard looks at 1,024, real pages put a declaration later

# What no text can hold: C0 controls but tab, line feed, form feed and carriage return, and lone surrogates.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


@frozen
class Decoded:
    """Text, the encoding it was read with, and what had to be done for it."""

    text: str
    encoding: str
    guessed: bool = False
    undecodable: int = 0


def codec(label: str | None) -> str | None:
    """The Python codec for a label as the WHATWG standard means it, or None if there is none or it is refused.

    >>> codec("ISO-8859-1"), codec("utf-7"), codec("X-SJIS"), codec("no such thing")
    ('cp1252', None, 'cp932', None)
    """
    if not label:
        return None
    name = label.strip().lower()
    try:
        info = codecs.lookup(_ALSO.get(name, name))
    except (LookupError, ValueError):
        return None
    if info.name in _REFUSED or not info._is_text_encoding:
        return None
    return _MEANS.get(info.name, info.name)


def declared(data: bytes) -> str | None:
    """The label that the document itself states near its beginning (meta charset, XML declaration)."""
    match = _DECLARED.search(data, 0, _PRESCAN)
    return match[1].decode("ascii") if match else None


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """Text of the bytes. ``hint`` is the caller's word (an HTTP header, a user's option).

    >>> decode("café".encode("latin-1")).text, decode(b"caf\\xc3\\xa9", hint="latin-1").text
    ('café', 'café')
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _lossy(data[len(bom) :], name, guessed=False)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\x1b" in data and (said := codec(hint) or codec(declared(data))) == _IN_ASCII:
            return _lossy(data, _IN_ASCII, guessed=False)
        said = "utf-8" if data.isascii() else codec(hint) or codec(declared(data))
        return Decoded(text, "utf-8", guessed=said not in (None, "utf-8"))
    said = codec(hint) or codec(declared(data))
    if said == "utf-8" and not _nearly_utf8(data):
        said = None
    return _lossy(data, said or _without_label(data), guessed=said is None)


class Decoder:
    """A stream of bytes to text. ``head`` is its beginning, which settles the encoding; ``first`` is its text."""

    def __init__(self, head: bytes, hint: str | None = None) -> None:
        whole = head[: max(head.rfind(b"\n"), head.rfind(b">")) + 1] or head  # no character is cut in two there
        found = decode(whole, hint)
        said = codec(hint) or codec(declared(head)) if head.isascii() else None
        self.encoding, self.guessed, self.undecodable = said or found.encoding, found.guessed, 0
        self._decoder = codecs.getincrementaldecoder(self.encoding)("strict")
        bom = next((bom for bom, name in _BOMS if head.startswith(bom)), b"")
        self.first = self.decode(head[len(bom) :])

    def decode(self, data: bytes, *, final: bool = False) -> str:
        """The text of the next bytes; ``undecodable`` counts what showed as U+FFFD."""
        try:
            return self._decoder.decode(data, final)
        except UnicodeDecodeError:
            self._decoder.errors = "replace"
            text = self._decoder.decode(data, final)
            self._decoder.errors = "strict"
        self.undecodable += max(1, text.count(REPLACEMENT))
        return text


def clean(text: str) -> tuple[str, int]:
    """The text with characters that no text can hold replaced by U+FFFD (the length stays), and how many there were."""
    return _CONTROLS.subn(REPLACEMENT, text)


def _lossy(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, guessed, max(1, text.count(REPLACEMENT)))


def _nearly_utf8(data: bytes) -> bool:
    """Whether broken UTF-8 is still UTF-8: at least four good sequences for each bad byte."""
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good >= 4 * bad


def _without_label(data: bytes) -> str:
    """Text without a label: UTF-8 with a few wrecks in it, or windows-1252."""
    return "utf-8" if _nearly_utf8(data) else "cp1252"
