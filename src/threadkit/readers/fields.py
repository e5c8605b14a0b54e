"""Fields of the model out of JSON records, by tables.

A platform's table says for each field of the model where it stands in a record and what kind of value it is::

    {"id": ("id", identifier), "author.name": ("account/display_name", filled), "published": ("created_at", iso)}

A path goes into objects by "/"; of several places the first that says something counts. What no row takes stays in the
record and is kept in ``extra`` under its path, unless it says nothing (null, "", [] and {}). Nested documents are read
with a stack of what is still to come, so that any depth is read alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from attrs import define, field

from threadkit.errors import ReadError
from threadkit.json_text import load_json
from threadkit.model import Author, Comment, Post
from threadkit.problems import Where
from threadkit.readers.kinds import STAYS
from threadkit.readers.records import Kind, Record
from threadkit.reading import Context
from threadkit.source import Source

T = TypeVar("T")
Row = tuple[str, Kind]
Rows = Mapping[str, Row | Sequence[Row]]

_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})
_MAX_DEPTH: Final = 50  # of a value in extra
_PATH_LENGTH: Final = 200  # characters; a place thousands of replies deep is told by its last steps


def document(source: Source, context: Context) -> Any:
    """The whole document, nested as deeply as it may be, after what had to be mended in it was reported."""
    value, mended = load_json(source.text, source.name or "the source", any_depth=True)
    for problem in (*source.problems, *mended):
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
    """What was not taken, as far as it says something; what is nested too deeply to be a value is reported instead."""
    found = {key: value for key, value in record.rest() if value not in _NOTHING}
    for key in [key for key, value in found.items() if isinstance(value, dict | list) and _is_deep(value)]:
        record.report("bad-value", f"{key}: it is nested too deeply to be kept", key)
        del found[key]
    return found


def _is_deep(value: Any) -> bool:
    """Whether a value is nested so deeply that comparing or writing it would fail."""
    level = [value]
    for _ in range(_MAX_DEPTH):
        inner = [item.values() if isinstance(item, dict) else item for item in level]
        level = [item for items in inner for item in items if isinstance(item, dict | list)]
        if not level:
            return False
    return True


def within(record: Record, key: str) -> Record:
    """The record of an object inside; an empty one if there is no object."""
    inner = record.values.get(key)
    return Record(
        inner if isinstance(inner, dict) else {}, f"{record.path}/{key}", record.context, record.line, record.source
    )


def without(rows: Rows, *names: str) -> Rows:
    """A table without the fields that a record only pretends to have."""
    return {name: places for name, places in rows.items() if name not in names}


def take(record: Record, path: str, kind: Kind) -> Any:
    """The value at a path, removed from the record; what is left of the objects on the way stays under full paths."""
    value = record.values.get(path)
    if value is None and "/" in path:
        _open_way(record, path)
        value = record.values.get(path)
    if value is None:
        return None
    found = record.take(path, kind)
    if found is STAYS:
        record.values[path] = value
    return None if found is STAYS else found


def _open_way(record: Record, path: str) -> None:
    """Bring the fields of the objects on the way to a path up into the record, under their own paths."""
    end = path.find("/")
    while end > 0:
        outer = path[:end]
        if isinstance(record.values.get(outer), dict):
            record.values.update({f"{outer}/{key}": value for key, value in record.values.pop(outer).items()})
        end = path.find("/", end + 1)


def _taken(record: Record, rows: Rows) -> dict[str, Any]:
    """The fields of a table that the record fills; "author.name" is a field of the author, "private.ip" is private."""
    found: dict[str, Any] = {}
    for name, places in rows.items():
        value = _first(record, places)
        group, _, inner = name.rpartition(".")
        if value in (None, ""):
            continue
        if group:
            found.setdefault(group, {})[inner] = value
        else:
            found[name] = value
    author = found.pop("author", {})
    if any(author.values()):
        found["author"] = Author(**author)
    return found


def _first(record: Record, places: Row | Sequence[Row]) -> Any:
    if isinstance(places[0], str):
        path, kind = places
        return take(record, cast(str, path), cast(Kind, kind))
    for path, kind in cast("Sequence[Row]", places):
        value = take(record, path, kind)
        if value is not None:
            return value
    return None


def named(record: Record, key: str, table: Mapping[Any, T], otherwise: T) -> T:
    """What a word or a number of the record is called in a table; the value stays in the record."""
    value = record.values.get(key)
    return table.get(value, otherwise) if isinstance(value, str | int) else otherwise


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
