"""MTIF, the text format in which Movable Type, TypePad and many blog hosts of Japan export.

An entry is made of sections that end with ``-----``; an entry ends with ``--------``. The first section is lines of the
form ``KEY: value``; a section ``COMMENT:`` or ``PING:`` begins with such lines and goes on with text from the first
line that is none, or whose key was there before. Comments have no ids and no parents: they are numbered in their entry.
Months come before days, times have no zone, and line ends in text are paragraphs and line breaks. A line of text that
equals a separator has a tab behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from attrs import define, field

from threadkit.model import Author, Body, BodyFormat, Comment, Kind, Post, Timestamp
from threadkit.problems import Where
from threadkit.readers.paragraphs import paragraphs
from threadkit.reading import Context, Evidence, Item
from threadkit.source import Source

_SECTION_END: Final = "-----"
_ENTRY_END: Final = "--------"
_KEY: Final = re.compile(r"([A-Z][A-Z0-9_ ]{1,30}):(?: (.*)|)\Z")
_TEXTS: Final = frozenset({"BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS"})
_KEYS_OF: Final = {
    "COMMENT": frozenset({"AUTHOR", "EMAIL", "IP", "URL", "DATE"}),
    "PING": frozenset({"TITLE", "URL", "IP", "BLOG NAME", "DATE"}),
}
_KINDS: Final[dict[str, Kind]] = {"COMMENT": "comment", "PING": "trackback"}
_DATE: Final = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?: (\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?: ?([AP])M)?)?\Z",
    re.IGNORECASE | re.ASCII,
)
_PIVOT: Final = 69
_SNIFFED: Final = re.compile(r"(?m)^(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|CONVERT BREAKS|ALLOW COMMENTS): ?.*\r?$")
_HREF: Final = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)

# "CONVERT BREAKS" -> what the entry's text is; line ends count where nothing else is said.
_MARKUPS: Final[dict[str, tuple[BodyFormat, bool]]] = {
    "0": ("html", False),
    "richtext": ("html", False),
    "markdown": ("markdown", False),
    "markdown_with_smartypants": ("markdown", False),
}


@define
class _Section:
    """A section while it is being read: its name ("" for the first), the line it begins in, keys, and text."""

    name: str
    line: int
    keys: dict[str, list[str]] = field(factory=dict)
    text: list[str] = field(factory=list)

    def take(self, key: str) -> str | None:
        """The first value of a key, taken out."""
        values = self.keys.pop(key, [])
        if values[1:]:
            self.keys[key] = values[1:]
        return (values[0].strip() or None) if values else None

    def rest(self) -> dict[str, Any]:
        return {
            key.lower(): values[0].strip() if len(values) == 1 else [value.strip() for value in values]
            for key, values in self.keys.items()
            if any(value.strip() for value in values)
        }

    def body(self) -> str:
        return "\n".join(line.removesuffix("\t") if line.rstrip("\t-") == "" else line for line in self.text).strip()


def sniff(source: Source) -> Evidence | None:
    head = source.head
    keys = len(_SNIFFED.findall(head[:4096]))
    if keys < 2 or not re.search(r"(?m)^-----\r?$", head):
        return None
    if re.search(r"(?m)^(?:BODY|COMMENT|PING|EXTENDED BODY):\r?$", head):
        return 0.95, ("keys and sections of a Movable Type export",)
    return 0.6, ("keys of a Movable Type export",)


def read(source: Source, context: Context) -> Iterator[Item]:
    """Entry after entry, one in memory at a time."""
    entry: list[_Section] = []
    section = _Section("", 1)
    for number, line in _lines(source.pieces(context.pass_on)):
        if line in (_SECTION_END, _ENTRY_END):
            entry.append(section)
            section = _Section("", number + 1)
            if line == _ENTRY_END:
                yield from _thread(entry)
                entry = []
        else:
            _add(section, line, first=not entry)
    entry.append(section)
    if any(part.keys or part.body() for part in entry):
        context.report("truncated", "the last entry has no end", where=Where(line=entry[0].line))
        yield from _thread(entry)


def _lines(pieces: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; only ``\\n`` ends one."""
    number = 1
    begun: list[str] = []
    for piece in pieces:
        begin, *others = piece.split("\n")
        begun.append(begin)
        for other in others:
            yield number, "".join(begun).rstrip("\r")
            number += 1
            begun = [other]
    if line := "".join(begun):
        yield number, line.rstrip("\r")


