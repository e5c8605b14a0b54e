"""Fields of the model out of JSON records, by tables.

A platform's table says for each field of the model where it stands in a record and what kind of value it is::

    {"id": ("id", identifier), "author.name": ("account/display_name", filled), "published": ("created_at", iso)}

A path goes into objects by "/"; of several places the first that says something counts. What no row takes stays in the
record and is kept in ``extra`` under its path, unless it says nothing (null, "", [] and {}). Nested documents are read
with a stack of what is still to come, so that any depth is read alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from html import unescape
from math import isfinite
from typing import Any, Final

from attrs import define, field

from threadkit.errors import ReadError
from threadkit.model import Author, Body, BodyFormat, Comment, Post, Timestamp
from threadkit.problems import Where
from threadkit.readers.records import Kind, Record, filled, identifier, text
from threadkit.reading import Context
from threadkit.source import Source

Row = tuple[str, Kind]
Rows = Mapping[str, Row | Sequence[Row]]

STAYS: Final = object()  # what a kind answers for a placeholder: no value of the field, yet it was said
_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})
_PATH_LENGTH: Final = 200  # characters; a place thousands of replies deep is told by its last steps


def document(source: Source, context: Context) -> Any:
    """The whole document, after what had to be mended in it was reported."""
    value = source.json
    for problem in source.json_problems:
        context.pass_on(problem)
    return value


def at(value: Any, path: str) -> Any:
    """What stands at a path of a document; None where the path ends early.

    >>> at({"data": {"children": [1]}}, "data/children"), at({"data": []}, "data/children")
    ([1], None)
    """
    for step in path.split("/"):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def refuse(source: Source, what: str) -> ReadError:
    """The error for a document that is JSON, but not of the format that was asked for."""
    return ReadError(f"{source.name or 'the source'} holds no {what}")


# --- Records to comments ----------------------------------------------------------------------------------------------


def comment_of(record: Record, rows: Rows, **decided: Any) -> Comment:
    """The comment of a record; ``decided`` are the fields that the reader knows better than the table."""
    found = {**_taken(record, rows), **decided}
    if "id" not in found:
        found["id"] = f"#{record.path or record.line}"
        record.report("bad-record", f"a comment has no id; it is now {found['id']!r}")
    return Comment(**found, extra=kept(record), where=record.where())


def post_of(record: Record, rows: Rows, **decided: Any) -> Post:
    """The post of a record, likewise."""
    return Post(**{**_taken(record, rows), **decided}, extra=kept(record), where=record.where())


def kept(record: Record) -> dict[str, Any]:
    """What was not taken, as far as it says something."""
    return {key: value for key, value in record.rest() if value not in _NOTHING}


def within(record: Record, key: str) -> Record:
    """The record of an object inside; an empty one if there is no object."""
    inner = record.values.get(key)
    return Record(inner if isinstance(inner, dict) else {}, f"{record.path}/{key}", record.context, record.line)


def without(rows: Rows, *names: str) -> Rows:
    """A table without the fields that a record only pretends to have."""
    return {name: places for name, places in rows.items() if name not in names}


def take(record: Record, path: str, kind: Kind) -> Any:
    """The value at a path, removed from the record; what is left of the objects on the way stays under full paths."""
    steps = path.split("/")
    for end in range(1, len(steps)):
        outer = "/".join(steps[:end])
        if isinstance(record.values.get(outer), dict):
            record.values.update({f"{outer}/{key}": value for key, value in record.values.pop(outer).items()})
    value = record.values.get(path)
    found = record.take(path, kind)
    if found is STAYS:
        record.values[path] = value
    return None if found is STAYS else found


def _taken(record: Record, rows: Rows) -> dict[str, Any]:
    """The fields of a table that the record fills; "author.name" is a field of the author, "private.ip" is private."""
    found: dict[str, Any] = {}
    for name, places in rows.items():
        value = _first(record, places)
        group, _, inner = name.rpartition(".")
        if value is not None and group:
            found.setdefault(group, {})[inner] = value
        elif value is not None:
            found[name] = value
    author = found.pop("author", {})
    if any(author.values()):
        found["author"] = Author(**author)
    return found


def _first(record: Record, places: Row | Sequence[Row]) -> Any:
    rows: Sequence[Any] = [places] if isinstance(places[0], str) else places
    return next((value for path, kind in rows if (value := take(record, path, kind)) is not None), None)


@define
class Pending:
    """The records of a nested document that are still to be read: depth first, in the order of the source."""

    context: Context
    _stack: list[tuple[Any, str, str | None]] = field(factory=list)

    def add_record(self, record: Record, parent_id: str | None = None) -> None:
        """Put one record before everything that waits."""
        self._stack.append((record.values, record.path, parent_id))

    def add(self, nodes: Any, path: str, parent_id: str | None = None) -> None:
        """Put an array of nodes (None and "" are empty ones) before everything that waits."""
        if isinstance(nodes, list):
            short = path if len(path) <= _PATH_LENGTH else f"…{path[-_PATH_LENGTH:]}"
            waiting = [(node, f"{short}/{position}", parent_id) for position, node in enumerate(nodes)]
            self._stack.extend(reversed(waiting))
        elif nodes not in _NOTHING:
            self.context.report("bad-value", "this is no array of comments", where=Where(path=path))

    def __bool__(self) -> bool:
        return bool(self._stack)

    def __iter__(self) -> Iterator[tuple[Record, str | None]]:
        """Record after record with the id of its parent; replies may be added on the way."""
        while self._stack:
            node, path, parent_id = self._stack.pop()
            if isinstance(node, dict) and node:
                yield Record(node, path, self.context), parent_id
            else:
                self.context.report("bad-record", "this is no comment", where=Where(path=path))


def records(nodes: Any, path: str, context: Context) -> list[Record]:
    """The records of an array."""
    pending = Pending(context)
    pending.add(nodes, path)
    return [record for record, _ in pending]


def grouped(found: Iterable[Record], key: Callable[[Record], Any]) -> dict[str, list[Record]]:
    """The records that belong together by their key (an id), in the order in which the keys first occur."""
    groups: dict[str, list[Record]] = {}
    for record in found:
        groups.setdefault(str(key(record)), []).append(record)
    return groups


# --- Kinds ------------------------------------------------------------------------------------------------------------


def but(placeholders: Collection[str], kind: Kind) -> Kind:
    """A kind that leaves the words that stand for nothing where they are."""
    return lambda value: STAYS if isinstance(value, str) and value in placeholders else kind(value)


def html(value: Any) -> Body:
    return _body(value, "html")


def markdown(value: Any) -> Body:
    return _body(value, "markdown")


def plain(value: Any) -> Body:
    return _body(value, "text")


def _body(value: Any, format: BodyFormat) -> Body:
    return Body(text(value), format)


def unescaped(value: Any) -> str | None:
    """A string that was escaped for HTML although it is none."""
    return filled(unescape(text(value)))


def parent(value: Any) -> str | None:
    """The id of a parent; 0, false and the empty string mean that there is none."""
    return None if value in (0, "", "0", False) else identifier(value)


def figure(value: Any) -> float:
    """A finite number, in digits if need be."""
    found = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
    if found is None or not isfinite(found):
        raise ValueError("it is no finite number")
    return found


def iso(value: Any) -> Timestamp | None:
    """A date and time in ISO 8601, settled. Any other text is left open: the dates of a thread are read together.

    >>> iso("2012-10-25T03:08:00Z").isoformat(), iso("2012-10-25").isoformat(), iso("yesterday").value
    ('2012-10-25T03:08:00+00:00', '2012-10-25', None)
    """
    return _iso(filled(value), None)


def utc(value: Any) -> Timestamp | None:
    """The same of a format whose times are in UTC without saying so.

    >>> utc("2012-10-25T03:08:00").isoformat(), utc("2012-10-25 03:08:00.5").isoformat()
    ('2012-10-25T03:08:00+00:00', '2012-10-25T03:08:00.500000+00:00')
    """
    return _iso(filled(value), UTC)


def _iso(said: str | None, zone: Any) -> Timestamp | None:
    if said is None:
        return None
    try:
        value = datetime.fromisoformat(said)
        if value.tzinfo is not None:
            value.astimezone(UTC)  # a date at the edge of the calendar has no UTC
    except (ValueError, OverflowError):
        return Timestamp(said)
    if value.year <= 1:  # what Go and .NET write for "never"
        return _never(said)
    shown = len(said) > len("2012-10-25")
    stated = value.tzinfo is not None
    return Timestamp(
        said,
        value if stated or not shown else value.replace(tzinfo=zone),
        "second" if shown else "day",
        basis="machine",
        zone_source="machine" if stated else "format" if zone and shown else None,
    )


def epoch(value: Any) -> Timestamp | None:
    """Seconds since 1970 in UTC, as a number or in digits; 0 means that there is no date.

    >>> epoch(1351134480).isoformat(), epoch("1351134480.5").isoformat()
    ('2012-10-25T03:08:00+00:00', '2012-10-25T03:08:00.500000+00:00')
    """
    return _epoch(value, timedelta(seconds=1))


def epoch_ms(value: Any) -> Timestamp | None:
    """Milliseconds since 1970 in UTC, likewise."""
    return _epoch(value, timedelta(milliseconds=1))


def _epoch(value: Any, unit: timedelta) -> Timestamp | None:
    if value in ("", False):
        return None
    said, count = str(value), figure(value)
    if count == 0:
        return _never(said)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + count * unit
    return Timestamp(said, moment, "second", basis="machine", kind="epoch", zone_source="machine")


def _never(said: str) -> Timestamp:
    return Timestamp(said, basis="no date", flags=("sentinel",))
