"""threadkit's own JSON and JSON lines (docs/reference/native.md).

The tables below say for every class of the model which kind of value each of its fields is read from; they mirror the
model field by field, as the writer does. A document that threadkit wrote is marked as checked and comes back exactly:
dates are not settled again, and what it says of its problems is not found a second time. A document of somebody else's
making lacks the mark: its dates may be mere text, and it is looked at like any other source.

What has the wrong shape is reported with its place and kept in ``extra`` where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from threadkit.errors import ReadError
from threadkit.json_text import load_json
from threadkit.model import BODY_FORMATS, KINDS, PRECISIONS, STATUSES, Author, Body, Comment, Origin, Post, Timestamp
from threadkit.problems import CODES, SEVERITIES, Problem, Where
from threadkit.readers.lines import json_lines
from threadkit.readers.records import (
    Kinds,
    Record,
    Shape,
    each,
    identifier,
    listing,
    mapping,
    number,
    one_of,
    private,
    shown,
    text,
    values_of,
    whole,
)
from threadkit.reading import Context, Evidence, Facts, Item, Start
from threadkit.schema import VERSION
from threadkit.source import Source


def moment(value: Any) -> datetime:
    """A datetime in ISO 8601 that can be told in UTC, if it has a zone."""
    try:
        found = datetime.fromisoformat(text(value))
        if found.tzinfo is not None:
            found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("it is no date and time that ISO 8601 knows") from None
    return found


def _pair(value: Any) -> tuple[int, int]:
    start, end = each(whole)(value)
    return start, end


def _private(value: Any) -> dict[str, str]:
    """What is personal never moves to ``extra``, whatever shape it has."""
    return {key: private(item) for key, item in (value if isinstance(value, dict) else {"": value}).items()}


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it is neither true nor false")
    return value


_AUTHOR: Final = Shape(
    Author,
    {
        "name": text,
        "handle": text,
        "url": text,
        "email": private,
        "avatar": text,
        "id": identifier,
        "roles": each(text),
    },
)
TIMESTAMP: Final = Shape(
    Timestamp,
    {
        "text": text,
        "value": moment,
        "precision": one_of(PRECISIONS),
        "alternatives": each(moment),
        "basis": text,
        "confidence": number,
        "flags": each(text),
        "role": text,
        "kind": text,
        "zone_source": text,
        "year_source": text,
        "calendar": text,
        "span": _pair,
        "machine": text,
    },
    required=("text",),
)
_BODY: Final = Shape(Body, {"source": text, "format": one_of(BODY_FORMATS)})
_WHERE: Final = Shape(Where, {"start": whole, "end": whole, "line": whole, "path": text, "source": text})
_COMMENT: Final[Kinds] = {
    "id": identifier,
    "parent_id": identifier,
    "author": _AUTHOR,
    "published": TIMESTAMP,
    "updated": TIMESTAMP,
    "body": _BODY,
    "url": text,
    "score": number,
    "kind": one_of(KINDS),
    "status": one_of(STATUSES),
    "extra": mapping,
    "private": _private,
    "where": _WHERE,
}
_POST: Final[Kinds] = {
    "id": identifier,
    "title": text,
    "url": text,
    "author": _AUTHOR,
    "published": TIMESTAMP,
    "updated": TIMESTAMP,
    "body": _BODY,
    "language": text,
    "extra": mapping,
    "where": _WHERE,
}
_ORIGIN: Final = Shape(
    Origin,
    {
        "format": text,
        "profile": text,
        "url": text,
        "reasons": each(text),
        "fields": values_of(text),
        "next": text,
        "previous": text,
    },
)
_PROBLEM: Final[Kinds] = {
    "code": text,
    "message": text,
    "severity": one_of(SEVERITIES),
    "where": _WHERE,
    "excerpt": text,
}

_BEGINS: Final = re.compile(r'\s*(\[)?\s*\{\s*"threadkit"\s*:\s*\d')
_LINE_BEGINS: Final = re.compile(r'\s*\{[^\n]*"type"\s*:\s*"thread"')
_MENTIONS: Final = re.compile(r'"threadkit"\s*:\s*\d')


def sniff_json(source: Source) -> Evidence | None:
    if _LINE_BEGINS.match(source.head):
        return None
    if _BEGINS.match(source.head):
        return 1.0, ('it begins with a "threadkit" version',)
    if source.head.lstrip()[:1] in ("{", "[") and _MENTIONS.search(source.head):
        return 0.7, ('it has a "threadkit" version',)
    return (0.3, ("an empty array: no threads",)) if re.fullmatch(r"\s*\[\s*\]\s*", source.head) else None


def sniff_jsonl(source: Source) -> Evidence | None:
    if _BEGINS.match(source.head) and _LINE_BEGINS.match(source.head):
        return 1.0, ("its first line is a threadkit thread record",)
    return None


def read_json(source: Source, context: Context) -> Iterator[Item]:
    """One thread (an object), or several (an array of such objects)."""
    document, mended = load_json(source.text, source.name or "the source", keep_controls=True)
    for problem in (*source.problems, *mended):
        context.pass_on(problem)
    if not isinstance(document, list):
        yield from _thread(Record(_object(document, source), "", context), source)
        return
    for position, item in enumerate(document):
        if isinstance(item, dict):
            yield from _thread(Record(item, f"/{position}", context), source)
        else:
            context.report("bad-record", "this is no thread", where=Where(path=f"/{position}"), excerpt=shown(item))


def read_jsonl(source: Source, context: Context) -> Iterator[Item]:
    """Record by record, in constant memory: a thread, its comments, its problems, the next thread."""
    begun = False
    for record in json_lines(source, context, keep_controls=True):
        kind = record.values.pop("type", None)
        if kind == "thread":
            begun = True
            yield from _head(record, source)
            record.report_rest()
        elif not begun:
            raise ReadError(f"{source.name or 'the source'} does not begin with a threadkit thread record")
        elif kind == "comment":
            yield from _comment(record, record.line or 0)
        elif kind == "problem":
            _pass_on_problem(record)
        else:
            record.context.report("bad-record", "this is no record of a known type", where=record.where())


def _object(document: Any, source: Source) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise ReadError(f"{source.name or 'the source'} is not threadkit JSON: it is neither an object nor an array")
    return document


def _thread(record: Record, source: Source) -> Iterator[Item]:
    yield from _head(record, source)
    for position, item in enumerate(record.take("comments", listing) or ()):
        path = f"{record.path}/comments/{position}"
        if isinstance(item, dict):
            yield from _comment(Record(item, path, record.context), position + 1)
        else:
            record.context.report("bad-record", "this is no comment", where=Where(path=path), excerpt=shown(item))
    for position, item in enumerate(record.take("problems", listing) or ()):
        path = f"{record.path}/problems/{position}"
        if isinstance(item, dict):
            _pass_on_problem(Record(item, path, record.context))
        else:
            record.context.report("bad-record", "this is no problem", where=Where(path=path), excerpt=shown(item))
    record.report_rest()


def _head(record: Record, source: Source) -> Iterator[Item]:
    """The start of a thread, its post, and what is said of it as a whole."""
    _check_version(record.values.pop("threadkit", None), source.name or "the source")
    yield Start(checked=bool(record.take("checked", _flag)))
    post = record.take("post", mapping)
    if post is not None:
        yield Post(**_with_extra(Record(post, f"{record.path}/post", record.context, record.line), _POST))
    yield Facts(claimed=record.take("claimed", whole), origin=record.take("origin", _ORIGIN))


def _check_version(version: Any, called: str) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ReadError(f'{called} is not threadkit JSON: it states no "threadkit" version')
    if version > VERSION:
        raise ReadError(f"{called} is threadkit JSON of version {version}; this threadkit reads up to {VERSION}")


def _comment(record: Record, position: int) -> Iterator[Comment]:
    """The comment of a record; one without a usable id is given its position."""
    if not any(True for _ in record.rest()):
        record.report("bad-record", "an empty record is no comment")
        return
    fields = _with_extra(record, _COMMENT)
    if "id" not in fields:
        fields["id"] = f"#{position}"
        record.report("no-id", f"a comment has no id; it is now {fields['id']!r}")
    yield Comment(**fields)


def _with_extra(record: Record, kinds: Kinds) -> dict[str, Any]:
    fields = record.take_all(kinds)
    fields["extra"] = record.keep_rest(fields.get("extra", {}))
    return fields


def _pass_on_problem(record: Record) -> None:
    fields = record.take_all(_PROBLEM)
    if "code" in fields and "message" in fields:
        fields.setdefault("severity", CODES.get(fields["code"], ("warning",))[0])
        record.context.pass_on(Problem(**fields))
    else:
        said = ", ".join(str(fields[key]) for key in ("code", "message") if key in fields)
        record.context.report("bad-record", "a problem lacks code or message", where=record.where(), excerpt=said)
    record.report_rest()
