"""JSON objects inside each other, as deep as a thread goes, piece by piece and without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from threadkit.writers.carried import encoded


def nested(records: Iterable[tuple[dict[str, Any], int]], key: str) -> Iterator[str]:
    """An array of objects in reading order with their depths, those below an object in an array of its own.

    >>> "".join(nested([({"id": 1}, 0), ({"id": 2}, 1), ({"id": 3}, 0)], "replies"))
    '[{"id": 1, "replies": [{"id": 2, "replies": []}]},\\n{"id": 3, "replies": []}]'
    """
    open_levels = 0
    before = "["
    for record, depth in records:
        if open_levels > depth:
            before = "]}" * (open_levels - depth) + ",\n"
        open_levels = depth + 1
        yield f'{before}{encoded(record)[:-1]}, "{key}": ['
        before = ""
    yield "]}" * open_levels + "]" if open_levels else "[]"
