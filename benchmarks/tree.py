"""Threading and sorting: a million comments beside a million numbers, and four times as many beside one time."""

from __future__ import annotations

import random
from collections import deque
from datetime import datetime, timedelta

from benchmarks import Row, seconds
from threadkit import Body, Comment, Thread, Timestamp

SHAPES = ("natural", "chain", "star")
_BODY, _NOTHING = Body(), {}


def comments(size: int, shape: str = "natural") -> list[Comment]:
    """Comments in no order, replying to an earlier one: any ("natural"), the last ("chain"), the first ("star")."""
    chance = random.Random(size)
    epoch = datetime(2012, 10, 11)
    parent_of = {
        "natural": lambda i: chance.randrange(max(0, i - 50), i) if chance.random() < 0.7 else None,
        "chain": lambda i: i - 1,
        "star": lambda i: 0,
    }[shape]
    found = []
    for i in range(size):
        parent = parent_of(i) if i else None
        stamp = Timestamp("", epoch + timedelta(seconds=chance.randrange(10**8)))
        parent_id = None if parent is None else str(parent)
        found.append(Comment(str(i), parent_id, None, stamp, body=_BODY, extra=_NOTHING, private=_NOTHING))
    chance.shuffle(found)
    return found


def _walk(of: list[Comment]) -> None:
    deque(Thread(comments=of).walk("date"), maxlen=0)


def run(size: int = 1_000_000) -> list[Row]:
    """Thread, sort by date and walk ``size`` comments; the floats that are sorted beside them are as many."""
    chance = random.Random(1)
    numbers = [chance.random() for _ in range(size)]
    floats = seconds(lambda: sorted(numbers))
    rows = [Row(f"sort {size:,} floats", floats)]
    for shape in SHAPES:
        many = comments(size, shape)
        took = seconds(lambda of=many: _walk(of), repeat=2)
        rows.append(Row(f"thread, sort and walk {size:,} comments ({shape})", took, took / floats, "sorting floats"))
        few = many[: size // 4] if shape == "star" else comments(size // 4, shape)
        quarter = seconds(lambda of=few: _walk(of))
        rows.append(
            Row(f"the same, {size // 4:,} comments ({shape})", quarter, took / quarter, "is four times as many")
        )
    return rows
