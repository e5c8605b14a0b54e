"""Which split of glued digits each date takes: the path through the thread whose steps are shortest.

"2011/1/122:44" is the 12th at 2:44 or the 1st at 22:44. Alone it stays open; between the 9th and the 13th it is the
12th. Every date has one or two readings, so the shortest path is found in one pass forwards and one back.
"""

from __future__ import annotations

from collections.abc import Sequence

from threadkit.dates.moments import Reading
from threadkit.dates.scoring import gap_cost
from threadkit.dates.windows import wall

Cost = tuple[float, int]  # of the path to a reading, and which reading of the date before it comes from


def shortest_path(states: Sequence[Sequence[Reading]]) -> list[Reading | None]:
    """One reading of each date, or None where there is none."""
    if all(len(state) < 2 for state in states):
        return [state[0] if state else None for state in states]
    costs: list[list[Cost]] = []
    before: Sequence[Reading] = ()
    paid: list[Cost] = []
    for state in states:
        here = [_cheapest(reading, before, paid) for reading in state]
        costs.append(here)
        if state:
            before, paid = state, here
    return _traced(states, costs)


def _cheapest(reading: Reading, before: Sequence[Reading], paid: Sequence[Cost]) -> Cost:
    if not before:
        return 0.0, 0
    value = wall(reading.value)
    steps = (cost + gap_cost(wall(other.value), value) for (cost, _), other in zip(paid, before, strict=True))
    return min((cost, index) for index, cost in enumerate(steps))


def _traced(states: Sequence[Sequence[Reading]], costs: Sequence[Sequence[Cost]]) -> list[Reading | None]:
    chosen: list[Reading | None] = []
    index: int | None = None
    for state, cost in zip(reversed(states), reversed(costs), strict=True):
        if not state:
            chosen.append(None)
            continue
        if index is None:
            index = min(range(len(state)), key=lambda i: (cost[i][0], i))
        chosen.append(state[index])
        index = cost[index][1]
    return chosen[::-1]
