"""Trees and orders: every comment exactly once, whatever its parent says, at any size."""

from __future__ import annotations

import copy
import json
import math
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import graphs

import threadkit
from threadkit import Author, Comment, Thread, Timestamp
from threadkit.tree import ROOT, SORT_NAMES, Tree, order, parents_from_depths

sorts = st.sampled_from(SORT_NAMES)
KEYS = sorted({name.removeprefix("-") for name in SORT_NAMES} - {"source"})


def ids(comments: Iterator[Comment] | tuple[Comment, ...]) -> list[str]:
    return [comment.id for comment in comments]


@contextmanager
def little_stack(frames: int = 120) -> Iterator[None]:
    """Hardly more stack than is in use: recursion over the input would be noticed."""
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


# --- Walking ----------------------------------------------------------------------------------------------------------


@given(comments=graphs(), sort=sorts)
def test_every_comment_is_walked_once_below_its_parent(comments: list[Comment], sort: str) -> None:
    thread = Thread(comments=comments)
    path: list[Comment] = []
    walked = list(thread.walk(sort))
    for comment, depth in walked:
        assert depth <= len(path)
        del path[depth:]
        if path:
            assert comment.parent_id == path[-1].id
        path.append(comment)
    assert sorted(id(comment) for comment, _ in walked) == sorted(id(comment) for comment in thread.comments)


@given(comments=graphs())
def test_roots_and_replies_are_all_comments(comments: list[Comment]) -> None:
    thread = Thread(comments=comments)
    below = [reply for parent in {comment.id for comment in comments} for reply in thread.replies(parent)]
    assert sorted(map(id, [*thread.roots, *below])) == sorted(map(id, thread.comments))


@given(comments=graphs())
def test_a_comment_is_a_root_for_one_reason(comments: list[Comment]) -> None:
    """It replies to nothing, or to nobody who is here, or it closes a circle: and the tree says which."""
    tree = Tree(comments)
    present = {comment.id for comment in comments}
    assert tree.dangling == [
        i for i, c in enumerate(comments) if c.parent_id is not None and c.parent_id not in present
    ]
    for position, parent in enumerate(tree.parents):
        if parent == ROOT:
            reasons = (comments[position].parent_id is None, position in tree.dangling, position in tree.cut)
            assert sum(reasons) == 1
        else:
            assert comments[parent].id == comments[position].parent_id


@given(comments=graphs())
def test_a_circle_is_cut_once_at_its_earliest_member(comments: list[Comment]) -> None:
    tree = Tree(comments)
    first = {comment.id: position for position, comment in reversed(list(enumerate(comments)))}
    for position in tree.cut:
        around, here = [], position
        while here not in around:
            around.append(here)
            here = first[comments[here].parent_id or ""]
        assert here == position == min(around)


@given(comments=graphs(), sort=sorts)
def test_nested_is_the_walk(comments: list[Comment], sort: str) -> None:
    thread = Thread(comments=comments)
    stack = list(reversed(thread.nested(sort)))
    found = []
    while stack:
        here = stack.pop()
        found.append((here.comment, here.depth))
        stack.extend(reversed(here.replies))
    assert found == list(thread.walk(sort))


def test_of_two_comments_with_one_id_the_first_has_the_replies() -> None:
    comments = [Comment("a", url="1"), Comment("a", url="2"), Comment("b", parent_id="a")]
    assert [(c.url, depth) for c, depth in Thread(comments=comments).walk()] == [("1", 0), (None, 1), ("2", 0)]


@given(depths=st.lists(st.integers(0, 6), max_size=20))
def test_parents_from_depths(depths: list[int]) -> None:
    parents = parents_from_depths(depths)
    for position, parent in enumerate(parents):
        shallower = [above for above in range(position) if depths[above] < depths[position]]
        assert parent == max(shallower, default=ROOT)


# --- Sorting ----------------------------------------------------------------------------------------------------------


@given(comments=graphs(), sort=sorts)
def test_every_order_is_a_permutation_and_stable(comments: list[Comment], sort: str) -> None:
    positions = list(order(comments, sort))
    assert sorted(positions) == list(range(len(comments)))
    again = [comments[position] for position in positions]
    assert sort == "-source" or list(order(again, sort)) == list(range(len(comments)))


@given(comments=graphs(), key=st.sampled_from(KEYS))
def test_what_lacks_the_key_comes_last_in_either_direction(comments: list[Comment], key: str) -> None:
    def lacks(comment: Comment) -> bool:
        if key == "date":
            return comment.published is None or comment.published.value is None
        return comment.score is None if key == "score" else not (comment.author and comment.author.name)

    missing = [comment for comment in comments if lacks(comment)]
    for sort in (key, f"-{key}"):
        ordered = [comments[position] for position in order(comments, sort)]
        assert ordered[len(comments) - len(missing) :] == missing


