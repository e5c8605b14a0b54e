"""From a reader's stream to threads: where one ends, which ids and dates it has, and what is told about it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import graphs

import threadkit.gather
from threadkit import Comment, Origin, Post, Problem, Thread, Timestamp, Where
from threadkit.gather import gather
from threadkit.reading import Context, Facts, Item, Start

A, B = Comment("a"), Comment("b")


def gathered(*items: Item, context: Context | None = None) -> list[Thread]:
    return list(gather(items, context or Context(), "test"))


def codes(thread: Thread) -> list[str]:
    return [problem.code for problem in thread.problems]


# --- Where a thread begins --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "threads"),
    [
        ([], []),
        ([Post()], [(Post(), [])]),
        ([A, B], [(None, ["a", "b"])]),
        ([Post(id="1"), A, Post(id="2"), B], [(Post(id="1"), ["a"]), (Post(id="2"), ["b"])]),
        ([Post(id="1"), Post(id="2")], [(Post(id="1"), []), (Post(id="2"), [])]),
        ([A, Post(id="2"), B], [(None, ["a"]), (Post(id="2"), ["b"])]),
        ([Facts(claimed=1), Post(), A], [(Post(), ["a"])]),
        ([Start(), A, Start(), B], [(None, ["a"]), (None, ["b"])]),
        ([Start(), Post(), A, Start()], [(Post(), ["a"]), (None, [])]),
    ],
)
def test_where_threads_begin(items: list[Item], threads: list[tuple[Post | None, list[str]]]) -> None:
    assert [(t.post, [c.id for c in t.comments]) for t in gathered(*items)] == threads


def test_threads_come_one_by_one() -> None:
    asked = []

    def items() -> Any:
        for number in range(3):
            asked.append(number)
            yield Post(id=str(number))

    coming = gather(items(), Context(), "test")
    next(coming)
    assert asked == [0, 1]


def test_problems_belong_to_the_thread_at_hand_and_are_never_lost() -> None:
    context = Context()

    def items() -> Any:
        yield Post(id="1")
        context.report("bad-record", "first")
        yield Post(id="2")
        context.report("bad-record", "second")

    assert [[p.message for p in t.problems] for t in gather(items(), context, "test")] == [["first"], ["second"]]
    context.report("bad-record", "nothing else")
    (thread,) = gather([], context, "test")
    assert [problem.message for problem in thread.problems] == ["nothing else"]


def test_problems_are_offered_as_they_are_found() -> None:
    heard: list[Problem] = []
    context = Context(on_problem=heard.append)
    (thread,) = gathered(A, A, context=context)
    assert tuple(heard) == thread.problems


# --- Facts ------------------------------------------------------------------------------------------------------------


def test_what_a_source_says_of_the_thread() -> None:
    origin = Origin(profile="oolong", reasons=("leaves",))
    (thread,) = gathered(
        Post(), Facts(origin=origin), A, Facts(claimed=1), Facts(), context=Context(url="https://t.example")
    )
    assert thread.claimed == 1
    assert thread.origin == Origin(format="test", profile="oolong", url="https://t.example", reasons=("leaves",))
    assert thread.problems == ()


def test_a_wrong_count_is_told() -> None:
    assert codes(gathered(Post(), A, Facts(claimed=3))[0]) == ["count-mismatch"]
    assert codes(gathered(Post(), Facts(claimed=0))[0]) == []
    assert codes(gathered(A)[0]) == ["no-post"]


def test_a_checked_thread_is_taken_at_its_word() -> None:
    comment = Comment("a", parent_id="x", published=Timestamp("2012-01-02"))
    origin = Origin(format="html", url="https://t.example")
    (thread,) = gathered(
        Start(checked=True), comment, Facts(claimed=9, origin=origin), context=Context(url="https://u.example")
    )
    assert thread.comments == (comment,)
    assert thread.origin == origin
    assert thread.problems == ()


# --- Ids and parents --------------------------------------------------------------------------------------------------


@given(comments=graphs())
def test_ids_become_unique_and_nothing_else_changes(comments: list[Comment]) -> None:
    (thread,) = gathered(Post(), *comments)
    assert len({comment.id for comment in thread.comments}) == len(comments)
    for before, after in zip(comments, thread.comments, strict=True):
        assert after.extra.get("original_id", after.id) == before.id
        assert (after.parent_id, after.author, after.score) == (before.parent_id, before.author, before.score)


def test_a_free_name_is_found_for_a_repeated_id() -> None:
    (thread,) = gathered(Post(), *map(Comment, ["a", "a~2", "a", "a", "a~2"]))
    assert [comment.id for comment in thread.comments] == ["a", "a~2", "a~3", "a~4", "a~2~2"]
    assert codes(thread) == ["duplicate-id"] * 3


def test_one_id_for_all_takes_no_more_than_linear_time() -> None:
    begun = time.process_time()
    (thread,) = gathered(Post(), *[Comment("a")] * 20_000)
    assert thread.comments[-1].id == "a~20000"
    assert time.process_time() - begun < 20


def test_parents_that_are_not_there_and_circles_are_told_with_their_place() -> None:
    here, there = Where(line=4), Where(line=5)
    (thread,) = gathered(Post(), Comment("a", parent_id="x", where=here), Comment("b", parent_id="b", where=there))
    assert [(p.code, p.where) for p in thread.problems] == [("dangling-parent", here), ("parent-cycle", there)]
    assert [comment.parent_id for comment in thread.comments] == ["x", "b"]


# --- Dates ------------------------------------------------------------------------------------------------------------


class Settle:
    """Stands in for the rules of dates: gives what it was told to, and keeps what it was asked."""

    def __init__(self, *values: Timestamp | None) -> None:
        self.values = list(values)
        self.asked: list[tuple[Sequence[Timestamp | None], dict[str, Any]]] = []

    def __call__(self, stamps: Sequence[Timestamp | None], **hints: Any) -> list[Timestamp | None]:
        self.asked.append((stamps, hints))
        return [self.values.pop(0) if stamp is not None else None for stamp in stamps]


def settling(monkeypatch: pytest.MonkeyPatch, *values: Timestamp | None) -> Settle:
    settle = Settle(*values)
    monkeypatch.setattr(threadkit.gather, "settle", settle)
    return settle


OPEN = Timestamp("then")
DONE = Timestamp("then", datetime(2012, 1, 2), "day", basis="words")


def test_dates_are_settled_together_with_every_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    settle = settling(monkeypatch, DONE, DONE, DONE, DONE)
    reference = datetime(2013, 1, 1, tzinfo=UTC)
    comments = [Comment("a", parent_id="b", published=OPEN), Comment("b", published=OPEN, updated=OPEN)]
    (thread,) = gathered(Post(published=OPEN, language="de"), *comments, context=Context(reference=reference))
    assert thread.post is not None
    assert thread.post.published == DONE
    assert [(c.published, c.updated) for c in thread.comments] == [(DONE, None), (DONE, DONE)]
    assert settle.asked == [
        ([OPEN, None], {"reference": reference, "language": "de"}),
        (
            [OPEN, OPEN, None, OPEN],
            {"reference": reference, "language": "de", "parents": [1, None, 0, 1], "post_date": DONE.value},
        ),
    ]


def test_the_callers_language_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    settle = settling(monkeypatch, DONE)
    gathered(Post(language="de"), Comment("a", published=OPEN), context=Context(language="fr"))
    assert settle.asked[0][1]["language"] == "fr"


def test_settled_dates_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    settle = settling(monkeypatch)
    doubtful = Timestamp("x", alternatives=(datetime(2012, 1, 1),), basis="order", flags=("conflict",))
    (thread,) = gathered(Post(published=DONE), Comment("a", published=doubtful))
    assert settle.asked == []
    assert codes(thread) == []


@pytest.mark.parametrize(
    ("settled", "code"),
    [
        (Timestamp("then", basis="unread"), ["date-unread"]),
        (Timestamp("then", kind="relative", basis="unread"), []),
        (Timestamp("then", DONE.value, alternatives=(datetime(2012, 2, 1),), basis="order"), ["date-ambiguous"]),
        (Timestamp("then", DONE.value, flags=("conflict",), basis="words"), ["date-conflict"]),
        (DONE, []),
    ],
)
def test_doubts_about_dates_are_told(monkeypatch: pytest.MonkeyPatch, settled: Timestamp, code: list[str]) -> None:
    settling(monkeypatch, settled, settled)
    (thread,) = gathered(Post(), Comment("a", published=OPEN, where=Where(line=3)))
    assert codes(thread) == code
    assert all(problem.excerpt == "then" and problem.where == Where(line=3) for problem in thread.problems)
    settling(monkeypatch, settled)
    (thread,) = gathered(Post(published=OPEN))
    assert codes(thread) == code


@given(
    items=st.lists(st.sampled_from([A, B, Post(id="1"), Facts(claimed=2), Start(), Start(checked=True)]), max_size=8)
)
def test_no_comment_is_lost_whatever_the_stream(items: list[Item]) -> None:
    threads = gathered(*items)
    assert sum(len(thread) for thread in threads) == sum(isinstance(item, Comment) for item in items)
    assert sum(thread.post is not None for thread in threads) == sum(isinstance(item, Post) for item in items)
