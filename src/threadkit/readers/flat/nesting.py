"""Who replies to whom: by the paths of numbers (3.1 below 3), by indentation, and by the names that replies give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from threadkit.readers.flat.forms import Header
from threadkit.readers.flat.names import bare_name
from threadkit.tree import ROOT, parents_from_depths

_REFERENCE: Final = re.compile(r"(?:#|№|no\. ?|nr\. ?|comment |kommentar )\s?(\d{1,7})$", re.IGNORECASE)


class Bearers:
    """Under which names the comments so far can be replied to: an author's latest, and each number."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def add(self, header: Header, position: int) -> None:
        self._positions[bare_name(header.mark.name).casefold()] = position
        if header.mark.number is not None:
            self._positions[f"#{header.mark.number}"] = position

    def find(self, target: str) -> int | None:
        """The position of the comment that a text like "@Ann", "#3" or "comment 3" names."""
        bare = target.strip(" \t@:.,;()[]")
        number = _REFERENCE.match(bare)
        return self._positions.get(f"#{number[1]}" if number else bare.casefold())


def parents_of(headers: Sequence[Header], named: Sequence[int | None]) -> list[int]:
    """The position of each comment's parent, or :data:`~threadkit.tree.ROOT`.

    ``named`` holds for each comment the position of the one that it says it replies to; its word comes first.
    """
    placed = _from_paths(headers) or parents_from_depths(_columns(headers))
    return [there if said is None else said for there, said in zip(placed, named, strict=True)]


def _columns(headers: Sequence[Header]) -> list[int]:
    """How far each header is indented: where it begins or, as numbers are often set flush right, where its name does,
    whichever varies less."""
    outer = [header.column for header in headers]
    inner = [header.column + header.mark.inner for header in headers]
    return inner if len(set(inner)) < len(set(outer)) else outer


def _from_paths(headers: Sequence[Header]) -> list[int] | None:
    """Parents by numbers like 3.1.2, or None if the numbers are no paths."""
    paths = {header.mark.number: position for position, header in enumerate(headers) if header.mark.number}
    if len(paths) < len(headers):
        return None
    parents = [paths.get((header.mark.number or "").rpartition(".")[0], ROOT) for header in headers]
    return parents if any(parent != ROOT for parent in parents) else None