@given(comments=graphs())
def test_dates_are_ordered_by_instant(comments: list[Comment]) -> None:
    values = [comments[i].published.value for i in order(comments, "date") if comments[i].published]
    instants = [v if v.tzinfo else v.replace(tzinfo=UTC) for v in values if v is not None]
    assert instants == sorted(instants)


@given(comments=graphs(), sort=sorts)
def test_sorted_keeps_replies_below_their_parents_unless_flat(comments: list[Comment], sort: str) -> None:
    thread = Thread(comments=comments)
    assert ids(thread.sorted(sort).comments) == [comment.id for comment, _ in thread.walk(sort)]
    flat = thread.sorted(sort, flat=True)
    assert list(flat.comments) == [thread.comments[position] for position in order(thread.comments, sort)]


def _at(id: str, value: datetime | None, **fields: object) -> Comment:
    return Comment(id, published=Timestamp("", value), **fields)


def test_naive_and_aware_dates_at_the_edges_of_the_calendar() -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    comments = [
        _at("late", datetime.max.replace(tzinfo=west)),
        _at("none", None),
        _at("noon", datetime(2012, 1, 1, 12)),
        _at("noon in the east", datetime(2012, 1, 1, 12, tzinfo=east)),
        _at("early", datetime.min.replace(tzinfo=east)),
    ]
    thread = Thread(comments=comments)
    assert ids(thread.sorted("date").comments) == ["early", "noon in the east", "noon", "late", "none"]
    assert ids(thread.sorted("-date").comments) == ["late", "noon", "noon in the east", "early", "none"]


def test_ties_keep_the_order_of_the_source_in_either_direction() -> None:
    comments = [Comment(id, author=Author(name)) for id, name in [("1", "bo"), ("2", "Bo"), ("3", "Ann"), ("4", "")]]
    thread = Thread(comments=comments)
    assert ids(thread.sorted("author").comments) == ["3", "1", "2", "4"]
    assert ids(thread.sorted("-author").comments) == ["1", "2", "3", "4"]


def test_a_score_that_is_no_number_comes_last() -> None:
    comments = [Comment(str(score), score=score) for score in (math.nan, 1.0, math.inf, None, -2, 0.5)]
    assert ids(Thread(comments=comments).sorted("score").comments) == ["-2", "0.5", "1.0", "inf", "nan", "None"]
    assert ids(Thread(comments=comments).sorted("-score").comments) == ["inf", "1.0", "0.5", "-2", "nan", "None"]


def test_an_unknown_order_is_refused_with_a_suggestion() -> None:
    with pytest.raises(threadkit.UnknownOption, match="did you mean '-date'"):
        Thread().sorted("-dates")
    with pytest.raises(threadkit.UnknownOption, match="known: source"):
        list(Thread().walk("zzz"))


# --- Size -------------------------------------------------------------------------------------------------------------

# Shape -> how many comments, and the parent of each. The chain is as deep as the house promises.
SHAPES: dict[str, tuple[int, Callable[[int], str | None]]] = {
    "chain": (100_000, lambda i: str(i - 1) if i else None),
    "chain upside down": (20_000, lambda i: str(i + 1)),
    "star": (20_000, lambda i: "0" if i else None),
    "roots": (20_000, lambda i: None),
    "circle": (20_000, lambda i: str((i + 1) % 20_000)),
}


@pytest.fixture(params=SHAPES, scope="module")
def many(request: pytest.FixtureRequest) -> Thread:
    size, parent = SHAPES[request.param]
    stamps = [Timestamp("", datetime(2012, 1, 1) + timedelta(hours=i)) for i in range(5)]
    return Thread(comments=[Comment(str(i), parent_id=parent(i), published=stamps[i % 5]) for i in range(size)])


def test_any_shape_is_walked_sorted_and_nested_at_any_size(many: Thread) -> None:
    with little_stack():
        for sort in ("source", "-date"):
            assert sum(1 for _ in many.walk(sort)) == len(many)
            assert len(many.sorted(sort)) == len(many)
        nested = many.nested()
    stack, seen = nested, 0
    while stack:
        here = stack.pop()
        seen += 1
        stack.extend(here.replies)
    assert seen == len(many)


def test_any_shape_is_compared_copied_and_pickled_at_any_size(many: Thread) -> None:
    threadkit.render(Thread(), "json")  # imports are not what is measured
    with little_stack():
        assert pickle.loads(pickle.dumps(many)) == many
        assert len(repr(many)) > len(many)
        hash(many)
        again = threadkit.render(many, "json")
    assert copy.deepcopy(many) == many
    assert len(json.loads(again)["comments"]) == len(many)
