"""Headers of mail as text: unfolded, encoded words decoded, and bytes that no standard allows read all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr
from typing import Final

from threadkit.encoding import clean, decode
from threadkit.model import Author
from threadkit.reading import Context

Headers = Mapping[str, str]  # names in lower case -> the first value

MAX_HEADERS: Final = 1 << 20  # bytes
_FOLD: Final = re.compile(r"\r?\n[ \t]*")
_ID: Final = re.compile(r"<\s*([^<>\s][^<>]*?)\s*>")
_HIDDEN: Final = re.compile(r"(?P<email>\S+ at \S+) \((?P<name>[^()]*)\)\Z")  # how Pipermail hides addresses

# RFC 5256, 2.1, with the words for "Re" and "Fwd" that programs write in other languages.
_REPLY: Final = re.compile(
    r"\s*(?:\[[^\[\]]{1,80}\]\s*)?(?:re|aw|antw|sv|vs|ref|odp|rif|wg|tr|rv|enc|fwd?|вн|отв|回复|答复)\s*(?:[\[(]\d+[\])])?\s*:",
    re.IGNORECASE,
)


def headers_of(data: bytes, context: Context) -> Headers:
    """The headers of a message; of several of one name the first counts."""
    end = re.search(rb"\r?\n\r?\n", data[:MAX_HEADERS])
    parsed: Message = BytesHeaderParser(policy=compat32).parsebytes(data[: end.end() if end else MAX_HEADERS])
    found: dict[str, str] = {}
    for name, value in parsed.raw_items():
        found.setdefault(name.lower(), decoded(str(value)))
    return found


def decoded(value: str) -> str:
    """The text of a header: bytes beyond ASCII by trying, encoded words (RFC 2047) by their charset.

    >>> decoded("=?utf-8?q?Gr=C3=BC=C3=9Fe?= =?utf-8?q?_an_alle?=")
    'Grüße an alle'
    """
    text = _FOLD.sub(" ", value)
    if not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape")).text
    if "=?" in text:
        text = _encoded_words(text)
    return clean(text)[0].strip()


def _encoded_words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    said = []
    for part, charset in parts:
        if isinstance(part, str):
            said.append(part)
        elif charset is None:
            said.append(part.decode("raw_unicode_escape", "replace"))
        else:
            said.append(decode(part, charset).text)
    return "".join(said) or text  # what decodes to nothing was no encoded word


def ids_in(value: str) -> tuple[str, ...]:
    """The message ids in a header, each once; an id without its brackets counts if it is all there is.

    >>> ids_in("<a@x> (Ann's message) <b@x> <a@x>"), ids_in("a@x"), ids_in("Your message of Monday")
    (('a@x', 'b@x'), ('a@x',), ())
    """
    found = tuple(dict.fromkeys(_ID.findall(value)))
    alone = value.strip()
    return found or ((alone,) if "@" in alone and not re.search(r"[\s<>]", alone) else ())


def address(value: str) -> Author | None:
    """Who wrote a message, by its "From" (already decoded).

    >>> address("Ann Example <ann@tea.example>").name, address("ann at tea.example (Ann)").email
    ('Ann Example', 'ann at tea.example')
    """
    if hidden := _HIDDEN.match(value):
        return Author(name=hidden["name"] or None, email=hidden["email"])
    name, email = parseaddr(value)
    if not (name or email):
        name = value
    author = Author(name=name.strip() or None, email=email or None)
    return author if author != Author() else None


def base_subject(subject: str) -> str:
    """The subject without what replies put before it (RFC 5256).

    >>> base_subject("Re: AW: [tea] Re: Green tea")
    'Green tea'
    """
    start = 0
    while match := _REPLY.match(subject, start):
        start = match.end()
    return subject[start:].strip()
