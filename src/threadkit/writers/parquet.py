"""Comments as rows of a Parquet file, with the columns of :mod:`.rows` in types of their own.

``published_utc`` and ``updated_utc`` are instants, empty where the moment or its zone is unknown; the columns beside
them say what is known, as text. Written in groups of rows, so that a whole site is never in memory. Needs pyarrow.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from importlib import import_module
from itertools import islice
from typing import Any, Final

from threadkit.errors import WriteError
from threadkit.model import Comment, Thread, Timestamp
from threadkit.writers.carried import instant
from threadkit.writers.held import PUBLIC
from threadkit.writers.rows import COLUMNS, PRIVATE_COLUMNS, records

_GROUP: Final = 10_000  # rows
_NUMBERS: Final = {"depth": "int32", "score": "float64"}
_INSTANTS: Final = ("published", "updated")


def write(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Iterator[bytes]:
    """A row for each comment. Options as for :func:`.rows.write_csv`. Raises WriteError where pyarrow is missing."""
    arrow, parquet = _pyarrow("pyarrow"), _pyarrow("pyarrow.parquet")
    schema = _schema(arrow, COLUMNS + (PRIVATE_COLUMNS if private else ()))
    rows = (_row(place.comment, record) for thread in threads for place, record in records(thread, include))
    pieces = _Pieces()
    with parquet.ParquetWriter(pieces, schema) as file:
        while group := list(islice(rows, _GROUP)):
            file.write_table(arrow.Table.from_pylist(group, schema=schema))
            yield from pieces.taken()
    yield from pieces.taken()


def _pyarrow(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise WriteError("writing Parquet needs pyarrow (pip install 'threadkit[arrow]')") from None


def _schema(arrow: Any, columns: Iterable[str]) -> Any:
    typed = [(name, getattr(arrow, _NUMBERS.get(name, "string"))()) for name in columns]
    return arrow.schema(typed + [(f"{name}_utc", arrow.timestamp("us", tz="UTC")) for name in _INSTANTS])


def _row(comment: Comment, record: dict[str, Any]) -> dict[str, Any]:
    found = {name: _clean(value) for name, value in record.items()}
    found["score"] = None if found["score"] is None else float(found["score"])  # a large one is no 64-bit integer
    return found | {f"{name}_utc": _known(getattr(comment, name)) for name in _INSTANTS}


def _clean(value: Any) -> Any:
    """The value; Parquet's texts are UTF-8, which has no lone surrogates."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _known(stamp: Timestamp | None) -> datetime | None:
    zoned = stamp is not None and stamp.value is not None and stamp.value.tzinfo is not None
    return instant(stamp) if zoned else None


class _Pieces(io.RawIOBase):
    """A file of which what was written can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._waiting.append(piece)
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def taken(self) -> list[bytes]:
        pieces, self._waiting = self._waiting, []
        return pieces
