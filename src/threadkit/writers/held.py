"""What of a thread is shown: which comments, at which level, and whom they answer.

A comment that was deleted keeps its place as an empty frame, and so does one held back by a moderator (hidden, pending,
spam) if something below it is shown; the others that are held back do not appear at all. So no reply hangs in the air,
and nothing is published that was not.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from threadkit.errors import UnknownOption
from threadkit.model import STATUSES, Comment, Thread

PUBLIC = ("visible",)


@frozen
class Shown:
    """A comment in its place: the visual ``level`` from 0, the comment that it answers, how many are shown below it,
    and whether its words and author are shown (``open``) or just a frame."""

    comment: Comment
    level: int
    parent: Comment | None
    below: int
    open: bool


def shown(thread: Thread, *, include: Collection[str], max_depth: int, flat: bool) -> list[Shown]:
    """The comments to show, in reading order.

    ``include`` are the statuses whose words are shown, ``max_depth`` the number of levels (deeper replies stay at the
    last one), ``flat`` puts all at level 0 in the thread's own order. Raises :class:`threadkit.UnknownOption` for a
    status that is none, or fewer than one level.

    >>> thread = Thread(comments=[Comment("1", status="spam"), Comment("2", "1"), Comment("3", status="pending")])
    >>> for place in shown(thread, include=PUBLIC, max_depth=9, flat=False):
    ...     print(place.comment.id, place.level, place.open)
    1 0 False
    2 1 True
    """
    _check(include, max_depth)
    places = []
    below_at: dict[int, int] = {}  # depth -> shown comments seen there since the last one that is less deep
    for comment, depth in reversed([*thread.walk()]):
        below = below_at.pop(depth + 1, 0)
        is_open = comment.status in include
        if is_open or below or comment.status == "deleted":
            level = 0 if flat else min(depth, max_depth - 1)
            places.append(Shown(comment, level, thread.parent(comment), below, is_open))
            below_at[depth] = below_at.get(depth, 0) + below + 1
    places.reverse()
    if not flat:
        return places
    place_of = {id(place.comment): place for place in places}
    return [place_of[id(comment)] for comment in thread.comments if id(comment) in place_of]


def _check(include: Collection[str], max_depth: int) -> None:
    unknown = [status for status in include if status not in STATUSES]
    if isinstance(include, str) or unknown:
        raise UnknownOption(f"include takes a list of statuses ({', '.join(STATUSES)}), not {include!r}")
    if max_depth < 1:
        raise UnknownOption(f"max_depth is the number of levels, 1 or more, not {max_depth}")
