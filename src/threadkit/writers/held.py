"""What of a thread is shown: which comments, at which level, by whom, when.

A comment that was deleted keeps its place as an empty frame, and so does one held back by a moderator (hidden, pending,
spam) if something below it is shown; the others that are held back do not appear at all. So no reply hangs in the air,
and nothing is published that was not. E-mail and IP addresses are never asked for here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from attrs import evolve, frozen

from threadkit.errors import UnknownOption
from threadkit.model import STATUSES, Author, Comment, Status, Thread, Timestamp
from threadkit.text.characters import one_line

PUBLIC: Final[tuple[Status, ...]] = ("visible",)


@frozen(eq=False)
class Shown:
    """A comment in its place.

    ``level`` is the visual nesting from 0, and ``nested`` says whether it tells the ``parent``, the comment that this
    one answers (it does not when all are flat, or deeper than the levels reach). ``below`` counts the comments shown
    below it; ``open`` is false for a frame. The comment of a frame holds its ids, kind and status and nothing else, so
    that no writer can tell more.
    """

    comment: Comment
    level: int
    nested: bool
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
    thread = told(thread, include)
    place_of: dict[int, Shown] = {}
    below_at: dict[int, int] = {}  # depth -> shown comments seen there since the last one that is less deep
    for comment, depth in reversed([*thread.walk()]):
        below = below_at.pop(depth + 1, 0)
        is_open = comment.status in include
        if is_open or below or comment.status == "deleted":
            level = 0 if flat else min(depth, max_depth - 1)
            place_of[id(comment)] = Shown(comment, level, level == depth, thread.parent(comment), below, is_open)
            below_at[depth] = below_at.get(depth, 0) + below + 1
    if not flat:
        return [*reversed(place_of.values())]
    return [place_of[id(comment)] for comment in thread.comments if id(comment) in place_of]


def told(thread: Thread, include: Collection[str]) -> Thread:
    """The thread as it may be told: of a comment that is held back, that it is there, and why it says nothing.

    >>> told(Thread(comments=[Comment("1", author=Author("Ann"), status="spam")]), PUBLIC).comments[0].author is None
    True
    """
    comments = [comment if comment.status in include else _frame(comment) for comment in thread.comments]
    return evolve(thread, comments=comments)


def _frame(comment: Comment) -> Comment:
    """A comment with its ids, kind and status alone; one that holds no more is given back itself."""
    frame = Comment(comment.id, comment.parent_id, kind=comment.kind, status=comment.status)
    return comment if comment == frame else frame


def _check(include: Collection[str], max_depth: int) -> None:
    unknown = [status for status in include if status not in STATUSES]
    if isinstance(include, str) or unknown:
        raise UnknownOption(f"include takes a list of statuses ({', '.join(STATUSES)}), not {include!r}")
    if max_depth < 1:
        raise UnknownOption(f"max_depth is the number of levels, 1 or more, not {max_depth}")


def who(author: Author | None) -> str | None:
    """The name to show, on one line; None for a comment without a name.

    >>> who(Author(handle="ann")), who(Author(name=" \\u200b"))
    ('ann', None)
    """
    return None if author is None else one_line(author.name or "") or one_line(author.handle or "") or None


def when(stamp: Timestamp | None) -> str | None:
    """The moment to show: ISO 8601 with a space, no finer than what is known; the text as found if it names no moment.

    >>> from datetime import datetime
    >>> when(Timestamp("11.10.2012", datetime(2012, 10, 11, 3, 8), "minute")), when(Timestamp("last spring"))
    ('2012-10-11 03:08', 'last spring')
    """
    if stamp is None:
        return None
    if stamp.value is None:
        return one_line(stamp.text) or None
    return spoken(stamp.isoformat())


def spoken(value: str) -> str:
    """An ISO 8601 moment for people.

    >>> spoken("2012-10-11T03:08+00:00")
    '2012-10-11 03:08 UTC'
    """
    return value.replace("T", " ").replace("+00:00", " UTC")


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "reply", "replies"), counted(2, "reply", "replies")
    ('1 reply', '2 replies')
    """
    return f"{number} {one if number == 1 else many}"


def note(place: Shown) -> str:
    """What stands in the place of a comment that is not shown."""
    return "This comment was deleted." if place.comment.status == "deleted" else "This comment is not shown."
