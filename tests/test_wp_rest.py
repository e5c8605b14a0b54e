"""WordPress REST comments: the fields, the traps of real answers, and values of the wrong kind."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
import strategies
from hypothesis import given

import threadkit
from threadkit import Author, Body, Comment, Post, ReadError, Thread, Timestamp

RECORD: dict[str, Any] = {
    "id": 31,
    "post": 12,
    "parent": 0,
    "author": 0,
    "author_name": "Jo &amp; Kim",
    "author_url": "https://jo.example/",
    "date": "2019-05-01T14:30:00",
    "date_gmt": "2019-05-01T12:30:00",
    "content": {"rendered": "<p>Water <em>just</em> off the boil.</p>\n"},
    "link": "https://tea.example/oolong/comment-page-2/#comment-31",
    "status": "approved",
    "type": "comment",
    "author_avatar_urls": {
        "24": "https://a.example/?s=24",
        "96": "https://a.example/?s=96",
        "48": "https://a.example/48",
    },
    "meta": [],
    "_links": {"up": [{"href": "https://tea.example/wp-json/wp/v2/posts/12"}]},
}


def read(records: Any, **options: Any) -> list[Thread]:
    return list(threadkit.iter_threads(json.dumps(records), format="wp-rest", **options))


def one(**changes: Any) -> Comment:
    (thread,) = read([{**RECORD, **changes}])
    (comment,) = thread.comments
    return comment


def codes(thread: Thread) -> list[str]:
    return [problem.code for problem in thread.problems]


def test_every_field_has_its_place() -> None:
    (thread,) = read([RECORD])
    assert thread.post == Post(id="12", url="https://tea.example/oolong/")
    assert thread.comments == (
        Comment(
            "31",
            author=Author("Jo & Kim", url="https://jo.example/", avatar="https://a.example/?s=96"),
            published=Timestamp(
                "2019-05-01T14:30:00",
                datetime(2019, 5, 1, 12, 30, tzinfo=UTC),
                "second",
                basis="machine",
                zone_source="machine",
                machine="2019-05-01T12:30:00",
            ),
            body=Body("<p>Water <em>just</em> off the boil.</p>\n"),
            url="https://tea.example/oolong/comment-page-2/#comment-31",
        ),
    )
    assert thread.problems == ()


def test_comments_of_several_posts_are_several_threads() -> None:
    rows = [{**RECORD, "id": 1, "post": 5}, {**RECORD, "id": 2}, {**RECORD, "id": 3, "post": 5, "parent": 1}]
    first, second = read(rows)
    assert [comment.id for comment in first.comments] == ["1", "3"]
    assert first.replies("1") == (first.comments[1],)
    assert [comment.id for comment in second.comments] == ["2"]


def test_comments_without_a_post_are_a_thread() -> None:
    (thread,) = read([{"id": 1, "content": {"rendered": "a"}}, {"id": 2, "content": {"rendered": "b"}}])
    assert thread.post is None
    assert len(thread) == 2
    assert codes(thread) == ["no-post"]


@pytest.mark.parametrize("shape", [[RECORD], {"comments": [RECORD]}, RECORD])
def test_a_list_may_be_wrapped_or_single(shape: Any) -> None:
    assert read(shape) == read([RECORD])
    assert threadkit.detect(json.dumps(shape))[0].format == "wp-rest"


def test_the_embedded_post_is_asked_for_its_title() -> None:
    up = {"id": 12, "link": "https://tea.example/oolong/", "title": {"rendered": "Oolong &#8211; <em>how</em>"}}
    (thread,) = read([{**RECORD, "link": "", "_embedded": {"up": [up], "author": [{"name": "Jo"}]}}])
    assert thread.post == Post(id="12", title="Oolong – how", url="https://tea.example/oolong/")
    assert thread.comments[0].extra == {}


@pytest.mark.parametrize("embedded", [None, [], {"up": None}, {"up": [None]}, {"up": [{"title": 5, "link": 5}]}, 5])
def test_an_odd_embedding_does_no_harm(embedded: Any) -> None:
    (thread,) = read([{**RECORD, "_embedded": embedded}])
    assert thread.post is not None
    assert thread.post.title is None


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"status": "approved"}, "status", "visible"),
        ({"status": "hold"}, "status", "pending"),
        ({"status": "spam"}, "status", "spam"),
        ({"status": "trash"}, "status", "deleted"),
        ({"status": None}, "status", "visible"),
        ({"status": "quarantined"}, "status", "hidden"),
        ({"type": "pingback"}, "kind", "pingback"),
        ({"type": "trackback"}, "kind", "trackback"),
        ({"type": ""}, "kind", "comment"),
        ({"type": "order_note"}, "kind", "comment"),
        ({"parent": 30}, "parent_id", "30"),
        ({"parent": "30"}, "parent_id", "30"),
        ({"parent": False}, "parent_id", None),
        ({"parent": ""}, "parent_id", None),
        ({"parent": "0"}, "parent_id", None),
        ({"parent": 1.5}, "parent_id", None),
        ({"id": 1e2}, "id", "100"),
        ({"id": 2**64 + 1}, "id", str(2**64 + 1)),
        ({"id": None}, "id", "#0"),
        ({"id": ""}, "id", "#0"),
        ({"id": True}, "id", "#0"),
        ({"link": ""}, "url", None),
        ({"content": "<p>bare</p>"}, "body", Body("<p>bare</p>")),
        ({"content": None}, "body", Body("")),
        ({"content": {}}, "body", Body("")),
        ({"content": 5}, "body", Body("")),
        ({"author_ip": "192.0.2.9", "author_user_agent": ""}, "private", {"ip": "192.0.2.9"}),
        ({"meta": {"rating": 4}, "karma": 2, "_links": {}}, "extra", {"meta": {"rating": 4}, "karma": 2}),
        ({"content": {"rendered": "a", "raw": "b"}}, "extra", {"content/raw": "b"}),
        ({"status": "quarantined"}, "extra", {"status": "quarantined"}),
    ],
)
def test_values_and_what_they_mean(changes: dict[str, Any], field: str, value: Any) -> None:
    assert getattr(one(**changes), field) == value


@pytest.mark.parametrize(
    ("changes", "author"),
    [
        ({"author": 4}, Author("Jo & Kim", url="https://jo.example/", avatar="https://a.example/?s=96", id="4")),
        ({"author_avatar_urls": False}, Author("Jo & Kim", url="https://jo.example/")),
        ({"author_avatar_urls": []}, Author("Jo & Kim", url="https://jo.example/")),
        ({"author_avatar_urls": {"big": "x"}}, Author("Jo & Kim", url="https://jo.example/")),
        ({"author_name": "", "author_url": "", "author_avatar_urls": None}, None),
        ({"author_name": 5, "author_url": None, "author_avatar_urls": None}, None),
        (
            {"author_url": "", "author_avatar_urls": None, "author_email": "jo@jo.example"},
            Author("Jo & Kim", email="jo@jo.example"),
        ),
    ],
)
def test_authors(changes: dict[str, Any], author: Author | None) -> None:
    assert one(**changes).author == author


# --- Dates ------------------------------------------------------------------------------------------------------------


def test_dates_that_disagree_are_told() -> None:
    (thread,) = read([{**RECORD, "date": "2019-04-25T14:30:00"}])
    published = thread.comments[0].published
    assert published is not None
    assert published.value == datetime(2019, 5, 1, 12, 30, tzinfo=UTC)
    assert published.flags == ("conflict",)
    assert codes(thread) == ["date-conflict"]


@pytest.mark.parametrize("local", ["2019-05-02T02:30:00", "2019-05-01T00:30:00", "2019-05-01T18:15:00", "noon"])
def test_a_site_in_any_zone_agrees(local: str) -> None:
    (thread,) = read([{**RECORD, "date": local}])
    assert thread.problems == ()


@pytest.mark.parametrize("gmt", [None, "", "0000-00-00T00:00:00"])
def test_the_local_date_stands_where_there_is_no_other(gmt: Any) -> None:
    published = one(date_gmt=gmt).published
    assert published is not None
    assert published.text == "2019-05-01T14:30:00"
    assert published.value == datetime(2019, 5, 1, 14, 30)


def test_the_instant_stands_alone_too() -> None:
    published = one(date=None).published
    assert published is not None
    assert (published.text, published.flags) == ("2019-05-01T12:30:00", ())


def test_an_offset_that_is_written_counts() -> None:
    published = one(date_gmt="2019-05-01T14:30:00+02:00").published
    assert published is not None
    assert published.value == datetime(2019, 5, 1, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("gmt", [5, True, [], {}, "soon", "2019-13-01T00:00:00", "0001-01-01T00:00:00+14:00"])
def test_an_instant_that_is_none_is_told_and_kept(gmt: Any) -> None:
    (thread,) = read([{**RECORD, "date_gmt": gmt}])
    published = thread.comments[0].published
    assert published is not None
    assert published.text == "2019-05-01T14:30:00"
    assert codes(thread) == ["bad-value"]
    assert thread.comments[0].extra == ({"date_gmt": gmt} if gmt not in ([], {}) else {})


def test_no_date_is_no_date() -> None:
    assert one(date=None, date_gmt=None).published is None
    assert one(date="", date_gmt=None).published is None
    number = one(date=1350000000, date_gmt=None).published
    assert number is not None
    assert number.text == "1350000000"


# --- Hostile answers --------------------------------------------------------------------------------------------------


def test_what_is_no_comment_is_left_out_and_told() -> None:
    (thread,) = read([None, RECORD, 1, "x", [], {}])
    assert len(thread) == 1
    assert [str(problem.where) for problem in thread.problems] == ["/0", "/2", "/3", "/4", "/5"]


@pytest.mark.parametrize("answer", [42, "x", None, {"code": "rest_no_route", "message": "No route", "data": {}}])
def test_what_is_no_answer_is_refused(answer: Any) -> None:
    with pytest.raises(ReadError):
        read(answer)


def test_problems_without_a_comment_are_not_lost() -> None:
    (thread,) = read([None])
    assert codes(thread) == ["bad-record"]


WRONG = [None, True, False, 0, -1, 1.5, 10**30, float("nan"), "", "x", "\x00", "\ud800", [], {}, [None], {"a": 1}]


@pytest.mark.parametrize("key", RECORD)
def test_a_wrong_value_anywhere_keeps_the_comment(key: str) -> None:
    for value in WRONG:
        (thread,) = read([{**RECORD, key: value}])
        assert len(thread) == 1
        assert threadkit.parse(threadkit.render(thread, "json", private=True), format="json").comments


@given(value=strategies.json_values)
def test_any_json_is_read_or_refused(value: Any) -> None:
    for answer in (value, [value], {"comments": value}, [{"id": 1, "content": value, "date": value, "link": value}]):
        with contextlib.suppress(ReadError):
            read(answer)


def test_control_characters_and_surrogates_are_told() -> None:
    (thread,) = read([{**RECORD, "author_name": "A\x00B\ud83d"}])
    assert thread.comments[0].author is not None
    assert thread.comments[0].author.name == "A\ufffdB\ufffd"
    assert codes(thread) == ["control-characters"]


@pytest.mark.parametrize("link", ["https://[broken/#comment-1", "/?p=3&cpage=2#comment-1"])
def test_odd_links_are_kept(link: str) -> None:
    assert one(link=link).url == link


@pytest.mark.parametrize(
    "other",
    [
        '[{"id": 1, "title": {"rendered": "A"}, "content": {"rendered": "a post"}}]',
        '{"threadkit": 1, "comments": [{"id": "1", "extra": {"author_name": "x"}}]}',
        "author_name and rendered",
    ],
)
def test_other_documents_are_not_taken_for_it(other: str) -> None:
    candidates = threadkit.detect(other)
    assert not candidates or candidates[0].format != "wp-rest"


def test_a_bare_minimum_is_known_at_sight() -> None:
    assert threadkit.detect('[{"id": 1, "content": {"rendered": "a"}}]')[0].format == "wp-rest"
