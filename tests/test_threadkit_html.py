"""What threadkit wrote as HTML comes back as the equal thread, whatever the thread."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime

import pytest
from html_equality import told
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import comments, posts, timestamps

import threadkit
from threadkit import Author, Body, Comment, Post, Thread, Timestamp, iter_threads, render

FORMATS = ("html", "html-page")
ids = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8)
threads = st.builds(
    Thread,
    post=st.none() | posts,
    comments=st.lists(comments(ids, st.none() | ids), max_size=5, unique_by=lambda comment: comment.id),
    claimed=st.none() | st.integers(0, 10**6),
)

SETTLED = Timestamp(
    "3.4.2012 kl. 9\N{NO-BREAK SPACE}",
    datetime(2012, 4, 3, 9, tzinfo=UTC),
    "hour",
    alternatives=(datetime(2012, 3, 4, 9, tzinfo=UTC),),
    basis="order",
    flags=("two-readings",),
    span=(3, 18),
)
TALK = Thread(
    Post("p7", "Tea <or> coffee", "https://tea.example/p", Author("Ann", id="1"), SETTLED, language="nb_NO"),
    [
        Comment("7", "9", Author("Bo", "bo", "https://bo.example/", roles=("author", "staff")), SETTLED),
        Comment("8", kind="pingback", author=Author(handle="cy"), published=Timestamp("last spring"), score=1234567.5),
        Comment("9", author=Author(url="https://dee.example/"), body=Body("*yes*", "markdown"), updated=SETTLED),
        Comment(
            "10", "nowhere", published=Timestamp("2012", datetime(2012, 1, 1), "year"), body=Body("<ul><li>a</ul>")
        ),
        Comment("11", "7", status="deleted"),
        Comment("12", "11", kind="answer", url="https://tea.example/p#c12"),
    ],
    claimed=9,
)


def read_back(*given: Thread, format: str = "html", **options: object) -> list[Thread]:
    out = io.StringIO()
    threadkit.write(given, out, format, **options)
    return list(iter_threads(out.getvalue()))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("options", [{}, {"flat": True}, {"max_depth": 1}, {"collapse": 1}])
def test_a_thread_comes_back(format: str, options: dict[str, object]) -> None:
    (again,) = read_back(TALK, format=format, **options)
    assert told(again) == told(TALK)
    assert again.comments[0].published == SETTLED
    assert (again.origin.format, again.origin.profile, again.problems) == ("html", "threadkit", ())


@settings(max_examples=150)
@given(threads, st.sampled_from(FORMATS))
def test_any_thread_comes_back(thread: Thread, format: str) -> None:
    (again,) = iter_threads(str(render(thread, format)), format="html")
    assert told(again) == told(thread)


@given(timestamps)
def test_any_date_comes_back(stamp: Timestamp) -> None:
    thread = Thread(comments=[Comment("1", published=stamp, updated=stamp)])
    (again,) = iter_threads(str(render(thread, "html")), format="html")
    assert told(again) == told(thread)


@pytest.mark.parametrize("format", FORMATS)
def test_several_threads_come_back(format: str) -> None:
    empty, second = Thread(Post(title="Nobody")), Thread(comments=[Comment("7", body=Body("So."))])
    assert list(map(told, read_back(TALK, empty, second, format=format))) == list(map(told, [TALK, empty, second]))


def test_a_fragment_is_read_out_of_any_page() -> None:
    page = f"<!doctype html><title>My blog</title><body class='post'><h1>Hi</h1>{render(TALK, 'html')}</body>"
    (again,) = iter_threads(page)
    assert told(again) == told(TALK)


def test_nothing_comes_back_of_what_was_held_back() -> None:
    author, body = Author("Mallory", "mal"), Body("Buy!")
    held = Thread(
        comments=[
            Comment("1", None, author, body=body, status="spam"),
            Comment("2", "1"),
            Comment("3", status="pending"),
        ]
    )
    (again,) = read_back(held)
    assert [(one.id, one.status, one.author, one.body) for one in again.comments] == [
        ("1", "hidden", None, Body()),
        ("2", "visible", None, Body()),
    ]


def test_attributes_that_were_meddled_with_break_nothing() -> None:
    page = str(render(TALK, "html"))
    for name in ("score", "claimed", "kind", "status", "date", "precision", "order"):
        page = page.replace(f'data-tk-{name}="', f'data-tk-{name}="[²')
    (again,) = iter_threads(page)
    assert {comment.id for comment in again.comments} == {comment.id for comment in TALK.comments}


@pytest.mark.parametrize("max_depth", [8, 10_000])
def test_long_chains_take_linear_time(max_depth: int) -> None:
    chain = Thread(comments=[Comment(str(n), str(n - 1) if n else None, body=Body("So.")) for n in range(5_000)])
    page = str(render(chain, "html", max_depth=max_depth))
    begin = time.process_time()
    (again,) = iter_threads(page)
    assert told(again) == told(chain)
    assert time.process_time() - begin < 10
