"""Posts, comments and threads: frozen values, and nothing else.

A :class:`Thread` is a post and a flat tuple of comments that name their parents by id. Flat, because nested frozen
replies break ``==``, ``repr``, ``hash``, ``pickle`` and ``json`` at a depth of a few hundred, and threads of
thousands exist. Whatever can be computed (depth, replies, order, sanitized HTML) is computed when it is asked for and
stored nowhere.

What was said stands beside what we think it means: ``Timestamp.text`` beside ``.value``, ``Body.source`` beside its
``format``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final, Literal, get_args

from attrs import evolve, field, frozen

from threadkit import text, tree
from threadkit.errors import UnknownOption, did_you_mean
from threadkit.problems import Problem, Where

Precision = Literal["year", "month", "week", "day", "hour", "minute", "second"]
BodyFormat = Literal["html", "markdown", "text", "bbcode", "mrkdwn"]
Kind = Literal["comment", "answer", "pingback", "trackback", "webmention", "review"]
Status = Literal["visible", "deleted", "hidden", "pending", "spam"]

PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
BODY_FORMATS: Final[tuple[BodyFormat, ...]] = get_args(BodyFormat)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

# How much of an ISO 8601 string each precision may show. A week is shown by its day.
_ISO_LENGTH: Final[dict[Precision, int]] = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16}


@frozen
class Author:
    """Who wrote something.

    ``handle`` is the login name where it differs from the shown ``name``. ``email`` is personal: no renderer shows it
    and native JSON leaves it out unless asked. ``roles`` are words like "author" (of the post), "moderator", "staff".
    """

    name: str | None = None
    handle: str | None = None
    url: str | None = None
    email: str | None = field(default=None, repr=False)
    avatar: str | None = None
    id: str | None = None
    roles: tuple[str, ...] = ()


@frozen
class Timestamp:
    """A moment as it was written, and what it was found to mean.

    ``text`` is exactly what was found. ``value`` is None when it names no moment that we can stand for; it has a time
    zone if and only if the zone is known. ``precision`` is the finest unit that was said; ``alternatives`` are
    readings that stay possible, and ``basis`` names the rule that chose among them. ``machine`` is the
    machine-readable form that stood beside the text. The rules, the meaning of ``kind``, ``flags``, ``role`` and the
    two sources are those of :mod:`threadkit.dates`.
    """

    text: str
    value: datetime | None = None
    precision: Precision | None = None
    alternatives: tuple[datetime, ...] = ()
    basis: str | None = None
    confidence: float | None = None
    flags: tuple[str, ...] = ()
    role: str = "published"
    kind: str = "absolute"
    zone_source: str | None = None
    year_source: str | None = None
    calendar: str = "gregorian"
    span: tuple[int, int] | None = None
    machine: str | None = None

    def isoformat(self) -> str:
        """The value in ISO 8601, no finer than what was said; the empty string if there is no value.

        >>> from datetime import datetime
        >>> Timestamp("October 2012", datetime(2012, 10, 1), "month").isoformat()
        '2012-10'
        >>> Timestamp("10/11/20123:08 am", datetime(2012, 10, 11, 3, 8), "minute").isoformat()
        '2012-10-11T03:08'
        """
        if self.value is None:
            return ""
        clock = self.value.replace(tzinfo=None).isoformat()
        zone = self.value.isoformat()[len(clock) :]
        length = _ISO_LENGTH.get(self.precision or "second", len(clock))
        return clock[:length] + (zone if length > len("2012-10-11") else "")  # a day without a time needs no zone


@frozen
class Body:
    """What was written: inner markup as found (the page's furniture removed), and which markup it is."""

    source: str = ""
    format: BodyFormat = "html"

    @property
    def html(self) -> str:
        """Sanitized HTML, safe to place in a page."""
        return text.to_html(self.source, self.format)

    @property
    def text(self) -> str:
        """The words alone: paragraphs with a blank line between them, line breaks kept."""
        return text.to_text(self.source, self.format)

    @property
    def markdown(self) -> str:
        """CommonMark that shows the same words."""
        return text.to_markdown(self.source, self.format)


@frozen
class Comment:
    """One comment. ``id`` is unique in its thread; ``parent_id`` is the id of the comment that it replies to.

    A deleted comment stays, with status "deleted", so that its replies keep their place. ``private`` holds what no
    output shows unless asked (``ip``, ``user_agent``); ``extra`` holds what the source says and the model has no
    field for, as JSON values. ``where`` is its place in the input and plays no part in equality.
    """

    id: str
    parent_id: str | None = None
    author: Author | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    body: Body = field(factory=Body)
    url: str | None = None
    score: float | None = None
    kind: Kind = "comment"
    status: Status = "visible"
    extra: Mapping[str, Any] = field(factory=dict, hash=False)
    private: Mapping[str, str] = field(factory=dict, hash=False, repr=False)
    where: Where | None = field(default=None, eq=False)


@frozen
class Post:
    """What the comments are about: an article, a question, the first message of a forum thread."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    author: Author | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    body: Body | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(factory=dict, hash=False)
    where: Where | None = field(default=None, eq=False)


@frozen
class Origin:
    """How a thread was read: the format, the profile (a platform's table, or "induced"), and the reasons for it.

    ``fields`` says for each field of the model by which rule it was found; ``next`` and ``previous`` are the links to
    the neighbouring pages of a paged thread.
    """

    format: str | None = None
    profile: str | None = None
    url: str | None = None
    reasons: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(factory=dict, hash=False)
    next: str | None = None
    previous: str | None = None


@frozen
class Nested:
    """A comment with its replies below it, for templates. Built by :meth:`Thread.nested`."""

    comment: Comment
    depth: int
    replies: list[Nested] = field(factory=list, eq=False, repr=False)


def _comments(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(comments)


def _problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problems)


@frozen
class Thread:
    """A post and its comments, in the order of the source.

    ``claimed`` is the number of comments that the source itself states. ``origin`` and ``problems`` tell how the
    reading went and play no part in equality.

    >>> thread = Thread(comments=(Comment("1"), Comment("2", parent_id="1"), Comment("3")))
    >>> [(comment.id, depth) for comment, depth in thread.walk()]
    [('1', 0), ('2', 1), ('3', 0)]
    """

    post: Post | None = None
    comments: tuple[Comment, ...] = field(default=(), converter=_comments)
    claimed: int | None = None
    origin: Origin = field(factory=Origin, eq=False)
    problems: tuple[Problem, ...] = field(default=(), eq=False, converter=_problems)

    @cached_property
    def _tree(self) -> tree.Tree:
        return tree.Tree(self.comments)

    @cached_property
    def _children(self) -> tuple[list[int], list[list[int] | None]]:
        return self._tree.children(range(len(self.comments)))

    def __len__(self) -> int:
        return len(self.comments)

    def walk(self, sort: str = "source") -> Iterator[tuple[Comment, int]]:
        """Every comment once with its depth, parents before replies, siblings in the order of ``sort``.

        ``sort`` is one of "source", "date", "score", "author", or with a minus sign in front ("-date": newest first).
        Whatever lacks the key comes last either way. Raises :class:`threadkit.UnknownOption` for another name.
        """
        for position, depth in self._tree.walk(_order(self.comments, sort)):
            yield self.comments[position], depth

    @property
    def roots(self) -> tuple[Comment, ...]:
        """The comments that reply to no other comment of the thread, in source order."""
        return tuple(self.comments[root] for root in self._children[0])

    def replies(self, id: str) -> tuple[Comment, ...]:
        """The direct replies to a comment, in source order; none for an id that is not there."""
        position = self._tree.positions.get(id)
        below = None if position is None else self._children[1][position]
        return tuple(self.comments[reply] for reply in below or ())

    def parent(self, comment: Comment) -> Comment | None:
        """The comment that this one replies to, if it is in the thread."""
        position = None if comment.parent_id is None else self._tree.positions.get(comment.parent_id)
        return None if position is None else self.comments[position]

    def sorted(self, sort: str = "date", *, flat: bool = False) -> Thread:
        """The same thread with its comments in another order.

        Thread-aware unless ``flat``: replies stay below their parent and only siblings change places. ``sort`` as in
        :meth:`walk`.
        """
        ordered = _order(self.comments, sort)
        positions = ordered if flat else [position for position, _ in self._tree.walk(ordered)]
        return evolve(self, comments=tuple(self.comments[position] for position in positions))

    def nested(self, sort: str = "source") -> list[Nested]:
        """The roots, each with its replies below it (a view for templates; recursion is the template's own risk)."""
        roots: list[Nested] = []
        path: list[Nested] = []
        for comment, depth in self.walk(sort):
            here = Nested(comment, depth)
            del path[depth:]
            (path[-1].replies if path else roots).append(here)
            path.append(here)
        return roots


def _order(comments: tuple[Comment, ...], sort: str) -> Any:
    if sort not in tree.SORT_NAMES:
        hint = did_you_mean(sort, tree.SORT_NAMES)
        raise UnknownOption(f"cannot sort by {sort!r}{hint} (known: {', '.join(tree.SORT_NAMES)})")
    return tree.order(comments, sort)
