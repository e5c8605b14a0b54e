"""A record that is not well-formed, parsed all the same.

First as it stands, with the namespaces that the document declares (a prefix that it does not is declared for it). Then
with what is commonly wrong in exports put right: bare ``&``, HTML entities, references to characters that XML cannot
hold, ``]]>`` outside of CDATA, attributes without quotes, a CDATA section that never ends. What fails then is left to
libxml2's recovery, which loses something as a rule: the caller reports it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5
from typing import Any, Final, Literal, cast

from lxml import etree

Outcome = Literal["sound", "mended", "recovered"]

SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": True,
    "remove_comments": True,  # a text that holds one is one text
    "remove_pis": True,
    "collect_ids": False,
}
_STRICT: Final = etree.XMLParser(**SAFE)
_RECOVERING: Final = etree.XMLParser(recover=True, **SAFE)

MAX_NAMESPACES: Final = 64
_DECLARATION: Final = re.compile(rb"""\sxmlns(?::([\w.-]{1,64}))?\s*=\s*("[^"<]*"|'[^'<]*')""")
_PREFIX: Final = re.compile(rb"[<\s/]([A-Za-z_][\w.-]{0,63}):[A-Za-z_]")

# The parts of a record: sections and comments that end, tags, and what stands between.
_PARTS: Final = re.compile(
    rb"(?P<aside><!\[CDATA\[(?:[^\]<]|\](?!\]>)|<(?!!\[CDATA\[))*+\]\]>|<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->)"
    rb"|(?P<unending><!\[CDATA\[)"
    rb"|(?P<tag></?[A-Za-z_](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>)"
    rb"|(?P<text>[^<]+|<)"
)
_UNQUOTED: Final = re.compile(rb"""(\s[\w.:-]+=)([^\s"'<>/=]+)""")
_AMPERSAND: Final = re.compile(rb"&(?:#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));|([A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML: Final = {b"amp", b"lt", b"gt", b"quot", b"apos"}


def declared(head: bytes) -> dict[str, bytes]:
    """The namespaces that the head of a document declares: prefix ("" for the default) -> the quoted address."""
    found: dict[str, bytes] = {}
    for match in _DECLARATION.finditer(head):
        if len(found) < MAX_NAMESPACES:
            found.setdefault((match[1] or b"").decode(), match[2])
    return found


def parse(data: bytes, namespaces: Mapping[str, bytes]) -> tuple[etree._Element | None, Outcome]:
    """The one element in the data, and what had to be done for it."""
    namespaces = dict(namespaces)
    for prefix in _PREFIX.findall(data)[: 64 * MAX_NAMESPACES]:
        if prefix not in (b"xml", b"xmlns") and len(namespaces) < 2 * MAX_NAMESPACES:
            namespaces.setdefault(prefix.decode(), b'"urn:undeclared:%s"' % prefix)
    start = b"".join(b" xmlns%s=%s" % (b":" + p.encode() if p else b"", uri) for p, uri in namespaces.items())
    attempts: tuple[tuple[Outcome, etree.XMLParser], ...] = (
        ("sound", _STRICT),
        ("mended", _STRICT),
        ("recovered", _RECOVERING),
    )
    for outcome, parser in attempts:
        if outcome == "mended":
            data = mend(data)
        found = _parsed(b"<r%s>%s</r>" % (start, data), parser)
        if found is not None:
            return found, outcome
    return None, "recovered"


def _parsed(document: bytes, parser: etree.XMLParser) -> etree._Element | None:
    try:
        root = cast("etree._Element | None", etree.fromstring(document, parser))
    except etree.XMLSyntaxError:
        return None
    return root[0] if root is not None and len(root) else None


def mend(data: bytes) -> bytes:
    """The data with its common mistakes put right.

    >>> mend(b"<a b=1>Q&A &nbsp;&#0; ]]></a>").decode()
    '<a b="1">Q&amp;A &#160;&#65533; ]]&gt;</a>'
    """
    return _PARTS.sub(_mend_part, data)


def _mend_part(part: re.Match[bytes]) -> bytes:
    data = part[0]
    if part["aside"]:
        return data
    if part["unending"]:
        return b""
    if part["tag"]:
        return _AMPERSAND.sub(_reference, _UNQUOTED.sub(rb'\1"\2"', data))
    if data == b"<":
        return b"&lt;"
    return _AMPERSAND.sub(_reference, data).replace(b"]]>", b"]]&gt;")


def _reference(match: re.Match[bytes]) -> bytes:
    hexadecimal, decimal, name = match.groups()
    if hexadecimal or decimal:
        return _character(int(hexadecimal, 16) if hexadecimal else int(decimal))
    if name in _OF_XML:
        return match[0]
    if name and (characters := html5.get(f"{name.decode()};")):
        return b"".join(b"&#%d;" % ord(character) for character in characters)
    return b"&amp;" + match[0][1:]


def _character(code: int) -> bytes:
    """A reference to a character, if XML can hold it; else to U+FFFD."""
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return b"&#%d;" % (code if allowed else 0xFFFD)