def _add(section: _Section, line: str, *, first: bool) -> None:
    match = None if section.text else _KEY.match(line)
    key, value = (match[1], match[2]) if match else ("", None)
    if first:
        if match:
            section.keys.setdefault(key, []).append(value or "")
        elif line.strip():
            section.keys.setdefault("", []).append(line)
    elif not section.name and not section.text and value is None and (key in _TEXTS or key in _KEYS_OF):
        section.name = key
    elif match and key in _KEYS_OF.get(section.name, ()) and key not in section.keys:
        section.keys[key] = [value or ""]
    elif line.strip() or section.text:
        section.text.append(line)


# --- Entries ----------------------------------------------------------------------------------------------------------


def _thread(entry: list[_Section]) -> Iterator[Item]:
    head, *sections = entry
    if not head.keys and not any(section.name for section in sections):
        return
    texts = {section.name: section.body() for section in sections if section.name not in _KEYS_OF}
    yield _post(head, texts)
    comments = [section for section in sections if section.name in _KEYS_OF]
    for number, section in enumerate(comments, 1):
        yield _comment(section, f"#{number}")


def _post(head: _Section, texts: dict[str, str]) -> Post:
    name, date = head.take("AUTHOR"), head.take("DATE")
    body = texts.pop("BODY", "")
    markup, as_written = _MARKUPS.get("".join(head.keys.get("CONVERT BREAKS", [])).strip(), ("html", True))
    slug, status = head.take("BASENAME"), head.take("STATUS")
    extra = {"slug": slug, "status": status, **{key.lower() or "text": text for key, text in texts.items()}}
    return Post(
        title=head.take("TITLE"),
        url=head.take("UNIQUE URL"),
        author=Author(name=name) if name else None,
        published=_date(date),
        body=Body(paragraphs(body) if as_written else body, markup) if body else None,
        extra={key: value for key, value in extra.items() if value} | head.rest(),
        where=Where(line=head.line),
    )


def _comment(section: _Section, id: str) -> Comment:
    address = section.take("URL")
    link = _HREF.search(address) if address else None
    ip, date = section.take("IP"), section.take("DATE")
    author = Author(
        name=section.take("AUTHOR") or section.take("BLOG NAME"),
        url=link[1] if link else address,
        email=section.take("EMAIL"),
    )
    return Comment(
        id=id,
        author=author if author != Author() else None,
        published=_date(date),
        body=Body(paragraphs(section.body())),
        kind=_KINDS[section.name],
        private={"ip": ip} if ip else {},
        extra=section.rest() | ({"url": address} if link else {}),
        where=Where(line=section.line),
    )


def _date(text: str | None) -> Timestamp | None:
    """A date of the format: month first; two digits are a year from 1969 to 2068, as POSIX has it.

    >>> _date("02/01/2002 04:02:07 PM").isoformat(), _date("1/31/99 15:47").isoformat()
    ('2002-02-01T16:02:07', '1999-01-31T15:47')
    """
    match = _DATE.match(text) if text else None
    if match is None or text is None:
        return Timestamp(text) if text else None
    month, day, year, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if match[7]:
        hour = hour % 12 + (12 if match[7] in "Pp" else 0)
    if len(match[3]) == 2:
        year += 1900 if year >= _PIVOT else 2000
    try:
        value = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return Timestamp(text)
    return Timestamp(text, value, "second" if match[6] else "minute" if match[4] else "day", basis="machine")
