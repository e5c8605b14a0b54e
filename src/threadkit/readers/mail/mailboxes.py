"""Messages out of mailboxes, as bytes, in constant memory.

In an mbox file a message begins with a "From " line after a blank one (or at the very beginning); as sentences begin
with "From " too, the line must name a time, or a header must follow. Lines of text that begin so were given a ">" (in
mboxrd one more each time), which is taken off.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, Final

from threadkit.problems import Where
from threadkit.reading import Context
from threadkit.source import HEAD, Source

_FROM: Final = re.compile(rb"From \S[^\n]*?\d\d?:\d\d[^\n]*?\d{4}")
_HEADER: Final = re.compile(rb"[!-9;-~]{1,76}:[ \t\r\n]")
_ESCAPED: Final = re.compile(rb"(?m)^>(>*From )")
_KNOWN: Final = re.compile(
    r"(?m)^(?:From|Date|Subject|Message-ID|Received|Return-Path|MIME-Version|To|References|In-Reply-To|Delivered-To"
    r"|Content-Type|List-Id|X-Mailer|User-Agent|Newsgroups|Path):[ \t]",
    re.IGNORECASE,
)
_END_OF_HEADERS: Final = re.compile(r"\r?\n\r?\n")
_LINE: Final = 1 << 20  # bytes of a line that are looked at together


def looks_like_mail(head: str) -> int:
    """How many headers of mail a text begins with; 0 if it begins with anything else."""
    head = head.lstrip("\ufeff\r\n")
    first = head.partition("\n")[0]
    if not re.match(r"[!-9;-~]{1,76}:(?:[ \t]|\r?\Z)", first):
        return 0
    end = _END_OF_HEADERS.search(head)
    return len({match.lower() for match in _KNOWN.findall(head[: end.start() if end else len(head)])})


def is_mbox(head: str) -> bool:
    first, _, others = head.lstrip("\ufeff\r\n").partition("\n")
    return first.startswith("From ") and looks_like_mail(others.removeprefix(">")) > 0


def messages(source: Source, context: Context) -> Iterator[tuple[Where, bytes]]:
    """Every message with its place. A file of a folder that is no mail is reported."""
    for file in source.files:
        named = None if file is source else file.name
        with file.stream() as stream:
            begin = stream.read(HEAD).removeprefix(codecs.BOM_UTF8)
            head = begin.decode("utf-8", "replace")
            if not is_mbox(head) and (file is source or looks_like_mail(head)):
                yield Where(line=1, source=named), begin + stream.read()
        if is_mbox(head):
            with file.stream() as stream:
                for line, data in _parted(stream):
                    yield Where(line=line, source=named), _ESCAPED.sub(rb"\1", data)
        elif file is not source and not looks_like_mail(head):
            context.report("bad-record", "this is no message", where=Where(source=named), excerpt=head)


def _parted(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The messages of an mbox without their "From " lines, and the lines they begin in."""
    begun, number = 1, 0
    parts: list[bytes] = []
    blank, waiting = True, None
    while line := stream.readline(_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if waiting is not None:  # a "From " line without a time: a header must follow
            if _HEADER.match(line):
                if parts:
                    yield begun, b"".join(parts)
                begun, parts = number, []
            else:
                parts.append(waiting)
            waiting = None
        if blank and line.startswith(b"From "):
            if _FROM.match(line):
                if any(part.strip() for part in parts):
                    yield begun, b"".join(parts)
                begun, parts = number + 1, []
            else:
                waiting = line
        else:
            parts.append(line)
        blank = not line.strip()
    parts.append(waiting or b"")
    if any(part.strip() for part in parts):
        yield begun, b"".join(parts)
