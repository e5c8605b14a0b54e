"""What every reader shares: the stream that it yields, and the context that it is given.

A reader is a function ``read(source, context)`` that yields, in the order of the source,

- a :class:`~threadkit.Post`, which begins a thread (a source without one may begin with a comment),
- :class:`~threadkit.Comment` values, which belong to the post before them,
- :class:`Facts` about the thread at hand,
- :class:`Start` where a thread begins that may have no post.

A comment's dates may be yielded unsettled (``Timestamp(text, machine=...)`` with neither value nor basis): the dates
of a thread are settled together, when all of them are known. What a reader cannot place it reports:
``context.report(code, message)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from attrs import define, field, frozen

from threadkit.model import Comment, Origin, Post
from threadkit.problems import Problem, Where
from threadkit.source import Source


@frozen
class Facts:
    """What a source says about the thread as a whole: the number of comments that it states, and how it was read."""

    claimed: int | None = None
    origin: Origin | None = None


@frozen
class Start:
    """Here a thread begins; a post that comes next is its own.

    ``checked`` says that it was a :class:`~threadkit.Thread` before it was written: its dates are settled, its problems
    are told and its origin is known, so all of them are taken as they stand.
    """

    checked: bool = False


Item = Post | Comment | Facts | Start


@define
class Context:
    """The caller's hints, and the place where problems go.

    ``url`` is the address that the source was taken from, ``reference`` the moment of capture (relative dates are
    counted back from it; the machine's clock is never read), ``language`` a BCP 47 tag that settles ties between
    readings.
    """

    url: str | None = None
    reference: datetime | None = None
    language: str | None = None
    on_problem: Callable[[Problem], object] | None = None
    problems: list[Problem] = field(factory=list)

    def report(self, code: str, message: str, *, where: Where | None = None, excerpt: str = "") -> None:
        """Note a problem of the thread at hand. ``code`` is a key of :data:`threadkit.problems.CODES`."""
        self.pass_on(Problem(code, message, where=where, excerpt=excerpt))

    def pass_on(self, problem: Problem) -> None:
        """Note a problem that was found elsewhere."""
        self.problems.append(problem)
        if self.on_problem is not None:
            self.on_problem(problem)


Read = Callable[[Source, Context], Iterator[Item]]
# What detection asks a reader: how likely is it (0 to 1) that the source is yours, and why. None: it is not.
Evidence = tuple[float, tuple[str, ...]]
Sniff = Callable[[Source], "Evidence | None"]
