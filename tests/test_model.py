"""The model: frozen values, equality and what plays no part in it, and the views of a thread."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime, timedelta, timezone

import pytest
import strategies
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from threadkit import Author, Body, Comment, Origin, Post, Problem, Thread, Timestamp, Where
from threadkit.model import BODY_FORMATS, KINDS, PRECISIONS, STATUSES, Nested


@given(thread=strategies.threads)
def test_threads_are_values(thread: Thread) -> None:
    assert copy.deepcopy(thread) == thread
    assert pickle.loads(pickle.dumps(thread)) == thread
    assert hash(copy.deepcopy(thread)) == hash(thread)
    assert thread.sorted("source", flat=True) == thread


def test_everything_is_frozen() -> None:
    for value in (Author(), Timestamp(""), Body(), Comment("1"), Post(), Origin(), Thread(), Where()):
        with pytest.raises(FrozenInstanceError):
            value.id = "x"


def test_how_a_thing_was_read_plays_no_part_in_equality() -> None:
    one, two = Origin(format="html"), Origin(format="text")
    assert Comment("1", where=Where(line=1)) == Comment("1", where=Where(line=2))
    assert Post(where=Where(line=1)) == Post()
    assert Thread(origin=one, problems=[Problem("no-post", "?")]) == Thread(origin=two)
    assert Comment("1", extra={"a": 1}) != Comment("1")
    assert Thread(claimed=1) != Thread()


def test_what_is_personal_is_not_in_a_repr() -> None:
    comment = Comment("1", author=Author("Ann", email="ann@tea.example"), private={"ip": "192.0.2.1"})
    assert "ann@tea.example" not in repr(comment)
    assert "192.0.2.1" not in repr(comment)


def test_the_closed_sets_are_what_the_types_say() -> None:
    assert PRECISIONS[0] == "year"
    assert PRECISIONS[-1] == "second"
    assert (BODY_FORMATS[0], KINDS[0], STATUSES[0]) == ("html", "comment", "visible")


@pytest.mark.parametrize(
    ("precision", "naive", "aware"),
    [
        ("year", "2012", "2012"),
        ("month", "2012-03", "2012-03"),
        ("week", "2012-03-04", "2012-03-04"),
        ("day", "2012-03-04", "2012-03-04"),
        ("hour", "2012-03-04T05", "2012-03-04T05-03:30"),
        ("minute", "2012-03-04T05:06", "2012-03-04T05:06-03:30"),
        ("second", "2012-03-04T05:06:07", "2012-03-04T05:06:07-03:30"),
        (None, "2012-03-04T05:06:07", "2012-03-04T05:06:07-03:30"),
    ],
)
def test_a_timestamp_shows_no_more_than_was_said(precision: str, naive: str, aware: str) -> None:
    value = datetime(2012, 3, 4, 5, 6, 7)
    zone = timezone(-timedelta(hours=3, minutes=30))
    assert Timestamp("", value, precision).isoformat() == naive
    assert Timestamp("", value.replace(tzinfo=zone), precision).isoformat() == aware


def test_a_timestamp_without_a_value_shows_nothing() -> None:
    assert Timestamp("soon").isoformat() == ""


def test_a_body_in_other_markups() -> None:
    body = Body('<p>So <b>true</b>.</p><script>alert("x")</script>')
    assert "<script" not in body.html
    assert "true" in body.html
    assert body.text.strip() == "So true."
    assert "true" in body.markdown


THREAD = Thread(
    comments=iter([Comment("a"), Comment("b", parent_id="a"), Comment("c", parent_id="b"), Comment("d", parent_id="x")])
)


def test_views_of_a_thread() -> None:
    a, b, c, d = THREAD.comments
    assert len(THREAD) == 4
    assert THREAD.roots == (a, d)
    assert THREAD.replies("a") == (b,)
    assert THREAD.replies("c") == THREAD.replies("nobody") == ()
    assert THREAD.parent(c) == b
    assert THREAD.parent(a) is THREAD.parent(d) is None
    assert THREAD.nested() == [Nested(a, 0), Nested(d, 0)]
    assert THREAD.nested()[0].replies == [Nested(b, 1)]


def test_comments_and_problems_may_come_from_any_iterable() -> None:
    thread = Thread(comments=[Comment("a")], problems=iter([Problem("no-post", "?")]))
    assert isinstance(thread.comments, tuple)
    assert isinstance(thread.problems, tuple)
    assert thread.problems[0].severity == "info"
