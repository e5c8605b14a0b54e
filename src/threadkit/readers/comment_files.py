"""Comments that a static site keeps as documents: a file for each comment, with a header above its body.

Nikola's static_comments has ``<post>.<id>.wpcomment`` with lines like ``.. author: Ann``. Pelican's comment plugins and
Jekyll's have Markdown or reStructuredText below lines like ``author: Ann`` or ``:author: Ann``, or below YAML between
two lines of ``---``. In a folder, the name of a file is the comment's id where the header gives none, and the folder is
named after the post. ``replyto`` is such a name; older versions of the plugin wrote it with the extension, without the
dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

from threadkit.errors import ReadError
from threadkit.model import Body, BodyFormat, Comment, Post, Status
from threadkit.readers.datafiles import load_yaml
from threadkit.readers.fields import Rows, comment_of, take
from threadkit.readers.kinds import iso, parent, utc
from threadkit.readers.records import Record, filled, identifier, private
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source

_LINE: Final = re.compile(r"(?:\.\. |:)?([A-Za-z][\w-]{0,30}):[ \t]{0,8}(.*)")
_MARKED: Final = re.compile(r"^\.\. (author|date_utc|parent_id|approved|author_email|compiler): ", re.MULTILINE)
_MAX_HEADER: Final = 100  # lines

_ROWS: Final[Rows] = {
    "id": (("id", identifier), ("comment_id", identifier)),
    "parent_id": ("parent_id", parent),
    "author.name": (("author", filled), ("name", filled)),
    "author.url": (("author_url", filled), ("website", filled), ("link", filled), ("url", filled)),
    "author.email": (("author_email", private), ("email", private)),
    "author.id": ("wordpress_user_id", parent),
    "published": (("date_utc", utc), ("date", iso)),
    "private.ip": (("author_ip", private), ("ip", private)),
}
# What the body is written in, by the name of its compiler or the extension of the file.
_FORMATS: Final[dict[str, BodyFormat]] = {
    "rest": "text",
    ".rst": "text",
    "markdown": "markdown",
    ".md": "markdown",
    "wordpress": "html",
    "html": "html",
    ".html": "html",
}
_STATUSES: Final[dict[str, Status]] = {"spam": "spam", "trash": "deleted", "hold": "pending", "0": "pending"}


def sniff_nikola(source: Source) -> Evidence | None:
    marks = len(set(_MARKED.findall(source.head[:4096])))
    return (0.9, ("a header of Nikola's static comments",)) if marks >= 3 else None


def sniff_pelican(source: Source) -> Evidence | None:
    header, body = split_header(source.head, "the source")
    said = header.keys() & {"author", "name"}
    if said and "date" in header and "title" not in header and body.strip() and "comments" not in header:
        return 0.6, ("a header with an author and a date, and no title",)
    return None


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each post that the places of the files tell. Raises ReadError if a lone file has no such header."""
    posts: dict[str, list[Record]] = {}
    for file in source.files:
        for problem in file.problems:
            context.pass_on(problem)
        header, body = split_header(file.text, file.name or "the source")
        if not header:
            raise ReadError(f"{file.name or 'the source'} has no header of a comment")
        record = Record({**header, "body": body}, "", context, source=file.name if file is not source else None)
        posts.setdefault(_page(PurePath(record.source or "")), []).append(record)
    for page, records in posts.items():
        yield Start()
        if page:
            yield Post(id=page)
        for record in records:
            yield _comment(record)


def split_header(content: str, called: str) -> tuple[dict[str, Any], str]:
    """The fields of the header, named in lower case, and what stands below it.

    >>> split_header(".. id: 7\\n.. author: Ann\\n\\nSo true.", "a file")
    ({'id': '7', 'author': 'Ann'}, 'So true.')
    """
    lines = content.replace("\r\n", "\n").lstrip("\n").split("\n")
    if lines[0].strip() == "---" and "---" in (stripped := [line.strip() for line in lines[1:]]):
        end = stripped.index("---") + 1
        header = load_yaml("\n".join(lines[1:end]), called)
        return (header, "\n".join(lines[end + 1 :]).strip()) if isinstance(header, dict) else ({}, content)
    header = {}
    for number, line in enumerate(lines[:_MAX_HEADER]):
        match = _LINE.fullmatch(line)
        if match is None:
            return (header, "\n".join(lines[number:]).strip()) if not line.strip() else ({}, content)
        header[match[1].lower()] = match[2].strip()
    return {}, content


def _page(file: PurePath) -> str:
    """The post that a file belongs to: the beginning of Nikola's names, or the folder."""
    return file.stem.rpartition(".")[0] if file.suffix == ".wpcomment" else file.parent.name


def _comment(record: Record) -> Comment:
    file = PurePath(record.source or "")
    own = file.stem.rpartition(".")[2] if file.suffix == ".wpcomment" else file.stem
    known: dict[str, Any] = {} if record.values.get("id") else {"id": own or "#1"}
    answered = take(record, "replyto", parent)
    if answered is not None:
        known["parent_id"] = answered.removesuffix(file.suffix[1:]) if file.suffix else answered
    body = Body(record.values.pop("body"), _FORMATS.get(str(record.values.get("compiler", file.suffix)), "markdown"))
    return comment_of(record, _ROWS, body=body, status=_status(record), **known)


def _status(record: Record) -> Status:
    said = _STATUSES.get(str(record.values.get("status")))
    return said or ("pending" if str(record.values.get("approved")).lower() == "false" else "visible")
