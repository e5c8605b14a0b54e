"""Records that belong together but lie scattered, brought together on disk.

An export of half a million comments names their threads in any order. Only the names of the groups stay in memory; the
records go to a private SQLite database, which keeps small ones in memory and spills large ones to a temporary file that
goes when it is closed. Records come back group by group, sorted by SQLite outside of memory.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from types import TracebackType
from typing import Any, Final

CACHE: Final = 16 << 10  # KiB of the database that stay in memory
_BATCH: Final = 1000


class Spool:
    """Records by group. A record is made of what :mod:`marshal` knows: strings, numbers, tuples, lists, dicts."""

    def __init__(self) -> None:
        self._groups: dict[str | None, int] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._database = sqlite3.connect("")  # private, on disk only when it outgrows its cache
        self._database.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE};"
            "CREATE TABLE records (number INTEGER NOT NULL, record BLOB NOT NULL)"
        )

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def __len__(self) -> int:
        """The number of groups."""
        return len(self._groups)

    def add(self, group: str | None, record: Any) -> None:
        number = self._groups.setdefault(group, len(self._groups))
        self._waiting.append((number, marshal.dumps(record)))
        if len(self._waiting) >= _BATCH:
            self._write()

    def groups(self) -> Iterator[tuple[str | None, list[Any]]]:
        """Each group with its records in the order in which they were added; groups in the order of their first."""
        self._write()
        rows = self._database.execute("SELECT number, record FROM records ORDER BY number, rowid")
        for (group, number), (found, members) in zip(self._groups.items(), groupby(rows, _number), strict=True):
            assert number == found  # groups are numbered in the order in which they came
            yield group, [marshal.loads(record) for _, record in members]

    def _write(self) -> None:
        self._database.executemany("INSERT INTO records VALUES (?, ?)", self._waiting)
        self._waiting.clear()


def _number(row: tuple[int, bytes]) -> int:
    return row[0]
