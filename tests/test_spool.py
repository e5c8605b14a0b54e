"""Records that lie scattered come back together, in order, from disk if need be."""

from __future__ import annotations

import random

from threadkit.spool import Spool


def test_groups_come_in_the_order_of_their_first_record() -> None:
    with Spool() as spool:
        for group, record in (("b", 1), ("a", 2), (None, [3]), ("b", {"x": "é"}), ("a", (4, None))):
            spool.add(group, record)
        assert len(spool) == 3
        assert list(spool.groups()) == [("b", [1, {"x": "é"}]), ("a", [2, (4, None)]), (None, [[3]])]


def test_no_record_no_group() -> None:
    with Spool() as spool:
        assert list(spool.groups()) == []


def test_more_than_fits_the_cache() -> None:
    order = [number % 997 for number in range(30_000)]
    random.Random(7).shuffle(order)
    with Spool() as spool:
        for number, group in enumerate(order):
            spool.add(str(group), (number, "x" * 1000))
        back = [(group, number) for group, records in spool.groups() for number, _ in records]
    assert len(back) == len(order)
    assert all(order[number] == int(group or "") for group, number in back)
    numbers = [number for group, number in back if group == "5"]
    assert numbers == sorted(numbers)
